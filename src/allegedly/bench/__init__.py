"""Benchmarks: readers of public corpora, scorers, and what was measured on them."""
