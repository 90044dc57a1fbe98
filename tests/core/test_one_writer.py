"""One program writes to a journal; who that is can be told, and nothing stays locked for ever."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ccjournal.errors import HeldError
from ccjournal.paths import JournalFiles
from ccjournal.storage.database import Database
from ccjournal.storage.holding import forget_holder, holder_of
from tests.core.storing import created, journal_with, opened, record, store

CHECKOUT = Path(__file__).parents[2]
HOLDS = """
import sys
from pathlib import Path
from ccjournal.storage.database import Database
database = Database.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def journal(tmp_path):
    journal_with(tmp_path / "my.ccj", record())
    return tmp_path / "my.ccj"


def signed(journal, **values):
    said = {"user": "Anna", "computer": "SHIFT-PC", "since": "2026-11-22T13:05:00+00:00"} | values
    JournalFiles(journal).holder.write_text(json.dumps(said), "utf-8")


def test_who_has_it_open_is_told_as_long_as_it_is_open(journal):
    with opened(journal):
        found = holder_of(journal)
        assert found.is_me()
        assert set(json.loads(JournalFiles(journal).holder.read_text("utf-8"))) == {
            "user",
            "computer",
            "since",
        }
        with pytest.raises(HeldError, match="open in another window") as told:
            Database.open(journal)
        assert (told.value.mine, told.value.sure) == (True, True)
    assert holder_of(journal) is None


def test_a_new_journal_is_signed_too(tmp_path):
    with created(tmp_path / "new.ccj"):
        assert holder_of(tmp_path / "new.ccj").is_me()


def test_another_login_is_named(journal):
    with opened(journal):
        signed(journal, computer=os.uname().nodename)
        with pytest.raises(HeldError, match=r"open elsewhere, by Anna on .* since 22 Nov") as told:
            Database.open(journal)
    assert (told.value.mine, told.value.sure) == (False, True)


def test_another_computer_whose_lock_is_not_seen_is_asked_about(journal):
    signed(journal)
    with pytest.raises(HeldError, match="may be open elsewhere, by Anna on SHIFT-PC") as told:
        Database.open(journal)
    assert not told.value.sure
    with opened(journal, write=False) as database:
        assert store(database).count() == 1
    assert holder_of(journal).user == "Anna"
    forget_holder(journal)
    with opened(journal):
        assert holder_of(journal).is_me()


def test_what_a_killed_program_left_holds_nobody_up(journal):
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(journal)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert held.stdout.readline() == b"open\n"
    with pytest.raises(HeldError, match="open in another window"):
        Database.open(journal)
    held.kill()
    held.communicate()
    assert holder_of(journal).is_me()
    with opened(journal) as database:
        store(database).put([record()], "Add")
    assert holder_of(journal) is None


@pytest.mark.parametrize(
    "left", [b"", b"{", b"[1]", b'{"user": "A"}', b"\xff\xfe", b"[" * 4_000, b"7", b"x" * 9_000]
)
def test_what_is_not_a_name_is_not_believed(journal, left):
    JournalFiles(journal).holder.write_bytes(left)
    assert holder_of(journal) is None
    with opened(journal):
        assert holder_of(journal).is_me()


def test_a_name_is_only_a_name(journal):
    signed(journal, user="A\nB\u202e" * 90, computer="", since="later")
    found = holder_of(journal)
    assert found.in_words == f"by {'AB' * 30} on somebody"
