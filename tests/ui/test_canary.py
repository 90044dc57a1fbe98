"""A word typed into every kind of field: no widget has it once locked, and no file ever."""

import gc
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit
from shiboken6 import isValid

from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.paths import JournalFiles
from ccjournal.services.claims import Wording
from tests.core.storing import WORDS
from tests.ui.accessible import settle
from tests.ui.conftest import SLOW, find, go, let_go, unlock
from ui.views.palette import Palette

CANARY = "".join(("Quet", "zal", "coatl"))
SAYINGS = (
    "text", "toPlainText", "title", "windowTitle", "accessibleName", "accessibleDescription",
    "toolTip", "whatsThis", "statusTip", "placeholderText", "currentText", "displayText",
    "selectedText", "objectName", "iconText", "windowFilePath",
)  # fmt: skip
ROLES = (*range(14), *range(Qt.ItemDataRole.UserRole.value, Qt.ItemDataRole.UserRole.value + 24))


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from ccjournal.bootstrap import open_journal
from ccjournal.domain.secret import Passphrase
from ccjournal.paths import AppPaths
from ccjournal.services.journal import Draft
file = Path({file!r})
services = open_journal(AppPaths.under(Path({home!r})), file, secret=Passphrase({words!r}))
for number in range(20):
    fields = dict(situation=f"On day {{number}} " + sys.argv[1])
    services.journal.add("star", Draft(sys.argv[1], date(2026, 3, 4), fields=fields))
assert services.find.find(sys.argv[1])
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A folder of its own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def everything():
    """Return every object of Qt that is alive, however it is held."""
    found = {id(w): w for w in QApplication.allWidgets()}
    for thing in [*found.values(), *gc.get_objects()]:
        if isinstance(thing, QObject) and isValid(thing):
            for inner in (thing, *thing.findChildren(QObject)):
                found[id(inner)] = inner
    return [thing for thing in found.values() if isValid(thing)]


def sayings(thing):
    """Return whatever an object shows, tells or holds as text."""
    for name in SAYINGS:
        said = getattr(thing, name, None)
        with suppress(TypeError, RuntimeError):
            yield name, str(said())
    yield from holdings(thing)


def holdings(thing):
    """Return the rows and documents of an object."""
    if isinstance(thing, QTextEdit):
        yield "document", thing.document().toPlainText()
    if isinstance(thing, QTextDocument):
        yield "document", thing.toPlainText()
    if isinstance(thing, QComboBox):
        yield from (("item", thing.itemText(row)) for row in range(thing.count()))
    if isinstance(thing, QAbstractItemModel):
        flat = isinstance(thing, QAbstractListModel)
        columns = 1 if flat else thing.columnCount(QModelIndex())
        for row, column, role in product(
            range(thing.rowCount(QModelIndex())), range(columns), ROLES
        ):
            yield f"role {role}", repr(thing.data(thing.index(row, column), role))


def tellers(word=CANARY):
    """Return the objects that hold a word in any case."""
    return sorted(
        f"{type(thing).__name__} {thing.objectName()} {name}"
        for thing in everything()
        for name, text in sayings(thing)
        if word.casefold() in text.casefold()
    )


def strings():
    """Return the texts in Python's memory that hold the word, except for the word itself."""
    gc.collect()
    holders = (inner for thing in gc.get_objects() for inner in gc.get_referents(thing))
    return [s for s in holders if type(s) is str and CANARY in s and s is not CANARY]


def files_with(folders, word=CANARY):
    """Return the files that hold a word, in any case and as UTF-8 or UTF-16."""
    forms = (word, word.lower(), word.upper())
    needles = [form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        file.relative_to(folder).as_posix()
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    ]


def type_everywhere(qtbot, window):
    """Type the word into a field of every kind, through the services where no field is near."""
    services = window.journal.desk.services
    row = services.journal.rows("star")[0]
    window.journal.desk.record_wanted.emit(row.id)
    form = window.journal.page.writing.form
    qtbot.keyClicks(form.title, CANARY)
    form.channel.setEditText(CANARY)
    for key in form.parts:
        if (prose := form.prose(key)) is not None:
            qtbot.keyClicks(prose, f"{CANARY} in {key}. ")
    assert window.journal.leave()
    span = ("action", 0, 20)
    window.journal.desk.do(
        lambda: services.claims.add(row.id, "ST-2.1", span, Wording("change", CANARY))
    )
    item = EvidenceItem("", EvidenceKind.PRODUCT, CANARY, date(2026, 3, 4), ("ST-2.1",))
    window.journal.desk.do(lambda: services.evidence.add(item))
    window.journal.desk.session_wanted.emit(f"Agent {CANARY}")
    for prose in window.journal.page.writing.form.findChildren(QTextEdit):
        if prose.isVisible() and not prose.isReadOnly():
            qtbot.keyClicks(prose, CANARY)
    assert window.journal.leave()
    details = go(window, "portfolio")
    for line in details.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled() and line is not details.choices.target:
            qtbot.keyClicks(line, CANARY)
    assert window.journal.leave()
    window.journal.pages["search"].search(CANARY)
    window.show_page("search")
    settle(qtbot, window)
    window.show_page("today")
    qtbot.keyClicks(find(window, "capture"), f"Two lines on {CANARY}")
    window.window_command("palette")
    qtbot.keyClicks(window.findChild(Palette).line, CANARY)
    settle(qtbot, window)


def export(qtbot, window, target):
    page = go(window, "portfolio")
    settle(qtbot, window)
    page.choices.target.setText(str(target))
    page.export.click()
    qtbot.waitUntil(lambda: page.job is None, timeout=SLOW)


def test_once_locked_nothing_on_the_screen_or_in_memory_has_the_word(qtbot, private):
    type_everywhere(qtbot, private)
    assert len(tellers()) > 10
    assert strings()
    actions = [a.text() for a in private.findChildren(QAction)]
    private.door.locking.lock("when the screen was locked")
    let_go(qtbot, private)
    qtbot.waitUntil(lambda: not private._opener.busy, timeout=SLOW)
    assert tellers() == []
    assert not any(CANARY in text for text in actions)
    qtbot.waitUntil(lambda: strings() == [], timeout=SLOW)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [private]
    unlock(qtbot, private)
    private.show_page("journal")
    settle(qtbot, private)
    assert tellers()


def test_no_file_has_the_word_while_open_locked_exported_or_closed(
    qtbot, private, paths, temporary, tmp_path
):
    folders = (paths.data, paths.config, temporary)
    type_everywhere(qtbot, private)
    # What a program that is killed now would leave.
    assert files_with(folders) == []
    drafting = private.journal._drafting
    private.findChild(Palette).leave()
    prose_page = go(private, "journal")
    row = private.journal.desk.services.journal.rows("star")[0]
    prose_page.open_record(row.id)
    prose = find(private, "field-task")
    prose_page.writing.autosave._timer.setInterval(10_000_000)
    qtbot.keyClicks(prose, f"Never saved {CANARY}")
    drafting._write()
    qtbot.waitUntil(lambda: drafting._job is None, timeout=SLOW)
    assert any(paths.data.rglob("*draft*"))
    assert files_with(folders) == []
    target = tmp_path / "elsewhere" / "portfolio.docx"
    target.parent.mkdir()
    export(qtbot, private, target)
    assert target.exists()
    assert files_with(folders) == []
    private.journal.desk.services.safety.backups.back_up_by_hand(_Quiet())
    assert files_with(folders) == []
    private.window_command("lock")
    let_go(qtbot, private)
    assert files_with(folders) == []
    assert private.close()
    assert files_with(folders) == []


def test_a_program_that_is_killed_leaves_no_file_with_the_word(paths, journal_file, temporary):
    code = KILLED.format(home=str(paths.data.parent), file=str(journal_file), words=WORDS)
    done = subprocess.run([sys.executable, "-c", code, CANARY], timeout=60, check=False)
    assert done.returncode not in {0, 1}
    assert JournalFiles(journal_file).log.stat().st_size > 0
    assert files_with((paths.data, paths.config, temporary)) == []


class _Quiet:
    def step(self, done, total, text=""):
        """Say nothing."""


def test_the_search_for_the_word_finds_it_where_it_is(paths, temporary, qtbot, window, services):
    """In a plain journal the word is there: so not finding it means something."""
    window.show_page("today")
    qtbot.keyClicks(find(window, "capture"), f"Two lines on {CANARY}")
    window.journal.page.confirm()
    assert "journal.ccj-wal" in files_with((paths.data,))
    qtbot.waitUntil(lambda: bool(tellers()), timeout=SLOW)
