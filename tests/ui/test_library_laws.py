"""Laws and codes in the Library: by sector, with their clauses and days, and the sector switch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from tests.ui.conftest import SLOW, go, press, texts
from tests.ui.test_library_page import put, rows

OWN = """
[[regulation]]
key = "cp-7"
kind = "code"
name = "Complaints Procedure"
names = ["CP-7"]
summary = "How we handle complaints."
sectors = ["Water & waste"]
effective = 2024-01-01
superseded = 2124-01-01

[[regulation.clause]]
number = "step 4"
says = "A written answer in three days."
my_day = "I write on the second day."
unverified = true
superseded = 2025-01-01

[[regulation.clause]]
number = "step 5"
says = "A call after a week."
effective = 2124-01-01
"""


@pytest.fixture
def page(qtbot, window, paths):
    put(paths, "regulations", "ours.toml", OWN)
    shown = go(window, "library")
    qtbot.waitUntil(lambda: shown.list.model().rowCount() > 0, timeout=SLOW)
    return shown


def headings(page):
    """Return the headings of the groups of laws."""
    return [said for said in rows(page) if said.startswith(("Laws and codes", "For ", "No longer"))]


def test_laws_stand_by_sector_and_former_ones_last(page):
    assert [said.rpartition(",")[0] for said in headings(page)] == [
        "Laws and codes",
        "For energy",
        "For financial services",
        "For telecoms",
        "For Water & waste",
        "No longer in force",
    ]
    said = rows(page)
    assert "Equality Act 2010, law, in force since 1 October 2010" in said
    assert "ISO 10002, framework, not looked up yet" in said
    former = (
        "Data Protection Act 1998, law, not looked up yet, no longer in force since 25 May 2018"
    )
    assert said.index(former) > said.index(headings(page)[-1])


def test_a_law_tells_its_clauses_and_what_they_change(page):
    page.shelf.choose("rule disp")
    said = texts(page.details)
    assert said[:2] == ["DISP", "Rule book of FCA, comes with the program"]
    assert "Only for: financial services" in said
    assert "DISP 1.5" in said
    assert said[said.index("What it changes in my day") + 1].startswith("I send the short letter")


def test_what_nobody_has_looked_up_says_so_in_words(page):
    page.shelf.choose("rule ccqas")
    assert any(text.startswith("Nobody has looked this up yet.") for text in texts(page.details))
    page.shelf.choose("rule equality-2010")
    assert [t.startswith("Nobody has") for t in texts(page.details)].count(True) == 1


def test_a_former_law_leads_to_what_took_its_place(qtbot, page):
    page.search.setText("1998")
    page.shelf.choose("rule dpa-1998")
    assert "Data Protection Act 2018 took its place." in texts(page.details)
    press(qtbot, page.details, "Show Data Protection Act 2018")
    assert (page.shelf.key, page.search.text()) == ("rule dpa-2018", "")


def test_ones_own_is_shown_with_its_file_and_the_days_of_its_clauses(qtbot, page, dialogs, paths):
    page.shelf.choose("rule cp-7")
    said = texts(page.details)
    assert said[1] == "Code, in force since 1 January 2024, until 1 January 2124, yours"
    assert "No longer in force since 1 January 2025" in said
    assert "Comes into force on 1 January 2124" in said
    assert str(paths.library / "regulations" / "ours.toml") in said
    press(qtbot, page.details, "Show its folder")
    assert dialogs.opened == [paths.library / "regulations"]


def test_a_law_is_found_by_its_other_names_and_by_its_clauses(qtbot, page):
    for words, name in (("cp-7", "Complaints Procedure"), ("164a", "Data Protection Act 2018")):
        page.search.setText(words)
        assert [said.partition(",")[0] for said in rows(page)][1:] == [name]


def boxes(page):
    return {box.text(): box for box in page.details.findChildren(QCheckBox)}


def test_the_sectors_are_ticked_by_key_kept_and_taken_back(qtbot, window, page, services):
    page.shelf.choose("sectors")
    box = boxes(page)["Telecoms"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Your sectors: Telecoms" in rows(page), timeout=SLOW)
    assert box.hasFocus()
    assert "For energy" not in " ".join(headings(page))
    assert services.profile.sectors() == ("telecoms",)
    assert "DISP" not in " ".join(rows(page))
    window.window_command("undo")
    qtbot.waitUntil(lambda: "Your sectors: All sectors" in rows(page), timeout=SLOW)
    assert not box.isChecked()
    assert "Water && waste" in boxes(page)
