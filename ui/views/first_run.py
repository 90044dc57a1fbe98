"""The first page: start a journal, open one, or look around. Needs no open journal."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.passphrase_advice import advise
from ccjournal.domain.unit import Unit
from ccjournal.services.definitions import Offer
from ui.announce import announce
from ui.dialogs.service import Dialogs
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.cards import StyleCards
from ui.widgets.halves import Halves
from ui.widgets.passphrase_line import new_passphrase
from ui.widgets.roles import button, hairline, label

# Icon, promise and what it means; each is true of this program.
PROMISES = (
    (
        "laptop",
        "Stays on this computer",
        "One file. A passphrase locks it. No account, nothing sent.",
    ),
    ("pen-line", "Your words only", "ccjournal asks questions. It never writes for you."),
    ("eye-off", "Names stay out", "People appear under a pseudonym, also in what you export."),
    ("file-output", "Leaves as Word", "Your assessor needs nothing new."),
)

# The width of the promises, and from which width they stand beside the choices.
PROMISES_WIDTH, ROOM = 440, 1100


class FirstRun(QWidget):
    """Tells what the user has chosen; says in one sentence why a journal could not be opened."""

    create_wanted = Signal(Path, list, str)
    open_wanted = Signal(Path)
    sample_wanted = Signal()
    style_chosen = Signal(str)

    def __init__(self, offered: Path, offer: Offer, dialogs: Dialogs, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("view-first-run")
        self._dialogs = dialogs
        self._offered = offered
        self._theme = theme
        self.where = QLineEdit(str(offered))
        self.where.setAccessibleName("Where to keep it")
        self.units = {code: _box(unit) for code, unit in offer.units.items()}
        for code, box in self.units.items():
            box.setChecked(code in offer.starters)
            box.toggled.connect(self._check)
        self.styles = StyleCards(theme)
        for key, card in self.styles.cards.items():
            card.toggled.connect(partial(self._on_style, key))
        self.passphrase = new_passphrase(theme, "May be left empty")
        self.passphrase.setAccessibleName("Passphrase, may be left empty")
        self.passphrase.textChanged.connect(self._advise)
        self.advice = label("", "small")
        self.start = button("Start writing", self._create, "primary")
        self.start.setDefault(True)
        self.open = button("Open a journal…", self._open, "link")
        self.sample = button("Look around in a sample", self.sample_wanted.emit, "link")
        self._strip = QFrame()
        self._strip.setObjectName("strip")
        self._title, self._hint = label("", "strong"), label("", "small")
        self._strip.setLayout(column(self._title, self._hint, margins=12, spacing=2))
        self._strip.hide()
        self._lay_out(theme)
        self.where.textChanged.connect(self._check)
        self._advise()

    def show_error(self, title: str, hint: str) -> None:
        """Say what could not be done and what to do."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._strip.show()
        announce(self._strip, f"{title}. {hint}")

    def forget_passphrase(self) -> None:
        """Let the passphrase go: the journal that it is for has been made."""
        self.passphrase.empty()

    def focus_first(self) -> None:
        """Put the focus on the first choice; Enter starts from anywhere."""
        next(iter(self.units.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start with Enter, or press the button that has the focus."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton):
            focused.click()
        else:
            self._create()

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        inner = QWidget()
        inner.setMaximumWidth(px(718))
        inner.setLayout(self._choices())
        left = QWidget()
        self._line = row(inner, -1)
        self._line.setStretch(0, 20)
        left.setLayout(self._line)
        right = QFrame()
        right.setObjectName("promises")
        box = self._promises()
        box.setContentsMargins(px(44), px(40), px(44), px(24))
        right.setLayout(box)
        self._inset()
        page = column(Halves(left, right, theme, widths=(0, PROMISES_WIDTH), needs=ROOM))
        self.setLayout(page)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep less of a margin where there is little room."""
        super().resizeEvent(event)
        self._inset()

    def _inset(self) -> None:
        px = self._theme.px
        left, right = min(px(104), self.width() // 12), min(px(60), self.width() // 20)
        self._line.setContentsMargins(left, px(32), right, px(24))

    def _choices(self) -> QVBoxLayout:
        units = QGridLayout()
        units.setHorizontalSpacing(24)
        units.setVerticalSpacing(2)
        for place, box in enumerate(self.units.values()):
            units.addWidget(box, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
            units.setColumnStretch(place % 2, 1)
        choose = button("Choose…", self._choose)
        made = column(
            label("Start your journal", "screen-title"),
            label("Four choices. You can change all of them later.", "intro"),
            self._strip,
            10,
            label("My units", "strong"),
            spacing=8,
        )
        made.addLayout(units)
        made.addSpacing(12)
        made.addWidget(label("Easiest to read", "strong"))
        made.addWidget(self.styles)
        made.addSpacing(12)
        made.addWidget(label("Where to keep it", "strong"))
        made.addLayout(row(self.where, choose, spacing=12))
        made.addSpacing(12)
        made.addWidget(label("Passphrase", "strong"))
        made.addLayout(row(self.passphrase, self.start, spacing=12))
        made.addWidget(self.advice)
        made.addStretch(1)
        return made

    def _promises(self) -> QVBoxLayout:
        made = column(
            label("Two lines after a shift become evidence you can point to.", "lead"), 12
        )
        for name, title, text in PROMISES:
            sign = label("", wrap=False)
            sign.setPixmap(pixmap(self._theme, name, "accent", 20))
            words = column(label(title, "strong"), label(text, "intro"), spacing=2)
            line = row(column(sign, -1), words, spacing=14)
            line.setStretch(1, 1)
            made.addLayout(line)
            made.addSpacing(12)
        made.addWidget(hairline())
        made.addSpacing(6)
        made.addWidget(label("Already have a journal, or only curious?", "small"))
        made.addLayout(row(self.open, self.sample, -1, spacing=18))
        made.addStretch(1)
        return made

    def _on_style(self, key: str, on: bool) -> None:
        if on:
            self.style_chosen.emit(f"style {key}")

    def _check(self) -> None:
        chosen = any(box.isChecked() for box in self.units.values())
        self.start.setEnabled(chosen and bool(self.where.text().strip()))

    def _advise(self) -> None:
        """Say something about the passphrase: a sentence, not a meter."""
        advice = advise(self.passphrase.text())
        self.advice.setText(f"✓ {advice.text}" if advice.strong else advice.text)
        self.passphrase.setAccessibleDescription(advice.text)

    def _choose(self) -> None:
        if file := self._dialogs.new_journal(Path(self.where.text())):
            self.where.setText(str(file))

    def _create(self) -> None:
        if self.start.isEnabled():
            codes = [code for code, box in self.units.items() if box.isChecked()]
            passphrase = self.passphrase.text()
            self.create_wanted.emit(Path(self.where.text().strip()).expanduser(), codes, passphrase)

    def _open(self) -> None:
        if file := self._dialogs.journal_to_open(self._offered.parent):
            self.open_wanted.emit(file)


def _box(unit: Unit) -> QCheckBox:
    title = unit.short_title or unit.title
    made = QCheckBox(title.replace("&", "&&"))
    made.setAccessibleName(title)
    return made
