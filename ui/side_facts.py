"""What the sidebar tells of the open journal: units, what waits where, and the backups."""

from datetime import datetime

from PySide6.QtCore import QObject

from ccjournal.domain.team import count_in_words
from ccjournal.domain.unit import Unit
from ccjournal.domain.waiting import Waiting
from ccjournal.services.backups import Standing
from ui.desk import Desk
from ui.models.backups import side_line
from ui.models.today import counts_of
from ui.widgets.sidebar import Sidebar, UnitStand


class SideFacts(QObject):
    """Shows what is worked out anew after every change."""

    def __init__(self, desk: Desk, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sidebar = sidebar
        desk.states_changed.connect(self._show_units)
        desk.steps.changed.connect(self._show_counts)

    def clear(self) -> None:
        """Tell nothing any more: the journal is closed."""
        self._desk.states_changed.disconnect(self._show_units)
        self._desk.steps.changed.disconnect(self._show_counts)
        self._sidebar.show_units(())
        self._sidebar.show_counts({})
        self._sidebar.show_backup("", "circle-dashed", "ink-3", "")

    def _show_units(self) -> None:
        units = self._desk.services.units.all()
        self._sidebar.show_units([self._stand(unit) for unit in units])

    def _show_counts(self) -> None:
        self._sidebar.show_counts(counts_in_words(self._desk.steps.waiting))

    def show_backups(self, standing: Standing) -> None:
        """Show how the backups stand."""
        self._sidebar.show_backup(*side_line(standing, datetime.now()))

    def _stand(self, unit: Unit) -> UnitStand:
        parts = counts_of(unit, self._desk.states)
        stand = f"{parts[0]} of {sum(parts)} with proof, {parts[2]} to start"
        return UnitStand(unit.code, unit.short_title or unit.title, stand, parts)


def counts_in_words(found: Waiting) -> dict[str, tuple[int, str]]:
    """Return the count of each page that has one, with the words for it."""
    people = "1 person has" if found.people == 1 else f"{found.people} people have"
    follow_ups = count_in_words(found.follow_ups, "follow-up")
    return {
        "today": (found.follow_ups, f"{follow_ups} late or due within a week"),
        "coaching": (found.people, f"{people} something late or due today"),
    }
