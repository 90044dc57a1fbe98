"""The recovery page: the one way in without the passphrase, to be printed and put away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ccjournal.errors import ExportError
from ui.announce import announce
from ui.dialogs.service import Dialogs
from ui.errors import in_words
from ui.recovery_print import RecoverySheet, print_sheet, save_sheet
from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.roles import button, hairline, label, scrolled

WIDTH = 640
INTRO = (
    "If you forget the passphrase, this page opens the journal. Nothing else does, "
    "and nobody can send you another one. Keep it where you keep your passport."
)
ON_PAPER = "A PDF on this computer protects nothing: print it, then delete the file."
PROVE = "Type the first four signs from your page. That shows you have it."
LATER = "Until then Preferences say “No recovery page yet”."


class RecoveryPage(QWidget):
    """Shows a code once; it is gone with the page. Tells when the user has it on paper."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, sheet: RecoverySheet, dialogs: Dialogs, theme: Theme, crashes: Path) -> None:
        super().__init__()
        self.setObjectName("view-recovery")
        self.sheet, self._dialogs, self._crashes = sheet, dialogs, crashes
        self._first = sheet.code.split()[0]
        self.print = button("Print…", self._print, "primary")
        self.pdf = button("Save as PDF…", self._save)
        self.line = QLineEdit()
        self.line.setAccessibleName("First four signs of the recovery code")
        self.line.setMaximumWidth(theme.px(160))
        self.done = button("I have it", self._confirm)
        self.done.setEnabled(False)
        self.later = button("Later", self.left.emit, "link")
        self.said = label("", "small")
        self.line.textChanged.connect(self._compare)
        self.line.returnPressed.connect(self._confirm)
        self._lay_out(theme)

    def focus_first(self) -> None:
        """Put the focus on printing."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Go for good when something else is shown: the code stands nowhere else."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.deleteLater()

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        card = QFrame()
        card.setProperty("card", "true")
        code = label(self.sheet.code.replace(" ", "   "), "code-large", wrap=False)
        code.setAccessibleName("Recovery code")
        code.setAccessibleDescription(spelled_out(self.sheet.code))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        journal = label(f"Recovery code of “{self.sheet.journal}”", "small")
        card.setLayout(column(journal, row(code, -1), margins=px(18), spacing=px(8)))
        inner = QWidget()
        inner.setLayout(
            column(
                label("Print your recovery page", "screen-title"),
                label(INTRO, "intro"),
                px(6),
                card,
                row(self.print, self.pdf, -1, spacing=px(10)),
                label(ON_PAPER, "small"),
                px(10),
                hairline(),
                px(4),
                label("Is it in your hand?", "strong"),
                label(PROVE, "small"),
                row(self.line, self.done, -1, spacing=px(10)),
                self.said,
                px(8),
                row(self.later, -1),
                label(LATER, "small"),
                -1,
                spacing=px(8),
            )
        )
        inner.setMaximumWidth(px(WIDTH))
        line = row(inner, -1)
        line.setStretch(0, 100)
        line.setContentsMargins(px(56), px(32), px(32), px(24))
        outer = QWidget()
        outer.setLayout(line)
        self.setLayout(column(scrolled(outer)))

    def _compare(self) -> None:
        typed = "".join(sign for sign in self.line.text().upper() if sign.isalnum())
        right = typed == self._first
        self.done.setEnabled(right)
        wrong = len(typed) >= len(self._first) and not right
        self._say("Right." if right else "Those are others. Look again." if wrong else "", wrong)

    def _say(self, text: str, fault: bool = False) -> None:
        restyle(self.said, "role", "alert" if fault else "small")
        if text != self.said.text():
            self.said.setText(text)
            announce(self.said, text)

    def _confirm(self) -> None:
        if self.done.isEnabled():
            self.confirmed.emit()

    def _print(self) -> None:
        if (printer := self._dialogs.printer()) is not None:
            self._try(partial(print_sheet, self.sheet, printer), "Sent to the printer.")

    def _save(self) -> None:
        if (file := self._dialogs.recovery_pdf(self.sheet.journal)) is not None:
            self._try(partial(save_sheet, self.sheet, file), f"Saved as {file}.")

    def _try(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except ExportError as error:
            self._say(". ".join(in_words(error, self._crashes)), fault=True)
            return
        self._say(done)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def spelled_out(code: str) -> str:
    """Return a code as it is read out: sign by sign, with a rest between groups."""
    return ", ".join(" ".join(group) for group in code.split())
