"""Measurements against references in the same run: `python -m benchmarks [NAME ...]`."""
