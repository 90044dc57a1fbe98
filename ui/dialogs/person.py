"""Adding somebody to the register of people, and changing their names."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import row
from ui.widgets.roles import button, label

ADD = "Add someone you coach"
HINT = "A letter is enough. The real name is never exported."
STAYS = "Records name this pseudonym, so it stays. The real name is never exported."


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
        self.reveal = button("Show the name", self._reveal, "link")
        self.reveal.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow("Pseudonym", self._pseudonym)
        form.addRow("Real name (optional)", self._real_name)
        form.addRow(self.reveal)
        self._add = button("Add", self.accept, "primary")
        self._add.setDefault(True)
        self._title, self._hint = label(ADD, "pane-title"), label(HINT, "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(form)
        layout.addLayout(row(-1, button("Cancel", self.reject), self._add))
        self.setMinimumWidth(420)

    def change(self, real_name: str, *, fixed: bool) -> None:
        """Ask for the names of somebody who is known; a fixed pseudonym stays."""
        title = f"Change the names of {self._pseudonym.text()}"
        self.setWindowTitle(title)
        self._title.setText(title)
        self._add.setText("Change")
        if fixed:
            self._pseudonym.setReadOnly(True)
            self._hint.setText(STAYS)
            self._real_name.setFocus()
        self._real_name.setText(real_name)
        if real_name:
            self._real_name.setEchoMode(QLineEdit.EchoMode.Password)
            self.reveal.show()

    def names(self) -> tuple[str, str]:
        """Return pseudonym and real name."""
        return self._pseudonym.text(), self._real_name.text()

    def _reveal(self) -> None:
        modes = QLineEdit.EchoMode
        shown = self._real_name.echoMode() == modes.Normal
        self._real_name.setEchoMode(modes.Password if shown else modes.Normal)
        self.reveal.setText("Show the name" if shown else "Hide the name")
