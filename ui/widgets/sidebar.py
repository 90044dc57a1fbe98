"""The left side: find, the pages, the units, and the save state."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import clear, column
from ui.widgets.save_state import SaveState

WIDTH, RAIL = 204, 64


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the window."""

    key: str
    title: str
    icon: str


PLACES = (
    Place("today", "Today", "sun"),
    Place("journal", "Journal", "book-open"),
    Place("coverage", "Coverage", "layout-grid"),
    Place("coaching", "Coaching", "users"),
    Place("portfolio", "Portfolio", "file-output"),
    Place("library", "Library", "library"),
)


class Sidebar(QFrame):
    """Tells where the user wants to go."""

    page_wanted = Signal(str)
    unit_wanted = Signal(str)
    find_wanted = Signal()

    def __init__(self, places: Sequence[Place], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._theme = theme
        self._places = places
        self._rail = False
        self._icons = False
        self.state = SaveState()
        self.find_button = _button("Find or do", checkable=False)
        self.find_button.setObjectName("find-or-do")
        self.find_button.clicked.connect(self.find_wanted)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for place in places:
            made = _button(place.title)
            made.clicked.connect(lambda _checked=False, key=place.key: self.page_wanted.emit(key))
            self._buttons[place.key] = made
            self._group.addButton(made)
        self._units = QWidget()
        self._units_box = QVBoxLayout(self._units)
        self._units_box.setContentsMargins(0, 0, 0, 0)
        self._units_box.setSpacing(1)
        box = column(self.find_button, 8, *self._buttons.values(), 10, self._units, -1, spacing=2)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self.state)
        self.setLayout(box)
        self.set_open(open_=False)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_open(self, *, open_: bool) -> None:
        """Let the pages be chosen once a journal is open."""
        buttons = [self.find_button, *self._buttons.values()]
        for widget in buttons:
            widget.setEnabled(open_)
        self._units.setVisible(open_ and not self._rail)

    def show_units(self, units: Sequence[tuple[str, str, str]]) -> None:
        """Show the units: code, title, and how they stand in words."""
        clear(self._units_box)
        if units:
            head = QLabel("Units")
            head.setProperty("role", "caption")
            self._units_box.addWidget(head)
        for code, title, stand in units:
            made = _button(title, checkable=False)
            made.setProperty("unit", "true")
            made.setToolTip(stand)
            made.setAccessibleName(f"{title}, {stand}")
            made.clicked.connect(lambda _checked=False, code=code: self.unit_wanted.emit(code))
            self._units_box.addWidget(made)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)
        self._tint()

    def set_rail(self, *, rail: bool) -> None:
        """Show icons only where the window is narrow; names stay for screen readers."""
        if rail != self._rail:
            self._rail = rail
            self.restyle()

    def show_icons(self) -> None:
        """Draw the icons; until then, for the first paint, their room is left empty."""
        self._icons = True
        self.restyle()

    def restyle(self) -> None:
        """Take on another theme, text size or width."""
        theme = self._theme
        self.setFixedWidth(theme.px(RAIL if self._rail else WIDTH))
        self._units.setVisible(not self._rail and self.find_button.isEnabled())
        self.state.set_rail(rail=self._rail)
        names = [(self.find_button, "Find or do"), *((b, p.title) for p, b in self._pairs())]
        for widget, name in names:
            widget.setText("" if self._rail else name)
            widget.setIconSize(QSize(theme.px(17), theme.px(17)))
            widget.setToolTip(name if self._rail else "")
        self.find_button.setText("" if self._rail else "Find or do   Ctrl K")
        self.find_button.setIcon(self._icon("search", "ink-2"))
        self._tint()

    def _icon(self, name: str, colour: str) -> QIcon:
        if self._icons:
            from ui.icons import icon  # noqa: PLC0415 - the first paint does without

            return icon(self._theme, name, colour)
        blank = QPixmap(QSize(self._theme.px(17), self._theme.px(17)))
        blank.fill(QColor(0, 0, 0, 0))
        return QIcon(blank)

    def _pairs(self) -> list[tuple[Place, QPushButton]]:
        return [(place, self._buttons[place.key]) for place in self._places]

    def _tint(self) -> None:
        for place, widget in self._pairs():
            colour = "accent" if widget.isChecked() else "ink-2"
            widget.setIcon(self._icon(place.icon, colour))


def _button(name: str, *, checkable: bool = True) -> QPushButton:
    made = QPushButton(name)
    made.setCheckable(checkable)
    made.setAccessibleName(name)
    return made
