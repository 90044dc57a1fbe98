"""The accessible tree of every page: what a screen reader and a keyboard meet."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QPushButton

from tests.ui.accessible import (
    SPOKEN,
    cut_off,
    focus_chain,
    keys_used_twice,
    nameless,
    settle,
    speechless,
    tabbed_scroll_bars,
    too_small,
    what,
)
from tests.ui.conftest import SLOW, find, wait_for_journal
from ui.widgets.next_bar import NextBar

PAGES = ("today", "journal", "coverage", "coaching", "portfolio", "library", "search", "review")


@pytest.fixture
def sample(qtbot, shell):
    """The window on the sample journal."""
    shell.open_sample()
    wait_for_journal(qtbot, shell)
    return shell


def go_to(qtbot, window, page):
    """Go to a page and wait until it has its answers."""
    window.show_page(page)
    settle(qtbot, window)
    return window.journal.pages[page]


def open_record(qtbot, window, kind):
    """Open the first record of a kind that has claims."""
    rows = window.journal.desk.services.journal.rows()
    record = next(row for row in rows if row.kind == kind and row.live_claims)
    window.journal.desk.record_wanted.emit(record.id)
    return go_to(qtbot, window, "journal")


def states(qtbot, window):
    """Show every page, and the pages that open within them; tell the name of each."""
    for page in PAGES:
        go_to(qtbot, window, page)
        yield page
    for kind in ("star", "reflective"):
        open_record(qtbot, window, kind)
        yield kind
    window.journal.desk.criterion_wanted.emit("ST-2.1")
    go_to(qtbot, window, "coverage")
    yield "drawer"


FAULTS = {
    "without a name": nameless,
    "hard to hit": too_small,
    "rows without words": speechless,
    "keys with two meanings": keys_used_twice,
    "scroll bars in the way of Tab": lambda window: tabbed_scroll_bars(focus_chain(window)),
}


def test_every_page_can_be_read_out_and_reached(qtbot, sample):
    faults = {
        (page, fault): found
        for page in states(qtbot, sample)
        for fault, look in FAULTS.items()
        if (found := look(sample))
    }
    assert faults == {}


def test_rows_of_records_are_read_as_sentences(qtbot, sample):
    go_to(qtbot, sample, "journal")
    listed = find(sample, "list-pane").findChild(QAbstractItemView).model()
    qtbot.waitUntil(lambda: listed.rowCount() > 10, timeout=SLOW)
    said = [str(listed.index(row, 0).data(SPOKEN)) for row in range(listed.rowCount())]
    assert all(len(words.split()) >= 4 and "," in words for words in said)


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_from_the_sidebar_over_the_page_and_ends_with_next(qtbot, sample, page):
    shown = go_to(qtbot, sample, page)
    sidebar = find(sample, "sidebar")
    chain = focus_chain(sample)
    places = [
        "sidebar" if sidebar.isAncestorOf(w) else "page" if shown.isAncestorOf(w) else "other"
        for w in chain
    ]
    assert "other" not in places, [what(w) for w in chain]
    assert [a for a, b in pairwise([*places, None]) if a != b] == ["sidebar", "page"]
    # On Today the Next step is a card in the page; elsewhere it is the last thing there is.
    acts = [w for bar in shown.findChildren(NextBar) for w in bar.findChildren(QPushButton)]
    assert chain[-1] in acts or not any(act.isVisible() for act in acts)


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


def test_tab_walks_that_way(qtbot, sample):
    go_to(qtbot, sample, "coverage")
    chain = focus_chain(sample)
    chain[0].setFocus()
    walked = [0]
    for _step in range(12):
        qtbot.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
        walked.append(chain.index(sample.focusWidget()))
    # The pages of the sidebar are one group: Tab goes to the marked one, arrows to the others.
    assert walked == sorted(set(walked))
    assert any(isinstance(chain[at], QAbstractItemView) for at in walked)


def test_f6_goes_from_pane_to_pane_and_round(qtbot, sample):
    open_record(qtbot, sample, "reflective")
    find(sample, "sidebar").findChild(QPushButton).setFocus()
    panes = ["list-pane", "paper", "evidence-panel", "next-bar", "sidebar"]
    for pane in panes:
        qtbot.keyClick(sample, Qt.Key.Key_F6)
        assert find(sample, pane).isAncestorOf(sample.focusWidget()), pane


def test_nothing_is_cut_off_at_twice_the_size(qtbot, sample):
    sample.theme.choose(text_size=200)
    sample.window_command("theme light")
    sample.resize(1366, 768)
    cut = {page: found for page in states(qtbot, sample) if (found := cut_off(sample))}
    assert cut == {}


def test_the_next_step_leads_to_the_claim_itself(qtbot, sample):
    settle(qtbot, sample)
    qtbot.waitUntil(lambda: sample.journal.desk.steps.step.button == "Look at the claim")
    for _again in range(2):
        qtbot.keyClick(sample, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, sample)
        assert sample.focusWidget().text() == "Attach to the new sentence"
