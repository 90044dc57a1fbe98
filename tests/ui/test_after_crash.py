"""A journal that was not closed is checked whole when it is opened again."""

import os
import subprocess
import sys

from ccjournal.paths import JournalFiles
from tests.ui.conftest import SLOW, wait_for_journal

DIES = """
import os, sys
from pathlib import Path
from ccjournal.bootstrap import open_journal
from ccjournal.paths import AppPaths
services = open_journal(AppPaths.default(), Path(sys.argv[1]))
services.journal.create("note", fields={"note": "The last words before the lights went out."})
os._exit(1)
"""


def test_after_a_crash_every_record_is_checked_and_nothing_is_lost(qtbot, shell, paths):
    shell.create_file(paths.journal, ["ST"])
    wait_for_journal(qtbot, shell)
    assert shell.journal.notice.text == ""
    shell.window_command("start")
    home = os.environ | {"CCJOURNAL_HOME": str(paths.data.parent)}
    died = subprocess.run([sys.executable, "-c", DIES, str(paths.journal)], env=home, check=False)
    assert died.returncode == 1
    assert JournalFiles(paths.journal).log.stat().st_size
    shell.open_file(paths.journal)
    wait_for_journal(qtbot, shell)
    qtbot.waitUntil(
        lambda: shell.journal.notice.text == "Checked 1 record. Nothing is wrong.", timeout=SLOW
    )
