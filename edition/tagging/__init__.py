"""Who, where, when, how many and which work: the spans that a passage speaks of."""
