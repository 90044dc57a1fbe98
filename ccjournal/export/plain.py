"""The values of a template, made plain and frozen, each text knowing whether it was printed."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ccjournal.domain.text import UNPRINTABLE
from ccjournal.errors import ExportError
from ccjournal.export.rich import CheckBox, Formatted, Picture, Rich

Frozen: TypeAlias = "Leaf | Held | int | tuple[Frozen, ...] | dict[str, Frozen]"


class Leaf(str):
    """A text of the values."""

    __slots__ = ("printed",)
    printed: bool


class Held:
    """A value that is more than a text; templates see its words, and the engine itself."""

    __slots__ = ("number", "printed", "value")

    def __init__(self, value: Rich, number: int) -> None:
        self.value = value
        self.number = number
        self.printed = False

    def __str__(self) -> str:
        """Return the words of the value."""
        return "" if isinstance(self.value, Picture) else self.value.plain

    def __bool__(self) -> bool:
        """Whether there is anything to print."""
        return not isinstance(self.value, Formatted) or bool(self.value.paragraphs)


def frozen(value: object, where: str, held: list[Held]) -> Frozen:
    """Return a copy of plain data as templates are given it; anything else is refused.

    What is more than a text is added to `held`.
    """
    if isinstance(value, str):
        return _leaf(value, where)
    if isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {str(key): frozen(item, f"{where}.{key}", held) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(item, where, held) for item in value)
    if isinstance(value, Formatted | Picture | CheckBox):
        made = Held(value, len(held))
        _leaf(str(made), where)
        held.append(made)
        return made
    raise TypeError(f"{where} is a {type(value).__name__}, and templates take plain data only")


def _leaf(text: str, where: str) -> Leaf:
    # Most texts are of one line of letters, which is told much faster.
    if not text.isprintable() and UNPRINTABLE.search(text):
        raise ExportError(
            f"A text in {where} holds a character that no Word document can hold",
            "Replace the odd character, and export again",
        )
    leaf = Leaf(text)
    leaf.printed = False
    return leaf


def was_printed(value: Frozen) -> bool:
    """Whether a text, or every text below a list or mapping, was printed."""
    if isinstance(value, Leaf | Held):
        return value.printed
    if isinstance(value, dict):
        return all(was_printed(item) for item in value.values())
    return isinstance(value, tuple) and all(was_printed(item) for item in value)


def learner_words(values: Mapping[str, Frozen]) -> tuple[int, tuple[str, ...]]:
    """Return how many words of the learner's records were printed, and what was left out."""
    printed = 0
    left_out = []
    for record in _mappings(values.get("records")):
        for name, words, done in _answers(record):
            printed += words if done else 0
            if not done:
                left_out.append(f"{record['ref']}: {name}")
    return printed, tuple(left_out)


def _answers(record: Mapping[str, Frozen]) -> Iterator[tuple[str, int, bool]]:
    """Yield name, number of words and whether it was printed of everything the learner wrote.

    Titles and reasons are looked for but not counted: a record's words are those of its fields.
    """
    yield "title", 0, was_printed(record["heading"]) or was_printed(record["title"])
    for fact in _mappings(record.get("facts")):
        yield str(fact["label"]), _int(fact["words"]), was_printed(fact["value"])
    for part in _mappings(record.get("parts")):
        whole = (part["text"], *(part[key] for key in ("formatted",) if key in part))
        done = any(map(was_printed, whole)) or all(map(_line_done, _mappings(part["paragraphs"])))
        yield str(part["label"]), _int(part["words"]), done
    for table in _mappings(record.get("tables")):
        rows = _mappings(table["rows"])
        texts = [cell["text"] for row in rows for cell in _mappings(row["cells"])]
        done = all(was_printed(text) for text in texts if text)
        yield str(table["label"]), _int(table["words"]), done
    for claim in (*_mappings(record.get("claims")), *_mappings(record.get("detached"))):
        if claim["because"]:
            done = was_printed(claim["because"]) or was_printed(claim["sentence"])
            yield f"reason for {claim['code']}", 0, done


def _line_done(line: Mapping[str, Frozen]) -> bool:
    return was_printed(line.get("formatted", ())) or all(
        was_printed(run["text"]) for run in _mappings(line["runs"])
    )


def _mappings(value: "Frozen | None") -> Iterator[Mapping[str, Frozen]]:
    if isinstance(value, tuple):
        yield from (item for item in value if isinstance(item, dict))


def _int(value: Frozen) -> int:
    return value if isinstance(value, int) else 0
