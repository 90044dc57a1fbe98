"""What the palette offers for the words in its line: places first, then things to do."""

from collections.abc import Sequence
from functools import partial

from ui.actions import COMMANDS, Command, Commands, in_words
from ui.desk import Desk
from ui.widgets.find_rows import FindRow
from ui.widgets.sidebar import PLACES

MOST_CRITERIA, MOST_ALONE, MOST_COMMANDS = 3, 9, 3
KINDS = {"Journal": "plus", "Edit": "undo-2", "Write": "link", "View": "eye", "Help": "circle-help"}


def asked_words(text: str) -> list[str]:
    """Return the words asked for, without the sign that narrows the question."""
    return text.strip().lstrip(">#@").casefold().split()


def rows_for(desk: Desk, text: str, told: Commands) -> list[FindRow]:
    """Return the rows for a text; `>`, `#` and `@` ask for one sort only."""
    words, sign = asked_words(text), text.strip()[:1]
    if sign == ">":
        return _section("Do", _commands(told, words, MOST_ALONE))
    if sign == "#":
        return _section("Go to", _criteria(desk, words, MOST_ALONE))
    if sign == "@":
        return _section("Go to", _people(desk, words))
    places = [*_places(desk, words), *(_criteria(desk, words, MOST_CRITERIA) if words else ())]
    most = MOST_COMMANDS if words or places else MOST_ALONE
    return [*_section("Go to", places), *_section("Do", _commands(told, words, most))]


def _section(title: str, rows: Sequence[FindRow]) -> list[FindRow]:
    return [FindRow(title), *rows] if rows else []


def _places(desk: Desk, words: Sequence[str]) -> list[FindRow]:
    found = []
    for number, place in enumerate(PLACES, 1):
        if _has(place.title, words):
            go = partial(desk.page_wanted.emit, place.key)
            found.append(FindRow(place.title, go, place.icon, right=f"Ctrl {number}"))
    return found


def _criteria(desk: Desk, words: Sequence[str], most: int) -> list[FindRow]:
    found = []
    for match in desk.services.claims.find_criteria(" ".join(words))[:most]:
        criterion = match.criterion
        state = desk.states.get(criterion.id)
        found.append(
            FindRow(
                criterion.text,
                partial(desk.criterion_wanted.emit, criterion.id),
                icon="" if state else "target",
                state=state.state if state else None,
                code=criterion.number,
                right=match.unit.short_title or match.unit.title,
            )
        )
    return found


def _people(desk: Desk, words: Sequence[str]) -> list[FindRow]:
    people = [p for p in desk.services.people.all() if not p.retired]
    return [
        FindRow(
            f"Coach {person.pseudonym}",
            partial(desk.session_wanted.emit, person.pseudonym),
            "users",
        )
        for person in people
        if _has(person.pseudonym, words)
    ]


def _commands(told: Commands, words: Sequence[str], most: int) -> list[FindRow]:
    places = {place.title for place in PLACES}
    found = [c for c in COMMANDS if c.text not in places and _has(c.text, words)]
    found = [c for c in found if told.can(c)]
    return [_command(c, told) for c in found[:most]]


def _command(command: Command, told: Commands) -> FindRow:
    text = command.text.rstrip("…")
    keys = in_words(command.keys).replace("+", " ").strip()
    keys = f"{keys} +" if command.keys.endswith("++") else keys
    return FindRow(text, partial(command.run, told), KINDS[command.menu], right=keys)


def _has(text: str, words: Sequence[str]) -> bool:
    low = text.casefold()
    return all(word in low for word in words)
