"""The signed history of the journal, and the check of one that somebody has handed in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QPushButton, QVBoxLayout

from ccjournal.domain.history import Head
from ccjournal.services.authorship import NAME, Answer, check_authorship, write_verifier
from ui.announce import announce
from ui.desk import Desk
from ui.models.history import LEVELS, shows, verdict
from ui.views.page import Page
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label
from ui.widgets.text_page import text_page

INTRO = (
    "Every save is signed with a key of this journal, on top of the one before. Each document "
    "prints the end of this history."
)
SESSIONS = "Documents tell when I wrote"
WHY = (
    "An appendix for your assessor, in portfolios that are not strict: days, from when to when, "
    "and the words added. Never how fast you type, nor whether you typed, dictated or pasted."
)
CHECK = "Check an authorship file"
CHECK_WHY = (
    "It comes with a document. With the head of an earlier document more can be seen: whether the "
    "history was cut short or written anew since."
)
NOTHING = "Nothing has been saved yet."


class HistoryPage(Page):
    """Tells what the history shows and what it does not, and checks files."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "history")
        self._asker = desk.asker(self, self._on_head)
        self._checker = desk.asker(self, self.show_answer, desk.jobs)
        self._head, self._recorded = label("", "strong"), label("")
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sessions = QCheckBox(SESSIONS)
        self.sessions.setAccessibleDescription(WHY)
        self.sessions.clicked.connect(self._show_sessions)
        self.file = self._line("Authorship file")
        self.document = self._line("Word document, if you have it")
        self.earlier = self._line("A head seen before, or a file that holds one")
        self.check = button("Check", self._check, "primary")
        self.save_program = button("Save the check as a program…", self._save_program)
        self.findings = QVBoxLayout()
        self.findings.setSpacing(desk.theme.px(8))
        self._lay_out()

    def refresh(self) -> None:
        """Ask for the end of the history."""
        history = self.desk.services.safety.history
        self._asker.ask(lambda _progress: (history.head(), history.shows_sessions))

    def focus_first(self) -> None:
        """Go to the file that is to be checked."""
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def run_next(self) -> None:
        """Check the file."""
        self._check()

    def carried(self) -> str:
        """Return which files are named."""
        return "\n".join(line.text() for line in (self.file, self.document, self.earlier))

    def take(self, words: str) -> None:
        """Name the files that the former page named."""
        lines = (self.file, self.document, self.earlier)
        for line, text in zip(lines, words.split("\n"), strict=True):
            line.setText(text)

    def show_answer(self, answer: Answer) -> None:
        """Show what was found, the verdict first."""
        clear(self.findings)
        self._tell(verdict(answer))
        for finding in answer.findings:
            self.findings.addWidget(hairline())
            self.findings.addLayout(self._finding(finding.level, finding.sentence))
        # The rows have their places with the next event.
        QTimer.singleShot(0, self, self._show_verdict)

    def _lay_out(self) -> None:
        choose = (
            (self.file, "Authorship files (*.json)"),
            (self.document, "Word documents (*.docx)"),
            (self.earlier, "Authorship files and documents (*.json *.docx)"),
        )
        lines = [
            column(
                label(line.accessibleName(), "strong"),
                row(line, self._chooser(line, kinds)),
                spacing=4,
            )
            for line, kinds in choose
        ]
        self._verdict = label("", "pane-title")
        self._area = text_page(
            self.desk.theme,
            "history-scroll",
            label("Signed history", "screen-title"),
            label(INTRO, "intro"),
            self._head,
            self._recorded,
            column(self.sessions, label(WHY, "small"), spacing=2),
            14,
            label(CHECK, "pane-title"),
            label(CHECK_WHY, "small"),
            *lines,
            row(self.check, self.save_program, -1, spacing=10),
            self._verdict,
            self.findings,
        )
        self.setLayout(column(self._area))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.returnPressed.connect(self._check)
        return made

    def _chooser(self, line: QLineEdit, kinds: str) -> QPushButton:
        made = button("Choose…", partial(self._choose, line, kinds))
        made.setAccessibleName(f"Choose: {line.accessibleName()}")
        return made

    def _choose(self, line: QLineEdit, kinds: str) -> None:
        folder = Path(line.text()).parent if line.text() else self.desk.services.paths.documents
        if file := self.desk.dialogs.file_to_read(line.accessibleName(), folder, kinds):
            line.setText(str(file))

    def _check(self) -> None:
        if not self.file.text().strip():
            self._tell("Choose an authorship file first.")
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        document = self.document.text().strip()
        earlier = self.earlier.text().strip()
        self._tell("Checking.")
        self._checker.ask(
            partial(
                check_authorship,
                Path(self.file.text().strip()),
                [earlier] if earlier else [],
                Path(document) if document else None,
            )
        )

    def _save_program(self) -> None:
        offered = self.desk.services.paths.documents / NAME
        target = self.desk.dialogs.file_to_write("Save the check", offered, "Python (*.py)")
        if target is None:
            return
        self.desk.do(partial(write_verifier, target))
        if target.is_file():
            self.desk.told.emit(f"Saved {target.name}. It needs Python and nothing else.")

    def _show_sessions(self, shown: bool) -> None:
        history = self.desk.services.safety.history
        self.desk.do(partial(history.show_sessions, shown=shown))

    def _on_head(self, found: tuple[Head | None, bool]) -> None:
        head, shown = found
        self._head.setText(shows(head) if head else NOTHING)
        self._recorded.setText(head.recorded if head else "")
        self._recorded.setVisible(head is not None)
        self.sessions.setChecked(shown)

    def _finding(self, level: str, sentence: str) -> QLayout:
        word = label(LEVELS[level], "strong", wrap=False)
        word.setMinimumWidth(self.desk.theme.px(90))
        line = row(word, label(sentence), spacing=10)
        line.setStretch(1, 1)
        return line

    def _show_verdict(self) -> None:
        self._area.ensureWidgetVisible(self._verdict, 0, self._area.height() // 2)

    def _tell(self, text: str) -> None:
        self._verdict.setText(text)
        announce(self._verdict, text)
