"""One line for a passphrase, with a button inside that shows or hides what is typed.

Made for the first paint of a locked journal: without Qt's namespace of enums, icons come later.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from ui.theme import Theme

ICON, ROOM = 17, 30
SHOW, HIDE = "Show what I type", "Hide what I type"


class PassphraseLine(QLineEdit):
    """Hides its words or shows them; what was typed is let go with `empty`."""

    def __init__(self, theme: Theme, *, shown: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icons = False
        self.eye = QToolButton(self)
        self.eye.setObjectName("eye")
        self.eye.setCheckable(True)
        self.eye.setCursor(QCursor())
        self.eye.toggled.connect(self._show_words)
        self.eye.setChecked(shown)
        self._show_words(shown)
        theme.changed.connect(self._fit)
        self._fit()

    def show_icons(self) -> None:
        """Draw the eye, which the first paint does without."""
        self._icons = True
        self._show_words(self.eye.isChecked())

    def set_plain(self, *, plain: bool) -> None:
        """Show the words always, as of something that is copied from paper; or hide them."""
        self.eye.setVisible(not plain)
        self._show_words(plain or self.eye.isChecked())

    def empty(self) -> None:
        """Let the words go; nothing brings them back."""
        self.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the eye at the right edge."""
        super().resizeEvent(event)
        self._place()

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setAccessibleName(HIDE if shown else SHOW)
        self.eye.setToolTip(HIDE if shown else SHOW)
        if self._icons:
            from ui.icons import icon  # noqa: PLC0415 - the first paint does without

            self.eye.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))
            self.eye.setIcon(icon(self._theme, "eye-off" if shown else "eye", "ink-2", ICON))

    def _fit(self) -> None:
        room = self._theme.px(ROOM)
        self.eye.setFixedSize(room, room)
        self.setTextMargins(0, 0, room, 0)
        self._place()
        if self._icons:
            self._show_words(self.eye.isChecked())

    def _place(self) -> None:
        inset = max(2, (self.height() - self.eye.height()) // 2)
        self.eye.move(self.width() - self.eye.width() - inset, inset)


def new_passphrase(theme: Theme, name: str) -> PassphraseLine:
    """Return a line for a passphrase that is being chosen: it is shown while it is typed."""
    made = PassphraseLine(theme, shown=True)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.show_icons()
    return made
