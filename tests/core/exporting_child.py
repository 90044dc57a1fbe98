"""Run by test_export_killed: writes one document again and again, and says when each is there."""

import sys
from pathlib import Path

from ccjournal.export.rich import Picture
from ccjournal.export.word import DocumentProperties, fill
from ccjournal.services.jobs import NoProgress

template, target, picture = map(Path, sys.argv[1:])
shown = Picture(picture.read_bytes(), "A chart", 80, 45)
for turn in range(1_000_000):
    values = {"turn": str(turn), "items": ["Some words of a record. " * 20] * 400, "picture": shown}
    fill(template, values, target, DocumentProperties("x", "y"), NoProgress())
    sys.stdout.write(f"{turn}\n")
    sys.stdout.flush()
