"""The line that tells the truth about saving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel

from ccjournal.errors import JournalError
from ui.announce import announce
from ui.widgets.boxes import restyle

if TYPE_CHECKING:
    from datetime import datetime


NONE_YET, WAITING, SAVING = "No changes yet", "Not saved yet", "Saving"
# How the words begin, the icon that stands for them, and its colour.
SIGNS = (
    ("Saved", "check", "ink-2"),
    (SAVING, "ellipsis", "ink-2"),
    (NONE_YET, "circle-dashed", "ink-3"),
)
FAILED = ("triangle-alert", "alert-ink")
# Also of words that are not listed: they never pass for saved.
UNSAVED = ("pen-line", "ink-2")


class SaveState(QLabel):
    """Begins with "Saved" only when everything written has been committed.

    On the rail an icon is painted in place of the words, which stay for screen readers.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(NONE_YET)
        self.setObjectName("save-state")
        self.setAccessibleName("Save state")
        self.setAccessibleDescription(NONE_YET)
        self.setWordWrap(True)
        self._settled = NONE_YET
        self._picture: QPixmap | None = None

    @property
    def sign(self) -> tuple[str, str]:
        """The icon that stands for the words, and its colour."""
        if self.property("failed"):
            return FAILED
        said = self.text()
        return next(((icon, ink) for words, icon, ink in SIGNS if said.startswith(words)), UNSAVED)

    @property
    def sure(self) -> bool:
        """Whether something is to be said with a sign before the words: saved, or failed."""
        return bool(self.property("failed")) or self.text().startswith("Saved")

    def show_waiting(self) -> None:
        """Tell that something typed waits to be saved."""
        if not self.property("failed"):
            self._show(WAITING, failed=False)

    def show_saving(self) -> None:
        """Tell that a save goes on for longer than a moment."""
        if not self.property("failed"):
            self._show(SAVING, failed=False)

    def note_saved(self, when: "datetime") -> None:
        """Remember a commit while something else still waits."""
        self._settled = f"Saved {when:%H:%M}"

    def show_saved(self, when: "datetime") -> None:
        """Tell that everything was committed at this time."""
        self.note_saved(when)
        self._show(self._settled, failed=False)

    def show_settled(self) -> None:
        """Say again what was true before: nothing waits any more."""
        self._show(self._settled, failed=False)

    def show_failed(self, error: BaseException) -> None:
        """Tell that the last attempt failed and the words wait."""
        why = error.title if isinstance(error, JournalError) else "Something went wrong"
        self._show(f"Not saved. {why}. Your words are still here.", failed=True)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show a picture in place of the words, which become the tool tip; or the words again."""
        self._picture = picture
        self.setWordWrap(picture is None)
        self.setToolTip(self.text() if picture else "")
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of the words, or of the picture."""
        return super().minimumSizeHint() if self._picture is None else self._room(self._picture)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of the words, or of the picture."""
        return super().sizeHint() if self._picture is None else self._room(self._picture)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the words, or the picture in the middle."""
        if self._picture is None:
            super().paintEvent(event)
            return
        room = self._room(self._picture)
        place = QPoint((self.width() - room.width()) // 2, (self.height() - room.height()) // 2)
        painter = QPainter(self)
        painter.drawPixmap(place, self._picture)
        painter.end()

    @staticmethod
    def _room(picture: QPixmap) -> QSize:
        return picture.deviceIndependentSize().toSize()

    def _show(self, text: str, *, failed: bool) -> None:
        if text == self.text() and failed == bool(self.property("failed")):
            return  # each key stroke says so; the style and the icon are there already
        # A failure, and the end of one, is read out; saving all the time would be chatter.
        if failed or self.property("failed"):
            announce(self, text)
        self.setText(text)
        self.setAccessibleDescription(text)
        restyle(self, "failed", "true" if failed else "")
        self.changed.emit()
