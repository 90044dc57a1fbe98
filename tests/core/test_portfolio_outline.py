"""What a portfolio is made of, and findings told in groups."""

from datetime import date

from ccjournal.domain.anchor import Anchor
from ccjournal.domain.claim import Claim
from ccjournal.domain.outline import outline
from ccjournal.domain.record import Record
from ccjournal.domain.unit import Criterion, Outcome, Unit
from ccjournal.services.findings import Finding, FindingSort, grouped, in_words, of_record


def unit(code):
    criteria = tuple(Criterion(f"{code}-{n}", n, "Do it") for n in ("1.1", "1.2"))
    return Unit(code, f"Unit {code}", (Outcome(1, "First", criteria),))


def record(number, *criteria):
    claims = tuple(Claim(c, c, Anchor("what", 0, 3, "abc", confirmed=True)) for c in criteria)
    return Record(f"r{number}", "reflective", "driscoll", date(2026, 3, number), claims=claims,
                  number=number)  # fmt: skip


def test_entries_stand_under_every_unit_they_are_claimed_for():
    parts = outline([record(1, "A-1.2", "A-1.1", "B-1.1"), record(2)], [unit("A"), unit("B")])
    assert [(p.code, p.count) for p in parts] == [
        ("A", "1 entry"),
        ("B", "1 entry"),
        ("", "1 entry"),
    ]
    assert parts[0].entries[0].codes == "1.1, 1.2"
    assert parts[2].title == "Not linked yet"
    assert parts[2].entries[0].codes == "no claims yet"


def test_a_unit_without_entries_stays_and_no_rest_is_no_part():
    parts = outline([record(1, "A-1.1")], [unit("A"), unit("B")])
    assert [(p.code, p.count) for p in parts] == [("A", "1 entry"), ("B", "0 entries")]


def test_many_findings_of_a_sort_are_one_sentence():
    drafts = [
        Finding(f"R-{n:04}", "This is still a draft.", sort=FindingSort.DRAFT) for n in range(12)
    ]
    claims = [found for found in of_record(record(1, "A-1.1", "A-1.2")) if found not in drafts]
    other = Finding("R-0002", "The template does not print this part: Table.")
    groups = grouped([drafts[0], *claims[-2:], *drafts[1:], other])
    assert [g.title for g in groups] == [
        "12 entries are still drafts", "2 claims have no because", other.finding,
    ]  # fmt: skip
    assert len(groups[0].findings) == 12
    assert in_words(groups).startswith("12 entries are still drafts. 2 claims")
    assert grouped([drafts[0]])[0].title == "1 entry is still a draft"


def test_every_sort_of_finding_is_told_for_one_and_for_many():
    for sort in FindingSort:
        one, two = Finding("R-1", "x", sort=sort), Finding("R-2", "y", sort=sort)
        assert "1 " in grouped([one])[0].title
        assert "2 " in grouped([one, two])[0].title
    assert len(grouped([Finding("R-1", "Left out: this."), Finding("R-2", "Left out: that.")])) == 2
