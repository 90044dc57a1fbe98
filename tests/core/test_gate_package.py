"""What is refused before any XML of a template is parsed."""

from pathlib import Path

import pytest

from ccjournal.export.gate.package import MOST_PARTS, package_problems
from ccjournal.paths import shipped
from tests.core.packages import (
    DOCUMENT,
    MAIN,
    MICROSOFT,
    OFFICE,
    RELATIONS,
    SETTINGS,
    TYPES,
    document,
    lying_about_size,
    overlapping,
    packed,
    parts,
    related,
    replaced,
    typed,
    with_flag,
    with_link,
    with_method,
)

GOOD = document("{{ learner.name }}")
BILLION = (
    '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><w:document'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document'
LEADING_OUT = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="a/image" Target="http://a.org/a" TargetMode="External"/>'
    b"</Relationships>"
)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = "file:///C:/Users/ann/Normal.dotm"
HOSTILE = {
    "nothing": (b"", "no Word document"),
    "a text": (b"{{ learner.name }}", "no Word document"),
    "an archive after something else": (b"MZ" + GOOD, "no Word document"),
    "an old or locked document": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
    "half of a file": (GOOD[: len(GOOD) // 2], "damaged"),
    "no main part": (packed(GOOD, taken=[DOCUMENT]), "main parts are missing"),
    "no list of kinds": (packed(GOOD, taken=[TYPES]), "main parts are missing"),
    "too much text": (packed(GOOD, {"word/a.xml": b"<a>" + b" " * 17_000_000}), "more than 16 MB"),
    "too much": (packed(GOOD, {"word/media/a.png": b"\x89PNG" * 15_100_000}), "more than 60 MB"),
    "too much text in disguise": (
        packed(GOOD, {"word/media/a.png": b"<a>" + b" " * 17_000_000}),
        "more than 16 MB",
    ),
    "a size that is not true": (lying_about_size(GOOD), "damaged"),
    "parts that share bytes": (overlapping(GOOD), "same place"),
    "too many parts": (
        packed(GOOD, {f"word/media/{n}.png": b"" for n in range(MOST_PARTS)}),
        "at most 1,000",
    ),
    "the same part twice": (packed(GOOD, last=[(DOCUMENT, "<a/>")]), "there twice"),
    "the same part in capitals": (packed(GOOD, last=[("WORD/Document.xml", "<a/>")]), "twice"),
    "a way out": (packed(GOOD, {"word/../../evil.xml": b"<a/>"}), "such a name"),
    "a way out with Windows' sign": (packed(GOOD, {"word\\..\\evil.xml": b"<a/>"}), "such a name"),
    "a way from the root": (packed(GOOD, {"/etc/evil.xml": b"<a/>"}), "such a name"),
    "a drive": (packed(GOOD, {"C:/evil.xml": b"<a/>"}), "such a name"),
    "a hidden way out": (packed(GOOD, {"word/%2e%2e/evil.xml": b"<a/>"}), "such a name"),
    "a name that turns the line": (packed(GOOD, {"word/\u202egnp.exe": b"a"}), "such a name"),
    "a hidden file": (packed(GOOD, {"word/.htaccess": b"a"}), "such a name"),
    "a link to a file": (with_link(GOOD), "link to another file"),
    "a locked part": (with_flag(GOOD, 1), "password"),
    "an odd way of packing": (with_method(GOOD, 12), "does not use"),
    "a billion laughs": (replaced(GOOD, DOCUMENT, "<w:document", BILLION), "document type"),
    "an entity from a file": (replaced(GOOD, DOCUMENT, "<w:document", OUTSIDE), "document type"),
    "an entity in the relationships": (
        replaced(
            GOOD, RELATIONS, "<Relationships", OUTSIDE.replace("<w:document", "<Relationships")
        ),
        "document type",
    ),
    "another encoding": (
        packed(GOOD, {DOCUMENT: parts(GOOD)[DOCUMENT].decode().encode("utf-16")}),
        "encoding",
    ),
    "an encoding that hides tags": (
        replaced(GOOD, SETTINGS, "UTF-8", "UTF-7"),
        "encoding",
    ),
    "bytes that are no text": (packed(GOOD, {SETTINGS: b"<a>\xff\xfe</a>"}), "no text"),
    "broken relationships": (packed(GOOD, {RELATIONS: b"<Relationships"}), "damaged"),
    "macros by their kind": (
        replaced(GOOD, TYPES, MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "macros under a good name": (
        related(GOOD, f"{MICROSOFT}/vbaProject", "vbaProject.bin"),
        "macros",
    ),
    "macros by their part": (
        typed(GOOD, "word/settings.xml", "application/vnd.ms-office.vbaProject"),
        "macros",
    ),
    "a template of Word": (
        replaced(GOOD, TYPES, MAIN, MAIN.replace("document", "template")),
        "no document",
    ),
    "an object": (related(GOOD, f"{OFFICE}/oleObject", "embeddings/a.bin"), "embedded object"),
    "a sheet": (related(GOOD, f"{OFFICE}/package", "embeddings/a.xlsx"), "embedded object"),
    "a sheet by its part": (typed(GOOD, "word/settings.xml", SHEET), "embedded object"),
    "a control": (related(GOOD, f"{OFFICE}/control", "activeX/activeX1.xml"), "ActiveX"),
    "another document": (related(GOOD, f"{OFFICE}/aFChunk", "chunk.html"), "altChunk"),
    "a subdocument": (
        related(GOOD, f"{OFFICE}/subDocument", "a.docx", mode="External"),
        "master document",
    ),
    "a far template": (
        related(GOOD, f"{OFFICE}/attachedTemplate", "https://example.org/a.dotm", mode="External"),
        "attached to another template",
    ),
    "a near template": (
        related(GOOD, f"{OFFICE}/attachedTemplate", FILE, mode="External"),
        "attached to another template",
    ),
    "a list of addresses": (
        related(GOOD, f"{OFFICE}/mailMergeSource", FILE, mode="External"),
        "list of addresses",
    ),
    "a picture from the network": (
        related(GOOD, f"{OFFICE}/image", "https://example.org/a.png", mode="External"),
        "outside",
    ),
    "a header from the network": (
        related(GOOD, f"{OFFICE}/header", "https://example.org/a.xml", mode="External"),
        "outside",
    ),
    "a mode in other letters": (
        related(GOOD, f"{OFFICE}/image", "https://example.org/a.png", mode="&#69;xternal"),
        "outside",
    ),
    "a link to a file of the network": (
        related(GOOD, f"{OFFICE}/hyperlink", "\\\\server\\share\\a.docx", mode="External"),
        "something else than a web page",
    ),
    "a link that runs": (
        related(GOOD, f"{OFFICE}/hyperlink", "javascript:alert(1)", mode="External"),
        "something else than a web page",
    ),
    "a part above the file": (related(GOOD, f"{OFFICE}/image", "../../a.png"), "cannot be"),
    "Strict Open XML": (
        related(GOOD, "http://purl.oclc.org/ooxml/officeDocument/relationships/image", "a.png"),
        "Strict",
    ),
    "a header in disguise": (
        typed(
            packed(GOOD, {"word/header9.png": "<w:hdr/>".encode("utf-16")}),
            "word/header9.png",
            MAIN.replace("document.main", "header"),
        ),
        "another ending",
    ),
    "relationships in capitals": (
        packed(GOOD, {"word/_rels/header1.xml.RELS": LEADING_OUT}),
        "outside",
    ),
    "a program": (packed(GOOD, {"word/a.exe": b"MZ"}), "another kind"),
    "an add-in": (
        related(GOOD, f"{MICROSOFT}/ui/extensibility", "customUI/customUI.xml", part="_rels/.rels"),
        "add-in",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_with_what_is_wrong(name):
    content, wanted = HOSTILE[name]
    problems = package_problems(content)
    assert wanted in " ".join(problem.problem for problem in problems)
    for problem in problems:
        assert problem.part
        assert problem.hint
        assert problem.problem.isprintable()
        assert not problem.problem.endswith(".")


def test_all_that_is_wrong_is_told_at_once():
    content = related(
        related(GOOD, f"{OFFICE}/oleObject", "embeddings/a.bin"), f"{OFFICE}/aFChunk", "a.html"
    )
    found = [problem.problem for problem in package_problems(content)]
    assert len(found) == 2


HONEST = {
    "a link to a page": related(
        GOOD, f"{OFFICE}/hyperlink", "https://example.org/", mode="External"
    ),
    "a link to somebody": related(
        GOOD, f"{OFFICE}/hyperlink", "mailto:a@example.org", mode="External"
    ),
    "entries for folders": packed(GOOD, {"word/": b"", "word/media/": b""}),
    "a picture": packed(
        replaced(
            GOOD, TYPES, "</Types>", '<Default Extension="png" ContentType="image/png"/></Types>'
        ),
        {"word/media/image 1 (2).png": b"\x89PNG\r\n"},
    ),
    "a label of the firm": packed(
        typed(
            GOOD, "docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml"
        ),
        {"docMetadata/LabelInfo.xml": b"<a/>"},
    ),
    "XML of the firm": packed(GOOD, {"customXml/item1.xml": b"<a><![CDATA[<b>]]><!-- c --></a>"}),
    "letters of all kinds": document("Zoë ščž 漢 {{ learner.name }}"),
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_package_is_taken(name):
    assert package_problems(HONEST[name]) == []


@pytest.mark.parametrize("file", sorted(shipped("templates").glob("*.docx")), ids=lambda f: f.stem)
def test_what_ships_is_taken(file: Path):
    assert package_problems(file.read_bytes()) == []
