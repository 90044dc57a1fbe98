"""A clock that is wrong, another time zone and a folder with an odd name: everything works."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccjournal import bootstrap
from ccjournal.paths import AppPaths
from ccjournal.services import safety
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft

CHECKOUT = Path(__file__).parents[2]
ODD = "Zoë ščž 漢 x"
NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
WRONG = {
    "back 400 days": NOW - timedelta(days=400),
    "forward 10 years": NOW.replace(year=2036),
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "9999": datetime(9999, 12, 30, tzinfo=UTC),
}
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12")
RECORD = {
    "kind": "note",
    "form": "note",
    "title": "After the change",
    "date": "2026-10-25",
    "fields": {"note": "At half past one, twice that night."},
}


@pytest.fixture
def clock(monkeypatch):
    """The clock of the computer, wherever the program asks for it."""

    def at(moment):
        for module in (bootstrap, safety):
            monkeypatch.setattr(module, "_now", lambda: moment)

    at(NOW)
    return at


@pytest.fixture
def odd(tmp_path):
    return AppPaths.under(tmp_path / ODD)


def words(services, record):
    return [v.label for v in services.journal.versions(record.id)], services.journal.get(record.id)


@pytest.mark.parametrize("moment", WRONG.values(), ids=WRONG)
def test_a_wrong_clock_blocks_nothing_and_the_order_stays(clock, odd, moment):
    file = odd.data / "Jürgen's journal.ccj"
    file.parent.mkdir(parents=True)
    services = bootstrap.create_journal(odd, file, ["ST"])
    draft = Draft("First", NOW.date(), fields={"note": "one"})
    _change, kept = services.journal.add("note", draft)
    services.close()
    clock(moment)
    services = bootstrap.open_journal(odd, file)
    for text in ("two", "three"):
        services.journal.edit(kept.id, Draft("First", NOW.date(), fields={"note": text}))
    services.journal.create("note", fields={"note": "another"})
    versions = services.journal.versions(kept.id)
    assert [v.sequence for v in versions] == sorted((v.sequence for v in versions), reverse=True)
    assert services.journal.get(kept.id).fields["note"] == "three"
    services.journal.go_back(kept.id, versions[-1].id)
    assert services.journal.get(kept.id).fields["note"] == "one"
    services.journal.delete(kept.id)
    services.journal.restore(kept.id)
    made = services.safety.safekeeping.backup(None, NoProgress())
    assert made.verified
    assert services.safety.safekeeping.verify(NoProgress()).ok
    services.close()
    clock(NOW)
    services = bootstrap.open_journal(odd, file)
    services.journal.edit(kept.id, Draft("First", NOW.date(), fields={"note": "four"}))
    assert services.journal.get(kept.id).fields["note"] == "four"
    assert services.safety.safekeeping.verify(NoProgress()).ok
    services.close()


@pytest.mark.parametrize("zone", ZONES)
def test_the_command_line_in_another_zone_and_an_odd_folder(tmp_path, zone):
    home = tmp_path / ODD
    home.mkdir()
    env = {**os.environ, "HOME": str(home), "CCJOURNAL_HOME": str(home / "own"), "TZ": zone}

    def run(*command, said=""):
        ended = subprocess.run(
            [sys.executable, str(CHECKOUT / "main.py"), *command],
            cwd=home,
            env=env,
            input=said,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    journal = "Jürgen's 漢.ccj"
    run("new", journal, "--unit", "ST")
    added = json.loads(run("add", journal, "-", "--json", said=json.dumps(RECORD)))
    assert added == {"added": ["R-0001"]}
    (row,) = json.loads(run("list", journal, "--json"))
    assert row["date"] == "2026-10-25"
    assert json.loads(run("backup", journal, "--json"))["verified"]
    assert json.loads(run("verify", journal, "--json"))["ok"]
