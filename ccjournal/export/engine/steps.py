"""Fixed XML of a template taken apart once, however often it is repeated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ccjournal.export.engine.signs import SIGNS
from ccjournal.export.reading import PIECE, piece_text, unescaped

SIGN = re.compile(f"([{''.join(SIGNS.values())}])(\\d*);")
OPENED = re.compile(r"<w:t(?: [^>]*[^/>])?>([^<]*)\Z")
# Hebrew to Arabic Extended, their presentation forms, and the scripts of the first plane above.
RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class State(IntEnum):
    """Where in the XML the stream stands: between elements, in a `w:t`, or within a tag."""

    BETWEEN = 0
    WORDS = 1
    WITHIN = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of fixed XML, the text it shows, where it ends, and the sign that follows."""

    xml: str
    text: str
    state: State
    sign: str = ""
    number: int = 0
    leftward: bool = False


class Steps:
    """The steps of every chunk that was met."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, State], tuple[Step, ...]] = {}

    def of(self, chunk: str, state: State) -> tuple[Step, ...]:
        """Return the steps of a chunk that begins in a state."""
        known = self._known.get((chunk, state))
        if known is None:
            known = self._known[chunk, state] = tuple(_steps(chunk, state))
        return known


def _steps(chunk: str, state: State) -> Iterator[Step]:
    place = 0
    for match in SIGN.finditer(chunk):
        step = _step(chunk[place : match.start()], state, match.group(1), match.group(2))
        state, place = step.state, match.end()
        yield step
    if place < len(chunk) or not place:
        yield _step(chunk[place:], state)


def _step(xml: str, state: State, sign: str = "", number: str = "") -> Step:
    text = []
    rest = xml
    if state is State.WORDS:
        words, bracket, rest = xml.partition("<")
        text.append(unescaped(words))
        rest = bracket + rest
    elif state is State.WITHIN:
        rest = xml.partition(">")[2] if ">" in xml else ""
    text += [piece_text(match) for match in PIECE.finditer(rest)]
    opened = OPENED.search(rest)
    if opened:
        text.append(unescaped(opened.group(1)))
    state = _state(xml, state, opened=opened is not None)
    return Step(xml, "".join(text), state, sign, int(number or 0), bool(RTL.search(xml)))


def _state(xml: str, state: State, *, opened: bool) -> State:
    if opened:
        return State.WORDS
    if "<" not in xml and ">" not in xml:
        return state
    return State.WITHIN if xml.rfind("<") > xml.rfind(">") else State.BETWEEN
