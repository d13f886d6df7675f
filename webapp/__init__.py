"""Pages, JSON and settings."""

from webapp.application import create_app

__all__ = ["create_app"]
