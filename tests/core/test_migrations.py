"""Bringing an old journal up to date: all or not at all, whatever happens on the way."""

import re
import sys
from hashlib import sha256
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from subprocess import run as run_process

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from ccjournal.errors import DamagedError, NewerJournalError, OlderJournalError
from ccjournal.paths import JournalFiles
from ccjournal.storage import database as opening
from ccjournal.storage.database import SCHEMA, Database
from ccjournal.storage.faults import Unwatched
from ccjournal.storage.header import APPLICATION_ID
from ccjournal.storage.migrations import runner
from ccjournal.storage.migrations.runner import Steps, upgrade
from ccjournal.storage.search import SearchStore
from ccjournal.storage.tables import METADATA, SEARCH, SEARCH_PARTS, SEARCH_SETTINGS, SEARCH_TABLE
from ccjournal.storage.verify import verify
from tests.core.storing import Watched, claim, created, journal_with, opened, record, store

CHILD = Path(__file__).with_name("migrating_child.py")
TEXT = "I wrote a rota."
HEAD = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{new}", "{old}", None, None


def upgrade():
"""
# Alembic makes a changed table anew; that would delete what points at it if keys were on.
MOOD = """
    with op.batch_alter_table("record", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    op.execute("UPDATE record SET mood = 'proud' WHERE number = 1")
"""
PLACE = """
    with op.batch_alter_table("version", recreate="always") as table:
        table.add_column(sa.Column("place", sa.Text))
    op.execute("UPDATE version SET place = 'here'")
"""
FAILS = """
    op.add_column("record", sa.Column("weather", sa.Text))
    raise RuntimeError("a mistake in a step")
"""
LOSES = """
    op.execute("DELETE FROM claim")
"""
LOOSENS = """
    op.execute("UPDATE version SET record_id = 'nobody' WHERE sequence = 1")
"""


@pytest.fixture
def journal(tmp_path):
    file = tmp_path / "old" / "journal.ccj"
    file.parent.mkdir()
    journal_with(file, record("One", text=TEXT, claims=(claim(TEXT, "wrote"),)), record("Two"))
    return file


def steps(folder: Path, *bodies: str) -> Steps:
    """Return the shipped steps and more after them."""
    versions = folder / "versions"
    copytree(runner.VERSIONS, versions, ignore=ignore_patterns("__pycache__"))
    for number, body in enumerate(bodies, start=SCHEMA + 1):
        head = HEAD.format(new=f"{number:04d}", old=f"{number - 1:04d}")
        (versions / f"v{number:04d}_more.py").write_text(head + body)
    return Steps(versions)


def fingerprint(file):
    return sha256(file.read_bytes()).hexdigest()


def look(file, question):
    raw = driver.connect(str(file))
    found = raw.execute(question).fetchall()
    raw.close()
    return found


def version(file):
    return int.from_bytes(file.read_bytes()[60:64], "big")


def holds_everything(file):
    with opened(file, write=False) as database:
        report = verify(database, Unwatched())
        # The steps of these tests add columns that the program does not know.
        known = [p for p in report.problems if not re.match("The column (mood|place) ", p.problem)]
        assert (known, report.records) == ([], 2)
        assert [h.ref for h in SearchStore(database).find("wrote")] == ["R-0001"]


def test_the_program_knows_its_newest_step():
    assert Steps(runner.VERSIONS).newest == SCHEMA
    script = ScriptDirectory.from_config(Steps(runner.VERSIONS).config())
    found = [s.revision for s in script.walk_revisions()]
    assert sorted(found) == [f"{number:04d}" for number in range(1, SCHEMA + 1)]


def test_the_steps_lead_to_the_tables(tmp_path):
    hidden = {SEARCH, *SEARCH_PARTS}

    def shown(_object, name, kind, *_rest):
        return not (kind == "table" and name in hidden)

    with created(tmp_path / "journal.ccj") as database, database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": shown, "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []
        found = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'search%'"
        tables = dict(tuple(row) for row in connection.exec_driver_sql(found))
        settings = connection.exec_driver_sql("SELECT k, v FROM search_config").all()
    assert tables.pop(SEARCH) == SEARCH_TABLE
    assert set(tables) == SEARCH_PARTS
    assert {tuple(s) for s in settings} >= {("rank", "bm25(8.0, 1.0, 4.0)"), ("secure-delete", 1)}
    assert len(SEARCH_SETTINGS) == 2


def test_an_old_journal_is_brought_up_to_date(journal, tmp_path):
    watched = Watched()
    before = look(journal, "SELECT id, number, title, fields, head FROM record ORDER BY number")
    upgrade(journal, SCHEMA, watched, steps(tmp_path, MOOD, PLACE))
    assert version(journal) == SCHEMA + 2
    after = look(journal, "SELECT id, number, title, fields, head FROM record ORDER BY number")
    assert after == before
    assert look(journal, "SELECT mood FROM record ORDER BY number") == [("proud",), ("calm",)]
    assert look(journal, "SELECT DISTINCT place FROM version") == [("here",)]
    assert look(journal, "SELECT count(*) FROM claim") == [(1,)]
    assert look(journal, "SELECT rowid FROM search WHERE search MATCH 'wrote'") == [(1,)]
    assert look(journal, "PRAGMA foreign_key_check") == []
    assert look(journal, "PRAGMA integrity_check") == [("ok",)]
    assert watched.steps[-1][0] == watched.steps[-1][1]


def test_a_copy_is_kept_before_anything_is_changed(journal, tmp_path):
    upgrade(journal, SCHEMA, Unwatched(), steps(tmp_path, MOOD))
    (kept,) = JournalFiles(journal).backups.iterdir()
    assert kept.name == f"journal before update from {SCHEMA}.ccj"
    assert version(kept) == SCHEMA
    holds_everything(kept)


def test_opening_brings_an_old_journal_up_to_date(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(runner, "VERSIONS", steps(tmp_path, MOOD).folder)
    before = fingerprint(journal)
    with pytest.raises(OlderJournalError):
        Database.open(journal, write=False)
    assert fingerprint(journal) == before
    with opened(journal) as database:
        assert store(database).count() == 2
        store(database).put([record("Three")], "Add")
    assert version(journal) == SCHEMA + 1
    with opened(journal, write=False) as database:
        assert database.version() == SCHEMA + 1
    monkeypatch.undo()
    before = fingerprint(journal)
    for write in (True, False):
        with pytest.raises(NewerJournalError):
            Database.open(journal, write=write)
    assert fingerprint(journal) == before


@pytest.mark.parametrize(
    ("body", "error"), [(FAILS, RuntimeError), (LOSES, DamagedError), (LOOSENS, DamagedError)]
)
def test_a_step_that_fails_leaves_the_file(journal, tmp_path, body, error):
    before = fingerprint(journal)
    with pytest.raises(error):
        upgrade(journal, SCHEMA, Unwatched(), steps(tmp_path, MOOD, body))
    assert fingerprint(journal) == before
    holds_everything(journal)


def test_a_file_whose_header_tells_of_other_steps_is_damaged(tmp_path):
    file = tmp_path / "journal.ccj"
    raw = driver.connect(str(file), isolation_level=None)
    for statement in ("CREATE TABLE record (id TEXT)", "PRAGMA user_version = 1"):
        raw.execute(statement)
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.close()
    before = fingerprint(file)
    with pytest.raises(DamagedError, match=r"journal\.ccj is damaged"):
        Database.open(file)
    assert fingerprint(file) == before


def test_a_failed_first_try_does_not_hinder_the_second(journal, tmp_path):
    with pytest.raises(RuntimeError):
        upgrade(journal, SCHEMA, Unwatched(), steps(tmp_path / "first", FAILS))
    upgrade(journal, SCHEMA, Unwatched(), steps(tmp_path / "second", MOOD))
    assert version(journal) == SCHEMA + 1
    copies = sorted(p.name for p in JournalFiles(journal).backups.iterdir())
    former = f"journal before update from {SCHEMA}"
    assert copies == [f"{former} (2).ccj", f"{former}.ccj"]


def child(file: Path, made: Steps, deadly: int):
    command = [sys.executable, "-m", "tests.core.migrating_child", file, made.folder, str(deadly)]
    return run_process(
        list(map(str, command)), cwd=CHILD.parents[2], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "every", [9, pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(300)])]
)
def test_killed_at_any_step_the_journal_is_unharmed(journal, tmp_path, every, monkeypatch):
    made = steps(tmp_path, MOOD, PLACE)
    whole = child(copy_of(journal, tmp_path / "whole"), made, 0)
    assert whole.returncode == 0, whole.stderr
    events = int(whole.stdout)
    assert events > 20
    old = 0
    for deadly in range(1, events + 1, every):
        file = copy_of(journal, tmp_path / f"killed {deadly}")
        assert child(file, made, deadly).returncode == 9
        old += stands_at_old_version(file, monkeypatch)
        upgrade(file, SCHEMA, Unwatched(), made)
        assert version(file) == SCHEMA + 2
        assert look(file, "SELECT mood FROM record ORDER BY number") == [("proud",), ("calm",)]
        assert look(file, "PRAGMA integrity_check") == [("ok",)]
    assert old >= len(range(1, events, every)) - 1


def copy_of(file: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(copy(file, folder))


def stands_at_old_version(file: Path, monkeypatch) -> bool:
    """Check that a journal is whole, as it was or as it should be; whether it is as it was."""
    (found,) = look(file, "PRAGMA user_version")[0]
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA", found)
        holds_everything(file)
    assert found in {SCHEMA, SCHEMA + 2}
    return bool(found == SCHEMA)
