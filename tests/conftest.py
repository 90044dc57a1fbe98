"""Fixtures for all tests. Each test has its own folders; none touches the user's."""

import logging
import os

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
    monkeypatch.delenv("CCJOURNAL_PASSPHRASE", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog):
    """Fail a test that logs an error it did not ask for with `caplog.clear()`."""
    yield
    errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, errors
