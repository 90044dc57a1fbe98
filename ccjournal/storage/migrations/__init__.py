"""Numbered steps from an old journal file to the present one, run by Alembic."""
