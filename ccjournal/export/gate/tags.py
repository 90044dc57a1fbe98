"""One tag at a time: what it says, as Jinja reads it, and what no tag may say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from ccjournal.export.gate.allowed import bans
from ccjournal.export.gate.bans import Ban

# So many letters, brackets in each other, and steps from a tag to its smallest piece.
LONGEST_TAG, DEEPEST, MOST_STEPS = 2_000, 20, 40
KEYWORD = re.compile(r"[^\W\d]\w*")
# Tags that stand alone, those that take a value, and those of Jinja's own that are not taken.
ALONE = ("else", "endif", "endfor", "hm", "vm", "raw", "endraw")
WITH_VALUE = ("cellbg", "colspan")
OPENING = {"if": "endif", "for": "endfor"}
KNOWN = ("for", "endfor", "if", "elif", "else", "endif", "set", *WITH_VALUE, *ALONE[3:])
TAKES_IN = Ban("It takes in another file", "Copy what you need from that file into the template")
DEFINES = Ban("It defines a piece of its own", "Write the lines where they belong")
NOT_TAKEN = {
    **dict.fromkeys(("include", "import", "from", "extends"), TAKES_IN),
    **dict.fromkeys(("macro", "endmacro", "call", "endcall", "block", "endblock"), DEFINES),
    **dict.fromkeys(("filter", "endfilter", "endset"), DEFINES),
}
OTHER_WORDS = {"elseif": "elif", "elsif": "elif", "end": "endfor", "foreach": "for", "fi": "endif"}
_PARSER = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands between the signs of a tag: `{{`, `{%`."""

    mark: str
    code: str

    @property
    def keyword(self) -> str:
        """What a statement does: `for`, `if`, `endfor`; nothing for a value."""
        found = KEYWORD.match(self.code) if self.mark == "{%" else None
        return found.group() if found else ""

    @property
    def shown(self) -> str:
        """The tag as its author knows it."""
        text = self.code if len(self.code) < 60 else f"{self.code[:59]}…"
        return f"{{{{ {text} }}}}" if self.mark == "{{" else f"{{% {text} %}}"


@dataclass(frozen=True, slots=True)
class Read:
    """A tag as Jinja reads it: no node where it only ends something, or cannot be read."""

    node: nodes.Node | None
    problems: tuple[Ban, ...] = ()


def read(tag: Tag) -> Read:
    """Read one tag by itself."""
    if problem := _unreadable(tag):
        return Read(None, (problem,))
    if tag.keyword in ALONE:
        return Read(None, () if tag.code == tag.keyword else (_too_much(tag),))
    found = _parsed(tag)
    if isinstance(found, Ban):
        return Read(None, (found,))
    return Read(found, tuple(dict.fromkeys(bans(found))))


def _parsed(tag: Tag) -> nodes.Node | Ban:
    """Return the one thing that a tag says, or what is wrong with it."""
    try:
        body = _PARSER.parse(_alone(tag)).body
    except TemplateSyntaxError as error:
        return _told(tag, error.message or "")
    except (RecursionError, ValueError, OverflowError):
        return _too_deep(tag)
    if len(body) != 1 or _holds_more(body[0]):
        return Ban(f"{tag.shown} is more than one tag", "Make it two tags")
    return _too_deep(tag) if _deeper(body[0], MOST_STEPS) else body[0]


def _holds_more(node: nodes.Node) -> bool:
    """Whether something else was smuggled in with a tag."""
    if isinstance(node, nodes.Output):
        return len(node.nodes) != 1
    if isinstance(node, nodes.If):
        return bool(node.body or node.elif_ or node.else_)
    return isinstance(node, nodes.For) and bool(node.body or node.else_)


def _deeper(node: nodes.Node, limit: int) -> bool:
    """Whether more than so many things stand within each other."""
    level = [node]
    for _ in range(limit):
        level = [child for one in level for child in one.iter_child_nodes()]
    return bool(level)


def _unreadable(tag: Tag) -> Ban | None:
    """Return what is wrong with a tag before Jinja sees it."""
    if not tag.code:
        return Ban(f"The tag {tag.mark} is empty", "Delete it, or write a name into it")
    if len(tag.code) > LONGEST_TAG:
        return Ban("The tag is far too long", f"Keep a tag below {LONGEST_TAG:,} letters")
    depth = deepest = 0
    for character in tag.code:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(depth, deepest)
    if deepest > DEEPEST:
        return _too_deep(tag)
    return _strange(tag) if tag.mark == "{%" else None


def _strange(tag: Tag) -> Ban | None:
    word = tag.keyword
    if word in KNOWN or word in ALONE:
        return None
    if word in NOT_TAKEN:
        problem, hint = NOT_TAKEN[word]
        return Ban(f"{tag.shown} is not taken: {problem[0].lower()}{problem[1:]}", hint)
    near = OTHER_WORDS.get(word) or next(iter(get_close_matches(word, KNOWN, 1)), "")
    hint = f"Did you mean {near!r}?" if near else f"Tags begin with {', '.join(KNOWN[:6])} or set"
    return Ban(f"There is no tag {word!r}" if word else f"{tag.shown} begins with no word", hint)


def _alone(tag: Tag) -> str:
    """Return a tag as a whole template of its own."""
    word = tag.keyword
    if tag.mark == "{{":
        return f"{{{{ {tag.code} }}}}"
    if word in WITH_VALUE:
        return f"{{{{ {tag.code.removeprefix(word)} }}}}"
    if word == "elif":
        return f"{{% if {tag.code.removeprefix(word)} %}}{{% endif %}}"
    end = f"{{% {OPENING[word]} %}}" if word in OPENING else ""
    return f"{{% {tag.code} %}}{end}"


def _too_deep(tag: Tag) -> Ban:
    return Ban(f"{tag.shown} has too much in one tag", "Make it simpler")


def _too_much(tag: Tag) -> Ban:
    return Ban(f"{tag.shown} says too much", f"Write {{% {tag.keyword} %}} alone")


# Jinja's words for what is wrong, and ours.
SYNTAX = (
    ("unexpected char", "it holds a sign that cannot stand there"),
    ("unexpected end of", "its end is missing"),
    ("expected token 'in'", "after the name of a loop comes 'in'"),
    (
        "expected token 'end of print statement'",
        "a dot, a comma or a | is missing between two words",
    ),
    ("expected token 'end of statement block'", "there is a word too many"),
    ("unexpected '}'", "it has a bracket too many"),
    ("expected token '='", "after the name comes ="),
)


def _told(tag: Tag, message: str) -> Ban:
    plain = next((ours for theirs, ours in SYNTAX if message.startswith(theirs)), "")
    why = f": {plain}" if plain else ""
    return Ban(f"{tag.shown} cannot be read{why}", "Compare it with docs/templates.md")


def expressions(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what a tag works out: the value of an output, the list of a loop, a condition."""
    if isinstance(node, nodes.Output):
        yield from node.nodes
    elif isinstance(node, nodes.For):
        yield node.iter
        if node.test is not None:
            yield node.test
    elif isinstance(node, nodes.If):
        yield node.test
    elif isinstance(node, nodes.Assign):
        yield node.node
