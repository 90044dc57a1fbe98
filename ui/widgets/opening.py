"""What the window shows while a journal is opened."""

from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from ui.widgets.boxes import column, row


class Opening(QWidget):
    """A calm line with a bar that moves."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setProperty("role", "pane-title")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Opening the journal")
        bar.setFixedWidth(300)
        inner = column(-1, self._text, bar, -1, spacing=12)
        self.setLayout(row(-1, inner, -1))

    def show_text(self, text: str) -> None:
        """Say what is going on."""
        self._text.setText(text)
