"""Parallels: which passages of other authors treat the same thing, and by what one sees it."""

from edition.parallels.finding import find

__all__ = ["find"]
