"""The left side of the Library: a box to find in, and the groups with what is in them."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui.models.library import ITEM_ROLE, LibraryModel
from ui.models.library_items import Item
from ui.theme import Theme
from ui.widgets.boxes import column
from ui.widgets.roles import clearable, label
from ui.widgets.row_delegate import Index, RowDelegate, write

ROW, HEAD = 54, 40
NONE = "Nothing in the Library has these words."
# These keys go from the box back to the list.
LEAVES = {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
BOTTOM_LEFT = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
BOTTOM_RIGHT = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)


class LibraryDelegate(RowDelegate):
    """A name with a few words under it; a heading with its count."""

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row or a heading."""
        item: Item = index.data(ITEM_ROLE)
        return QSize(self._theme.px(160), self._theme.px(HEAD if item.thing is None else ROW))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one line."""
        px, rect = self._theme.px, option.rect
        item: Item = index.data(ITEM_ROLE)
        inner: QRect = rect.adjusted(px(18), px(8), -px(14), -px(6))
        painter.save()
        if item.thing is None:
            self.take(painter, "small-bold", "ink-2")
            painter.drawText(inner, BOTTOM_LEFT, item.title)
            self.take(painter, "caption", "ink-2")
            painter.drawText(inner, BOTTOM_RIGHT, item.right)
        else:
            self.ground(painter, rect, option.state)
            height = self.take(painter, "body-medium", "ink").height()
            write(painter, inner, item.title)
            self.take(painter, "caption", "ink-2")
            write(painter, inner.adjusted(0, height + px(2), 0, 0), item.under)
        painter.restore()


class LibraryList(QFrame):
    """Tells what is looked at, and what is to be opened."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list-pane")
        self._theme = theme
        self.setMinimumWidth(theme.px(220))
        self.search = QLineEdit(placeholderText="Find in the Library")
        self.search.setAccessibleName("Find in the Library")
        clearable(self.search)
        self.model = LibraryModel(self)
        self._delegate = LibraryDelegate(theme)
        self._key = ""
        self.list = _list(self.model, self._delegate)
        self._none = label(NONE, "small")
        self._none.hide()
        px = theme.px
        head = column(label("Library", "pane-title", wrap=False), self.search, self._none)
        head.setContentsMargins(px(18), px(14), px(12), px(6))
        box = column(head, self.list, spacing=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.search.textChanged.connect(self._narrow)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self.opened)
        self.list.clicked.connect(self.opened)
        for part in (self.list, self.search):
            part.installEventFilter(self)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    def show_items(self, items: list[Item]) -> None:
        """Show other rows; what was chosen stays chosen."""
        self.model.show_items(items)
        self.choose(self._key)

    def choose(self, key: str) -> None:
        """Choose a thing by its key, else the first there is."""
        place = self.model.place_of(key)
        self._none.setVisible(place < 0 and bool(self.search.text()))
        if place >= 0:
            self._go_to(place)

    def show_whole(self, key: str) -> None:
        """Choose a thing that what is looked for may hide."""
        self.search.clear()
        self.choose(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Find by typing in the list; leave the box with Esc, Enter or Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and event.text().strip() and event.text().isprintable():
                self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.search.setText(self.search.text() + event.text())
                return True
            if watched is self.search and event.key() in LEAVES:
                if event.key() == Qt.Key.Key_Escape:
                    self.search.clear()
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if watched is self.list and self._jump(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _go_to(self, place: int) -> None:
        index = self.model.index(place)
        current = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, current)
        self.list.scrollTo(self.model.index(place - 1))  # its heading may stand there
        self.list.scrollTo(index)

    def _jump(self, key: int) -> bool:
        """Go a page or to an end; Qt would stay where a heading stands in the way."""
        page, all_ = self.list.viewport().height() // self._theme.px(ROW), self.model.rowCount()
        keys = Qt.Key
        steps = {
            keys.Key_Home: -all_,
            keys.Key_End: all_,
            keys.Key_PageUp: -page,
            keys.Key_PageDown: page,
        }
        step = steps.get(keys(key))
        place = self.model.thing_near(self.list.currentIndex().row(), step) if step else -1
        if place >= 0:
            self._go_to(place)
        return place >= 0

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self.choose(self._key)

    def _on_current(self, index: Index) -> None:
        item: Item | None = index.data(ITEM_ROLE)
        if item is not None and item.thing is not None:
            self._key = item.key
            self.chosen.emit(item)


def _list(model: LibraryModel, delegate: LibraryDelegate) -> QListView:
    made = QListView()
    made.setAccessibleName("Library")
    made.setObjectName("library-list")
    made.setModel(model)
    made.setItemDelegate(delegate)
    made.setMouseTracking(True)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
