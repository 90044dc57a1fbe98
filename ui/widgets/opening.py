"""What the window shows while a journal is opened, or written anew."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from ui.widgets.boxes import column, row

if TYPE_CHECKING:
    from ui.jobs import Job


class Opening(QWidget):
    """A calm line with a bar that moves; what takes longer can be stopped."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setProperty("role", "pane-title")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Opening the journal")
        self.bar.setFixedWidth(300)
        self.stop = QPushButton("Stop")
        self.stop.hide()
        inner = column(-1, self._text, self.bar, row(self.stop, -1), -1, spacing=12)
        self.setLayout(row(-1, inner, -1))

    def show_text(self, text: str, job: "Job | None" = None) -> None:
        """Say what is going on; a job that is given can be watched and stopped."""
        self._text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.stop.setVisible(job is not None)
        self.stop.setEnabled(True)
        if job is not None:
            job.progressed.connect(self._show_progress)
            self.stop.clicked.connect(job.cancel)
            self.stop.clicked.connect(self._show_stopping)
            self.stop.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_stopping(self) -> None:
        self.stop.setEnabled(False)
