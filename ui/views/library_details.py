"""The right side of the Library: one thing, to be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.models.library_items import Item, Thing
from ui.views.library_acts import LibraryActs
from ui.views.library_parts import parts_of
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, scrolled

WIDEST = 760


class LibraryDetails(QFrame):
    """Builds what is shown anew for each thing; arrow keys scroll it."""

    back_wanted = Signal()

    def __init__(self, desk: Desk, acts: LibraryActs) -> None:
        super().__init__()
        self.setObjectName("details")
        self._desk = desk
        self._acts = acts
        self._thing: Thing | None = None
        px = desk.theme.px
        self.back = button("Back to the list", self.back_wanted.emit, "link")
        self._body = QVBoxLayout()
        self._body.setSpacing(px(7))
        inner = QWidget()
        inner.setMaximumWidth(px(WIDEST))
        whole = column(row(self.back, -1), self._body, -1, spacing=px(6))
        whole.setContentsMargins(px(36), px(22), px(36), px(28))
        inner.setLayout(whole)
        self.area = scrolled(inner, "details-scroll")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self.area))

    @property
    def holds_focus(self) -> bool:
        """Whether the focus is in here."""
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def show_item(self, item: Item) -> None:
        """Show a thing from its beginning; the one that is shown stays as it is read."""
        if item.thing is None or item.thing == self._thing:
            return
        self._thing = thing = item.thing
        held = self.holds_focus
        self.setUpdatesEnabled(False)
        self.area.setAccessibleName(item.title)
        clear(self._body)
        for part in parts_of(thing, self._desk, self._acts):
            if isinstance(part, QWidget):
                self._body.addWidget(part)
            elif isinstance(part, int):
                self._body.addSpacing(self._desk.theme.px(part))
            else:
                self._body.addLayout(part)
        self.area.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)
        if held:
            self.focus_first()

    def set_alone(self, *, alone: bool) -> None:
        """Offer the way back where the list is hidden."""
        self.back.setVisible(alone)

    def focus_first(self) -> None:
        """Put the focus on what is to be read."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
