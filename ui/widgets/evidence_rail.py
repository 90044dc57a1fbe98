"""What is left of the evidence panel where there is little room: a strip with the count."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.boxes import column

WIDTH = 44


class EvidenceRail(QFrame):
    """One button that opens the panel over the text."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("evidence-rail")
        self.setFixedWidth(theme.px(WIDTH))
        self.button = QToolButton()
        self.button.setIcon(icon(theme, "quote"))
        self.button.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.clicked.connect(self.wanted)
        box = column(self.button, -1)
        box.setContentsMargins(theme.px(2), theme.px(14), theme.px(2), 0)
        self.setLayout(box)
        self.show_count(0)

    def show_count(self, claims: int) -> None:
        """Show how many claims there are."""
        self.button.setText(str(claims))
        said = "1 claim" if claims == 1 else f"{claims} claims"
        self.button.setAccessibleName(f"Show the evidence, {said}")
        self.button.setToolTip(f"{said}. F8 shows them.")
