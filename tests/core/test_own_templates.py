"""Templates of the user's own: found, checked, and made from those that ship."""

import json
import os
from dataclasses import replace
from datetime import date

import pytest

from ccjournal.bootstrap import own_templates
from ccjournal.errors import ExportError, RefusedError, StorageError
from ccjournal.export.word import document_text
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.templates import TEMPLATES, Group
from tests.core.packages import document

DAY = date(2026, 11, 9)
GOOD, FAULTY = document("{{ learner.name }}"), document("{{ lerner.name }}", "{{ today() }}")


@pytest.fixture
def templates(paths):
    return own_templates(paths)


def put(templates, name, content=GOOD):
    templates.folder.mkdir(parents=True, exist_ok=True)
    file = templates.folder / name
    file.write_bytes(content)
    return file


def test_without_a_folder_there_is_what_ships(templates):
    assert templates.all() == TEMPLATES
    assert not templates.folder.exists()


def test_files_of_the_folder_stand_last_by_name(templates):
    for name in ("zebra.docx", "Letter to a witness.docx", "~$zebra.docx", ".a.docx", "a.txt"):
        put(templates, name)
    (templates.folder / "folder.docx").mkdir()
    letter, zebra = templates.all()[len(TEMPLATES) :]
    assert (letter.name, letter.title, letter.group) == (
        "Letter to a witness",
        "Letter to a witness",
        Group.OWN,
    )
    assert templates.file(zebra) == templates.folder / "zebra.docx"


def test_one_that_is_called_like_ours_does_not_take_its_place(templates):
    own = put(templates, "star.docx")
    assert templates.find("star").own is None
    assert templates.find("star.docx").own == own


def test_a_template_is_found_by_its_file_anywhere(templates, tmp_path):
    file = tmp_path / "elsewhere.DOCX"
    file.write_bytes(GOOD)
    assert templates.file(templates.find(str(file))) == file
    for name in ("nothing", str(tmp_path / "none.docx"), str(tmp_path), "/etc/passwd", ""):
        with pytest.raises(RefusedError, match="There is no template"):
            templates.find(name)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_a_copy_of_what_ships_is_a_template_without_problems(templates, template):
    file = templates.copy(template)
    assert file.parent == templates.folder
    assert file.read_bytes() == templates.file(template).read_bytes()
    assert templates.check(file, NoProgress()) == ()
    assert templates.find(file.stem).own == file


def test_copies_never_take_the_place_of_a_file(templates):
    star = templates.find("star")
    names = [templates.copy(star).name for _ in range(3)]
    assert names == ["My STAR account.docx", "My STAR account 2.docx", "My STAR account 3.docx"]
    assert templates.copy(templates.find("portfolio")).name == "My whole portfolio.docx"
    assert templates.copy(templates.find("My STAR account 2")).name == "My STAR account 2 2.docx"


def test_a_copy_that_cannot_be_made_is_told(templates):
    templates.folder.parent.mkdir(parents=True)
    templates.folder.write_text("no folder")
    with pytest.raises(StorageError, match="could not be copied"):
        templates.copy(templates.find("star"))


def test_a_check_is_done_again_when_the_file_has_changed(templates):
    file = put(templates, "a.docx")
    assert templates.check(file, NoProgress()) == ()
    file.write_bytes(FAULTY)
    os.utime(file, ns=(1, 1))
    assert len(templates.check(file, NoProgress())) == 2

    class Never:
        def step(self, *_):
            raise AssertionError

    assert len(templates.check(file, Never())) == 2


def test_a_file_that_has_gone_is_told(templates):
    with pytest.raises(ExportError, match="could not be read"):
        templates.check(templates.folder / "gone.docx", NoProgress())


def test_a_document_is_made_with_a_template_of_the_users(services, paths, tmp_path):
    services.journal.add("star", Draft("Rota", DAY, fields={"situation": "Two were ill."}))
    put(services.templates, "letter.docx", document("{{ learner.name }}, {{ records[0].heading }}"))
    request = ExportRequest(tmp_path / "out.docx", "letter")
    result = services.portfolio.export(request, NoProgress())
    assert document_text(result.document) == [", Rota"]
    assert (result.records, result.words) == (1, 0)
    assert not [f for f in result.findings if "does not print" in f.finding]
    copy = services.templates.copy(services.templates.find("star"))
    result = services.portfolio.export(replace(request, template=copy.stem), NoProgress())
    assert "Two were ill." in document_text(result.document)
    assert result.words == 3


def test_a_faulty_template_of_the_users_writes_nothing(services, tmp_path):
    put(services.templates, "letter.docx", FAULTY)
    (tmp_path / "out.docx").write_bytes(b"older")
    with pytest.raises(ExportError, match="There is no 'lerner' here, and 1 more") as caught:
        services.portfolio.export(ExportRequest(tmp_path / "out.docx", "letter"), NoProgress())
    assert "The Library tells all of them" in caught.value.hint
    assert (tmp_path / "out.docx").read_bytes() == b"older"


def test_a_document_does_not_take_the_place_of_its_template(services):
    file = put(services.templates, "letter.docx")
    with pytest.raises(RefusedError, match="is the template itself"):
        services.portfolio.export(ExportRequest(file, "letter"), NoProgress())
    assert file.read_bytes() == GOOD


def test_a_form_can_ask_for_a_template_of_the_users(services):
    form = replace(services.journal.types["star"], template="letter.docx")
    assert services.portfolio.template_for(form) == "record"
    put(services.templates, "letter.docx")
    assert services.portfolio.template_for(form) == "letter"


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path):
    from ccjournal.cli import main  # noqa: PLC0415

    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*words):
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_command_line_tells_all_problems_at_once(cli, tmp_path):
    (tmp_path / "letter.docx").write_bytes(FAULTY)
    code, out, err = cli("template", "check", "letter.docx", "--json")
    assert code == 1
    value = json.loads(out)
    assert value["ok"] is False
    assert [set(problem) for problem in value["problems"]] == [
        {"part", "where", "near", "problem", "hint"}
    ] * 2
    assert value["problems"][0]["where"] == "paragraph 1"
    assert err == "ccjournal: letter.docx has 2 problems; mend it in Word, and check again.\n"
    code, out, err = cli("template", "check", "letter.docx")
    assert (code, out.count("\n\n")) == (1, 1)
    assert "body, paragraph 1, near “{{ lerner.name }}”:\n  There is no 'lerner' here." in out


def test_the_command_line_says_when_all_is_good(cli, tmp_path):
    (tmp_path / "letter.docx").write_bytes(GOOD)
    assert cli("template", "check", "letter.docx", "--json") == (
        0,
        '{\n  "ok": true,\n  "problems": []\n}\n',
        "",
    )
    assert cli("template", "check", "letter.docx")[1].startswith("All good")
    code, out, err = cli("template", "check", "none.docx", "--json")
    assert (code, out) == (1, "")
    assert "none.docx could not be read" in err


def test_the_command_line_lists_the_users_templates(cli, tmp_path):
    folder = tmp_path / "home" / "data" / "templates"
    folder.mkdir(parents=True)
    (folder / "letter.docx").write_bytes(GOOD)
    code, out, _err = cli("template", "list", "--json")
    assert code == 0
    last = json.loads(out)[-1]
    assert (last["name"], last["title"], last["kinds"], last["own"]) == (
        "letter",
        "letter",
        [],
        True,
    )
    assert cli("template", "list")[1].splitlines()[-1].split()[:4] == [
        "letter",
        "letter",
        "all",
        "you",
    ]


def test_the_command_line_exports_with_a_file(cli, tmp_path):
    (tmp_path / "letter.docx").write_bytes(document("Made on {{ doc.made_on_iso }}"))
    assert cli("new", "j.ccj", "--unit", "ST")[0] == 0
    code, out, err = cli("export", "j.ccj", "-o", "out.docx", "--template", "./letter.docx")
    assert (code, err) == (0, "")
    assert out.startswith("Wrote out.docx: 0 records, 0 words")
    assert document_text(tmp_path / "out.docx")[0].startswith("Made on 20")
    (tmp_path / "letter.docx").write_bytes(FAULTY)
    (tmp_path / "out.docx").unlink()
    code, out, err = cli("export", "j.ccj", "-o", "out.docx", "--template", "letter.docx")
    assert (code, out) == (1, "")
    assert "There is no 'lerner' here" in err
    assert not (tmp_path / "out.docx").exists()
