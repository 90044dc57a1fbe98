"""Filling a template: no word is lost, and nothing half-done is left."""

import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from ccjournal.domain.text import UNPRINTABLE, clean
from ccjournal.errors import Cancelled, ExportError
from ccjournal.export import word
from ccjournal.export.engine.finishing import Finisher
from ccjournal.export.word import DocumentProperties, document_text, fill
from tests.core.export_sources import PROPERTIES, Stages, template

NASTY = (
    "Fish & Chips <b>bold</b> 5 < 6",
    "{{ 7 * 7 }} {% if x %} {# note #} {{ doc",
    "{_{ x }_} {_% y %_}",
    "&amp; &lt; &#39; &copy; ]]> <!-- -->",
    "</w:t></w:r></w:p><w:p>",
    "שלום עולם and مرحبا",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 \U0001f600",
    "a\tb\n\n  c  \n\td",
    "soft\u00adhyphen no\u2011break non\u00a0break zero\u200bwidth \u2028 \u0085 \ufeff",
    "\u201cquotes\u201d \u2018and\u2019 more",
    'at_record w:name="at_record"',
)


def filled(folder, texts, *paragraphs, **more):
    paragraphs = paragraphs or ("{%p for text in texts %}", "{{ text }}", "{%p endfor %}")
    target = folder / "out.docx"
    report = fill(
        template(folder, *paragraphs), {"texts": texts, **more}, target, PROPERTIES, Stages()
    )
    return report, "\n".join(document_text(report.document))


@pytest.mark.parametrize("text", NASTY)
def test_what_goes_in_comes_out(tmp_path, text):
    assert filled(tmp_path, [text])[1] == text


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from("{}%#<>&_\n\t'\""))))
def test_any_cleaned_text_comes_out_as_it_went_in(tmp_path_factory, texts):
    texts = [clean(text).text for text in texts]
    assert filled(tmp_path_factory.mktemp("any"), texts)[1] == "\n".join(texts)


def test_a_megabyte_comes_out_as_it_went_in(tmp_path):
    text = "Words & more <words>. " * 50_000
    assert filled(tmp_path, [text])[1] == text


def test_a_text_that_no_document_can_hold_is_refused(tmp_path):
    for bad in ("\x00", "\x0b", "\ud800", "\ufffe", "\uffff", "\r"):
        assert UNPRINTABLE.search(bad)
        with pytest.raises(ExportError, match="no Word document can hold"):
            filled(tmp_path, [f"a{bad}b"])
    assert not (tmp_path / "out.docx").exists()


def test_only_plain_data_is_taken(tmp_path):
    for odd in (object(), b"bytes", 1.5, None, {1, 2}):
        with pytest.raises(TypeError, match="plain data only"):
            filled(tmp_path, [odd])


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ texts.nothing }}", "has no attribute 'nothing'"),
        ("{% if %}", "could not be filled"),
        ("{{ texts|safe }}", "No filter named 'safe'"),
        ("{{ range(9) }}", "'range' is undefined"),
        ("{{ texts.append('x') }}", "has no attribute 'append'"),
        ("{{ texts.__class__ }}", "no attribute"),
        ("{{ 1 // 0 }}", "divided by nothing"),
        ("{{ texts }}", "prints a whole list"),
        ("{% include 'x' %}", "no loader"),
    ],
)
def test_a_faulty_template_is_told(tmp_path, paragraph, said):
    with pytest.raises(ExportError, match=said):
        filled(tmp_path, ["x"], paragraph)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["template.docx"]


def test_markup_is_escaped_even_where_a_template_asks_not_to(tmp_path):
    text = "<w:br/> & <b>"
    paragraph = "{% autoescape false %}{{ texts[0] }}{% endautoescape %}"
    assert filled(tmp_path, [text], paragraph)[1] == text


def test_what_set_blocks_print_is_escaped_once(tmp_path):
    paragraph = "{% set y %}{{ texts[0] }}{% endset %}{{ texts[0] }}{{ y }}"
    assert filled(tmp_path, ["a & <b>"], paragraph)[1] == "a & <b>a & <b>"


def body_template(folder, *paragraphs):
    """Write a template of paragraphs given as XML."""
    document = Document()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for place, xml in enumerate(paragraphs):
        document.element.body.insert(place, parse_xml(f'<w:p xmlns:w="{space}">{xml}</w:p>'))
    path = folder / "template.docx"
    document.save(path)
    return path


def test_a_value_printed_where_word_shows_no_text_is_refused(tmp_path):
    xml = "<w:r><w:instrText>{{ text }}</w:instrText></w:r>"
    path = body_template(tmp_path, xml)
    with pytest.raises(ExportError, match=r"'\{\{ text \}\}' stands where Word shows no"):
        fill(path, {"text": "secret words"}, tmp_path / "out.docx", PROPERTIES, Stages())


def test_a_document_that_lost_a_word_is_not_kept(tmp_path, monkeypatch):
    real = Finisher.finished

    def careless(self, block):
        return real(self, block).replace("words", "wrds")

    monkeypatch.setattr(Finisher, "finished", careless)
    target = tmp_path / "out.docx"
    target.write_text("the former one")
    with pytest.raises(ExportError, match="lost or changed words near 'some words here'"):
        filled(tmp_path, ["some words\there"])
    assert target.read_text() == "the former one"
    assert not list(tmp_path.glob("*.part"))


def test_headers_footers_and_footnotes_are_filled_and_compared(tmp_path):
    document = Document()
    document.add_paragraph("{{ text }}")
    document.sections[0].header.paragraphs[0].text = "{{ text }}"
    document.sections[0].footer.paragraphs[0].text = "Foot {{ text }}"
    document.save(tmp_path / "template.docx")
    target = tmp_path / "out.docx"
    text = "<Head> & {{ 7 * 7 }}"
    fill(tmp_path / "template.docx", {"text": text}, target, PROPERTIES, Stages())
    section = Document(target).sections[0]
    assert section.header.paragraphs[0].text == text
    assert section.footer.paragraphs[0].text == f"Foot {text}"


def test_stopping_leaves_nothing(tmp_path):
    for stage in (1, 2, 3):
        with pytest.raises(Cancelled):
            fill(
                template(tmp_path, "{{ text }}"),
                {"text": "x"},
                tmp_path / "out.docx",
                PROPERTIES,
                Stages(stage, Cancelled()),
            )
        assert sorted(p.name for p in tmp_path.iterdir()) == ["template.docx"]


def test_an_older_document_is_replaced(tmp_path):
    target = tmp_path / "out.docx"
    target.write_text("old")
    assert filled(tmp_path, ["new"])[1] == "new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.docx", "template.docx"]


def test_a_folder_that_is_missing_or_in_the_way_is_told(tmp_path):
    path = template(tmp_path, "x")
    (tmp_path / "folder.docx").mkdir()
    for target, said in (
        (tmp_path / "none" / "out.docx", "There is no folder"),
        (tmp_path / "folder.docx", "is a folder"),
    ):
        with pytest.raises(ExportError, match=said):
            fill(path, {}, target, PROPERTIES, Stages())


def test_a_document_that_another_program_holds_is_told(tmp_path, monkeypatch):
    def held(self, target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportError, match="another program has it open"):
        filled(tmp_path, ["x"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["template.docx"]


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(word.os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        filled(tmp_path, ["x"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["template.docx"]


def test_a_document_that_must_not_be_changed_is_told(tmp_path, monkeypatch):
    (tmp_path / "out.docx").write_text("old")
    monkeypatch.setattr(word.os, "access", lambda path, mode: False)
    with pytest.raises(ExportError, match="must not be changed"):
        filled(tmp_path, ["x"])


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_template_is_told(tmp_path, content):
    path = tmp_path / "template.docx"
    path.write_bytes(content)
    with pytest.raises(ExportError, match="is no Word template"):
        fill(path, {}, tmp_path / "out.docx", PROPERTIES, Stages())
    with pytest.raises(ExportError, match=r"is no Word template|could not be read"):
        fill(tmp_path / "missing.docx", {}, tmp_path / "out.docx", PROPERTIES, Stages())


def test_the_document_has_its_own_properties_and_none_of_the_templates(tmp_path):
    document = Document()
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = "Template author"
    core.category = core.title = core.subject = "Template {{ nobody }}"
    core.revision = 12
    document.add_paragraph("x")
    document.save(tmp_path / "template.docx")
    made = datetime(2026, 11, 9, 20, 41, tzinfo=UTC)
    properties = DocumentProperties("T" * 300, "Zoë & <Co>", made=made)
    target = tmp_path / "out.docx"
    fill(tmp_path / "template.docx", {}, target, properties, Stages())
    core = Document(target).core_properties
    assert (core.title, core.author, core.language) == ("T" * 255, "Zoë & <Co>", "en-GB")
    assert (core.last_modified_by, core.comments, core.keywords) == ("", "", "")
    assert (core.category, core.subject, core.revision) == ("", "", 0)
    assert core.created == made
    with zipfile.ZipFile(target) as package:
        assert not [n for n in package.namelist() if "thumbnail" in n or "app.xml" in n]
        assert "Template" not in package.read("docProps/core.xml").decode()


def test_comments_and_tracked_changes_of_the_template_are_left_behind(tmp_path):
    xml = (
        '<w:r w:rsidR="00AB12CD"><w:t>kept </w:t></w:r><w:ins w:id="1" w:author="A Person">'
        "<w:r><w:t>inserted {{ text }}</w:t></w:r></w:ins>"
        '<w:del w:id="2" w:author="A Person"><w:r><w:delText>gone {{ nobody }}</w:delText></w:r>'
        "</w:del>"
    )
    path = body_template(tmp_path, xml)
    document = Document(path)
    document.add_comment(document.paragraphs[0].runs[0], "What a comment", "A Person")
    document.save(path)
    target = tmp_path / "out.docx"
    fill(path, {"text": "words"}, target, PROPERTIES, Stages())
    assert document_text(target)[0] == "kept inserted words"
    with zipfile.ZipFile(target) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        names = package.namelist()
    assert b"A Person" not in everything
    assert b"rsidR" not in everything
    assert "word/comments.xml" not in names


def test_text_from_right_to_left_is_laid_out_so(tmp_path):
    filled(tmp_path, ["שלום world", "world שלום", "plain"])
    paragraphs = Document(tmp_path / "out.docx").paragraphs
    assert [bool(p._p.xpath("./w:pPr/w:bidi")) for p in paragraphs] == [True, False, False]
    assert [bool(p._p.xpath(".//w:rtl")) for p in paragraphs] == [True, False, False]


def test_bookmarks_are_unique_and_links_lead_somewhere(tmp_path):
    mark = (
        '<w:bookmarkStart w:id="5" w:name="at_item"/><w:r><w:t>{{ item.text }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="5"/><w:hyperlink w:anchor="at_item"><w:r><w:t>up</w:t></w:r>'
        '</w:hyperlink><w:hyperlink w:anchor="nowhere"><w:r><w:t>off</w:t></w:r></w:hyperlink>'
    )
    loop = [f"<w:r><w:t>{{%p {tag} %}}</w:t></w:r>" for tag in ("for item in items", "endfor")]
    path = body_template(tmp_path, loop[0], mark, loop[1])
    items = [{"text": t, "anchor": a} for t, a in (("one", "_a"), ("two", "_b"), ("again", "_a"))]
    target = tmp_path / "out.docx"
    fill(path, {"items": items}, target, PROPERTIES, Stages())
    body = Document(target).element.body
    starts, ends = body.xpath("//w:bookmarkStart/@w:id"), body.xpath("//w:bookmarkEnd/@w:id")
    assert starts == ends == ["1", "2"]
    assert body.xpath("//w:bookmarkStart/@w:name") == ["_a", "_b"]
    assert body.xpath("//w:hyperlink/@w:anchor") == ["_a", "_b", "_a"]
    assert document_text(target) == ["oneupoff", "twoupoff", "againupoff"]


def test_the_folder_is_flushed_too(tmp_path, monkeypatch):
    flushed = []
    real = os.fsync

    def note(handle):
        flushed.append(os.fstat(handle).st_mode & 0o040000 != 0)
        real(handle)

    monkeypatch.setattr(word.os, "fsync", note)
    filled(tmp_path, ["x"])
    assert flushed == [False, True]
