"""Fields, words, queries and hits."""
