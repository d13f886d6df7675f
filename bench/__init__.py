"""Benchmarks: how fast, how large, how it grows. `python -m bench` runs them all, `python -m bench library` one."""
