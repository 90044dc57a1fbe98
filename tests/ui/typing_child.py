"""Run by test_drafts_page: types without a pause, says so with each word, and is killed."""

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccjournal.paths import AppPaths
from ui.app import make_window
from ui.dialogs.service import Dialogs

EACH_MS = 180
application = QApplication(["ccjournal", "-style", "Fusion"])
window = make_window(AppPaths.default(), Dialogs())
window.show()
left = iter(range(int(sys.argv[2]) - 1))


def begin() -> None:
    """Open the record and type from then on."""
    assert window.journal is not None
    window.show_page("journal")
    (row,) = window.journal.desk.services.journal.rows()
    window.journal.journal_page.open_record(row.id)
    timer.start(EACH_MS)


def type_word() -> None:
    """Type one word; the last one is the end."""
    assert window.journal is not None
    form = window.journal.journal_page.writing.form
    assert form is not None
    prose = form.prose("situation")
    assert prose is not None
    QTest.keyClicks(prose, "word ")
    sys.stdout.write(f"{time.monotonic()} {prose.words().count('word ')}\n")
    sys.stdout.flush()
    if next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)


timer = QTimer()
timer.timeout.connect(type_word)
window.ready.connect(lambda: QTimer.singleShot(0, begin))
window.open_file(Path(sys.argv[1]))
sys.exit(application.exec())
