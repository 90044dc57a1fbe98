"""What a screen reader and a keyboard meet in a window: the walks that the tests share."""

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyledItemDelegate,
    QWidget,
)

from tests.ui.conftest import SLOW
from ui.focus_order import in_order

SMALLEST, MOST_ROWS = 24, 200
# Layouts follow from one another; so many turns of the event loop are waited for the last.
LAYOUTS = 20
ROLE, NAME = QAccessible.Role, QAccessible.Text.Name
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
# Holders of other things; they need no name of their own.
SILENT = {
    ROLE.Client,
    ROLE.Pane,
    ROLE.Grouping,
    ROLE.Splitter,
    ROLE.LayeredPane,
    ROLE.ScrollBar,
    ROLE.Separator,
    ROLE.Border,
    ROLE.Whitespace,
    ROLE.StaticText,
    ROLE.Graphic,
    ROLE.MenuBar,
    ROLE.PopupMenu,
    ROLE.Window,
    ROLE.Dialog,
    ROLE.Grip,
}
TAB = Qt.FocusPolicy.TabFocus.value


def settle(qtbot, window):
    """Wait until nothing more is asked or answered."""
    desk = window.journal.desk
    busy = (desk.jobs, desk.queries)
    qtbot.waitUntil(lambda: not any(jobs._running for jobs in busy), timeout=SLOW)
    QApplication.processEvents()


def inside_of_a_control(widget):
    """Whether a widget is a piece of a control of Qt's own, such as the field of a list box."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(
        parent, QComboBox | QAbstractSpinBox | QAbstractItemView
    )


def controls(root):
    """Return every widget that is seen and can be used."""
    return [
        w
        for w in root.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and not inside_of_a_control(w)
    ]


def told(widget):
    """Return what a screen reader is told: role and name."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.role(), face.text(NAME).strip()


def what(widget):
    return f"{type(widget).__name__} {widget.objectName()} “{told(widget)[1]}”"


def nameless(root):
    """Return the controls that a screen reader could not name."""
    found = []
    for widget in controls(root):
        role, name = told(widget)
        takes_focus = widget.focusPolicy().value & TAB
        holder = isinstance(widget, QAbstractScrollArea | QMenu) and role in SILENT
        if role is ROLE.NoRole:
            found.append(f"no role: {what(widget)}")
        elif not name and (role not in SILENT or (takes_focus and not holder)):
            found.append(f"no name: {what(widget)} {role}")
    return found


def too_small(root):
    """Return the controls that are hard to hit; the one that empties a line is Qt's own."""
    return [
        f"{what(w)} {w.width()} x {w.height()}"
        for w in controls(root)
        if isinstance(w, QAbstractButton | QComboBox | QAbstractSpinBox)
        and min(w.width(), w.height()) < SMALLEST
        and not isinstance(w.parentWidget(), QLineEdit)
    ]


def cut_off(root):
    """Return the words that have less room than they need, once all is laid out."""
    for _round in range(LAYOUTS):
        QApplication.processEvents()
        if not (found := [f"{what(w)} {w.size().toTuple()}" for w in controls(root) if is_cut(w)]):
            break
    return found


def is_cut(widget):
    """Whether the words of a label or a button need more room than there is."""
    if not isinstance(widget, QLabel | QPushButton) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.minimumSizeHint().width()


def speechless(root):
    """Return the rows that are read as nothing, or only as what is painted over."""
    found = []
    for view in controls(root):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        painted = type(view.itemDelegate()) is not QStyledItemDelegate
        for row in range(min(view.model().rowCount(), MOST_ROWS)):
            index = view.model().index(row, 0, QModelIndex())
            spoken = str(index.data(SPOKEN) or "").strip()
            shown = str(index.data() or "").strip()
            broken = "\n" in (spoken or shown)
            if broken or not (spoken or (shown and not painted)):
                found.append(f"{what(view)} row {row}")
    return found


def focus_chain(window):
    """Return what Tab reaches in the window, in its order."""
    return [w for w in in_order(window.shell) if w.isVisible() and w.isEnabled()]


def tabbed(qtbot, root):
    """Press Tab in a dialog until it comes round, and return what had the focus."""
    qtbot.keyClick(root, Qt.Key.Key_Tab)
    chain = [root.focusWidget()]
    while len(chain) < MOST_ROWS:
        qtbot.keyClick(chain[-1], Qt.Key.Key_Tab)
        if root.focusWidget() in chain:
            break
        chain.append(root.focusWidget())
    return chain


def out_of_order(chain):
    """Return the neighbours of which the second stands before the first, as one reads."""
    places = [w.mapToGlobal(QPoint(0, 0)) for w in chain]
    return [
        f"{what(one)}, then {what(other)}"
        for (one, a), (other, b) in pairwise(zip(chain, places, strict=True))
        # What is scrolled out of sight seems to lie beside, above or below what follows its area.
        if scrolled_in(one) is scrolled_in(other)
        and (
            b.y() + other.height() <= a.y() or (b.x() < a.x() and b.y() < a.y() + one.height() / 2)
        )
    ]


def scrolled_in(widget):
    """Return the area that a control is scrolled in, if any."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def tabbed_scroll_bars(chain):
    """Return the scroll bars that stand in the way of Tab."""
    return [what(w) for w in chain if isinstance(w, QScrollBar)]


def keys_used_twice(window):
    """Return the keys, and the letters of menus, that have two meanings in a window."""
    keys = [
        key.toString()
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
        if action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
    ]
    keys += [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.parent().isVisible() and shortcut.context() is Qt.ShortcutContext.WindowShortcut
    ]
    letters = [a.text() for a in window.menuBar().actions()] if hasattr(window, "menuBar") else []
    buttons = [w for w in controls(window) if isinstance(w, QAbstractButton)]
    letters += [w.text() for w in buttons if w.window() is window]
    keys += [f"Alt+{t.partition('&')[2][:1].upper()}" for t in letters if "&" in t]
    return sorted(key for key, count in Counter(keys).items() if key and count > 1)


FAULTS = {
    "without a name": nameless,
    "hard to hit": too_small,
    "cut off": cut_off,
    "rows without words": speechless,
    "keys with two meanings": lambda root: keys_used_twice(root.window()),
}


def faults(root):
    """Return what a screen reader, a finger or a keyboard would stumble over."""
    return {fault: found for fault, look in FAULTS.items() if (found := look(root))}
