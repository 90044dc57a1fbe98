"""How a law or a clause is named in a text, and how it stands on the day of a record."""

from dataclasses import replace
from datetime import date

import pytest

NOW, BEFORE = date(2026, 11, 9), date(2017, 5, 1)


@pytest.fixture
def found(services):
    return lambda day=NOW, *sectors: services.regulations.citations(sectors, day)


def named(citations):
    return [citation.reference for citation in citations]


def test_a_clause_is_named_with_its_law_unless_its_number_names_it(found):
    names = named(found())
    for reference in (
        "UK GDPR Article 5(1)(f)",
        "Data Protection Act 2018 section 164A",
        "DISP 1.6",
        "PRIN 2A",
        "PCI DSS, sensitive authentication data",
        "Equality Act 2010",
    ):
        assert reference in names


def test_every_reference_is_known_again_by_the_checks(found, services):
    text = "Before I sent the letter I read {} and kept to it in line with the rules of it all."
    _, record = services.journal.create("free", fields={"account": "Nothing yet."})
    for citation in found():
        fields = {"account": text.format(citation.reference) + " I told the caller so."}
        read = replace(record, date=NOW, fields=fields)
        asked = {q.rule for q in services.checks.questions(read)}
        assert "S9D" in asked if not citation.in_force else "S10" not in asked, citation.reference


def test_what_was_in_force_on_the_day_comes_first(found):
    then = found(BEFORE)
    force = [citation.in_force for citation in then]
    assert force == sorted(force, reverse=True)
    standing = {citation.reference: citation.in_force for citation in then}
    assert standing["Data Protection Act 1998"]
    assert not standing["UK GDPR Article 9"]
    later = {citation.reference: citation.in_force for citation in found(date(2025, 1, 1))}
    assert later["Data Protection Act 2018"]
    assert not later["Data Protection Act 2018 section 164A"]


def test_a_clause_of_what_nobody_looked_up_is_not_looked_up_either(found):
    doubtful = {citation.reference for citation in found() if citation.unverified}
    assert {"UK GDPR Article 32", "CCQAS", "Equality Act 2010 section 4"} <= doubtful
    assert "UK GDPR Article 5" not in doubtful


def test_it_is_found_by_any_of_its_names_its_number_and_what_it_says(found):
    def first(words):
        return next(c.reference for c in found() if c.has(words.casefold().split()))

    assert first("dpa 2018 164a") == "Data Protection Act 2018 section 164A"
    assert first("fca eight weeks") == "DISP 1.6"
    assert first("adjustments") == "Equality Act 2010 section 20"


def test_rules_of_other_sectors_are_left_out(found):
    names = named(found(NOW, "telecoms"))
    assert "UK GDPR" in names
    assert not [name for name in names if name.startswith("DISP")]
