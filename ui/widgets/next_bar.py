"""The bar at the foot of a page: one sentence and the one filled button."""

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import label


class NextBar(QFrame):
    """One useful step, said and done."""

    def __init__(self, *parts: QWidget, button: QPushButton) -> None:
        super().__init__()
        self.setObjectName("next-bar")
        self.sentence = label("", "small")
        line = row(self.sentence, *parts, button, spacing=12)
        line.setStretch(0, 1)
        line.setContentsMargins(24, 10, 16, 10)
        self.setLayout(line)
