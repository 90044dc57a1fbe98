"""What a locked journal shows: its name, one field, and what can be done when that fails.

It is the first paint of a locked journal, so it does without Qt's namespace of enums.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.passphrase_line import PassphraseLine

WIDTH, CODE_WIDTH, MARK, WIDEST = 404, 600, 42, 560
# What Qt calls these, as numbers.
NO_FOCUS, PLAIN_TEXT = 0, 0
PASSPHRASE, CODE = "Passphrase", "Recovery code"
CODE_SHAPE = "From your recovery page. Spaces and capitals do not matter."
OPENING = "Opening. This takes about a second, on purpose."


class UnlockPage(QWidget):
    """Tells what was typed and whether it is a recovery code."""

    unlock_wanted = Signal(str, bool)
    remembered_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("view-unlock")
        self._theme = theme
        self.by_code = False
        self._mark, self.name = _text(""), _text("screen-title")
        self.why, self._field_name = _text("intro"), _text("small-strong")
        self.line = PassphraseLine(theme, shown=False)
        self.line.setObjectName("passphrase")
        self.unlock = QPushButton("Unlock   ↵")
        self.unlock.setAccessibleName("Unlock")
        self.unlock.setProperty("kind", "primary")
        self.said, self.caps, self.place = _text("small"), _text("small"), _text("caption")
        self.caps.setText("Caps Lock is on")
        self.caps.hide()
        self.switch = _link("Use the recovery page")
        self.remembered = _link("Open with the key kept on this computer")
        self.other = _link("Open another journal")
        self.remembered.hide()
        self._lay_out()
        self._connect()
        self._show_kind()

    def show_journal(self, file: Path, why: str) -> None:
        """Name the journal and say why it is locked."""
        self.name.setText(file.stem)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.place.setText(str(file))
        wide = self.place.fontMetrics().horizontalAdvance(str(file)) + 8
        self.place.setMinimumWidth(min(wide, self._theme.px(WIDEST)))
        self.line.setAccessibleDescription(" ".join(filter(None, (file.stem, why))))
        self.line.empty()
        self.by_code = False
        self.caps.hide()
        self._show_kind()
        self.allow(allowed=True)

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something under the field."""
        restyle(self.said, "role", "alert" if fault else "small")
        self.said.setText(text)

    def allow(self, *, allowed: bool) -> None:
        """Let a try begin, or not yet; words can be typed meanwhile."""
        self.unlock.setEnabled(allowed)

    def show_icons(self) -> None:
        """Draw what the first paint does without."""
        from ui.icons import pixmap  # noqa: PLC0415 - see above

        self.line.show_icons()
        self._mark.setPixmap(pixmap(self._theme, "mark", "accent", MARK))

    def focus_first(self) -> None:
        """Put the caret into the field."""
        self.line.setFocus()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._mark.setMinimumSize(QSize(px(MARK), px(MARK)))
        self.said.setMinimumHeight(px(20))
        rule = QFrame()
        rule.setProperty("hairline", "true")
        field = row(self.line, self.unlock, spacing=px(10))
        field.setStretch(0, 1)
        links = [row(link, -1) for link in (self.switch, self.remembered, self.other)]
        block = self._block = QWidget()
        block.setLayout(
            column(
                row(self._mark, -1),
                px(14),
                self.name,
                self.why,
                px(14),
                self._field_name,
                field,
                self.said,
                self.caps,
                px(8),
                rule,
                px(6),
                *links,
                spacing=px(6),
            )
        )
        middle = row(-1, block, -1)
        middle.setStretch(1, 100)
        box: QVBoxLayout = column(-1, middle, -1, row(-1, self.place, -1), margins=px(16))
        inner = QWidget()
        inner.setLayout(box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("focusPolicy", NO_FOCUS)
        area.setWidget(inner)
        self.setLayout(column(area))

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._offer)
        self.unlock.clicked.connect(self._offer)
        self.switch.clicked.connect(self._switch)
        self.remembered.clicked.connect(self.remembered_wanted)
        self.other.clicked.connect(self.other_wanted)

    def _offer(self) -> None:
        if self.unlock.isEnabled() and self.line.text():
            self.unlock_wanted.emit(self.line.text(), self.by_code)

    def _switch(self) -> None:
        self.by_code = not self.by_code
        self.line.empty()
        self._show_kind()
        self.line.setFocus()

    def _show_kind(self) -> None:
        name = CODE if self.by_code else PASSPHRASE
        self._field_name.setText(name)
        self.line.setAccessibleName(name)
        self.line.set_plain(plain=self.by_code)
        # The whole code is seen as it is typed.
        self._block.setMaximumWidth(self._theme.px(CODE_WIDTH if self.by_code else WIDTH))
        self.switch.setText("Use the passphrase" if self.by_code else "Use the recovery page")
        self.say(CODE_SHAPE if self.by_code else "")


def _text(role: str) -> QLabel:
    """Return a label of plain text; as a number, the format needs no namespace."""
    made = QLabel()
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


def _link(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", "link")
    made.setAutoDefault(False)
    return made
