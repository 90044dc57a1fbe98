"""Everything that is wrong with a template, at once."""

from lxml import etree

from ccjournal.export.engine.drafting import Draft, draft
from ccjournal.export.engine.package import Package, PackageError
from ccjournal.export.gate.blocks import Blocks
from ccjournal.export.gate.contents import read_contents
from ccjournal.export.gate.package import AGAIN, package_problems
from ccjournal.export.gate.tags import Tag
from ccjournal.export.problems import Problem

MOST_TAGS, MOST_TOLD = 5_000, 200


def problems(content: bytes) -> list[Problem]:
    """Return why a template is not taken; nothing means that it may be filled."""
    return _examined(content)[0]


def check(content: bytes) -> list[Problem]:
    """Return everything that is wrong with a template, advice as well."""
    refused, advice = _examined(content)
    return [*refused, *advice][:MOST_TOLD]


def _examined(content: bytes) -> tuple[list[Problem], list[Problem]]:
    if found := package_problems(content):
        return found, []
    try:
        contents = read_contents(Package(content))
        made = draft(content)
    except (PackageError, etree.XMLSyntaxError, KeyError, ValueError) as error:
        return [Problem("the file", "", "", f"It is damaged ({error})", AGAIN)], []
    return list(dict.fromkeys([*contents.refused, *made.problems, *_tags(made)])), contents.advice


def _tags(made: Draft) -> list[Problem]:
    found: list[Problem] = []
    count = 0
    for part in made.parts:
        blocks = Blocks()
        for tag in part.source.lines.values():
            count += 1
            if count > MOST_TAGS:
                said = f"It has more than {MOST_TAGS:,} tags"
                return [*found, tag.place.problem(said, "Make it several templates")]
            bans = blocks.read(Tag(tag.mark, tag.code))
            found += [tag.place.problem(problem, hint) for problem, hint in bans]
    return found
