"""The search page: what was found on the left, the record with its words marked on the right."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.record import Hit, Record
from ccjournal.errors import NotFoundError
from ui.desk import Desk
from ui.models.records import short_day
from ui.views.page import Page
from ui.views.search_preview import SearchPreview
from ui.widgets.boxes import clear, column, row
from ui.widgets.find_rows import FindDelegate, FindRow, add_row
from ui.widgets.flow import Flow
from ui.widgets.marked import found_words
from ui.widgets.next_bar import NextBar, name_act
from ui.widgets.roles import button, hairline, label

RESULTS, MOST = 560, 100
PAUSE_MS = 90
HIT_ROLE = Qt.ItemDataRole.UserRole + 2
ICONS = {"coaching": "users", "note": "pen-line"}


class SearchPage(Page):
    """Full-text search over everything that the learner has written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "search")
        self._hits: Sequence[Hit] = ()
        self._kind = ""
        self._asker = desk.asker(self, self._on_hits)
        self.line = QLineEdit(placeholderText="Search your words")
        self.line.setObjectName("search-line")
        self.line.setAccessibleName("Search all your words")
        self.count = label("", "caption", wrap=False)
        self.none = label("", "strong")
        self.start = button("", self._begin)
        self._message = QWidget()
        self._chips = Flow(spacing=6)
        self._group = QButtonGroup(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FindDelegate(desk.theme)
        self.list.setItemDelegate(self._delegate)
        self.preview = SearchPreview(desk.services.journal.types, desk.theme)
        self.open = button("Open", self._open, "primary")
        self.next = NextBar(label("F3 next hit", "caption", wrap=False), button=self.open)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._pause.start)
        self.line.returnPressed.connect(self._open)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(self._open)
        self._show(None)

    def focus_first(self) -> None:
        """Put the focus into the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def refresh(self) -> None:
        """Ask again."""
        self._ask()

    def search(self, words: str) -> None:
        """Look for words."""
        self.line.setText(words)
        self._pause.stop()
        self._ask()

    def run_next(self) -> None:
        """Open what was found."""
        self._open()

    def next_hit(self) -> None:
        """Go to the next hit: in this record, then in the next one."""
        if self.preview.next_hit() or not self.list.count():
            return
        self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        line = row(self.line, self.count, spacing=12)
        line.setStretch(0, 1)
        head = column(line, self._chips, spacing=10)
        head.setContentsMargins(px(20), px(18), px(20), px(10))
        left = QFrame()
        left.setObjectName("list-pane")
        left.setFixedWidth(min(px(RESULTS), 760))
        hint = label("Try one word, or the beginning of it. Or write about it now.", "small")
        message = column(self.none, hint, row(self.start, -1), -1, spacing=px(8))
        message.setContentsMargins(px(40), px(60), px(40), 0)
        self._message.setLayout(message)
        box = column(head, hairline(), self._message, self.list, spacing=0)
        box.setStretch(3, 1)
        box.addStretch(0)
        left.setLayout(box)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(left)
        halves.addWidget(self.preview, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(halves, 1)
        page.addWidget(self.next)

    def _ask(self) -> None:
        words, find = self.line.text().strip(), self.desk.services.find.find
        if words:
            self._asker.ask(lambda _progress: find(words, limit=MOST))
        else:
            self._asker.drop()
            self._on_hits([])

    def _on_hits(self, hits: list[Hit]) -> None:
        self._hits = hits
        kinds = Counter(hit.kind for hit in hits)
        self._kind = self._kind if self._kind in kinds else ""
        asked = self.line.text().strip()
        self.count.setText(f"{len(hits)} found" if asked else "")
        nothing = bool(asked) and not hits
        self.none.setText(f"No “{asked}” in your words" if nothing else "")
        self.start.setText(f"Start a note on “{asked}”")
        self._message.setVisible(nothing)
        self.list.setVisible(not nothing)
        self._show_chips(kinds)
        self._fill()

    def _show_chips(self, kinds: Counter[str]) -> None:
        clear(self._chips)
        self._group = QButtonGroup(self)
        named = self.desk.services.journal.definitions.kinds()
        rows = [("", f"All {sum(kinds.values())}")] if kinds else []
        rows += [(kind, f"{named.get(kind, kind)} {count}") for kind, count in kinds.items()]
        for kind, text in rows:
            chip = button(text, partial(self._choose, kind), "chip")
            chip.setCheckable(True)
            chip.setChecked(kind == self._kind)
            self._group.addButton(chip)
            self._chips.addWidget(chip)

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for hit in self._hits:
            if self._kind in {"", hit.kind}:
                icon = ICONS.get(hit.kind, "book-open")
                text, _spans = found_words(hit.snippet)
                lines = 2 if len(text) > 60 else 1
                day = short_day(hit.date)
                title = hit.title or "Untitled"
                found = FindRow(
                    title, self._open, icon, right=day, snippet=hit.snippet, lines=lines
                )
                add_row(self.list, found)
                self.list.item(self.list.count() - 1).setData(HIT_ROLE, hit)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self._show(None)

    def _show(self, item: QListWidgetItem | None, _former: QListWidgetItem | None = None) -> None:
        record = self._record(item)
        name_act(self.open, "Open" if record else "")
        self.next.sentence.setText(self._sentence(record))
        if record is None:
            self.preview.clear()
        elif item is not None:
            hit = item.data(HIT_ROLE)
            snippet, spans = found_words(hit.snippet)
            words = {snippet[a:b].casefold() for a, b in spans}
            self.preview.show_record(record, sorted(words, key=len, reverse=True))

    def _sentence(self, record: Record | None) -> str:
        if record:
            return f"Open “{record.title or 'Untitled'}”."
        asked = self.line.text().strip()
        return "Try other words, or start a note." if asked else "Type some words to look for."

    def _record(self, item: QListWidgetItem | None) -> Record | None:
        if item is None:
            return None
        try:
            return self.desk.services.journal.get(item.data(HIT_ROLE).record_id)
        except NotFoundError:
            return None

    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.desk.record_wanted.emit(item.data(HIT_ROLE).record_id)

    def _begin(self) -> None:
        self.desk.note_wanted.emit(self.line.text().strip())
