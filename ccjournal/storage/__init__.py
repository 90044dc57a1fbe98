"""SQLite through SQLAlchemy. Only `ccjournal.services` and `bootstrap` may import this."""
