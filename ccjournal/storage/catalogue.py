"""What is known of the copies in a folder: a small file beside them, without a word of the journal.

It can be lost: then a copy counts as unchecked until the next one is made.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ccjournal.storage.copies import sync_folder
from ccjournal.storage.faults import told
from ccjournal.storage.sound import MALFORMED, sound

NAME = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Fact:
    """What was found when a copy was checked; `mark` tells the state of the journal then."""

    size: int
    records: int
    mark: str
    checked: datetime


class Catalogue:
    """The facts of one folder of copies; only who may write to the journal changes them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def facts(self) -> dict[str, Fact]:
        """Return what is known, by the name of the copy; nothing where it cannot be read."""
        try:
            found = json.loads(self._file.read_bytes())
            return {name: _fact(values) for name, values in found.items()}
        except (OSError, *MALFORMED):
            return {}

    def add(self, name: str, fact: Fact) -> None:
        """Write down what was found; copies that are no longer there are forgotten."""
        known = {n: f for n, f in self.facts().items() if (self._file.parent / n).exists()}
        self._keep({**known, name: fact})

    def _keep(self, facts: Mapping[str, Fact]) -> None:
        """Replace the file, so that a crash leaves the old one or the new one."""
        values = {name: asdict(f) | {"checked": f.checked.isoformat()} for name, f in facts.items()}
        part = self._file.with_name(f"{NAME}.part")
        with told(self._file, writes=True):
            with part.open("w", encoding="utf-8") as opened:
                json.dump(values, opened, ensure_ascii=False, indent=1)
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(self._file)
            sync_folder(self._file.parent)


def _fact(values: Mapping[str, object]) -> Fact:
    checked = datetime.fromisoformat(str(values["checked"]))
    return sound(Fact(**{**values, "checked": checked}))  # type: ignore[arg-type]
