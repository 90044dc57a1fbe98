"""A button with an icon, what it starts, and what to mind."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import label

HEIGHT = 54


class TaskRow(QPushButton):
    """One way on; the chevron says that something opens."""

    def __init__(self, theme: Theme, icon: str, title: str, detail: str) -> None:
        super().__init__()
        self.setProperty("kind", "task")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        sign, chevron = QLabel(), QLabel()
        sign.setPixmap(pixmap(theme, icon, "ink-2", 16))
        chevron.setPixmap(pixmap(theme, "chevron-right", "ink-2", 16))
        self._height = theme.px(HEIGHT)
        words = column(-1, label(title, "medium"), label(detail, "small"), -1, spacing=0)
        box = row(sign, words, chevron, spacing=theme.px(11))
        box.setStretch(1, 1)
        box.setContentsMargins(1, 0, 1, 0)
        self._words = box
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for both lines of words."""
        return QSize(super().sizeHint().width(), max(self._height, self._words.sizeHint().height()))
