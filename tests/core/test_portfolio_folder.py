"""The portfolio as a folder: numbered documents, an index that leads to each, nothing by halves."""

import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document

from ccjournal.domain.disclosure import Disclosure
from ccjournal.errors import Cancelled, ExportError, RefusedError
from ccjournal.services.claims import Wording
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft

DEED = "I moved two people from the phones to chat."


@pytest.fixture
def journal(services):
    """A journal with two accounts, one of them with an awkward title."""
    today = services.journal.create("note", fields={"note": "x"})[1].date
    for title in ("Storm chats", 'What? "Slash/colon: * and more" ' + "long " * 30):
        draft = Draft(title, today, fields={"action": DEED})
        _change, record = services.journal.add("star", draft)
        services.claims.add(record.id, "ST-2.1", ("action", 0, len(DEED)), Wording("change it"))
    return services


def made(services, target, progress=None, **choices):
    return services.folder.export(ExportRequest(target, **choices), progress or NoProgress())


def links(index: Path) -> list[str]:
    relations = Document(str(index)).part.rels.values()
    return [unquote(r.target_ref) for r in relations if r.is_external]


def test_every_document_is_linked_from_the_index(journal, tmp_path):
    target = tmp_path / "My portfolio"
    result = made(journal, target)
    files = {str(file.relative_to(target)) for file in target.rglob("*.docx")}
    assert result.document == target
    assert set(links(target / "00 Index.docx")) == files - {"00 Index.docx"}
    assert "2 Accounts/2.1 R-0002 Storm chats.docx" in files
    assert {file.split("/")[0] for file in files} == {
        "00 Index.docx",
        "1 Overviews",
        "2 Accounts",
        "3 Forms to sign",
    }
    account = Document(str(target / "2 Accounts" / "2.1 R-0002 Storm chats.docx"))
    assert DEED in [p.text for p in account.paragraphs]
    assert not list(tmp_path.glob(".ccjournal-*"))


def test_a_zip_holds_the_same(journal, tmp_path):
    made(journal, tmp_path / "folder")
    made(journal, tmp_path / "packed.zip")
    with zipfile.ZipFile(tmp_path / "packed.zip") as packed:
        assert packed.testzip() is None
        names = {name.removeprefix("packed/") for name in packed.namelist()}
    files = {
        f.relative_to(tmp_path / "folder").as_posix() for f in tmp_path.rglob("folder/**/*.docx")
    }
    assert names == files


def test_a_folder_is_never_written_over(journal, tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "letter.txt").write_text("keep me")
    with pytest.raises(RefusedError, match="mine"):
        made(journal, target)
    assert (target / "letter.txt").read_text() == "keep me"


def test_a_zip_takes_the_place_of_an_older_one_only_when_it_is_whole(journal, tmp_path):
    target = tmp_path / "all.zip"
    target.write_text("older")

    class Stops:
        def step(self, done, _total, _text=""):
            if done == 4:
                raise Cancelled

    with pytest.raises(Cancelled):
        made(journal, target, Stops())
    assert target.read_text() == "older"
    made(journal, target)
    assert zipfile.is_zipfile(target)
    assert not list(tmp_path.glob(".ccjournal-*"))


def test_a_place_that_is_not_there_is_told(journal, tmp_path):
    with pytest.raises(ExportError, match="no folder"):
        made(journal, tmp_path / "nowhere" / "mine")


def test_names_and_days_stay_out_of_a_strict_folder(journal, tmp_path):
    journal.people.add("Agent A", "Storm")
    target = tmp_path / "strict"
    made(journal, target, profile=Disclosure.STRICT)
    names = " ".join(str(file.relative_to(target)) for file in target.rglob("*"))
    assert "Storm" not in names
    assert "Agent A" in names


def test_an_empty_journal_has_its_sheets_and_forms(services, tmp_path):
    made(services, tmp_path / "empty")
    assert (tmp_path / "empty" / "00 Index.docx").exists()
    assert not (tmp_path / "empty" / "2 Accounts").exists()
