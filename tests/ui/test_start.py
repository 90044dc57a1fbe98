"""The start: what is imported, what is opened, and what is said when it cannot be."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase

from ccjournal.paths import shipped
from ccjournal.services.definitions import load_units
from ccjournal.settings import Settings, load_settings, save_settings
from tests.ui.conftest import SLOW, find, state_text, wait_for_journal
from ui import __main__ as way_in
from ui.app import make_window, start
from ui.theme import THEMES, Theme, load_fonts

HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "docxtpl",
    "docx",
    "lxml",
    "PIL",
    "jinja2",
    "hunspell",
    "spylls",
)
# What the first paint does without; each of these takes some of the time until then.
LATER = [
    "uuid",
    "platform",
    "concurrent.futures",
    "datetime",
    "PySide6.QtSvg",
    "ccjournal.bootstrap",
    "ccjournal.domain",
    "ccjournal.services",
    "ccjournal.spelling",
    "ccjournal.storage",
    "ui.actions",
    "ui.icons",
    "ui.jobs",
    "ui.desk",
    "ui.history",
    "ui.open_journal",
    "ui.spelling",
    "ui.dialogs.keys",
    "ui.forms",
    "ui.models",
    "ui.views",
    "ui.widgets.corner",
    "ui.widgets.glyph",
    "ui.widgets.pie",
    "ui.widgets.roles",
    "ui.widgets.spelled",
]
TO_FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ccjournal.paths import AppPaths
from ui.app import make_window
from ui.dialogs.service import Dialogs
application = QApplication([])
window = make_window(AppPaths.default(), Dialogs())
loaded = []
def painted():
    loaded.extend(sys.modules)
    QTimer.singleShot(0, application.quit)
window.shell.painted.connect(painted)
{first}
window.show()
application.exec()
import PySide6.QtCore
print(*loaded, *(["the namespace Qt"] if "Qt" in vars(PySide6.QtCore) else []), sep="\\n")
"""


LOCKED = """
from pathlib import Path
window.door.show(Path("late shift.ccj"))
assert window.pages.currentWidget() is window.door.page
"""


@pytest.mark.parametrize("first", ["", LOCKED], ids=["plain", "locked"])
def test_nothing_heavy_is_imported_before_the_first_paint(own_folders, first):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", TO_FIRST_PAINT.format(first=first)],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.splitlines())
    # Only a journal that is locked needs the page that asks for its passphrase.
    assert ("ui.door" in loaded, "ui.widgets.unlock" in loaded) == (bool(first), bool(first))
    assert "ui.widgets.shell" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert sorted(loaded.intersection(LATER)) == []
    # Qt's namespace of enums takes a third as long to make as a bare window to start.
    assert "the namespace Qt" not in loaded
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert imported.isdisjoint(HEAVY)


def test_the_command_line_needs_no_qt():
    code = "import sys; from ui.__main__ import main; main(['template', 'list']); "
    code += "print(any(n.startswith('PySide6') for n in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().endswith("False")


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ([], True),
        (["late shift.ccj"], True),
        (["folder/late shift"], True),
        (["new"], False),
        (["nonsense"], False),
        (["--help"], False),
        (["export", "late.ccj"], False),
    ],
)
def test_commands_go_to_the_command_line(words, opens):
    assert (not words or way_in._is_journal(words)) is opens


def test_without_a_journal_the_first_page_offers_three_ways(shell, paths):
    start(shell, paths, [])
    page = find(shell, "view-first-run")
    assert page.start.isEnabled()
    for box in page.units.values():
        box.setChecked(False)
    assert not page.start.isEnabled()


def test_the_first_page_offers_the_shipped_units_and_the_users_own(qtbot, shell, paths):
    shipped_units = load_units(shipped("resources") / "units")
    own = paths.library / "units" / "zz.toml"
    own.parent.mkdir(parents=True)
    text = (shipped("resources") / "units" / "st.toml").read_text("utf-8")
    text = text.replace('code = "ST"', 'code = "ZZ"').replace('"Systems"', '"R & D"')
    own.write_text(text, "utf-8")
    start(shell, paths, [])
    page = shell.first_run
    named = {code: box.accessibleName() for code, box in page.units.items()}
    assert named == {u.code: u.short_title for u in shipped_units} | {"ZZ": "R & D"}
    chosen = [code for code, box in page.units.items() if box.isChecked()]
    assert chosen == [u.code for u in shipped_units]
    for code, box in page.units.items():
        box.setChecked(code == "ZZ")
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    wait_for_journal(qtbot, shell)
    assert [u.code for u in shell.journal.desk.services.units.all()] == ["ZZ"]


def test_a_sample_can_be_looked_at(qtbot, shell, paths):
    start(shell, paths, [])
    qtbot.mouseClick(shell.first_run.sample, Qt.MouseButton.LeftButton)
    wait_for_journal(qtbot, shell)
    assert len(shell.journal.desk.services.journal.rows()) > 10


def test_the_last_journal_opens_by_itself(qtbot, window, paths, dialogs):
    assert window.close()
    again = make_window(paths, dialogs)
    qtbot.addWidget(again)
    again.show()
    start(again, paths, [])
    wait_for_journal(qtbot, again)
    assert again.windowTitle() == "journal, ccjournal"


def test_a_journal_can_be_opened_from_the_menu(qtbot, window, paths, dialogs, tmp_path):
    dialogs.file = paths.journal
    window.window_command("start")
    assert window.journal is None
    assert window.sidebar.isHidden()
    window.window_command("open")
    wait_for_journal(qtbot, window)


@pytest.mark.parametrize("words", [b"", b"not a journal, just words"])
def test_a_file_that_is_no_journal_is_told_in_one_sentence(qtbot, shell, paths, tmp_path, words):
    file = tmp_path / "odd.ccj"
    file.write_bytes(words)
    start(shell, paths, [str(file)])
    page = shell.first_run
    qtbot.waitUntil(page._strip.isVisible, timeout=SLOW)
    assert page._title.text()
    assert "Traceback" not in page._title.text() + page._hint.text()
    assert file.read_bytes() == words


def test_a_journal_that_is_not_there_is_told(shell, paths, tmp_path):
    start(shell, paths, [str(tmp_path / "gone.ccj")])
    assert "There is no journal at" in shell.first_run._title.text()


def test_it_never_makes_a_journal_over_another_file(qtbot, shell, paths):
    paths.journal.parent.mkdir(parents=True)
    paths.journal.write_bytes(b"words that matter")
    shell.show_first_run()
    qtbot.mouseClick(shell.first_run.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shell.first_run._strip.isVisible, timeout=SLOW)
    assert paths.journal.read_bytes() == b"words that matter"


def test_the_look_is_remembered(qtbot, window, paths):
    window.window_command("theme dark")
    window.theme.choose(text_size=190)
    for _ in range(2):
        window.window_command("larger")
    kept = load_settings(paths.config / "settings.toml")
    assert (kept.theme, kept.text_size) == ("dark", 200)
    assert state_text(window)
    window.window_command("normal")
    window.window_command("smaller")
    assert window.theme.text_size == 90


def test_a_new_look_keeps_what_is_open(window, star):
    window.journal.desk.record_wanted.emit(star.id)
    window.window_command("theme high-contrast")
    assert find(window, "view-journal").isVisible()
    assert find(window, "field-situation").words() == star.fields["situation"]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("size", [90, 100, 200])
def test_every_theme_fills_the_style_sheet(qapp, name, size):
    sheet = Theme(name, size).style_sheet()
    assert "@" not in sheet
    assert "url(" in sheet


def test_odd_settings_start_all_the_same(qtbot, paths, dialogs):
    save_settings(paths.config / "settings.toml", Settings(theme="pink", text_size=9_000))
    window = make_window(paths, dialogs)
    qtbot.addWidget(window)
    assert window.theme.name == "system"
    assert 90 <= window.theme.text_size <= 200


def test_the_fonts_are_there(qapp):
    load_fonts(("Inter-Regular", "Literata-Regular"))
    assert {"Inter", "Literata"} <= set(QFontDatabase.families())
