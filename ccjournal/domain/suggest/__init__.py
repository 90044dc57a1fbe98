"""Suggesting criteria: which of them the words of a record already show, and which words do."""
