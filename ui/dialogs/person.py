"""Adding somebody to the register of people."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import button, label


class PersonDialog(QDialog):
    """A pseudonym, and a real name that stays in the journal."""

    def __init__(self, offered: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add someone you coach")
        self._pseudonym = QLineEdit(offered)
        self._pseudonym.setAccessibleName("Pseudonym")
        self._pseudonym.selectAll()
        self._real_name = QLineEdit()
        self._real_name.setAccessibleName("Real name (optional)")
        form = QFormLayout()
        form.addRow("Pseudonym", self._pseudonym)
        form.addRow("Real name (optional)", self._real_name)
        add = button("Add", self.accept, "primary")
        add.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(label("Add someone you coach", "pane-title"))
        layout.addWidget(label("A letter is enough. The real name is never exported.", "small"))
        layout.addLayout(form)
        layout.addLayout(row(-1, button("Cancel", self.reject), add))
        self.setMinimumWidth(420)

    def names(self) -> tuple[str, str]:
        """Return pseudonym and real name."""
        return self._pseudonym.text(), self._real_name.text()
