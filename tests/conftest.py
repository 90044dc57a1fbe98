"""Fixtures for all tests. Each test has its own folders; none touches the user's."""

import logging
import os
from datetime import date

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: the tests never open a window on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# The machine decides how long an example takes, not whether it is right. CI tries the same
# examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Give each test an empty home, so that no test sees or changes the user's files."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("HOME", ""),
        ("USERPROFILE", ""),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_DOCUMENTS_DIR", "documents"),
    ):
        monkeypatch.setenv(name, str(home / folder))
    for name in ("CCJOURNAL_HOME", "CCJOURNAL_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog):
    """Fail a test that logs an error it did not ask for with `caplog.clear()`."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, errors


@pytest.fixture
def paths(tmp_path):
    """The program's folders below the test's own."""
    from ccjournal.paths import AppPaths  # noqa: PLC0415 - tests of the project itself need none

    return AppPaths.under(tmp_path / "own")


@pytest.fixture
def services(paths, tmp_path):
    """A new journal with the five starter units, open for writing."""
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - slow to import

    made = create_journal(paths, tmp_path / "journal.ccj")
    yield made
    made.close()


@pytest.fixture
def encrypted(paths, tmp_path):
    """A new encrypted journal, open for writing; `Passphrase(WORDS)` of storing.py opens it."""
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - slow to import
    from tests.core.storing import CHEAP, WORDS  # noqa: PLC0415

    made = create_journal(paths, tmp_path / "encrypted.ccj", None, WORDS, CHEAP)
    yield made
    made.close()


@pytest.fixture
def star(services):
    """A STAR account that is already in the journal."""
    from ccjournal.services.journal import Draft  # noqa: PLC0415 - slow to import

    fields = {
        "situation": "On 3 March forty calls were waiting.",
        "task": "I led the late shift.",
        "action": "I moved two people to chat. I told the planner within five minutes.",
        "result": "The wait fell from nine minutes to three.",
    }
    _change, record = services.journal.add(
        "star", Draft("Queue of forty", date(2026, 3, 4), "phone", fields)
    )
    return record
