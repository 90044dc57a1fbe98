"""What may be wrong with a single tag, in the words of its author's work."""

import re
from difflib import get_close_matches

from ccjournal.export.engine.lexing import CLOSING, OBJECT, Found
from ccjournal.export.engine.places import shortened

# What Jinja knows; those of the first line have an end.
BLOCKS = ("if", "for", "with", "macro", "call", "filter", "block", "autoescape", "raw", "set")
OTHERS = ("elif", "else", "include", "import", "from", "extends", "do", "break", "continue")
STATEMENTS = (*BLOCKS, *OTHERS, *(f"end{name}" for name in BLOCKS))
# Tags of our own that stand for properties of the cell they are in.
CELL_TAGS = ("cellbg", "colspan", "vm", "hm")
# What may have been meant by a tag that there is not.
OFFERED = ("for", "endfor", "if", "elif", "else", "endif", "set", *CELL_TAGS)
SPACED = re.compile(r"[\s\xa0]+(tr|tc|p|r)[\s\xa0]+(\w+)")
# A value may be called p and be asked about.
ASKING = ("or", "and", "if", "is", "in", "not")


def fault(tag: Found, shown: str) -> tuple[str, str] | None:
    """Return what is wrong with a tag that looks so in the template, and how to mend it."""
    if tag.code is None:
        return (
            f"The tag {shortened(shown)!r} is not closed in its paragraph",
            f"Close it with {CLOSING[tag.mark]}; a tag stands within one paragraph",
        )
    if tag.mark == "{#":
        return None
    if OBJECT in shown:
        return "A picture or a field stands within a tag", "Type the tag again without it"
    if tag.mark == "{{" and tag.scope in ("tr", "tc"):
        return (
            f"{{{{{tag.scope} … }}}} would print a value in the place of a row or cell",
            "Print it in a cell: {{ … }}",
        )
    return _spaced(tag, shown) or _unknown(tag)


def _spaced(tag: Found, shown: str) -> tuple[str, str] | None:
    found = SPACED.match(shown, 2)
    if found is None:
        return None
    scope, word = found.groups()
    if word not in STATEMENTS if tag.mark == "{%" else word in ASKING:
        return None
    return (
        f"A space stands between {tag.mark!r} and {scope!r}",
        f"Write {tag.mark}{scope} {word} … {CLOSING[tag.mark]}",
    )


def _unknown(tag: Found) -> tuple[str, str] | None:
    if tag.mark != "{%" or tag.keyword in (*STATEMENTS, *CELL_TAGS):
        return None
    near = get_close_matches(tag.keyword, OFFERED, 1)
    glued = re.match(r"(tr|tc|p|r)(\w+)", tag.keyword)
    hint = f"Choose one of: {', '.join(('if', 'for', 'set', *CELL_TAGS))}"
    if near:
        hint = f"Did you mean {near[0]!r}?"
    if glued and glued.group(2) in STATEMENTS:
        hint = f"Write {{%{glued.group(1)} {glued.group(2)} … %}}, with a space"
    return f"No tag is called {tag.keyword or tag.code!r}", hint
