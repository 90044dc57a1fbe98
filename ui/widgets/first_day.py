"""What Today says before anything is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label


class FirstDay(QWidget):
    """One thought and one button; the caret is in the capture box already."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("first-day")
        picture = QLabel()
        picture.setPixmap(pixmap(theme, "book-open", "accent", 26))
        text = "Think of one thing from today's shift. "
        text += "Two lines is enough, and nobody sees it but you."
        self.act = button("Write two lines   Ctrl N", self.wanted.emit, "primary")
        self.act.setAccessibleName("Write two lines")
        words = label(text, "intro")
        words.setFixedWidth(theme.px(330))
        box = column(
            picture,
            label("Nothing written yet", "pane-title"),
            row(words, -1),
            6,
            row(self.act, -1),
        )
        box.setContentsMargins(0, theme.px(16), 0, theme.px(16))
        self.setLayout(box)
