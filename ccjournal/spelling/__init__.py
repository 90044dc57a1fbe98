"""Dictionaries in the files of Hunspell."""
