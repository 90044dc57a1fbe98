"""The preview of a portfolio: its contents in order, and one entry as on a sheet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ccjournal.domain.claim import claim_in_words
from ccjournal.domain.days import NO_DAY
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ui.models.records import short_day
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import label

REF_ROLE = Qt.ItemDataRole.UserRole + 1
OUTLINE = 240


class Sheet(QWidget):
    """Shows content and order only; the pages are Word's."""

    picked = Signal(str)

    def __init__(self, types: Mapping[str, RecordType], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sheet-pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._types = types
        self._theme = theme
        self._records: Mapping[str, Record] = {}
        self.head = label("", "head", wrap=False)
        self.head.setToolTip("Word decides the final pages")
        self.outline = QListWidget()
        self.outline.setObjectName("outline")
        self.outline.setAccessibleName("Contents in order")
        self.outline.setToolTip("Word decides the final pages")
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outline.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.page = QTextBrowser()
        self.page.setObjectName("sheet")
        self.page.setAccessibleName("Preview of content and order")
        self.page.setOpenLinks(False)
        left = QFrame()
        left.setFixedWidth(theme.px(OUTLINE))
        contents = column(self.head, self.outline, spacing=8)
        contents.setContentsMargins(theme.px(18), theme.px(22), theme.px(8), 0)
        left.setLayout(contents)
        box = row(left, self.page, spacing=0)
        box.setContentsMargins(0, 0, theme.px(22), 0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.outline.currentItemChanged.connect(self._on_current)

    def show_records(self, records: Sequence[Record], *, quality: bool = False) -> None:
        """List the entries in the order in which they are printed."""
        present = self.outline.currentItem()
        ref = present.data(REF_ROLE) if present else ""
        self._records = {record.ref: record for record in records}
        self.outline.clear()
        for record in records:
            item = QListWidgetItem(record.title or "Untitled")
            item.setData(REF_ROLE, record.ref)
            item.setToolTip(record.title)
            self.outline.addItem(item)
        entries = "1 entry" if len(records) == 1 else f"{len(records)} entries"
        self.head.setText(f"{entries} and a quality page" if quality else entries)
        if not self.show_ref(ref):
            self.outline.setCurrentRow(0)
        if not records:
            self.page.clear()

    def show_ref(self, ref: str) -> bool:
        """Show one entry; false when it does not go in."""
        for number in range(self.outline.count()):
            item = self.outline.item(number)
            if item is not None and item.data(REF_ROLE) == ref:
                self.outline.setCurrentItem(item)
                return True
        return False

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        record = self._records[item.data(REF_ROLE)]
        self._write(record)
        self.picked.emit(record.ref)

    def _write(self, record: Record) -> None:
        form = self._types.get(record.form)
        self.page.clear()
        self._said = False
        name = form.title if form else record.kind
        day = short_day(record.date) if record.date != NO_DAY else ""
        self._line(", ".join(filter(None, (name, day, record.ref))), "caption", "ink-2")
        self._line(record.title or "Untitled", "entry-title", gap=4)
        for field in form.fields if form else ():
            text = record.fields.get(field.key, "").strip()
            if text and field.holds_account:
                self._line(field.label, "body-bold", gap=12)
                for part in text.split("\n"):
                    self._line(part, "quote", gap=2)
        for claim in record.claims:
            words = claim_in_words(claim.ability, claim.because)
            self._line(f"{claim.criterion}  {words}", "quote", gap=10, indent=1)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(
        self, text: str, role: str, colour: str = "ink", gap: int = 0, indent: int = 0
    ) -> None:
        block, form = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(self._theme.px(gap))
        block.setIndent(indent)
        block.setLineHeight(122, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setFont(self._theme.font(role))
        form.setForeground(self._theme.colour(colour))
        cursor = self.page.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._said:
            cursor.insertBlock(block, form)
        else:
            cursor.setBlockFormat(block)
        self._said = True
        cursor.insertText(text, form)
        self.page.setTextCursor(cursor)
