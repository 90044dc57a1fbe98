"""Words that stand below one another begin on one line."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton

from tests.ui.conftest import SLOW, find
from ui.widgets.roles import button

THEMES = ("light", "high-contrast")


def _contents(made):
    option = QStyleOptionButton()
    made.initStyleOption(option)
    return made.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, made)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["link", "quiet", "disclose"])
def test_the_words_of_a_flat_button_begin_at_its_edge(qtbot, shell, theme, kind):
    shell.theme.choose(name=theme)
    made = button("Who saw this?", kind=kind)
    qtbot.addWidget(made)
    made.show()
    assert _contents(made).left() == 0
    before = made.sizeHint()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus, timeout=SLOW)
    assert made.sizeHint() == before
    assert _contents(made).left() == shell.theme.edge("ring")


@pytest.mark.parametrize("size", [100, 200])
def test_what_is_claimed_begins_below_the_title_of_the_panel(window, writing, size):
    window.theme.choose(text_size=size)
    find(window, "field-action").setFocus()
    window.journal_command("claim")
    panel = find(window, "evidence-panel")
    lefts = {
        made.text(): made.mapTo(panel, QPoint()).x()
        for kind in (QLabel, QPushButton)
        for made in panel.findChildren(kind)
        if made.text() in {"Evidence", "Claim with these words", "Cancel"}
    }
    assert len(lefts) == 3
    assert len(set(lefts.values())) == 1
