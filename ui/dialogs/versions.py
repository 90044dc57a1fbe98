"""Going back to an earlier version of a record."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from ccjournal.domain.days import day_in_words
from ccjournal.domain.record import Version
from ui.widgets.boxes import row
from ui.widgets.roles import button, label


class VersionsDialog(QDialog):
    """The kept versions, newest first."""

    def __init__(self, versions: Sequence[Version], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Earlier versions")
        self._versions = sorted(versions, key=lambda v: v.sequence, reverse=True)
        self._list = QListWidget()
        self._list.setAccessibleName("Versions")
        self._list.setProperty("boxed", "true")
        for version in self._versions:
            local = version.saved_at.astimezone()
            self._list.addItem(f"{day_in_words(local.date())}, {local:%H:%M:%S}   {version.label}")
        self._list.setCurrentRow(min(1, len(versions) - 1))
        back = button("Go back to this version", self.accept, "primary")
        back.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label("Earlier versions", "pane-title"))
        layout.addWidget(label("Going back is a change like any other: you can undo it.", "small"))
        layout.addWidget(self._list, 1)
        layout.addLayout(row(-1, button("Cancel", self.reject), back))
        self.resize(480, 420)

    def chosen(self) -> str | None:
        """Return the id of the version in the list's selection."""
        line = self._list.currentRow()
        return self._versions[line].id if line >= 0 else None
