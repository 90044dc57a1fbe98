"""The order in which Tab goes: as things are laid out, whenever they were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def put_in_order(root: QWidget) -> None:
    """Let Tab go through a window as it is laid out; parts are made anew all the time."""
    before: QWidget | None = None
    for widget in in_order(root):
        # Always set: asking Qt what comes next takes the menus away from the window.
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def in_order(root: QWidget) -> Iterator[QWidget]:
    """Tell what below a widget Tab can reach, in the order in which it is laid out."""
    for widget in _laid_out(root, set()):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


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
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
