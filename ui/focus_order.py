"""The order in which Tab goes: as things are laid out, whenever they were made."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def put_in_order(root: QWidget) -> None:
    """Let Tab go through a window as it is laid out; parts are made anew all the time."""
    before: QWidget | None = None
    for widget in in_order(root):
        # Always set: asking Qt what comes next takes the menus away from the window.
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def go_round(root: QWidget, *, forward: bool) -> bool:
    """Go to the next stop, round the ends; false where the focus is on none.

    Qt would also stop at what hands its focus on to a part of itself: that is in no order.
    """
    stops = [
        stop
        for stop in in_order(root)
        if stop.isVisibleTo(root) and stop.isEnabled() and stop.focusProxy() is None
    ]
    here = root.focusWidget()
    if here not in stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    place = stops.index(here) + (1 if forward else -1)
    stops[place % len(stops)].setFocus(reason)
    return True


def in_order(root: QWidget) -> Iterator[QWidget]:
    """Tell what below a widget Tab can reach, in the order in which it is laid out."""
    for widget in _laid_out(root, set()):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _left_to_arrows(widget):
            yield widget


def _left_to_arrows(widget: QWidget) -> bool:
    """Tell whether another button of the same choice is the chosen one: Tab stops there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group and group.exclusive() else None
    return chosen is not None and chosen is not widget


def _laid_out(widget: QWidget, told: set[QWidget]) -> Iterator[QWidget]:
    """Tell what is below a widget: first what is laid out in it, then what floats over that."""
    children = (child for child in widget.children() if isinstance(child, QWidget))
    for part in (*_placed(widget), *children):
        # What scrolls is met twice: as what the area shows, and below its viewport.
        if part not in told and not part.isWindow():
            told.add(part)
            yield part
            yield from _laid_out(part, told)


def _placed(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter | QStackedWidget):
        yield from filter(None, (widget.widget(at) for at in range(widget.count())))
    elif isinstance(widget, QScrollArea):
        if inner := widget.widget():
            yield inner
    elif layout := widget.layout():
        yield from _in_layout(layout, [w for w in widget.children() if isinstance(w, QWidget)])


def _in_layout(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    # By place and never by item: Qt deletes the items of a layout behind Python's back, and what is
    # made at the same address later would be taken for the item that was there.
    placed: list[tuple[int, QLayout | QWidget]] = []
    placed += [
        (layout.indexOf(part), part) for part in layout.findChildren(QLayout, options=DIRECT)
    ]
    placed += [(layout.indexOf(part), part) for part in widgets]
    for place, part in sorted(placed, key=itemgetter(0)):
        if isinstance(part, QLayout):
            yield from _in_layout(part, widgets)
        elif place >= 0:
            yield part
