"""The wait for the last backup when a journal closes; it can be skipped."""

from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.widgets.boxes import row
from ui.widgets.roles import button, label

WIDTH = 440
WHY = "What you wrote is saved. Skipped now, the backup is made the next time."


class BackingUpDialog(QDialog):
    """Goes away by itself when the backup is there."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backing up")
        self._job = job
        self.doing = label("Backing up", "strong")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Backing up")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.skip = button("Skip this backup", self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.doing)
        layout.addWidget(self.bar)
        layout.addWidget(label(WHY, "small"))
        layout.addLayout(row(-1, self.skip))
        self.setMinimumWidth(WIDTH)
        job.progressed.connect(self.show_progress)
        job.finished.connect(self.accept)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        if text and self.skip.isEnabled():
            self.doing.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Stop at the next step; the dialog stays until then, which is a moment."""
        self.skip.setEnabled(False)
        self.doing.setText("Stopping")
        self._job.cancel()
