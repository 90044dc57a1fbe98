"""The record that was found, read-only, with the words that were looked for marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ui.models.records import short_day
from ui.theme import Theme
from ui.widgets.boxes import column
from ui.widgets.marked import mark_format


class SearchPreview(QFrame):
    """Begins at the first hit; `next_hit` goes on from there."""

    def __init__(self, types: Mapping[str, RecordType], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("search-right")
        self._types = types
        self._theme = theme
        self._hits: list[QTextCursor] = []
        self._turn = 0
        self.text = QTextEdit()
        self.text.setObjectName("search-preview")
        self.text.setAccessibleName("Preview")
        self.text.setReadOnly(True)
        self.setLayout(column(self.text))

    @property
    def turn(self) -> int:
        """Which hit is looked at, counted from 0."""
        return self._turn

    def clear(self) -> None:
        """Show nothing."""
        self.text.clear()
        self._hits = []

    def show_record(self, record: Record, words: Sequence[str]) -> None:
        """Write a record as plain text and go to its first hit."""
        self.text.clear()
        form = self._types.get(record.form)
        name = form.title if form else record.kind
        facts = f"{name}, {short_day(record.date)}, {record.status.capitalize()}"
        self._line(facts, "small", "ink-2")
        self._line(record.title or "Untitled", "entry-title", gap=10)
        for field in form.fields if form else ():
            text = record.fields.get(field.key, "").strip()
            if text:
                self._line(field.label, "small-bold", "ink-2", gap=14)
                for part in text.split("\n"):
                    self._line(part, "writing", gap=4)
        self._mark(words)

    def next_hit(self) -> bool:
        """Go to the next hit in this record; false when there is none."""
        if self._turn + 1 >= len(self._hits):
            return False
        self._turn += 1
        self._go()
        return True

    def _mark(self, words: Sequence[str]) -> None:
        form, self._hits, self._turn = mark_format(self._theme), [], 0
        for word in words:
            cursor = self.text.document().find(word, 0)
            while not cursor.isNull():
                self._hits.append(QTextCursor(cursor))
                cursor.mergeCharFormat(form)
                cursor = self.text.document().find(word, cursor)
        self._hits.sort(key=QTextCursor.selectionStart)
        self._go()

    def _go(self) -> None:
        cursor = QTextCursor(self.text.document())
        if self._hits:
            cursor.setPosition(self._hits[self._turn].selectionStart())
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _line(self, text: str, role: str, colour: str = "ink", gap: int = 0) -> None:
        block, form = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(self._theme.px(gap))
        if role == "writing":
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            block.setLineHeight(self._theme.line_percent(), proportional.value)
        form.setFont(self._theme.font(role))
        form.setForeground(self._theme.colour(colour))
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.position():
            cursor.insertBlock(block, form)
        cursor.insertText(text, form)
