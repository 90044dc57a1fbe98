"""The accessible tree of every page: what a screen reader and a keyboard meet."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

from tests.ui.conftest import SLOW, find, wait_for_journal
from ui.focus_order import put_in_order

PAGES = ("today", "journal", "coverage", "coaching", "portfolio", "library")
SMALLEST = 24
ROLE, NAME = QAccessible.Role, QAccessible.Text.Name
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
    ROLE.Grip,
}
TAB = Qt.FocusPolicy.TabFocus.value


@pytest.fixture
def sample(qtbot, shell):
    """The window on the sample journal."""
    shell.open_sample()
    wait_for_journal(qtbot, shell)
    return shell


def settle(qtbot, window, page):
    """Go to a page and wait until nothing more is asked or answered."""
    window.show_page(page)
    jobs = window.journal.desk.jobs
    qtbot.waitUntil(lambda: not jobs._running, timeout=SLOW)
    QApplication.processEvents()
    return window.journal.pages[page]


def open_record(qtbot, window, kind):
    """Open the first record of a kind that has claims."""
    rows = window.journal.desk.services.journal.rows()
    record = next(row for row in rows if row.kind == kind and row.live_claims)
    window.journal.desk.record_wanted.emit(record.id)
    return settle(qtbot, window, "journal")


def states(qtbot, window):
    """Show every page, and the pages that open within them; tell the name of each."""
    for page in PAGES:
        settle(qtbot, window, page)
        yield page
    for kind in ("star", "reflective"):
        open_record(qtbot, window, kind)
        yield kind
    window.journal.desk.criterion_wanted.emit("ST-2.1")
    settle(qtbot, window, "coverage")
    yield "drawer"


def inside_of_a_control(widget):
    """Whether a widget is a piece of a control of Qt's own, such as the field of a list box."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(
        parent, QComboBox | QAbstractSpinBox | QAbstractItemView
    )


def controls(window):
    """Return every widget that is seen and can be used."""
    return [
        w
        for w in window.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and not inside_of_a_control(w)
    ]


def told(widget):
    """Return what a screen reader is told: role and name."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.role(), face.text(NAME).strip()


def what(widget):
    return f"{type(widget).__name__} {widget.objectName()} “{told(widget)[1]}”"


def nameless(window):
    """Return the controls that a screen reader could not name."""
    found = []
    for widget in controls(window):
        role, name = told(widget)
        takes_focus = widget.focusPolicy().value & TAB
        holder = isinstance(widget, QAbstractScrollArea) and role in SILENT
        if role is ROLE.NoRole:
            found.append(f"no role: {what(widget)}")
        elif not name and (role not in SILENT or (takes_focus and not holder)):
            found.append(f"no name: {what(widget)} {role}")
    return found


def too_small(window):
    """Return the controls that are hard to hit."""
    return [
        f"{what(w)} {w.width()} x {w.height()}"
        for w in controls(window)
        if isinstance(w, QAbstractButton | QComboBox | QAbstractSpinBox)
        and min(w.width(), w.height()) < SMALLEST
    ]


def speechless(window):
    """Return the rows of lists and tables that are read out as nothing."""
    found = []
    for view in controls(window):
        if not isinstance(view, QAbstractItemView) or view.model() is None:
            continue
        model = view.model()
        for row in range(min(model.rowCount(), 200)):
            index = model.index(row, 0, QModelIndex())
            words = index.data(Qt.ItemDataRole.AccessibleTextRole)
            if not str(words or index.data() or "").strip():
                found.append(f"{what(view)} row {row}")
    return found


def focus_chain(window):
    """Return the widgets in the order in which Tab reaches them, from the sidebar on."""
    put_in_order(window)
    first = find(window, "find-or-do")
    chain, at = [first], first.nextInFocusChain()
    while at is not first:
        if at.isVisible() and at.isEnabled() and at.focusPolicy().value & TAB:
            chain.append(at)
        at = at.nextInFocusChain()
    return chain


def test_every_control_has_a_name_and_a_role(qtbot, sample):
    assert {name: nameless(sample) for name in states(qtbot, sample) if nameless(sample)} == {}


def test_no_control_is_hard_to_hit(qtbot, sample):
    assert {name: too_small(sample) for name in states(qtbot, sample) if too_small(sample)} == {}


def test_every_row_is_read_out(qtbot, sample):
    assert {name: speechless(sample) for name in states(qtbot, sample) if speechless(sample)} == {}


def test_rows_of_records_are_read_as_sentences(qtbot, sample):
    settle(qtbot, sample, "journal")
    listed = find(sample, "list-pane").findChild(QAbstractItemView).model()
    qtbot.waitUntil(lambda: listed.rowCount() > 10, timeout=SLOW)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(listed.index(row, 0).data(role)) for row in range(listed.rowCount())]
    assert all(len(words.split()) >= 4 and "," in words for words in said)


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_from_the_sidebar_over_the_page_and_ends_with_next(qtbot, sample, page):
    shown = settle(qtbot, sample, page)
    sidebar = find(sample, "sidebar")
    places = [
        "sidebar" if sidebar.isAncestorOf(w) else "page" if shown.isAncestorOf(w) else "other"
        for w in focus_chain(sample)
    ]
    assert "other" not in places, [what(w) for w in focus_chain(sample)]
    changes = [a for a, b in zip(places, [*places[1:], None], strict=True) if a != b]
    assert changes == ["sidebar", "page"]


def test_tab_goes_from_the_list_to_the_words_to_the_evidence(qtbot, sample):
    page = open_record(qtbot, sample, "reflective")
    chain = focus_chain(sample)
    panel, listed = find(sample, "evidence-panel"), find(sample, "list-pane")
    title = find(sample, "field-title")
    evidence = [at for at, w in enumerate(chain) if panel.isAncestorOf(w)]
    rows = [at for at, w in enumerate(chain) if listed.isAncestorOf(w)]
    fields = [at for at, w in enumerate(chain) if w.objectName().startswith("field-")]
    assert page.isAncestorOf(title)
    assert max(rows) < min(fields)
    assert max(fields) < min(evidence)


def test_no_two_shortcuts_collide(qtbot, sample):
    for name in states(qtbot, sample):
        keys = [
            key.toString()
            for action in sample.findChildren(QAction)
            for key in action.shortcuts()
            if action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
        ]
        keys += [
            shortcut.key().toString()
            for shortcut in sample.findChildren(QShortcut)
            if shortcut.parent().isVisible()
            and shortcut.context() is Qt.ShortcutContext.WindowShortcut
        ]
        assert sorted(set(keys)) == sorted(keys), name


def test_scroll_bars_keep_out_of_the_way_of_tab(qtbot, sample):
    for name in states(qtbot, sample):
        assert not [w for w in focus_chain(sample) if isinstance(w, QScrollBar)], name


def test_tab_walks_that_way(qtbot, sample):
    settle(qtbot, sample, "coverage")
    chain = focus_chain(sample)
    chain[0].setFocus()
    walked = [0]
    for _step in range(12):
        qtbot.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
        walked.append(chain.index(sample.focusWidget()))
    # The pages of the sidebar are one group: Tab goes to the marked one, arrows to the others.
    assert walked == sorted(set(walked))
    assert any(isinstance(chain[at], QAbstractItemView) for at in walked)
