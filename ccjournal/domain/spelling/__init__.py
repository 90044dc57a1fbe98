"""Spelling without a dictionary: what is looked up, and how offers are put in order."""
