"""Checks authorship files with Python alone: `one_file` makes of it what an assessor runs.

It uses nothing of the rest, so that what checks a history is not what has written it.
"""
