"""Writing checks: questions that an assessor would ask, found by pure functions."""
