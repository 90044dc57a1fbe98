"""Adding somebody to the register of people, and changing their names."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import button, label

ADD = "Add someone you coach"


class PersonDialog(QDialog):
    """A pseudonym, and a real name that stays in the journal."""

    def __init__(self, offered: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(ADD)
        self._pseudonym = QLineEdit(offered)
        self._pseudonym.setAccessibleName("Pseudonym")
        self._pseudonym.selectAll()
        self._real_name = QLineEdit()
        self._real_name.setAccessibleName("Real name (optional)")
        form = QFormLayout()
        form.addRow("Pseudonym", self._pseudonym)
        form.addRow("Real name (optional)", self._real_name)
        self._add = button("Add", self.accept, "primary")
        self._add.setDefault(True)
        self._title = label(ADD, "pane-title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self._title)
        layout.addWidget(label("A letter is enough. The real name is never exported.", "small"))
        layout.addLayout(form)
        layout.addLayout(row(-1, button("Cancel", self.reject), self._add))
        self.setMinimumWidth(420)

    def change(self, real_name: str, *, fixed: bool) -> None:
        """Ask for the names of somebody who is known; a fixed pseudonym stays."""
        title = f"Change the names of {self._pseudonym.text()}"
        self.setWindowTitle(title)
        self._title.setText(title)
        self._add.setText("Change")
        self._pseudonym.setReadOnly(fixed)
        self._real_name.setText(real_name)
        if fixed:
            self._real_name.setFocus()

    def names(self) -> tuple[str, str]:
        """Return pseudonym and real name."""
        return self._pseudonym.text(), self._real_name.text()
