"""The quality page of a portfolio: what it counts, and what its reasons may not give away."""

from dataclasses import replace

import pytest

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.export.reading import document_text
from ccjournal.services.claims import Wording
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.findings import FindingSort
from ccjournal.services.jobs import NoProgress

WE = "We agreed that the greeting should be shorter. " * 6
WHY = "Priya Shah and I decided it on 3 May 2026, ring her on 07700 900123."


@pytest.fixture
def asked(services):
    """A STAR account with a claim without a because, open questions, and one set aside."""
    services.people.add("Agent A", "Priya Shah")
    fields = {"situation": "The calls were long.", "action": WE}
    _, record = services.journal.create("star", fields=fields)
    services.claims.add(record.id, "ST-2.1", ("action", 0, 27), Wording("change it", ""))
    first = next(q for q in services.checks.questions(record) if q.rule == "S3")
    services.answers.give(record.id, replace(first.answer, reason=WHY))
    return services.journal.get(record.id)


def export(services, tmp_path, **request):
    return services.portfolio.export(ExportRequest(tmp_path / "out.docx", **request), NoProgress())


def told(services, tmp_path, **request):
    return " ".join(" ".join(document_text(export(services, tmp_path, **request).document)).split())


def test_the_whole_portfolio_has_the_page_where_it_is_asked_for(services, asked, tmp_path):
    assert "Quality page" not in told(services, tmp_path)
    text = told(services, tmp_path, quality=True, profile="private")
    questions = len(services.checks.questions(asked))
    assert questions > 0
    assert f"questions open: {questions} · set aside: 1 · claims: 1, without a because: 1" in text
    assert "Situation 8 %, Action 92 %" in text
    assert f"What you did yourself: 1 {asked.ref} {WHY}" in text
    assert text.index("No other evidence") < text.index("Account by account")


def test_the_page_stands_by_itself_too(services, asked, tmp_path):
    text = told(services, tmp_path, template="quality")
    assert "How the accounts stand" in text
    assert "Questions set aside, and why" in text


def test_nothing_written_and_nothing_set_aside_says_so(services, tmp_path):
    assert "There are no accounts yet." in told(services, tmp_path, template="quality")
    services.journal.create("free", fields={"account": "I rang him back."})
    assert "No question was set aside." in told(services, tmp_path, template="quality")


def test_reasons_follow_the_rules_of_the_profile(services, asked, tmp_path):
    assessor = told(services, tmp_path, template="quality", profile="assessor")
    assert "Agent A and I decided it on 3 May 2026" in assessor
    assert "Shah" not in assessor
    strict = told(services, tmp_path, template="quality", profile="strict")
    for secret in ("Shah", "Priya", "3 May", "07700"):
        assert secret not in strict


def test_personal_data_in_a_reason_is_found_before_it_leaves(services, asked, tmp_path):
    def leaks(**request):
        _records, findings = services.portfolio.preview(
            ExportRequest(tmp_path / "out.docx", **request)
        )
        return [f.finding for f in findings if f.sort is FindingSort.LEAK]

    assert leaks() == []
    (found,) = leaks(quality=True)
    assert "07700 900123" in found
    assert found.endswith("It stands in a reason on the quality page.")
    assert leaks(quality=True, profile="private") == []
    assert leaks(quality=True, profile="strict") == []


def test_open_questions_are_among_the_findings(services, asked, tmp_path):
    found = export(services, tmp_path, quality=True).findings
    count = len(services.checks.questions(asked))
    told = f"{count} questions are open." if count > 1 else "1 question is open."
    assert [f.finding for f in found if f.sort is FindingSort.ASKED] == [told]
    assert not [f for f in export(services, tmp_path).findings if f.sort is FindingSort.ASKED]


def test_only_what_goes_in_is_counted(services, asked, tmp_path):
    _, other = services.journal.create("free", fields={"account": "I rang him back."})
    services.answers.give(other.id, Answer(AnswerKind.CHECK, "S5", reason="Short on purpose."))
    text = told(services, tmp_path, template="quality", refs=(asked.ref,))
    assert other.ref not in text
    assert "Short on purpose." not in text


def test_a_folder_has_the_page_only_where_it_is_asked_for(services, asked, tmp_path):
    for wanted in (False, True):
        target = tmp_path / f"folder {wanted}"
        services.folder.export(ExportRequest(target, quality=wanted), NoProgress())
        pages = [file.name for file in target.rglob("*.docx") if "Quality" in file.name]
        assert bool(pages) is wanted
