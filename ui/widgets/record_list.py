"""The list pane: what to show, type-to-find, the list by weeks, and the New menu."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QWidget,
)

from ccjournal.domain.record_type import RecordType
from ui.icons import icon
from ui.models.records import ID_ROLE, RecordModel
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.roles import button, clearable, label

SEARCH_PAUSE_MS = 120
EVERYTHING, BIN = "", "bin"


class RecordList(QFrame):
    """Places and tells; the page fills it."""

    opened = Signal(str)
    new_wanted = Signal(str)
    note_wanted = Signal(str)
    asked = Signal()
    bin_wanted = Signal()

    def __init__(self, types: Mapping[str, RecordType], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list-pane")
        self._theme = theme
        self._shown = EVERYTHING
        self.model = RecordModel(types, self)
        self.search = QLineEdit(placeholderText="Search your words")
        self.search.setObjectName("search-box")
        self.search.setAccessibleName("Search your words")
        clearable(self.search)
        self.filter_button = self._tool("filter", "Show")
        self.filter_button.setMenu(self._show_menu(types))
        self.new_button = self._tool("plus", "New")
        self.new_button.setMenu(new_menu(types, self.new_wanted.emit, self))
        self._only = button("", partial(self.show_only, EVERYTHING), "link")
        self._bin = button("Put back, or erase for good", self.bin_wanted.emit, "link")
        self._newest = button("These are older. Show the newest", self.asked.emit, "link")
        self._delegate = RecordDelegate(theme, self.model)
        self.list = _list(self.model, self._delegate)
        self.none, self.hint = label("", "pane-title"), label("", "small")
        self.start_button = button("", self._start_note)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self._connect()
        self.tell("")

    @property
    def words(self) -> str:
        """What to look for."""
        return self.search.text().strip()

    @property
    def kind(self) -> str | None:
        """The kind to show; None for all."""
        return self._shown if self._shown not in {EVERYTHING, BIN} else None

    @property
    def in_bin(self) -> bool:
        """Whether the bin is shown."""
        return self._shown == BIN

    def show_only(self, what: str) -> None:
        """Show one kind, the bin or everything."""
        self._shown = what
        for action in self.filter_button.menu().actions():
            action.setChecked(action.data() == what)
            if action.data() == what:
                self._only.setText(f"Only {action.text().lower()}. Show everything")
        self._only.setVisible(what != EVERYTHING)
        self._bin.setVisible(what == BIN)
        self.asked.emit()

    def begin_search(self, words: str = "") -> None:
        """Put the caret into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words:
            self.search.setText(words)
        else:
            self.search.selectAll()

    def select(self, record_id: str) -> None:
        """Show which record is open."""
        place = self.model.place_of(record_id)
        selection = self.list.selectionModel()
        if place < 0 or not self.model.reach(place):
            selection.clear()
            return
        index = self.model.index(place)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def tell(self, text: str, hint: str = "", start: str = "") -> None:
        """Say why the list is empty, and what could be done; or nothing."""
        self.none.setText(text)
        self.hint.setText(hint)
        self.start_button.setText(start)
        for part, shown in ((self.none, text), (self.hint, hint), (self.start_button, start)):
            part.setVisible(bool(shown))
        self._message.setVisible(bool(text))
        self.list.setVisible(not text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Find by typing in the list; leave the search with Esc or Down; know the list's width."""
        if watched is self.list.viewport() and isinstance(event, QResizeEvent):
            self._delegate.fit(event.size().width())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.list and event.text().strip() and event.text().isprintable():
                self.begin_search(self.search.text() + event.text())
                return True
            if watched is self.search and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down}:
                if event.key() == Qt.Key.Key_Escape:
                    self.search.clear()
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        px = self._theme.px
        title = label("Journal", "pane-title", wrap=False)
        line = row(title, -1, self.filter_button, self.new_button, spacing=px(4))
        head = column(line, self.search, self._only, self._bin, self._newest, spacing=px(6))
        head.setContentsMargins(px(18), px(11), px(10), px(4))
        self._message = QWidget()
        message = column(self.none, self.hint, row(self.start_button, -1), -1, spacing=px(8))
        message.setContentsMargins(px(18), px(60), px(18), 0)
        self._message.setLayout(message)
        box = column(head, self._message, self.list, spacing=0)
        box.setStretch(2, 1)
        box.addStretch(0)
        self.setLayout(box)
        self._only.hide()
        self._bin.hide()
        self._newest.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self.model.modelReset.connect(self._tell_newer)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.search.installEventFilter(self)

    def _show_menu(self, types: Mapping[str, RecordType]) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        kinds = {t.kind: t.title for t in types.values()}
        for what, title in {EVERYTHING: "Everything", **kinds, BIN: "Bin"}.items():
            action = QAction(title, menu, checkable=True, checked=what == EVERYTHING)
            action.setData(what)
            action.triggered.connect(partial(self._choose, what))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _choose(self, what: str, _checked: bool = False) -> None:
        self.show_only(what)

    def _tool(self, picture: str, name: str) -> QToolButton:
        made = QToolButton()
        side = self._theme.px(17)
        made.setIcon(icon(self._theme, picture))
        made.setIconSize(QSize(side, side))
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _tell_newer(self) -> None:
        self._newest.setVisible(self.model.newer)

    def _start_note(self) -> None:
        self.note_wanted.emit(self.words)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ID_ROLE))


def _list(model: RecordModel, delegate: RecordDelegate) -> QListView:
    made = QListView()
    made.setAccessibleName("Records")
    made.setModel(model)
    made.setItemDelegate(delegate)
    made.setMouseTracking(True)
    # Else Qt keeps the heights from before when only the width changes.
    made.setWordWrap(True)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def new_menu(
    types: Mapping[str, RecordType], choose: Callable[[str], object], parent: QWidget
) -> QMenu:
    """Return the menu of forms, each with what it is for."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for kind in types.values():
        action = QAction(kind.name, menu)
        action.setToolTip(kind.purpose)
        action.setStatusTip(kind.purpose)
        action.triggered.connect(partial(_choose, choose, kind.form))
        menu.addAction(action)
    return menu


def _choose(choose: Callable[[str], object], form: str, _checked: bool = False) -> None:
    choose(form)
