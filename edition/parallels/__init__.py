"""What other authors say of the same thing, and why we think so."""
