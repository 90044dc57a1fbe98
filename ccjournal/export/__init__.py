"""Word documents from plain values. Only `ccjournal.services` may import this."""
