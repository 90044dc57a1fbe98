"""The journal itself: records, claims, coverage and Word export. Imports no Qt."""

__version__ = "0.1.0"
