"""The questions that the program asks. Tests give the window one that answers by itself.

The dialogs are imported when they are asked for, so that the window is painted without them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog, QLineEdit

    from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
    from ccjournal.domain.person import Person
    from ccjournal.domain.record import Version
    from ui.jobs import Job

# ruff: noqa: PLC0415 - see above

JOURNALS = "Journals (*.ccj);;All files (*)"
DOCUMENTS = "Word documents (*.docx)"


class Dialogs:
    """Modal questions, each with a plain answer; None means that the user thought better of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        # What stood in a dialog that a lock has ended, by the kind of dialog; in memory alone.
        self.interrupted: dict[str, list[str]] = {}

    def interrupt(self, dialog: "QDialog") -> None:
        """End a dialog; what was typed in it is there again when its kind is opened next."""
        lines = _lines(dialog)
        if any(line.isModified() for line in lines):
            self.interrupted[type(dialog).__name__] = [line.text() for line in lines]
        dialog.reject()

    def tell(self, title: str, text: str) -> None:
        """Say something that cannot be overlooked."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=self.parent)
        box.setInformativeText(text)
        box.exec()

    def confirm(self, title: str, text: str, act: str, keep: str) -> bool:
        """Ask before something that cannot be undone; keeping is the default."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=self.parent)
        box.setInformativeText(text)
        yes = box.addButton(act, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(keep, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is yes

    def journal_to_open(self, folder: Path) -> Path | None:
        """Ask for a journal that is there."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self.parent, "Open a journal", str(folder), JOURNALS)
        return Path(name) if name else None

    def new_journal(self, offered: Path) -> Path | None:
        """Ask where a new journal is to be."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self.parent, "Start a new journal", str(offered), JOURNALS
        )
        return Path(name) if name else None

    def document(self, offered: Path) -> Path | None:
        """Ask where a Word document is to be."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self.parent, "Export to Word", str(offered), DOCUMENTS
        )
        return Path(name) if name else None

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder that is there."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self.parent, title, str(start))
        return Path(name) if name else None

    def printer(self) -> "QPrinter | None":
        """Ask where to print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        return printer if QPrintDialog(printer, self.parent).exec() else None

    def recovery_pdf(self, journal: str) -> Path | None:
        """Ask where the recovery page is to be saved."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self.parent, "Save the recovery page", f"{journal} recovery page.pdf", "PDF (*.pdf)"
        )
        return Path(name) if name else None

    def file_to_read(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file that is there."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(folder), kinds)
        return Path(name) if name else None

    def file_to_write(self, title: str, offered: Path, kinds: str) -> Path | None:
        """Ask where a file is to be."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self.parent, title, str(offered), kinds)
        return Path(name) if name else None

    def proof(
        self, criterion: str, title: str, today: "date", kind: "EvidenceKind | None" = None
    ) -> "EvidenceItem | None":
        """Ask for a piece of proof for a criterion."""
        from ui.dialogs.proof import ProofDialog

        dialog = ProofDialog(criterion, title, today, self.parent)
        if kind is not None:
            dialog.choose_kind(kind)
        return dialog.item() if self._run(dialog) else None

    def person(self, offered: str) -> tuple[str, str] | None:
        """Ask for a pseudonym and, if the user likes, the real name behind it."""
        from ui.dialogs.person import PersonDialog

        dialog = PersonDialog(offered, self.parent)
        return dialog.names() if self._run(dialog) else None

    def rename(self, person: "Person", *, fixed: bool) -> tuple[str, str] | None:
        """Ask for the names of somebody; a fixed pseudonym is shown and stays."""
        from ui.dialogs.person import PersonDialog

        dialog = PersonDialog(person.pseudonym, self.parent)
        dialog.change(person.real_name, fixed=fixed)
        return dialog.names() if self._run(dialog) else None

    def version(self, versions: "Sequence[Version]") -> str | None:
        """Ask which version of a record to go back to; returns its id."""
        from ui.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(versions, self.parent)
        return dialog.chosen() if dialog.exec() else None

    def backing_up(self, job: "Job") -> None:
        """Show how the last backup goes, until it ends or is skipped."""
        from ui.dialogs.backing_up import BackingUpDialog

        BackingUpDialog(job, self.parent).exec()

    def keys(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show the keyboard shortcuts."""
        from ui.dialogs.keys import KeysDialog

        KeysDialog(rows, self.parent).exec()

    def open_outside(self, path: Path) -> None:
        """Open a file or folder with the program that the system has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _run(self, dialog: "QDialog") -> bool:
        """Ask with a dialog, beginning with what a lock has interrupted."""
        words = self.interrupted.pop(type(dialog).__name__, [])
        for line, text in zip(_lines(dialog), words, strict=False):
            line.setText(text)
        return bool(dialog.exec())


def _lines(dialog: "QDialog") -> "list[QLineEdit]":
    """Return the lines of a dialog that are its own, in the order in which they were made."""
    from PySide6.QtWidgets import QLineEdit

    found = dialog.findChildren(QLineEdit)
    return [line for line in found if not line.objectName().startswith("qt_")]
