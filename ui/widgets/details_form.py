"""The details that stand on the cover of the portfolio."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from ccjournal.domain.profile import PROFILE_LABELS, Profile


class DetailsForm(QWidget):
    """One line for each detail."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = {key: QLineEdit() for key in PROFILE_LABELS}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key, line in self.lines.items():
            line.setAccessibleName(PROFILE_LABELS[key])
            line.editingFinished.connect(self.left)
            form.addRow(PROFILE_LABELS[key], line)

    @property
    def edited(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return any(line.isModified() for line in self.lines.values())

    def profile(self) -> Profile:
        """Return what is filled in."""
        return Profile(**{key: line.text() for key, line in self.lines.items()})

    def show_profile(self, profile: Profile) -> None:
        """Show the details; lines being typed in stay as they are."""
        for key, line in self.lines.items():
            if not line.isModified():
                line.setText(getattr(profile, key))

    def kept(self) -> None:
        """Note that what is filled in is kept."""
        for line in self.lines.values():
            line.setModified(False)
