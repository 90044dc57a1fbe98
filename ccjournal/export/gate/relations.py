"""What a template is made of and leads to: its kinds of parts and its relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from ccjournal.export.gate.bans import Ban
from ccjournal.export.problems import Problem

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKS = {"http", "https", "mailto"}
STRICT = "http://purl.oclc.org/ooxml/"


MACROS = Ban("It holds macros", "Save it in Word as a Word Document (.docx), which holds none")
CONTROL = Ban("It holds an ActiveX control", "Take it out under Developer > Design Mode")
OBJECT = Ban(
    "It holds an embedded object, such as a sheet or a chart with its data",
    "Delete it, or paste it as a picture",
)
CHUNK = Ban(
    "It takes in another document (an altChunk)",
    "Open that document in Word, and copy its text into the template",
)
OUTSIDE = Ban(
    "It leads to a file outside of it",
    "Break the link under File > Info > Edit Links to Files, or insert the picture itself",
)
ATTACHED = Ban(
    "It is attached to another template",
    "Under Developer > Document Template, choose Normal, and save it again",
)
MERGE = Ban(
    "It is joined to a list of addresses",
    "Under Mailings > Start Mail Merge, choose Normal Word Document, and save it again",
)
ADD_IN = Ban("It brings an add-in or buttons of its own", "Save it without the add-in")
SUBDOCUMENT = Ban(
    "It is a master document that takes in others",
    "In the outline view, unlink them, and save it again",
)

# Relationships by the last step of their type.
BANNED = {
    "vbaProject": MACROS,
    "wordVbaData": MACROS,
    "keyMapCustomizations": MACROS,
    "attachedToolbars": ADD_IN,
    "extensibility": ADD_IN,
    "taskpanes": ADD_IN,
    "webextension": ADD_IN,
    "webextensiontaskpanes": ADD_IN,
    "control": CONTROL,
    "activeXControlBinary": CONTROL,
    "oleObject": OBJECT,
    "package": OBJECT,
    "aFChunk": CHUNK,
    "attachedTemplate": ATTACHED,
    "mailMergeSource": MERGE,
    "mailMergeHeaderSource": MERGE,
    "mailMergeRecipientData": MERGE,
    "recipientData": MERGE,
    "subDocument": SUBDOCUMENT,
    "frame": OUTSIDE,
}
# Pieces of content types.
BANNED_TYPES = (
    ("macroenabled", MACROS),
    ("vba", MACROS),
    ("keymapcustomizations", MACROS),
    ("activex", CONTROL),
    ("oleobject", OBJECT),
    ("webextension", ADD_IN),
)
KNOWN_TYPES = (
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.openxmlformats-package.",
    "application/vnd.ms-office.",
    "application/vnd.ms-word.",
    "application/vnd.ms-package.obfuscated-opentype",
    "application/x-font",
    "application/xml",
    "application/inkml+xml",
    "image/",
    "font/",
)
# How the names of parts end that are XML, and of pictures that are.
ENDINGS = ((".xml", ".rels"), (".svg", ".xml"))
AGAIN = "Open it in Word and save it under a new name as a Word Document (.docx)"


@dataclass(frozen=True, slots=True)
class _Types:
    """What kind of part each is, as the list of content types says."""

    names: dict[str, str]
    endings: dict[str, str]

    def of(self, name: str) -> str:
        """Return the content type of a part, in small letters."""
        ending = name.rpartition(".")[2].casefold()
        return self.names.get(f"/{name}".casefold(), self.endings.get(ending, ""))


def problems(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield what is wrong with the kinds of parts and with what they lead to."""
    try:
        yield from _kinds(parts)
        for name, content in parts.items():
            if name.lower().endswith(".rels"):
                yield from _relations(name, content)
    except etree.XMLSyntaxError as error:
        yield Problem("the file", "", "", f"It is damaged ({error.msg})", AGAIN)


def _root(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _kinds(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    types = _Types({}, {})
    for element in _root(parts[CONTENT_TYPES]).iter("{*}Override", "{*}Default"):
        named = element.get("PartName", "")
        known, key = (types.names, named) if named else (types.endings, element.get("Extension"))
        key = (key or "").casefold()
        if key in known:
            yield Problem(key, "", "", "It is said twice what kind of part this is", AGAIN)
        known[key] = element.get("ContentType", "").lower()
    main = types.of("word/document.xml")
    if main != MAIN.lower() and "macroenabled" not in main:
        hint = "Save it in Word as a Word Document (.docx)"
        yield Problem("the file", "", "", "It is a Word file, but no document", hint)
    for name in parts:
        if name != CONTENT_TYPES and (ban := _banned(name, types.of(name))):
            yield Problem(name, "", "", *ban)


def _banned(name: str, kind: str) -> Ban | None:
    for piece, ban in BANNED_TYPES:
        if piece in kind:
            return ban
    if "spreadsheetml" in kind or "presentationml" in kind:
        return OBJECT
    if kind.endswith("xml") and not name.lower().endswith(ENDINGS[kind.startswith("image/")]):
        # What is XML is looked through by its name.
        return Ban("It holds text under another ending", AGAIN)
    if kind.startswith(KNOWN_TYPES):
        return None
    return Ban(f"It holds a part of another kind ({kind or 'unknown'})", AGAIN)


def _relations(name: str, content: bytes) -> Iterator[Problem]:
    for element in _root(content).iter("{*}Relationship"):
        kind, target = element.get("Type", ""), element.get("Target", "")
        ban = _lead(kind, target, external=element.get("TargetMode", "") == "External")
        if ban is not None:
            yield Problem(name, "", target[:80], *ban)


def _lead(kind: str, target: str, *, external: bool) -> Ban | None:
    """Return what is wrong with one relationship."""
    last = kind.rpartition("/")[2]
    if kind.startswith(STRICT):
        return Ban(
            "It is saved as Strict Open XML",
            "Save it in Word as a Word Document (.docx), which is the first choice in the list",
        )
    if last in BANNED:
        return BANNED[last]
    if not external:
        odd = "\\" in target or ".." in target.removeprefix("../").split("/") or ":" in target
        return Ban("It leads to a part that cannot be", AGAIN) if odd else None
    if last != "hyperlink":
        return OUTSIDE
    if leads_to_page(target):
        return None
    return Ban(
        "It links to something else than a web page or an e-mail address",
        "Remove the link: right-click it, and choose Remove Hyperlink",
    )


def leads_to_page(target: str) -> bool:
    """Whether a link leads to a web page or an e-mail address."""
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return False
    return scheme in LINKS and target.isprintable()
