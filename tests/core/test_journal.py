"""Commands of the journal, what they return and how they are taken back."""

from dataclasses import replace
from datetime import date

import pytest

from ccjournal.domain.record import Status
from ccjournal.errors import NotFoundError, RefusedError, StorageError
from ccjournal.services.claims import Wording
from ccjournal.services.journal import Draft


def draft_of(record, **fields):
    return Draft(record.title, record.date, record.channel, {**record.fields, **fields})


def test_a_new_record_is_numbered_listed_and_kept(services, star):
    assert star.ref == "R-0001"
    (row,) = services.journal.rows()
    assert (row.ref, row.title, row.kind, row.status) == (
        "R-0001",
        "Queue of forty",
        "star",
        Status.DRAFT,
    )
    assert services.journal.by_ref("r-1") == star
    assert services.journal.get(star.id) == star


def test_a_quick_note_is_a_note(services):
    _change, note = services.journal.create("note", fields={"note": "Praised Agent B."})
    assert note.status is Status.NOTE
    with pytest.raises(RefusedError, match="stays a note"):
        services.journal.set_status(note.id, Status.READY)


def test_an_edit_keeps_the_former_words_in_the_history(services, star):
    services.journal.edit(star.id, draft_of(star, result="It fell to two."))
    assert services.journal.get(star.id).fields["result"] == "It fell to two."
    newest, baseline = services.journal.versions(star.id)
    assert newest.sequence > baseline.sequence
    services.journal.go_back(star.id, baseline.id)
    assert services.journal.get(star.id) == star


def test_an_edit_that_changes_nothing_keeps_no_version(services, star):
    assert services.journal.edit(star.id, draft_of(star)) is None
    assert len(services.journal.versions(star.id)) == 1


def test_undo_and_redo_of_merged_edits_reach_the_first_and_the_last(services, star):
    first = services.journal.edit(star.id, draft_of(star, task="one"))
    second = services.journal.edit(star.id, draft_of(star, task="two"))
    assert first.merge_key == second.merge_key
    redo = first.undo()
    assert services.journal.get(star.id) == star
    redo.undo()
    assert services.journal.get(star.id).fields["task"] == "two"


def test_undo_of_adding_puts_the_record_in_the_bin(services):
    change, record = services.journal.create("free")
    redo = change.undo()
    assert services.journal.rows() == []
    redo.undo()
    assert [r.id for r in services.journal.rows()] == [record.id]


def test_the_bin_gives_back_what_was_deleted(services, star):
    change = services.journal.delete(star.id)
    assert services.journal.rows() == []
    assert [r.id for r in services.journal.bin()] == [star.id]
    services.journal.restore(star.id)
    assert services.journal.get(star.id) == star
    assert change.undo().records == {star.id}


def test_numbers_are_never_given_twice(services, star):
    services.journal.delete(star.id)
    _change, record = services.journal.create("free")
    assert record.ref == "R-0002"


def test_characters_that_cannot_be_printed_are_replaced_and_told(services, star):
    change = services.journal.edit(star.id, draft_of(star, task="bell \x07 and \ud800"))
    assert services.journal.get(star.id).fields["task"] == "bell � and �"
    assert "2 characters" in change.notice


def test_a_channel_is_cleaned_and_told_like_other_words(services, star):
    change = services.journal.edit(star.id, Draft("x", star.date, "ch\x07at", star.fields))
    assert services.journal.get(star.id).channel == "ch\N{REPLACEMENT CHARACTER}at"
    assert change.notice.startswith("1 character")


def test_ready_needs_the_required_parts(services):
    _change, record = services.journal.create("star", fields={"situation": "x"})
    with pytest.raises(RefusedError, match="Action"):
        services.journal.set_status(record.id, Status.READY)
    whole = dict.fromkeys(("situation", "task", "action", "result"), "words")
    services.journal.edit(record.id, Draft("", date(2026, 1, 1), "", whole))
    services.journal.set_status(record.id, Status.READY)
    assert services.journal.get(record.id).status is Status.READY


def test_what_the_assessor_has_is_not_changed_under_her(services, star):
    services.journal._store.put([replace(star, status=Status.SUBMITTED)], "Submit")
    with pytest.raises(RefusedError, match="sent to the assessor"):
        services.journal.edit(star.id, draft_of(star, task="x"))


def test_a_record_whose_form_is_gone_is_told(services, star):
    services.journal._store.put([replace(star, form="poem")], "Edit")
    with pytest.raises(NotFoundError, match=r"poem\.toml"):
        services.journal.form(services.journal.get(star.id))


def test_unknown_records_are_told(services):
    with pytest.raises(NotFoundError):
        services.journal.by_ref("R-0099")
    with pytest.raises(NotFoundError):
        services.journal.get("0" * 32)


def test_an_agent_who_is_coached_enters_the_register(services):
    services.journal.create("cycle", fields={"agent": "Agent C", "observation": "x"})
    services.journal.create("grow", fields={"agent": "Agent C"})
    assert [p.pseudonym for p in services.people.all()] == ["Agent C"]


def test_a_record_whose_agent_cannot_be_registered_is_not_added(services):
    with services.safety.safekeeping._database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON person"
            " BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
        )
    with pytest.raises(StorageError, match="full"):
        services.journal.create("cycle", fields={"agent": "Agent Q"})
    assert services.journal.rows() == []


def test_an_agents_name_is_registered_on_one_line(services):
    services.journal.create("cycle", fields={"agent": " Agent\nQ "})
    assert [person.pseudonym for person in services.people.all()] == ["Agent Q"]


def test_the_register_offers_free_pseudonyms_and_refuses_taken_ones(services):
    change = services.people.add(services.people.offered_pseudonym(), "Ann Example")
    assert services.people.offered_pseudonym() == "Agent B"
    with pytest.raises(RefusedError, match="already"):
        services.people.add("agent a")
    with pytest.raises(RefusedError, match="needed"):
        services.people.add(" ")
    redo = change.undo()
    assert services.people.all()[0].retired
    redo.undo()
    (person,) = services.people.all()
    assert (person.real_name, person.retired) == ("Ann Example", False)


def test_names_and_retirement_can_be_taken_back(services):
    services.people.add("Agent A")
    (person,) = services.people.all()
    change = services.people.note_real_name(person.id, "Ann")
    services.people.retire(person.id, retired=True)
    assert services.people.all()[0].retired
    change.undo()
    assert services.people.all()[0].real_name == ""
    with pytest.raises(NotFoundError):
        services.people.retire("0" * 32, retired=True)


def claim(
    services, record, criterion="ST-2.1", field="action", words="I moved two people to chat."
):
    start = record.fields[field].index(words)
    return services.claims.add(
        record.id, criterion, (field, start, start + len(words)), Wording("change it", "it helped")
    )


def test_a_claim_ties_words_to_a_criterion(services, star):
    change, made = claim(services, star)
    (kept,) = services.journal.get(star.id).claims
    assert kept == made
    assert kept.anchor.quote == "I moved two people to chat."
    assert (kept.ability, kept.because) == ("change it", "it helped")
    change.undo()
    assert services.journal.get(star.id).claims == ()


def test_the_ability_is_offered_from_the_criterion_and_the_because_is_not(services):
    assert services.claims.offered_ability("CS-2.1").startswith("log complaints")
    assert Wording("x").because == ""


def test_claims_stand_in_the_order_of_their_words(services, star):
    claim(services, star, "ST-1.2", "result", "The wait fell")
    claim(services, star, "ST-2.1")
    claims = services.journal.get(star.id).claims
    assert [c.criterion for c in claims] == ["ST-2.1", "ST-1.2"]


def test_a_claim_lets_go_when_its_words_go_and_can_be_tied_again(services, star):
    _change, made = claim(services, star)
    services.journal.edit(star.id, draft_of(star, action="Somebody else did it."))
    (gone,) = services.journal.get(star.id).claims
    assert not gone.live
    assert services.coverage.states("ST")[3].detached == 1
    services.claims.reattach(star.id, made.id, ("action", 0, 13))
    (back,) = services.journal.get(star.id).claims
    assert back.anchor.quote == "Somebody else"
    assert back.live


def test_a_claim_can_be_reworded_and_withdrawn(services, star):
    _change, made = claim(services, star)
    services.claims.reword(star.id, made.id, Wording("a", "b"))
    assert services.journal.get(star.id).claims[0].because == "b"
    change = services.claims.withdraw(star.id, made.id)
    assert services.journal.get(star.id).claims == ()
    change.undo()
    assert len(services.journal.get(star.id).claims) == 1
    with pytest.raises(NotFoundError):
        services.claims.withdraw(star.id, "0" * 32)


def test_claims_need_words_and_a_known_criterion(services, star):
    with pytest.raises(RefusedError, match="no words"):
        services.claims.add(star.id, "ST-2.1", ("action", 3, 3), Wording("x"))
    with pytest.raises(NotFoundError, match=r"XX-1\.1"):
        services.claims.add(star.id, "XX-1.1", ("action", 0, 9), Wording("x"))


def test_the_guide_walks_through_the_parts_that_hold_words(services, star):
    claim(services, star)
    steps = services.claims.guide(star.id)
    assert [s.field.key for s in steps] == ["situation", "task", "action", "result"]
    action = steps[2]
    assert [action.text[a:b] for a, b in action.sentences] == [
        "I moved two people to chat.",
        "I told the planner within five minutes.",
    ]
    assert len(action.claims) == 1


def test_find_criteria_can_stay_within_a_unit(services):
    found = services.claims.find_criteria("complaint", "LS")
    assert {m.unit.code for m in found} == {"LS"}


def test_search_finds_words_and_forgets_the_bin(services, star):
    (hit,) = services.find.find("planner")
    assert (hit.ref, hit.field) == ("R-0001", "action")
    assert "[[planner]]" in hit.snippet
    services.journal.delete(star.id)
    assert services.find.find("planner") == []
