"""What templates are given."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.coverage import CriterionCoverage, CriterionState
from ccjournal.domain.profile import PROFILE_LABELS, Profile
from ccjournal.export.contexts import values
from ccjournal.export.paragraphs import Mark, paragraphs
from tests.core.export_sources import NOTICE, ROWS, claim, proof, record, source, unit

TEXT = "First words here.\n\nSecond line, more words."


def only_record(*records, **more):
    return values(source(list(records), **more))["records"][0]


def lines(part):
    return ["".join(run["text"] for run in line["runs"]) for line in part["paragraphs"]]


def test_a_record_tells_what_it_is_in_words():
    got = only_record(record(7, date=date(2026, 11, 9), channel="chat"))
    assert got["ref"] == "R-0007"
    assert (got["date"], got["date_iso"]) == ("9 November 2026", "2026-11-09")
    assert (got["kind"], got["name"], got["status"]) == (
        "star",
        "STAR account",
        "Ready for assessment",
    )
    assert (got["channel"], got["words"]) == ("chat", 5)
    assert [part["label"] for part in got["parts"]] == ["Situation", "Action"]


def test_records_stand_in_the_order_of_their_days():
    late, early = record(1, date=date(2026, 5, 2)), record(2, date=date(2026, 5, 1))
    got = values(source([late, early, record(3, deleted=True)]))
    assert [r["ref"] for r in got["records"]] == ["R-0002", "R-0001"]


def test_a_record_without_a_title_is_called_by_its_kind():
    assert only_record(record(title=""))["heading"] == "STAR account"


def test_the_person_coached_is_a_fact_and_no_part():
    got = only_record(record(form="cycle", fields={"agent": "Agent A", "feedback": "Well done"}))
    assert [(fact["label"], fact["value"]) for fact in got["facts"]] == [("Agent", "Agent A")]
    assert [part["key"] for part in got["parts"]] == ["feedback"]


def test_a_table_is_told_by_columns_and_rows():
    made = record(form="cycle", fields={}, tables={"old": ({"a": "b"},), "targets": ROWS})
    targets, old = only_record(made)["tables"]
    assert (targets["key"], targets["label"], targets["words"]) == ("targets", "Targets", 7)
    assert [c["label"] for c in targets["columns"]] == ["What?", "Due", "Done", "old"]
    assert [[cell["text"] for cell in row["cells"]] for row in targets["rows"]] == [
        ["Say <hello> & wait {{ 1 }}", "16 Nov 2026", "", ""],
        ["2026-11-09", "soon", "12 Nov 2026", "kept\nwords"],
    ]
    assert (old["label"], old["columns"]) == ("old", [{"key": "a", "label": "a"}])
    assert only_record(record(tables={"targets": ()}))["tables"] == []
    assert [t["label"] for t in only_record(replace(made, form="gone"))["tables"]] == [
        "old",
        "targets",
    ]


def test_words_that_no_form_asks_for_any_more_are_still_there():
    got = only_record(record(form="gone", fields={"old": "Old words"}))
    assert (got["name"], got["form_title"]) == ("gone", "gone")
    assert [(part["label"], part["text"]) for part in got["parts"]] == [("old", "Old words")]
    mixed = only_record(record(fields={"extra": "Odd", "action": "Did", "situation": " \n"}))
    assert [part["key"] for part in mixed["parts"]] == ["action", "extra"]


def test_claimed_words_are_marked_and_their_code_comes_after_them():
    made = claim("action", TEXT, 6, 11)
    got = only_record(record(fields={"action": TEXT}, claims=[made]))
    first, second = got["parts"][0]["paragraphs"]
    assert [(r["text"], r["claimed"], r["code"]) for r in first["runs"]] == [
        ("First ", False, ""),
        ("words", True, "QA 1.1"),
        (" here.", False, ""),
    ]
    assert [r["claimed"] for r in second["runs"]] == [False]


def test_overlapping_claims_keep_every_word_once():
    made = [claim("action", TEXT, 0, 11), claim("action", TEXT, 6, 30, criterion="QA-1.2")]
    got = only_record(record(fields={"action": TEXT}, claims=made))
    part = got["parts"][0]
    assert lines(part) == ["First words here.", "Second line, more words."]
    codes = [run["code"] for line in part["paragraphs"] for run in line["runs"] if run["code"]]
    assert codes == ["QA 1.1", "QA 1.2"]


def test_two_claims_on_the_same_words_share_a_mark():
    made = [claim("action", TEXT, 0, 11), claim("action", TEXT, 0, 11, criterion="QA-1.2")]
    run = only_record(record(fields={"action": TEXT}, claims=made))["parts"][0]["paragraphs"][0]
    assert run["runs"][0]["code"] == "QA 1.1, QA 1.2"


@given(st.text("ab \n\t", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_the_runs_of_a_text_are_its_lines(text, spans):
    marks = [Mark(min(span), max(span), "X") for span in spans if span[0] != span[1]]
    got = [{"paragraphs": paragraphs(text, marks)}]
    assert lines(got[0]) == [line for line in text.split("\n") if line.strip()]
    for line in got[0]["paragraphs"]:
        assert all(run["text"] for run in line["runs"])


def test_a_claim_is_told_as_a_sentence():
    got = only_record(record(fields={"action": TEXT}, claims=[claim("action", TEXT, 0, 11)]))
    told = got["claims"][0]
    assert told["sentence"] == (
        "This demonstrates my ability to score calls each week because it fell to 3 minutes."
    )
    assert (told["code"], told["number"], told["part"]) == ("QA 1.1", "1.1", "Action")
    assert (told["quote"], told["unit"], told["live"]) == (
        "First words",
        "Prepare for audits",
        True,
    )


def test_what_is_not_written_is_not_invented():
    made = claim("action", TEXT, 0, 11, criterion="XX-9.9", because=" ")
    told = only_record(record(fields={"action": TEXT}, claims=[made]))["claims"][0]
    assert told["sentence"] == "This demonstrates my ability"
    assert (told["code"], told["criterion"], told["because"]) == ("XX 9.9", "", "")


def test_claims_whose_words_have_gone_stand_apart():
    good = claim("action", TEXT, 0, 11)
    gone = replace(good, criterion="QA-1.2", anchor=replace(good.anchor, live=False))
    moved = replace(good, criterion="QA-1.3", anchor=replace(good.anchor, start=3, end=14))
    got = values(source([record(fields={"action": TEXT}, claims=[good, gone, moved])]))
    told = got["records"][0]
    assert [c["code"] for c in told["claims"]] == ["QA 1.1"]
    assert [c["code"] for c in told["detached"]] == ["QA 1.2", "QA 1.3"]
    assert told["codes"] == ["QA 1.1"]
    criteria = got["units"][0]["outcomes"][0]["criteria"]
    assert [[s["ref"] for s in c["supports"]] for c in criteria] == [["R-0001"], [], []]


def test_criteria_tell_their_state_and_what_supports_them():
    records = [record(fields={"action": TEXT}, claims=[claim("action", TEXT, 0, 11)])]
    got = values(source(records, evidence=[proof(), proof(2, deleted=True)]))["units"][0]
    first, second, third = got["outcomes"][0]["criteria"]
    assert [c["state"] for c in (first, second, third)] == ["own_word", "with_proof", "none"]
    assert first["supports"][0]["anchor"] == got_anchor(records[0])
    assert (second["supports"][0]["ref"], second["supports"][0]["kind"]) == (
        "E-0001",
        "Witness testimony",
    )
    assert (third["state_title"], third["newest"]) == ("Nothing yet", "")
    assert (got["shown"], got["total"]) == (2, 3)


def got_anchor(made):
    return values(source([made]))["records"][0]["anchor"]


def test_a_criterion_without_coverage_is_not_shown():
    got = values(replace(source(), coverage=[]))
    assert got["units"][0]["outcomes"][0]["criteria"][0]["state"] == "none"
    met = [CriterionCoverage("QA-1.1", CriterionState.MET)]
    assert values(replace(source(), coverage=met))["counts"]["shown"] == 1


@pytest.mark.parametrize(("records", "tables"), [(0, 0), (1, 1), (14, 1), (15, 2), (42, 3)])
def test_the_matrix_is_cut_into_tables_that_fit_a_page(records, tables):
    made = [
        record(n, fields={"a": TEXT}, claims=[claim("a", TEXT, 0, 11)])
        for n in range(1, records + 1)
    ]
    matrix = values(source(made))["units"][0]["matrix"]
    assert (len(matrix["tables"]), matrix["listed"]) == (tables, False)
    shown = [c["ref"] for table in matrix["tables"] for c in table["columns"]]
    assert shown == [r.ref for r in made]
    for table in matrix["tables"]:
        marks = [[cell["mark"] for cell in line["cells"]] for line in table["rows"]]
        assert all(marks[0])
        assert not any(marks[1])


def test_more_than_fit_on_tables_are_left_to_the_list():
    made = [record(n, fields={"a": TEXT}, claims=[claim("a", TEXT, 0, 11)]) for n in range(1, 44)]
    matrix = values(source(made))["units"][0]["matrix"]
    assert (matrix["tables"], matrix["listed"]) == ([], True)


def test_a_notice_is_told_once_for_all_units_that_share_it():
    plain = replace(unit("ST", "Systems"), notice="")
    got = values(source(units=[unit(), unit("CS", "Support"), plain]))
    assert got["notices"] == [{"text": NOTICE, "units": "QA, CS"}]


def test_every_detail_of_the_profile_is_a_line_of_the_cover():
    got = values(source(profile=Profile(learner="Zoë")))
    assert [line["label"] for line in got["details"]] == list(PROFILE_LABELS.values())
    assert {line["value"] for line in got["details"]} == {"Zoë", ""}
    assert got["learner"]["name"] == "Zoë"


def test_anchors_are_names_that_word_takes_and_differ():
    got = values(source([record(1), record(2)], [unit(), unit("A-B 1")], [proof(), proof(2)]))
    anchors = [item["anchor"] for name in ("records", "units", "evidence") for item in got[name]]
    anchors += [c["anchor"] for u in got["units"] for o in u["outcomes"] for c in o["criteria"]]
    assert len(set(anchors)) == len(anchors)
    assert all(a.replace("_", "a").isalnum() and len(a) <= 40 for a in anchors)
