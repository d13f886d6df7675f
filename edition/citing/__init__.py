"""How a passage is cited."""
