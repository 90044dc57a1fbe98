"""Bringing a journal of an older version up to date, as far as it is one."""

from pathlib import Path

from ccjournal.storage.engine import connect
from ccjournal.storage.faults import DAMAGED, Progress, told, worded
from ccjournal.storage.header import (
    has_words_in_log,
    reading_access,
    refuse_newer,
    version_in_log,
    version_of,
)
from ccjournal.storage.key_file import Key


def bring_up_to_date(file: Path, newest: int, progress: Progress, key: Key | None) -> None:
    """Run the migrations that are due; a log left behind may know a newer version."""
    version = version_of(file, key)
    if has_words_in_log(file):
        version = version_in_log(file, key)
    refuse_newer(file, version, newest)
    if version < newest:
        from ccjournal.storage.migrations.runner import upgrade  # noqa: PLC0415 (slow, rare)

        _refuse_other_steps(file, version, key)
        upgrade(file, version, progress, key=key)


def _refuse_other_steps(file: Path, version: int, key: Key | None) -> None:
    """Raise if the steps that a file has been through are not those its header tells of."""
    with told(file):
        made = connect(file, reading_access(file), key)
        try:
            stamps = made.execute("SELECT version_num FROM alembic_version").fetchall()
        finally:
            made.close()
    if stamps != [(f"{version:04d}",)]:
        raise worded(DAMAGED, file)
