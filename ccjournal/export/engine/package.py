"""The parts of a Word file, their types and how they refer to each other."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES_NAME, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES, RELATIONS = f"{PACKAGE}/content-types", f"{PACKAGE}/relationships"
# More than any honest template holds.
MOST_BYTES, MOST_PARTS = 300_000_000, 5_000


class PackageError(ValueError):
    """A file that is no Word document that can be read."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How one part refers to another; `kind` is the last word of its type."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """What the other part is: `styles`, `image`, `header`."""
        return self.type.rpartition("/")[2]


class Package:
    """The parts of a Word file by their names, without a leading slash."""

    def __init__(self, data: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        with ZipFile(BytesIO(data)) as file:
            entries = [entry for entry in file.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_BYTES:
                raise PackageError("it holds more than a document can need")
            for entry in entries:
                self.parts[entry.filename.lstrip("/")] = file.read(entry)
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        if TYPES_NAME not in self.parts:
            raise PackageError("it has no list of contents")
        for element in parsed(self.parts[TYPES_NAME]):
            kind = element.get("ContentType", "")
            if name := element.get("PartName"):
                self._overrides[name.lstrip("/")] = kind
            else:
                self._defaults[element.get("Extension", "").lower()] = kind

    @property
    def main(self) -> str:
        """The name of the part that holds the body."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument":
                return relation.target
        raise PackageError("it holds no document")

    def type(self, name: str) -> str:
        """Return the content type of a part."""
        extension = name.rpartition(".")[2].lower()
        return self._overrides.get(name) or self._defaults.get(extension, "application/xml")

    def relations(self, name: str) -> list[Relation]:
        """Return how a part refers to others; the package itself has no name."""
        data = self.parts.get(relations_name(name))
        return list(_relations(name, data)) if data else []

    def reached(self) -> Iterator[str]:
        """Yield the parts that something refers to, each once."""
        seen: set[str] = set()
        waiting = [""]
        while waiting:
            for relation in self.relations(waiting.pop()):
                name = relation.target
                if not relation.external and name in self.parts and name not in seen:
                    seen.add(name)
                    waiting.append(name)
                    yield name


def relations_name(part: str) -> str:
    """Return the name of the part that holds another one's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels") if part else ROOT_RELATIONS


def _relations(part: str, data: bytes) -> Iterator[Relation]:
    folder = posixpath.dirname(part)
    for element in parsed(data):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(element.get("Id", ""), element.get("Type", ""), target, external)


def relations_xml(part: str, relations: list[Relation]) -> bytes:
    """Return the part that holds the relations of another."""
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap=_unnamed(RELATIONS))
    folder = posixpath.join("/", posixpath.dirname(part))
    for relation in relations:
        element = etree.SubElement(root, f"{{{RELATIONS}}}Relationship")
        target = relation.target
        if relation.external:
            element.set("TargetMode", "External")
        else:
            target = posixpath.relpath(f"/{target}", folder)
        element.set("Id", relation.id)
        element.set("Type", relation.type)
        element.set("Target", target)
    return xml_bytes(root)


def types_xml(types: dict[str, str]) -> bytes:
    """Return the list of the parts' content types."""
    root = etree.Element(f"{{{TYPES}}}Types", nsmap=_unnamed(TYPES))
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in types.items():
        if not name.endswith(".rels"):
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return xml_bytes(root)


def _unnamed(space: str) -> dict[str, str]:
    # The names of lxml's types leave out that a space may have no prefix.
    prefix: Any = None
    return {prefix: space}


def parsed(data: bytes) -> etree._Element:
    """Parse a part: no entities, no network, no comments."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        # What an editor put between elements is none of the words.
        remove_blank_text=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError("it holds a document type definition")
    return root


def xml_bytes(root: etree._Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
