"""Pages, JSON and settings."""
