"""The passphrase in the preferences: set, change or take it off, and when to lock."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QWidget

from ccjournal.domain.days import whole_day_in_words
from ccjournal.domain.passphrase_advice import advise
from ui.announce import announce
from ui.lock_acts import LockActs, LockFacts
from ui.widgets.boxes import column, restyle, row
from ui.widgets.passphrase_line import new_passphrase
from ui.widgets.roles import button, label

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MINUTES = {2: "2 minutes", 5: "5 minutes", 10: "10 minutes", 20: "20 minutes", 60: "an hour"}
NEVER = "never by itself"
NO_JOURNAL = "Open a journal to give it a passphrase."
PLAIN = (
    "This journal has no passphrase. Whoever gets at the files of this computer can read it. "
    "Give it one, and nobody can without it."
)
LOCKED = "This journal opens with its passphrase. Ctrl+L locks it."
REMEMBER = "Open it on this computer without the passphrase"
SENTENCE = (
    "Whoever is logged in here as you can then read the journal. Better not on a shared login."
)
NO_PAGE = "No recovery page yet. If you forget the passphrase, nobody can open the journal."
PAGE = (
    "You had the recovery page in your hand on {day}. It opens the journal without the passphrase."
)
SLEEP = "It also locks when the computer goes to sleep, and when its screen is locked."


class LockChoice(QWidget):
    """Shows how a journal is locked; what is pressed is carried out by `LockActs`."""

    settled = Signal()
    adding = Signal(str)
    removing = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._acts = acts = LockActs(window, self)
        theme, minutes = window.theme, window.preferences.get().lock_minutes
        self.state = label("")
        self.passphrase = new_passphrase(theme, "New passphrase")
        self.advice = label("", "small")
        self.set = button("Change the passphrase", self._set)
        self.after = _after(minutes)
        self.page = label("", "small")
        self.make_page = button("Make a recovery page…", acts.make_page)
        self.remember = QCheckBox(REMEMBER)
        self.remember.setAccessibleName(REMEMBER)
        self.copies = label("", "small")
        self.encrypt_copies = button("Encrypt them", acts.encrypt_copies)
        self.drop_copies = button("Delete them…", acts.drop_plain_copies)
        self.take_off = button("Take the passphrase off…", acts.take_off)
        self.bar = _bar()
        self.stop = button("Stop", acts.stop)
        self.said = label("", "small")
        self.said.setAccessibleName("What happened")
        self._lay_out()
        self.setFocusProxy(self.passphrase)
        self._connect(acts)
        acts.ask()

    def show_facts(self, facts: LockFacts) -> None:
        """Show how the journal is locked now."""
        self._show_running(running=False)
        self.state.setText(_state(facts))
        for part in (self.passphrase, self.set):
            part.setVisible(facts.open)
        self.set.setText("Change the passphrase" if facts.encrypted else "Set the passphrase")
        self._with_passphrase.setVisible(facts.encrypted)
        day = facts.confirmed_on
        self.page.setText(PAGE.format(day=whole_day_in_words(day)) if day else NO_PAGE)
        restyle(self.page, "role", "small" if day else "ask")
        self.remember.setChecked(facts.remembered)
        self._copies_part.setVisible(facts.plain_copies > 0)
        self.copies.setText(_plain_copies(facts.plain_copies))
        self.passphrase.empty()
        self._advise()
        self.settled.emit()

    def say(self, text: str) -> None:
        """Say how something ended."""
        self._tell(text, "small")

    def say_fault(self, text: str) -> None:
        """Say why something could not be done."""
        self._tell(text, "alert")

    def _connect(self, acts: LockActs) -> None:
        self.passphrase.textChanged.connect(self._advise)
        self.passphrase.returnPressed.connect(self._set)
        self.remember.clicked.connect(acts.remember)
        self.after.currentIndexChanged.connect(self._choose_minutes)
        acts.facts_known.connect(self.show_facts)
        acts.began.connect(partial(self._show_running, running=True))
        acts.progressed.connect(self._show_progress)
        acts.said.connect(self.say)
        acts.failed.connect(self.say_fault)
        acts.adding.connect(self.adding)
        acts.removing.connect(self.removing)

    def _tell(self, text: str, role: str) -> None:
        self._show_running(running=False)
        restyle(self.said, "role", role)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        announce(self.said, text)

    def _lay_out(self) -> None:
        self._copies_part, self._with_passphrase = QWidget(), QWidget()
        self._copies_part.setLayout(
            column(self.copies, row(self.encrypt_copies, self.drop_copies, -1))
        )
        after = row(label("Lock after", wrap=False), self.after, -1)
        self._with_passphrase.setLayout(
            column(
                after,
                label(SLEEP, "small"),
                4,
                self.page,
                row(self.make_page, -1),
                4,
                row(self.remember, -1),
                label(SENTENCE, "small"),
                4,
                self._copies_part,
                row(self.take_off, -1),
            )
        )
        field = row(self.passphrase, self.set, spacing=10)
        field.setStretch(0, 1)
        running = row(self.bar, self.stop, spacing=10)
        running.setStretch(0, 1)
        self.setLayout(
            column(self.state, field, self.advice, running, self.said, self._with_passphrase)
        )
        for part in (self.bar, self.stop, self.said, self._with_passphrase, self._copies_part):
            part.hide()
        for part in (self.passphrase, self.set):
            part.hide()

    def _set(self) -> None:
        if self.set.isEnabled() and self.passphrase.text():
            self._acts.set_passphrase(self.passphrase.text())

    def _advise(self) -> None:
        text = self.passphrase.text()
        advice = advise(text)
        self.advice.setText(advice.text)
        self.advice.setVisible(bool(text))
        self.passphrase.setAccessibleDescription(advice.text if text else "")
        self.set.setEnabled(bool(text))

    def _choose_minutes(self) -> None:
        self._acts.lock_after(self.after.currentData())

    def _show_running(self, *, running: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        for part in (self.set, self.make_page, self.remember, self.drop_copies, self.take_off):
            part.setEnabled(not running)
        self._advise()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)


def _bar() -> QProgressBar:
    made = QProgressBar()
    made.setTextVisible(False)
    made.setAccessibleName("Progress")
    return made


def _after(minutes: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName("Lock after nobody has been here for")
    for value in sorted({*MINUTES, minutes} - {0}):
        made.addItem(MINUTES.get(value, f"{value} minutes"), value)
    made.addItem(NEVER, 0)
    made.setCurrentIndex(made.findData(minutes))
    return made


def _state(facts: LockFacts) -> str:
    if not facts.open:
        return NO_JOURNAL
    return LOCKED if facts.encrypted else PLAIN


def _plain_copies(count: int) -> str:
    many = "1 backup" if count == 1 else f"{count} backups"
    has = "is" if count == 1 else "are"
    return f"{many} from before the passphrase {has} not encrypted. Anybody can read them."
