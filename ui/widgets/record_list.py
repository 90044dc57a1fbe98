"""The list pane: search box, what to show, the list and the New menu."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)

from ccjournal.domain.record_type import RecordType
from ui.icons import icon
from ui.models.records import ID_ROLE, RecordModel
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.record_delegate import RecordDelegate
from ui.widgets.roles import button, label

SEARCH_PAUSE_MS = 120
EVERYTHING, BIN = "", "bin"


class RecordList(QFrame):
    """Places and tells; the page fills it."""

    opened = Signal(str)
    new_wanted = Signal(str)
    asked = Signal()

    def __init__(self, types: Mapping[str, RecordType], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list-pane")
        self._theme = theme
        self.model = RecordModel(types, self)
        self.search = QLineEdit(placeholderText="Search your words")
        self.search.setObjectName("search-box")
        self.search.setAccessibleName("Search your words")
        self.search.setClearButtonEnabled(True)
        self.show_box = _show_box(types)
        self._delegate = RecordDelegate(theme)
        self.list = _list(self.model, self._delegate)
        self.none = label("", "small")
        self.new_button = button("New", kind="primary")
        self.new_button.setIcon(icon(theme, "plus", "on-accent"))
        self.new_button.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.new_button.setMenu(new_menu(types, self.new_wanted.emit, self))
        title = label("Journal", "pane-title", wrap=False)
        head = column(row(title, -1, self.new_button), self.search, self.show_box, self.none)
        head.setContentsMargins(12, 12, 12, 12)
        box = column(head, self.list, spacing=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self.search.textChanged.connect(self._pause.start)
        self.show_box.currentIndexChanged.connect(self.asked)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)

    @property
    def words(self) -> str:
        """What to look for."""
        return self.search.text().strip()

    @property
    def kind(self) -> str | None:
        """The kind to show; None for all."""
        chosen = str(self.show_box.currentData())
        return chosen if chosen not in {EVERYTHING, BIN} else None

    @property
    def in_bin(self) -> bool:
        """Whether the bin is shown."""
        return bool(self.show_box.currentData() == BIN)

    def select(self, record_id: str) -> None:
        """Show which record is open."""
        place = self.model.place_of(record_id)
        selection = self.list.selectionModel()
        if place < 0:
            selection.clear()
            return
        index = self.model.index(place)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def tell(self, text: str) -> None:
        """Say why the list is empty, or nothing."""
        self.none.setText(text)
        self.none.setVisible(bool(text))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ID_ROLE))


def _show_box(types: Mapping[str, RecordType]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName("Show")
    made.addItem("Everything", EVERYTHING)
    for kind, title in {t.kind: t.title for t in types.values()}.items():
        made.addItem(title, kind)
    made.addItem("Bin", BIN)
    return made


def _list(model: RecordModel, delegate: RecordDelegate) -> QListView:
    made = QListView()
    made.setAccessibleName("Records")
    made.setModel(model)
    made.setItemDelegate(delegate)
    made.setUniformItemSizes(True)
    made.setMouseTracking(True)
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
