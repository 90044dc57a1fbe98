"""Every command of the window, in one table: menus, keys, the key list and the palette."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


class Commands(Protocol):
    """What the window can be told to do."""

    def show_page(self, key: str) -> None:
        """Go to a page."""

    def journal_command(self, name: str) -> None:
        """Do something with the record being written."""

    def window_command(self, name: str) -> None:
        """Do something with the window or the journal file."""

    def can(self, command: "Command") -> bool:
        """Whether a command can be carried out now."""


@dataclass(frozen=True, slots=True)
class Command:
    """One entry; `needs_journal` waits for a journal to be open, `writes` for one to write in."""

    menu: str
    text: str
    keys: str
    run: Callable[[Commands], None]
    needs_journal: bool = True
    name: str = ""
    writes: bool = False


def _page(key: str) -> Callable[[Commands], None]:
    return lambda window: window.show_page(key)


def _writing(name: str) -> Callable[[Commands], None]:
    return lambda window: window.journal_command(name)


def _window(name: str) -> Callable[[Commands], None]:
    return lambda window: window.window_command(name)


COMMANDS = (
    Command("Journal", "New record…", "Ctrl+Shift+N", _window("new"), writes=True),
    Command("Journal", "Quick note", "Ctrl+N", _window("note"), writes=True),
    Command("Journal", "Weekly review", "", _page("review"), writes=True),
    Command("Journal", "Open a journal…", "Ctrl+O", _window("open"), needs_journal=False),
    Command("Journal", "Start another journal…", "", _window("start"), needs_journal=False),
    Command("Journal", "Back up now", "", _window("backup"), writes=True),
    Command("Journal", "Restore a backup…", "", _window("restore"), writes=True),
    Command("Journal", "Prove a backup…", "", _window("restore")),
    Command("Journal", "Check the journal", "", _window("verify")),
    Command("Journal", "Words not saved…", "", _page("drafts")),
    Command("Journal", "Bin…", "", _page("bin")),
    Command("Journal", "Signed history…", "", _page("history")),
    Command("Journal", "Check an authorship file…", "", _page("history")),
    Command("Journal", "Lock", "Ctrl+L", _window("lock")),
    Command("Journal", "Close", "Ctrl+Q", _window("close"), needs_journal=False),
    Command("Edit", "Undo", "Ctrl+Z", _window("undo"), name="undo"),
    Command("Edit", "Redo", "Ctrl+Shift+Z", _window("redo"), name="redo"),
    Command("Edit", "Search your words", "Ctrl+F", _window("search")),
    Command("Edit", "Search page", "Ctrl+Shift+F", _window("find")),
    Command("Edit", "Next hit", "F3", _window("next hit")),
    Command("Edit", "Find or do…", "Ctrl+K", _window("palette")),
    Command("Write", "Claim a criterion…", "Ctrl+E", _writing("claim"), writes=True),
    Command("Write", "Link this entry", "Ctrl+Shift+E", _writing("guide"), writes=True),
    Command("Write", "Next claim or question", "Ctrl+J", _writing("next claim")),
    Command("Write", "Previous claim or question", "Ctrl+Shift+J", _writing("previous claim")),
    Command("Write", "What to do here", "Ctrl+.", _writing("acts")),
    Command("Write", "Next misspelling", "F7", _window("misspelling")),
    Command("Write", "Next part", "Ctrl+Down", _writing("next part")),
    Command("Write", "Previous part", "Ctrl+Up", _writing("previous part")),
    Command("Write", "Bold", "Ctrl+B", _writing("bold"), writes=True),
    Command("Write", "Link", "Ctrl+Shift+K", _writing("link"), writes=True),
    Command("Write", "Insert the date", "Ctrl+D", _writing("date"), writes=True),
    Command("Write", "Insert a law or clause…", "Ctrl+R", _writing("clause"), writes=True),
    Command(
        "Write",
        "Keep the note, or mark the record ready",
        "Ctrl+Return",
        _window("confirm"),
        writes=True,
    ),
    Command("Write", "Do the Next step", "Alt+N", _window("next")),
    Command("Write", "Show or hide the evidence", "F8", _writing("evidence")),
    Command("Write", "Only the text", "F11", _writing("focus")),
    Command("Write", "Earlier versions…", "", _writing("versions"), writes=True),
    Command("Write", "Put in the bin", "", _writing("delete"), writes=True),
    Command("View", "Today", "Ctrl+1", _page("today")),
    Command("View", "Journal", "Ctrl+2", _page("journal")),
    Command("View", "Coverage", "Ctrl+3", _page("coverage")),
    Command("View", "Coaching", "Ctrl+4", _page("coaching")),
    Command("View", "Portfolio", "Ctrl+5", _page("portfolio")),
    Command("View", "Library", "Ctrl+6", _page("library")),
    Command("View", "Next pane", "F6", _window("next pane")),
    Command("View", "Previous pane", "Shift+F6", _window("previous pane")),
    Command("View", "Larger text", "Ctrl++", _window("larger"), needs_journal=False),
    Command("View", "Smaller text", "Ctrl+-", _window("smaller"), needs_journal=False),
    Command("View", "Normal text", "Ctrl+0", _window("normal"), needs_journal=False),
    Command("View", "Theme: as the system", "", _window("theme system"), needs_journal=False),
    Command("View", "Theme: light", "", _window("theme light"), needs_journal=False),
    Command("View", "Theme: dark", "", _window("theme dark"), needs_journal=False),
    Command(
        "View", "Theme: high contrast", "", _window("theme high-contrast"), needs_journal=False
    ),
    Command("View", "Preferences…", "Ctrl+,", _window("preferences"), needs_journal=False),
    Command("Help", "Keys", "F1", _window("keys"), needs_journal=False),
)
# Keys that belong to a part of the window rather than to a command.
OTHER_KEYS = (
    ("Enter, Esc", "Go on, go back while claiming"),
    ("Up, Down", "Go from part to part at their edges, and to the title"),
    ("Enter after “- ”", "Next line of a list; on an empty line the list ends"),
    ("Tab", "Stays in the text: F6 leaves it"),
)


def fill_menus(menus: Mapping[str, QMenu], commands: Commands) -> dict[Command, QAction]:
    """Put the commands into the menus of the window and return the action of each."""
    made: dict[Command, QAction] = {}
    for command in COMMANDS:
        action = menus[command.menu].addAction(command.text)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(lambda _checked=False, run=command.run: run(commands))
        made[command] = action
    return made


def key_rows() -> Sequence[tuple[str, str]]:
    """Return the keys and what they do, for the list of keys."""
    made = [(in_words(c.keys), c.text.rstrip("…")) for c in COMMANDS if c.keys]
    return made + list(OTHER_KEYS)


def in_words(keys: str) -> str:
    """Return keys by the names that are printed on them."""
    return keys.replace("Return", "Enter")
