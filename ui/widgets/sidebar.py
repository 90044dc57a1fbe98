"""The left side: find, the pages, the units, and the save state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.save_state import SaveState
from ui.widgets.side_button import ICON, SideButton

WIDTH, RAIL = 204, 48
SAVED_ICON = 14


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the window."""

    key: str
    title: str
    icon: str


class UnitStand(NamedTuple):
    """A unit as the sidebar shows it; `parts` are with proof, your word only, to start."""

    code: str
    title: str
    stand: str
    parts: tuple[int, int, int] = (0, 0, 1)


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
    backups_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, places: Sequence[Place], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._theme = theme
        self._places = places
        self._rail = self._icons = False
        self._stands: Sequence[UnitStand] = ()
        self._unit_buttons: list[SideButton] = []
        self.state = SaveState()
        self._state_icon = QLabel()
        self.find_button = SideButton("Find or do", theme)
        self.find_button.setObjectName("find-or-do")
        self.find_button.show_hint("Ctrl K", "Ctrl K")
        self.find_button.clicked.connect(self.find_wanted)
        self._backup: SideButton | None = None
        self._backup_icon = ("circle-dashed", "ink-3")
        self.lock_button = self._lock_button()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SideButton] = {}
        for place in places:
            made = SideButton(place.title, theme, checkable=True)
            made.clicked.connect(lambda _checked=False, key=place.key: self.page_wanted.emit(key))
            self._buttons[place.key] = made
            self._group.addButton(made)
        self._units = QWidget()
        self._units_box = QVBoxLayout(self._units)
        self._units_box.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self.set_open(open_=False)
        theme.changed.connect(self.restyle)
        self.state.changed.connect(self._show_state_icon)
        self.restyle()

    def set_open(self, *, open_: bool) -> None:
        """Let the pages be chosen once a journal is open."""
        buttons = [self.find_button, *self._buttons.values()]
        for widget in buttons:
            widget.setEnabled(open_)
        self._units.setVisible(open_ and not self._rail)

    def show_lock(self, *, shown: bool) -> None:
        """Offer to lock, for a journal that has a passphrase."""
        self.lock_button.setVisible(shown)

    def show_units(self, units: Sequence[tuple[str, str, str] | UnitStand]) -> None:
        """Show the units: code, title, how they stand in words and as a pie."""
        stands = [UnitStand(*unit) for unit in units]
        if [u.code for u in stands] != [u.code for u in self._stands]:
            self._make_units(stands)
        self._stands = stands
        for unit, made in zip(stands, self._unit_buttons, strict=True):
            made.setToolTip(unit.stand)
            made.setAccessibleName(f"{unit.title}, {unit.stand}")
        self._show_pies()

    def show_backup(self, text: str, icon: str, colour: str, detail: str) -> None:
        """Show how the backups stand, with the whole sentence behind it; nothing hides the line."""
        made = self._backup
        if made is None:
            made = self._backup = SideButton("", self._theme)
            made.setObjectName("backup-state")
            made.clicked.connect(self.backups_wanted)
            self._box.insertWidget(self._box.indexOf(self.lock_button), made)
        made.setVisible(bool(text))
        made.name = text
        made.setAccessibleName(text)
        made.setProperty("alert", "true" if colour == "alert-ink" else "")
        made.show_hint("", detail)
        self._backup_icon = (icon, colour)
        self._show_backup()

    def show_counts(self, counts: Mapping[str, tuple[int, str]]) -> None:
        """Show at some pages how many things wait there, with the words for it."""
        for key, made in self._buttons.items():
            count, words = counts.get(key, (0, ""))
            made.show_hint(str(count) if count else "", words if count else "")

    def show_page(self, key: str) -> None:
        """Mark the page that is shown; one without a row of its own marks none."""
        self._group.setExclusive(False)
        for name, made in self._buttons.items():
            made.setChecked(name == key)
        self._group.setExclusive(True)
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
        px = self._theme.px
        self.setFixedWidth(px(RAIL if self._rail else WIDTH))
        side = px(4 if self._rail else 12)
        self._box.setContentsMargins(side, px(7), side, px(15))
        self._box.setSpacing(px(2))
        self._units_box.setSpacing(0)
        self._units.setVisible(not self._rail and self.find_button.isEnabled())
        self._foot.setContentsMargins(0 if self._rail else 8, 0, 0, 0)
        for widget in (self.find_button, *self._buttons.values(), self.lock_button):
            widget.set_rail(rail=self._rail)
        self.lock_button.show_icon(self._picture("lock", "ink-2", SAVED_ICON), SAVED_ICON)
        self.find_button.show_icon(self._picture("search", "ink-2"))
        self._tint()
        self._show_pies()
        self._show_state_icon()
        self._show_backup()

    def _lay_out(self) -> None:
        self._foot = row(self._state_icon, self.state, spacing=8)
        self._foot.setStretch(1, 1)
        pages = self._buttons.values()
        self._box = column(self.find_button, 12, *pages, 16, self._units, -1, self._foot)
        self._box.addWidget(self.lock_button)
        self.setLayout(self._box)

    def _lock_button(self) -> SideButton:
        """Return what is shown below the save state of a journal with a passphrase."""
        made = SideButton("Lock", self._theme)
        made.setProperty("foot", "true")
        made.show_hint("Ctrl L", "Ctrl L")
        made.clicked.connect(self.lock_wanted)
        made.hide()
        return made

    def _make_units(self, units: Sequence[UnitStand]) -> None:
        clear(self._units_box)
        self._unit_buttons = []
        if units:
            head = QLabel("Units")
            head.setObjectName("units-head")
            self._units_box.addWidget(head)
        for unit in units:
            made = SideButton(unit.title, self._theme)
            made.setProperty("unit", "true")
            made.clicked.connect(lambda _on=False, code=unit.code: self.unit_wanted.emit(code))
            self._units_box.addWidget(made)
            self._unit_buttons.append(made)

    def _show_pies(self) -> None:
        if not self._stands:
            return
        from ui.widgets.pie import PIE, pie_picture  # noqa: PLC0415 - the first paint does without

        for unit, made in zip(self._stands, self._unit_buttons, strict=True):
            made.show_icon(pie_picture(self._theme, unit.parts), PIE)

    def _picture(self, name: str, colour: str, size: int = ICON) -> QPixmap:
        if self._icons:
            from ui.icons import pixmap  # noqa: PLC0415 - the first paint does without

            return pixmap(self._theme, name, colour, size)
        blank = QPixmap(QSize(self._theme.px(size), self._theme.px(size)))
        blank.fill(QColor(0, 0, 0, 0))
        return blank

    def _show_state_icon(self) -> None:
        name, colour = self.state.sign
        picture = self._picture(name, colour, ICON if self._rail else SAVED_ICON)
        self.state.show_picture(picture if self._rail else None)
        self._state_icon.setPixmap(picture)
        self._state_icon.setVisible(self.state.sure and not self._rail)

    def _show_backup(self) -> None:
        if self._backup is not None:
            self._backup.set_rail(rail=self._rail)
            size = ICON if self._rail else SAVED_ICON
            self._backup.show_icon(self._picture(*self._backup_icon, size), size)

    def _tint(self) -> None:
        for place in self._places:
            made = self._buttons[place.key]
            colour = "nav-ink" if made.isChecked() else "ink-2"
            made.show_icon(self._picture(place.icon, colour))
