"""The list of keyboard shortcuts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import button, label, scrolled


class KeysDialog(QDialog):
    """Two columns: keys and what they do."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        for line, (keys, does) in enumerate(rows):
            grid.addWidget(label(keys, "head", wrap=False), line, 0)
            grid.addWidget(label(does, wrap=False), line, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(label("Keys", "pane-title"))
        layout.addWidget(scrolled(inner), 1)
        layout.addLayout(row(-1, button("Close", self.accept)))
        self.resize(460, 560)
