"""A journal that is only read: what would write to it is not offered anywhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ccjournal.domain.next_step import NextStep, StepAction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.views.page import Page

NOTHING_CHANGED = "This journal is open to read. Nothing was changed."
NEXT = NextStep("This journal is open to read.", StepAction.NOTHING)
# By page: what is hidden, and what is shown but cannot be used.
HIDDEN = {
    "today": ("box", "review", "gaps_part", "first_day"),
    "journal": ("records.new_button", "records.start_button"),
    "coverage": ("drawer.ways",),
    "coaching": ("add", "new", "retire"),
    "search": ("start",),
}
DISABLED = {
    "today": ("due",),
    "coaching": ("real_name", "agent.targets", "agent.follow_ups"),
    "portfolio": ("details",),
}


class Withheld(QObject):
    """Keeps a widget hidden or disabled, whoever wants it back."""

    def __init__(self, widget: QWidget, *, hidden: bool) -> None:
        super().__init__(widget)
        self._hidden = hidden
        self._keep(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take it back at once."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.EnabledChange}:
            assert isinstance(watched, QWidget)
            self._keep(watched)
        return super().eventFilter(watched, event)

    def _keep(self, widget: QWidget) -> None:
        if self._hidden and not widget.isHidden():
            widget.hide()
        elif not self._hidden and widget.isEnabled():
            widget.setEnabled(False)


def withhold(pages: "Mapping[str, Page]") -> None:
    """Take from all pages what writes."""
    for names, hidden in ((HIDDEN, True), (DISABLED, False)):
        for key, paths in names.items():
            for path in paths:
                Withheld(_part(pages[key], path), hidden=hidden)


def _part(page: QObject, path: str) -> QWidget:
    found = page
    for name in path.split("."):
        found = getattr(found, name)
    assert isinstance(found, QWidget)
    return found
