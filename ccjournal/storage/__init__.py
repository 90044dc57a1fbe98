"""SQLite through SQLAlchemy: the only SQL. Only `ccjournal.services` may import this."""
