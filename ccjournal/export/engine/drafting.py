"""A template read: every part with its tags set in place, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ccjournal.export.engine.cells import apply_cells
from ccjournal.export.engine.contents import ContentsFrame, mark_contents
from ccjournal.export.engine.lifting import lift
from ccjournal.export.engine.lists import mark_lists
from ccjournal.export.engine.names import BODY, SPACES, attributes
from ccjournal.export.engine.numbering import Numbering
from ccjournal.export.engine.package import Package, PackageError, Relation, parsed, xml_bytes
from ccjournal.export.engine.places import Places
from ccjournal.export.engine.preparing import mark_places, prepare
from ccjournal.export.engine.reader import Reader
from ccjournal.export.engine.scrub import is_trace, scrub
from ccjournal.export.engine.sources import Source, source_of
from ccjournal.export.engine.special import join, replace_scopes
from ccjournal.export.engine.structure import check_structure
from ccjournal.export.engine.styles import Styles, read_styles, set_language
from ccjournal.export.engine.tags import Frame, Tags
from ccjournal.export.problems import Problem

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NUMBERING_TYPE = f"{WORD}numbering+xml"
MAIN_TYPE = f"{WORD}document.main+xml"
TITLES = {"header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}
LANGUAGE = "en-GB"
# The names that whatever is printed goes by.
PREFIXES = ("w", "r")


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One part that holds words: as a Jinja template, and how its values are printed."""

    name: str
    source: Source
    frames: tuple[Frame, ...]
    lists: tuple[str, ...]
    contents: tuple[ContentsFrame, ...]
    spaces: Mapping[str | None, str]


@dataclass(slots=True)
class Draft:
    """A template that was read. The parts to fill begin with the body."""

    main: str
    styles: Styles = field(default_factory=Styles)
    numbering: etree._Element | None = None
    parts: list[PartDraft] = field(default_factory=list)
    fixed: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def draft(data: bytes) -> Draft:
    """Read a template; what is wrong with its tags is in the draft, all of it."""
    package = Package(data)
    relations = {
        name: [one for one in package.relations(name) if not is_trace(one)]
        for name in ("", *package.reached())
    }
    kept = set(_reached(relations))
    made = Draft(package.main, relations={"": relations[""]})
    for name in sorted(kept, key=lambda name: (name != package.main, name)):
        made.types[name] = _type(package, name)
        if relations[name]:
            made.relations[name] = relations[name]
    styles = next((name for name, kind in made.types.items() if kind == f"{WORD}styles+xml"), "")
    if styles:
        made.styles = read_styles(parsed(package.parts[styles]))
    lists = next((name for name, kind in made.types.items() if kind == NUMBERING_TYPE), "")
    if lists:
        made.numbering = parsed(package.parts[lists])
        scrub(made.numbering)
    titles = dict(_titles(made.types))
    for name in made.types:
        _take_in(made, name, package.parts[name], titles.get(name, ""))
    return made


def _reached(relations: Mapping[str, list[Relation]]) -> Iterator[str]:
    seen = {""}
    waiting = [""]
    while waiting:
        for relation in relations[waiting.pop()]:
            if (
                not relation.external
                and relation.target in relations
                and relation.target not in seen
            ):
                seen.add(relation.target)
                waiting.append(relation.target)
                yield relation.target


def _type(package: Package, name: str) -> str:
    """Return the type of a part; what was made from a template file becomes a document."""
    return MAIN_TYPE if name == package.main else package.type(name)


def _titles(types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the parts with words are called."""
    counts: dict[str, int] = {}
    for name, kind in types.items():
        word = kind.removeprefix(WORD).removesuffix("+xml")
        if kind == MAIN_TYPE:
            yield name, "body"
        elif word in TITLES:
            counts[word] = counts.get(word, 0) + 1
            yield name, word if word.endswith("s") else f"{word} {counts[word]}"


def _take_in(made: Draft, name: str, data: bytes, title: str) -> None:
    """Take one part into the draft: those with words as Jinja templates, others as they are."""
    if not made.types[name].endswith("xml"):
        made.fixed[name] = data
        return
    if made.types[name] == NUMBERING_TYPE:
        return
    root = parsed(data)
    if etree.QName(root).namespace != SPACES["w"]:
        made.fixed[name] = data
        return
    scrub(root)
    if made.types[name] == f"{WORD}styles+xml":
        set_language(root, LANGUAGE)
    if not title:
        made.fixed[name] = xml_bytes(root)
        return
    if any(root.nsmap.get(prefix) != SPACES[prefix] for prefix in PREFIXES):
        root = _renamed(root)
    made.parts.append(_part(made, name, root, title))


def _part(made: Draft, name: str, root: etree._Element, title: str) -> PartDraft:
    if title == "body" and root.find(BODY) is None:
        raise PackageError("it holds no body")
    tags = Tags()
    places = Places(root, title, made.styles.headings)
    reader = Reader(tags, places)
    prepare(root, tags, places)
    reader.read(root)
    join(reader)
    apply_cells(reader)
    replace_scopes(reader)
    lift(root, tags)
    mark_lists(root, tags, made.styles, Numbering(made.numbering))
    mark_places(root, tags, reader.grids)
    check_structure(root, tags)
    contents = tuple(mark_contents(root, made.styles))
    made.problems += tags.problems
    frames, lists = tuple(tags.frames), tuple(tags.lists)
    source = source_of(root, tags.all)
    return PartDraft(name, source, frames, lists, contents, dict(root.nsmap))


def _renamed(root: etree._Element) -> etree._Element:
    """Return the same tree with the prefixes that everybody uses for Word's names."""
    own = {prefix: SPACES[prefix] for prefix in PREFIXES}
    others = {key: space for key, space in root.nsmap.items() if key}
    spaces = {k: s for k, s in others.items() if k not in own and s not in own.values()}
    made = etree.Element(root.tag, attributes(root), nsmap={**spaces, **own})
    _copy(root, made)
    return made


def _copy(old: etree._Element, new: etree._Element) -> None:
    new.text = old.text
    for child in old:
        copy = etree.SubElement(new, child.tag, attributes(child))
        copy.tail = child.tail
        _copy(child, copy)
