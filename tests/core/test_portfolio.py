"""What an export takes, what it refuses, and that every word arrives."""

import sys
from datetime import date
from pathlib import Path

import pytest

from ccjournal.domain.profile import Profile
from ccjournal.errors import Cancelled, ExportError, NotFoundError, RefusedError
from ccjournal.export.reading import document_text
from ccjournal.services.claims import Wording
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.templates import TEMPLATES


@pytest.fixture
def claimed(services, star):
    services.claims.add(star.id, "ST-2.1", ("action", 0, 27), Wording("change it", "it helped"))
    return services.journal.get(star.id)


def export(services, tmp_path, **request):
    target = request.pop("target", tmp_path / "out.docx")
    return services.portfolio.export(ExportRequest(target, **request), NoProgress())


def text_of(result):
    return " ".join(" ".join(document_text(result.document)).split())


def test_a_portfolio_holds_every_word_claim_and_detail(services, claimed, tmp_path):
    services.profile.set(Profile(learner="Zoë Example", centre="North <East> & Co"))
    result = export(services, tmp_path)
    text = text_of(result)
    for words in (
        *claimed.fields.values(),
        claimed.title,
        "Zoë Example",
        "North <East> & Co",
        "4 March 2026",
        "change it",
        "it helped",
    ):
        assert " ".join(words.split())[:40] in text
    assert (result.records, result.words) == (1, claimed.words)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_every_shipped_template_is_there(services, template):
    assert services.templates.file(template).is_file()


@pytest.mark.parametrize("form", ["star", "driscoll", "gibbs", "kolb", "free", "cycle", "grow"])
def test_one_record_goes_through_the_template_of_its_form(services, tmp_path, form):
    kind = services.journal.types[form]
    fields = {f.key: f"Words about {f.label}" for f in kind.fields if not f.is_table}
    tables = {f.key: [{f.columns[0].key: f"A row of {f.label}"}] for f in kind.tables}
    draft = Draft("My title", date(2026, 5, 6), "", fields, tables)
    _change, record = services.journal.add(form, draft)
    name = services.portfolio.template_for(kind)
    text = text_of(export(services, tmp_path, template=name, refs=[record.ref]))
    assert "My title" in text
    for words in (*fields.values(), *(row for (of,) in tables.values() for row in of.values())):
        assert words in text


def test_a_unit_takes_its_own_records_and_claims(services, claimed, tmp_path):
    services.journal.add("free", Draft("Not linked", date(2026, 5, 6), "", {"account": "zebra"}))
    result = export(services, tmp_path, units=["ST"])
    assert result.records == 1
    assert "zebra" not in text_of(result)
    assert export(services, tmp_path, units=["QA"]).records == 0


def test_notes_without_a_claim_stay_private_unless_named(services, tmp_path):
    _change, note = services.journal.create("note", fields={"note": "Praised a zebra."})
    result = export(services, tmp_path)
    assert "zebra" not in text_of(result)
    assert [f.ref for f in result.findings] == [note.ref]
    assert "zebra" in text_of(export(services, tmp_path, refs=[note.ref]))


def test_findings_name_what_an_assessor_would_ask(services, star, tmp_path):
    services.claims.add(star.id, "ST-2.1", ("action", 0, 27), Wording("change it"))
    found = {f.finding for f in export(services, tmp_path).findings}
    assert "This is still a draft." in found
    assert "The claim for ST-2.1 has no because." in found
    services.journal.edit(star.id, Draft("", star.date, "", {"action": "x"}))
    found = {f.finding for f in export(services, tmp_path).findings}
    assert "The words for ST-2.1 have gone from the text." in found


@pytest.mark.parametrize(
    "case",
    [
        ({"template": "poem"}, RefusedError, "poem"),
        ({"template": "coaching"}, RefusedError, "coaching"),
        ({"template": "coaching", "refs": ["R-0001"]}, RefusedError, "R-0001"),
        ({"refs": ["R-0099"]}, NotFoundError, "R-0099"),
        ({"units": ["XX"]}, NotFoundError, "XX"),
        ({"profile": "open"}, RefusedError, "strict"),
        ({"target": Path("out.pdf")}, RefusedError, r"\.docx"),
        ({"target": Path("/nowhere/out.docx")}, ExportError, "nowhere"),
    ],
)
def test_refusals_name_what_is_wrong_and_write_nothing(services, star, tmp_path, case):
    wanted, error, says = case
    before = set(tmp_path.rglob("*.docx"))
    with pytest.raises(error, match=says):
        export(services, tmp_path, **wanted)
    assert set(tmp_path.rglob("*.docx")) == before


def test_a_record_in_the_bin_is_not_exported(services, star, tmp_path):
    services.journal.delete(star.id)
    with pytest.raises(RefusedError, match="bin"):
        export(services, tmp_path, refs=[star.ref])
    assert export(services, tmp_path).records == 0


@pytest.mark.parametrize("stop_at", range(5))
def test_cancel_at_any_step_leaves_the_old_document(services, claimed, tmp_path, stop_at):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    class Stop:
        steps = 0

        def step(self, done, total, text=""):
            if self.steps == stop_at:
                raise Cancelled
            self.steps += 1

    stopper = Stop()
    if stop_at < 4:
        with pytest.raises(Cancelled):
            services.portfolio.export(ExportRequest(target), stopper)
        assert target.read_bytes() == b"old"
    assert [f.name for f in tmp_path.glob("*.part")] == []


def test_somebody_elses_unfinished_file_is_left_alone(services, claimed, tmp_path):
    other = tmp_path / "out.docx.part"
    other.write_text("half of a download")
    export(services, tmp_path)
    assert other.read_text() == "half of a download"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_that_leads_to_itself_is_replaced(services, claimed, tmp_path):
    (tmp_path / "out.docx").symlink_to(tmp_path / "out.docx")
    assert "nine minutes" in text_of(export(services, tmp_path))


def test_a_record_named_twice_stands_in_the_document_once(services, claimed, tmp_path):
    assert export(services, tmp_path, refs=["R-0001", "r-1", " R-0001 "]).records == 1
    text = text_of(export(services, tmp_path, units=["ST", "st"]))
    assert text == text_of(export(services, tmp_path, units=["ST"]))


def test_a_document_counts_the_evidence_that_is_in_it(services, claimed, tmp_path):
    _change, other = services.journal.create("free", fields={"account": "Not linked."})
    text = text_of(export(services, tmp_path, refs=[other.ref]))
    assert "Your word only" not in text
    assert "Your word only" in text_of(export(services, tmp_path))


@pytest.fixture
def coached(services, star):
    services.people.add("Agent A", "Priya Shah")
    fields = {
        "agent": "Agent A",
        "observation": "I heard Priya on 5 May in Leeds.",
        "feedback": "x",
    }
    _change, record = services.journal.add(
        "cycle", Draft("Calls of Priya", date(2026, 5, 6), "", fields)
    )
    services.profile.set(Profile(learner="Zoë Example", employer="Larkfield"))
    return record


def told_of(result, ref):
    return [f.finding for f in result.findings if f.ref == ref]


def test_an_assessor_is_given_pseudonyms_and_the_learner_is_told(services, coached, tmp_path):
    result = export(services, tmp_path)
    assert "Priya" not in text_of(result)
    assert "I heard Agent A on 5 May in Leeds." in text_of(result)
    assert "A real name was replaced by its pseudonym 2 times." in told_of(result, coached.ref)
    private = export(services, tmp_path, profile="private")
    assert "Calls of Priya" in text_of(private)
    assert not [f for f in private.findings if "pseudonym" in f.finding]


def test_a_strict_document_lists_what_was_left_out(services, coached, tmp_path):
    result = export(services, tmp_path, profile="strict")
    assert "I heard Agent A on [date] in [place]." in text_of(result)
    for words in ("Zoë Example", "Larkfield", "6 May 2026", "4 March 2026"):
        assert words not in text_of(result)
    assert "Left out: 2 names, 1 date, 1 place." in told_of(result, coached.ref)
    assert told_of(result, "") == [
        "The dates of all events are left out.",
        "Names, numbers and places on the cover are left out.",
        "Read it once more: only you can tell what else gives somebody away.",
    ]


def test_a_file_that_is_called_by_a_name_is_told(services, coached, tmp_path):
    result = export(services, tmp_path, target=tmp_path / "Priya_Shah.docx")
    assert told_of(result, "") == ["The name of the file names somebody. Choose another."]


def test_a_pseudonym_that_gives_the_name_away_is_told(services, coached, tmp_path):
    services.people.add("Zoe", "Zoë Novak")
    assert told_of(export(services, tmp_path), "") == [
        "Zoe is a part of the real name. Choose another pseudonym."
    ]
    assert told_of(export(services, tmp_path, profile="private"), "") == []


def test_a_preview_is_as_the_profile_tells_it(services, coached, tmp_path):
    request = ExportRequest(tmp_path / "out.docx", profile="strict")
    records, _findings = services.portfolio.preview(request)
    assert [r.title for r in records] == ["Queue of forty", "Calls of Agent A"]
    assert not list(tmp_path.glob("*.docx"))


def test_lists_and_forms_do_not_tell_what_they_leave_out(services, claimed, tmp_path):
    result = export(services, tmp_path, template="matrix")
    assert not [f for f in result.findings if "does not print" in f.finding]
    assert text_of(result).startswith("QA Prepare for")
    assert export(services, tmp_path, template="witnesses", refs=[claimed.ref]).records == 1
