"""A window on a journal of its own, driven as a person drives it."""

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ccjournal.bootstrap import create_journal
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.errors import StorageError
from ccjournal.paths import AppPaths
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft, Journal
from ccjournal.settings import load_settings
from tests.core.storing import CHEAP, WORDS
from ui.app import make_window, start
from ui.dialogs.service import Dialogs
from ui.preferences import Preferences
from ui.theme import Theme
from ui.views.coaching import CoachingPage
from ui.views.journal import JournalPage
from ui.views.preferences import PreferencesDialog

SLOW = 20_000
LEFT = Qt.MouseButton.LeftButton
STAR = {
    "situation": "In March the chat queue for returns went from two to nine minutes.",
    "task": "I had to bring the wait under four minutes by the weekend.",
    "action": "I read thirty chats myself. "
    "Then I changed the routing rule, because the codes lied.",
    "result": "By Friday the wait was three minutes twenty on the queue report.",
    "learning": "I read the contacts before I trust the codes.",
}


class Answers(Dialogs):
    """Dialogs that answer by themselves and remember what was asked."""

    def __init__(self):
        super().__init__()
        self.told, self.asked, self.opened = [], [], []
        self.yes = True
        self.file: Path | None = None
        self.item_title = "Queue report"
        self.names = ("Agent Z", "")
        self.paper = None
        self.back_to = -1

    def tell(self, title, text):
        self.told.append((title, text))

    def confirm(self, title, text, act, keep):
        self.asked.append(title)
        return self.yes

    def journal_to_open(self, folder):
        return self.file

    def new_journal(self, offered):
        return self.file

    def document(self, offered):
        return self.file

    def folder(self, title, start):
        return self.file

    def file_to_read(self, title, folder, kinds):
        return self.file

    def file_to_write(self, title, offered, kinds):
        return self.file

    def proof(self, criterion, title, today, kind=None):
        return EvidenceItem("", EvidenceKind.PRODUCT, self.item_title, today, (criterion,))

    def printer(self):
        return self.paper

    def recovery_pdf(self, journal):
        return self.file

    def person(self, offered):
        return self.names

    def rename(self, person, *, fixed):
        self.asked.append(f"{person.pseudonym} {'stays' if fixed else 'may change'}")
        return self.names

    def version(self, versions):
        ordered = sorted(versions, key=lambda v: v.sequence)
        return ordered[self.back_to].id

    def keys(self, rows):
        self.asked.append("keys")

    def open_outside(self, path):
        self.opened.append(path)


@pytest.fixture(autouse=True)
def collected_here():
    """Collect unreachable objects on this thread alone, as `ui.tidy` does in the program."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def paths(tmp_path):
    return AppPaths.under(tmp_path)


@pytest.fixture
def dialogs():
    return Answers()


@pytest.fixture
def shell(qtbot, paths, dialogs):
    """The window without a journal."""
    window = make_window(paths, dialogs)
    qtbot.addWidget(window, before_close_func=_let_go)
    window.show()
    return window


def _let_go(window):
    if window.journal is not None:
        for page in (JournalPage, CoachingPage):
            autosave = window.journal.page_of(page).writing.autosave
            autosave._wait()  # a save that fails leaves its words waiting again
            autosave._typed = False
        window.dialogs.yes = True


@pytest.fixture
def window(qtbot, shell, paths):
    """The window on a new journal with two units."""
    shell.create_file(paths.journal, ["ST", "QA"])
    wait_for_journal(qtbot, shell)
    return shell


@pytest.fixture
def keys(qtbot, window):
    """Press keys and type words as a keyboard does: where the focus is, and nowhere else."""

    def press(*pressed, held=Qt.KeyboardModifier.NoModifier):
        for one in pressed:
            # A real key waits its turn: what was just added to the screen is shown before it comes.
            QApplication.processEvents()
            focus = QApplication.activePopupWidget() or QApplication.focusWidget() or window
            if isinstance(one, str):
                qtbot.keyClicks(focus, one)
            else:
                qtbot.keyClick(focus, one, held)

    return press


@pytest.fixture
def services(window):
    return window.journal.desk.services


@pytest.fixture
def star(window, services):
    """A STAR account that is in the journal already."""
    draft = Draft("Routing chats by skill", date(2026, 3, 9), fields=STAR)
    return window.journal.desk.do(lambda: services.journal.add("star", draft))[1]


@pytest.fixture
def writing(qtbot, window, star):
    """The page on which that account is open."""
    window.show_page("journal")
    window.journal.journal_page.open_record(star.id)
    return window.journal.journal_page.writing


@pytest.fixture
def disk(monkeypatch):
    """A disk that takes nothing while `full`."""

    class Disk:
        full = True

    edit = Journal.edit

    def refuse(self, record_id, draft):
        if Disk.full:
            raise StorageError("The disk is full", "Free some space")
        return edit(self, record_id, draft)

    monkeypatch.setattr(Journal, "edit", refuse)
    return Disk


@pytest.fixture
def plain_again(qapp):
    """Leaves the usual look to the tests that follow."""
    yield
    Theme("light").apply()


@pytest.fixture
def preferences(window):
    window.window_command("preferences")
    return window.findChild(PreferencesDialog)


@pytest.fixture
def portfolio(qtbot, window, claimed, tmp_path):
    """The page of the portfolio, when it knows what will go in."""
    page = go(window, "portfolio")
    page.choices.target.setText(str(tmp_path / "out.docx"))
    qtbot.waitUntil(lambda: "1 entry will go in" in page.next.sentence.text(), timeout=SLOW)
    return page


def wait_for_journal(qtbot, window):
    qtbot.waitUntil(lambda: window.journal is not None, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(window.journal.desk.states), timeout=SLOW)


def find(window, name) -> QWidget:
    """Return the one visible widget of a name."""
    found = [w for w in window.findChildren(QWidget, name) if w.isVisibleTo(window)]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def state_text(window):
    return find(window, "save-state").text()


def shown(part, page):
    """Whether a part is not hidden; one that was just added is shown with the next event."""
    explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    while part is not page:
        if part.testAttribute(explicit) and part.isHidden():
            return False
        part = part.parentWidget()
    return True


def texts(page):
    return [w.text() for w in page.findChildren(QLabel) if shown(w, page)]


def name_of(button):
    """What a button says, without the key that stands behind it."""
    return button.text().split("   ")[0]


def press(qtbot, widget, name):
    buttons = widget.findChildren(QPushButton)
    (found,) = [b for b in buttons if name_of(b) == name and shown(b, widget)]
    qtbot.mouseClick(found, LEFT)


def kept_settings(paths):
    """Return the settings as they are on the disk."""
    return load_settings(paths.config / "settings.toml")


def go(window, key):
    window.show_page(key)
    return window.journal.pages[key]


def has_button(page, text):
    return any(name_of(b) == text for b in page.findChildren(QPushButton))


@pytest.fixture
def claimed(window, services, star):
    span = ("action", 0, len(STAR["action"]))
    add = services.claims.add
    window.journal.desk.do(lambda: add(star.id, "ST-2.1", span, Wording("change", "codes lied")))
    return star


@pytest.fixture
def slow(writing):
    """The page with an autosave that does not come by itself."""
    writing.autosave._timer.setInterval(10_000_000)
    return writing


@pytest.fixture
def other(services):
    return services.journal.add("note", Draft("Another", date(2026, 1, 2), fields={"note": "x"}))[1]


@pytest.fixture
def kept(services, star):
    """What the journal has of the account's first part now."""
    return lambda: services.journal.get(star.id).fields["situation"]


@pytest.fixture
def journal_file(paths):
    """A journal with a passphrase and one account in it, closed."""
    paths.journal.parent.mkdir(parents=True)
    services = create_journal(paths, paths.journal, ["ST", "QA"], WORDS, CHEAP)
    draft = Draft("Routing chats by skill", date(2026, 3, 9), fields=STAR)
    services.journal.add("star", draft)
    services.close()
    return paths.journal


@pytest.fixture
def door(shell, paths, journal_file):
    """The window that asks for the passphrase."""
    Preferences(paths).set(last_journal=str(journal_file))
    start(shell, paths, [])
    assert shell.pages.currentWidget() is shell.door.page
    return shell.door


@pytest.fixture
def private(qtbot, shell, door):
    """The window on that journal, opened."""
    unlock(qtbot, shell)
    return shell


@pytest.fixture
def account(qtbot, private):
    """The account, open, with the caret in its action."""
    row = private.journal.desk.services.journal.rows()[0]
    private.journal.desk.record_wanted.emit(row.id)
    prose = find(private, "field-action")
    prose.setFocus()
    return prose


def unlock(qtbot, window, words=WORDS):
    line = window.door.page.line
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_for_journal(qtbot, window)


def let_go(qtbot, window):
    """Wait until a lock has let the journal go."""
    qtbot.waitUntil(lambda: window.door.locking.held is None, timeout=SLOW)
