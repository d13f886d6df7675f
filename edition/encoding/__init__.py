"""From a received file to passages and notes."""
