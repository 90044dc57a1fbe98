"""The end of the history in documents, and the statement that goes with one."""

import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from docx import Document

from ccjournal.authorship.checks import NO_EARLIER, PROVES
from ccjournal.domain.history import RECORDED, Session, sessions
from ccjournal.domain.person import Person
from ccjournal.errors import DamagedError, ExportError, RefusedError
from ccjournal.export.reading import document_text
from ccjournal.services.authorship import check_authorship
from ccjournal.services.claims import Wording
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.sample import fill as fill_sample
from ccjournal.services.templates import TEMPLATES

DAY = date(2026, 11, 9)
PRINTS_WORDS = [template for template in TEMPLATES if template.prints_words]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - slow to import
    from ccjournal.paths import AppPaths  # noqa: PLC0415 - slow to import

    folder = tmp_path_factory.mktemp("sample")
    services = create_journal(AppPaths.under(folder), folder / "sample.ccj")
    fill_sample(services, DAY)
    yield services
    services.close()


def exported(services, folder, template="portfolio", **request):
    asked = ExportRequest(folder / "out.docx", template, authorship=folder / "out.json", **request)
    return services.portfolio.export(asked, NoProgress())


def checked(result, document=None):
    return check_authorship(result.authorship, (), document, NoProgress())


def saved_again(document, find="", put=""):
    """Return a copy of a document as another program would save it, with other words if wanted."""
    copy = document.with_name("again.docx")
    with zipfile.ZipFile(document) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if find and name == "word/document.xml":
                assert find.encode() in data
                data = data.replace(find.encode(), put.encode())
            target.writestr(name, data)
    return copy


def footers(document):
    with zipfile.ZipFile(document) as package:
        names = [name for name in package.namelist() if "footer" in name]
        return [re.sub("<[^>]+>", "", package.read(name).decode()) for name in names]


@pytest.mark.parametrize("template", PRINTS_WORDS, ids=lambda t: t.name)
def test_a_document_is_found_to_have_the_words_that_were_saved(sample, template, tmp_path):
    result = exported(sample, tmp_path, template.name)
    assert checked(result, result.document).status in {0, 3}
    again = saved_again(result.document)
    answer = checked(result, again)
    assert [f.sentence for f in answer.findings if f.level == "Broken"] == []
    said = "lines of R-" if template.name == "claims" else "The document has the words of R-"
    assert any(said in f.sentence for f in answer.findings)


def test_a_word_that_is_changed_in_the_document_is_named(services, star, tmp_path):
    services.claims.add(star.id, "ST-2.1", ("action", 0, 27), Wording("change it", "it helped"))
    result = exported(services, tmp_path, "star")
    assert checked(result, saved_again(result.document)).status == 3
    for find, put in (("planner", "manager"), ("within five", "and my boss within five")):
        answer = checked(result, saved_again(result.document, find, put))
        assert answer.status == 1
        broken = [f.sentence for f in answer.findings if f.level == "Broken"]
        assert broken == [
            "R-0001 reads otherwise in the document: “I moved two people to chat. I told the "
            "planner within five m…”"
        ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_every_document_prints_the_end_of_the_history(sample, template, tmp_path):
    result = exported(sample, tmp_path, template.name)
    head = sample.safety.history.head()
    assert all(
        f"History {head.short} · {head.sequence} · " in text for text in footers(result.document)
    )
    assert Document(result.document).core_properties.keywords == head.numbered
    if template.name in {"portfolio", "star", "record", "reflective", "coaching"}:
        assert head.recorded in document_text(result.document)


def test_a_journal_without_a_save_has_no_end(services, tmp_path):
    assert services.safety.history.head() is None
    result = exported(services, tmp_path)
    assert "History" not in " ".join(footers(result.document))
    assert checked(result).status == 0


def test_the_sentence_is_the_same_in_documents_and_in_the_check():
    assert RECORDED.format(head="x") == PROVES.format("x")


def test_what_was_left_out_of_the_document_is_not_in_the_statement(services, star, tmp_path):
    services.people._store.put(Person("p" * 32, "Agent A", real_name="Priya Shah"))
    fields = {**star.fields, "result": "Priya Shah told me that it was quiet."}
    services.journal.edit(star.id, Draft(star.title, star.date, star.channel, fields))
    result = exported(services, tmp_path, "star")
    assert "Priya" not in result.authorship.read_text("utf-8")
    assert "names or other details" in " ".join(f.sentence for f in checked(result).findings)
    own = exported(services, tmp_path, "star", profile="private")
    assert "Priya" in own.authorship.read_text("utf-8")


def test_a_strict_document_has_no_statement(services, star, tmp_path):
    with pytest.raises(RefusedError, match="A strict document has no authorship file"):
        exported(services, tmp_path, "star", profile="strict")
    assert list(tmp_path.glob("out.*")) == []


def test_a_statement_has_a_name_of_its_own(services, star, tmp_path):
    request = ExportRequest(tmp_path / "a.docx", authorship=tmp_path / "b.txt")
    with pytest.raises(RefusedError, match=r"b\.txt is no name"):
        services.portfolio.export(request, NoProgress())
    request = replace(request, authorship=tmp_path / "nowhere" / "b.json")
    with pytest.raises(ExportError, match="There is no folder"):
        services.portfolio.export(request, NoProgress())


def test_a_folder_has_one_statement_for_all(services, star, tmp_path):
    request = ExportRequest(tmp_path / "all", authorship=tmp_path / "all.json")
    result = services.folder.export(request, NoProgress())
    assert checked(result).status == 0
    told = json.loads(result.authorship.read_text("utf-8"))
    assert [text["ref"] for text in told["texts"]] == ["R-0001"]


def test_without_the_key_no_statement_is_made(services, star, tmp_path):
    with services.journal._store._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE key = 'signing.key'")
    with pytest.raises(DamagedError, match="key that signs"):
        exported(services, tmp_path, "star")
    services.journal.edit(star.id, Draft("Another title", star.date, fields=star.fields))
    assert services.journal.get(star.id).title == "Another title"


@pytest.mark.parametrize(
    "case",
    [
        ("{", (), "a.json is not an authorship file"),
        ("[]", (), "a.json is not an authorship file"),
        ('{"format": "ccjournal authorship", "version": 2}', (), "is not an authorship"),
        (None, ("no head",), "There is no head in 'no head'"),
        (None, ("gone.docx",), "gone.docx is not a Word document"),
    ],
)
def test_what_cannot_be_read_is_refused(sample, tmp_path, case):
    content, earlier, words = case
    file = tmp_path / "a.json"
    if content is None:
        exported(sample, tmp_path, "star").authorship.rename(file)
    else:
        file.write_text(content, "utf-8")
    with pytest.raises(RefusedError, match=words):
        check_authorship(file, earlier, None, NoProgress())


def test_a_document_from_before_is_a_head(services, star, tmp_path):
    first = exported(services, tmp_path, "star").document.rename(tmp_path / "first.docx")
    services.journal.edit(star.id, Draft("Another title", star.date, fields=star.fields))
    result = exported(services, tmp_path, "star")
    answer = check_authorship(result.authorship, [str(first)], first, NoProgress())
    assert NO_EARLIER not in {f.sentence for f in answer.findings}
    assert answer.status == 3


def save(minutes, words, record="a", start=datetime(2026, 11, 9, 9, 0, 40, tzinfo=UTC)):
    return record, start + timedelta(minutes=minutes), words


def test_saves_that_follow_each_other_are_one_session():
    nine = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
    saves = [save(0, 40), save(20, 60), save(20, 10, "b"), save(49, 50), save(81, 70)]
    assert sessions(saves) == [
        Session(nine, nine + timedelta(minutes=49), 70),
        Session(nine + timedelta(minutes=81), nine + timedelta(minutes=81), 20),
    ]
    assert len(sessions([save(0, 1), save(-60, 2)])) == 2
    assert len(sessions([save(14 * 60 + 59, 1), save(15 * 60 + 1, 2)])) == 2
    assert sessions([]) == []


def test_sessions_are_told_only_where_it_was_asked_for(services, star, tmp_path):
    def text():
        return " ".join(document_text(exported(services, tmp_path).document))

    assert "Writing sessions" not in text()
    change = services.safety.history.show_sessions(shown=True)
    assert "Writing sessions" in text()
    request = ExportRequest(tmp_path / "strict.docx", profile="strict")
    strict = services.portfolio.export(request, NoProgress())
    assert "Writing sessions" not in " ".join(document_text(strict.document))
    change.undo()
    assert "Writing sessions" not in text()
