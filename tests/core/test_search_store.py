"""Search: plain words in, ranked hits out, never an error."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccjournal.storage.search import SearchStore
from ccjournal.storage.snippets import CLOSE, OPEN, WORDS, snippet
from ccjournal.storage.spellings import other_spellings
from tests.core.storing import claim, created, record, store

TEXT = "I didn't wait: I moved two people to the café's chat queue."


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    with created(tmp_path_factory.mktemp("search") / "journal.ccj") as database:
        records = store(database)
        records.put(
            [
                record("Queue of forty", text=TEXT, claims=(claim(TEXT, "moved two people"),)),
                record("Colour of the week", text="We organised a quiz about behaviour."),
                record("A note", kind="note", form="note", fields={"note": "Queue again."}),
                record("Gone", text="A queue nobody may find."),
                record("Told off", text="The customer resolved to complain. [[Really]] queue."),
            ],
            "Add",
        )
        records.put([replace(records.by_ref("R-0004"), deleted=True)], "Delete")
        yield database


@pytest.fixture
def find(journal):
    return SearchStore(journal).find


def refs(hits):
    return [hit.ref for hit in hits]


def test_a_hit_says_where_and_how_well(find):
    (hit,) = find("moved people")
    assert (hit.ref, hit.kind, hit.form, hit.title) == ("R-0001", "star", "star", "Queue of forty")
    assert (hit.date, hit.field, hit.status) == (date(2026, 11, 9), "action", "draft")
    assert hit.score > 0
    assert "I [[moved]] two [[people]] to" in hit.snippet


def test_a_title_counts_more_than_the_text(find):
    hits = find("queue")
    assert refs(hits)[0] == "R-0001"
    assert set(refs(hits)) == {"R-0001", "R-0003", "R-0005"}
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_a_hit_in_the_title_alone_shows_the_title(find):
    (hit,) = find("forty queue chat")
    assert hit.field == "action"
    (hit,) = find("colour week")
    assert (hit.field, hit.snippet) == ("title", "[[Colour]] of the [[week]]")


def test_the_field_with_most_hits_is_shown(tmp_path):
    with created(tmp_path / "journal.ccj") as database:
        fields = {"situation": "One complaint.", "task": "", "action": "Complaint by complaint."}
        store(database).put([record("Two", fields=fields)], "Add")
        (hit,) = SearchStore(database).find("complaints")
        assert (hit.field, hit.snippet) == ("action", "[[Complaint]] by [[complaint]].")


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("didn't", "R-0001"),
        ("didn\N{RIGHT SINGLE QUOTATION MARK}t wait", "R-0001"),
        ("cafe", "R-0001"),
        ("CAFÉ'S", "R-0001"),
        ("moving person", None),
        ("organizing", "R-0002"),
        ("organise", "R-0002"),
        ("behavior", "R-0002"),
        ("color", "R-0002"),
        ("resolvi", "R-0005"),
        ("resolving", "R-0005"),
        ("resolves comp", "R-0005"),
        ("[[really]]", "R-0005"),
        ("wait: moved", "R-0001"),
        ("two AND people", None),
        ("NEAR(two people)", None),
    ],
)
def test_plain_words(find, words, ref):
    assert refs(find(words)) == ([ref] if ref else [])


@pytest.mark.parametrize(
    "code", ["ST-2.1", "st-2.1", "2.1", "AC2.1", "ac 2.1", "AC ST-2.1", "(ST-2.1)", "2.1,"]
)
def test_a_criterion_is_found_by_its_code(find, code):
    for prefix in (True, False):
        hits = find(code, prefix=prefix)
        assert refs(hits) == ["R-0001"]
        assert (hits[0].field, hits[0].snippet) == ("action", "[[ST-2.1]] moved two people")


@pytest.mark.parametrize("code", ["ST-2", "2.", "ST-", "ST-2."])
def test_a_code_may_be_only_begun(find, code):
    found = refs(find(code))
    assert found == (["R-0001"] if any(c.isdigit() for c in code) else [])


@pytest.mark.parametrize("code", ["1.2", "ST-1.2", "2", "22.1", "ST", "12.1", "ST-2.12"])
def test_another_criterion_is_not_found(find, code):
    assert find(code, prefix=False) == []


def test_code_and_word_together(find):
    assert refs(find("2.1 chat")) == ["R-0001"]
    assert find("2.1 behaviour") == []


def test_a_detached_claim_is_not_found_by_its_code(tmp_path):
    with created(tmp_path / "journal.ccj") as database:
        made = claim(TEXT, "moved two people")
        made = replace(made, anchor=replace(made.anchor, live=False))
        store(database).put([record(text=TEXT, claims=(made,))], "Add")
        assert SearchStore(database).find("ST-2.1") == []


def test_the_last_word_may_be_only_begun(find):
    assert refs(find("que cha")) == []
    assert refs(find("queue cha")) == ["R-0001"]
    assert refs(find("queue cha", prefix=False)) == []


def test_kind_and_limit(find):
    assert refs(find("queue", kind="note")) == ["R-0003"]
    assert find("queue", kind="coaching") == []
    assert len(find("queue", limit=2)) == 2
    assert find("queue", limit=0) == []


def test_the_index_follows_every_save(tmp_path):
    with created(tmp_path / "journal.ccj") as database:
        records, search = store(database), SearchStore(database)
        (kept,) = records.put([record(text="The kestrel.")], "Add")
        records.put([replace(kept, fields={"action": "The heron."})], "Edit")
        assert search.find("kestrel") == []
        assert refs(search.find("heron")) == ["R-0001"]
        records.put([replace(kept, deleted=True)], "Delete")
        assert search.find("heron") == search.find("kestrel") == []
        records.put([kept], "Restore")
        assert refs(search.find("kestrel")) == ["R-0001"]


def test_no_words_no_hits(find):
    for words in ("", "   ", "***", "\x00", '""', "_", "🙂", "-", "()"):
        assert find(words) == []


@given(st.text())
@example('"')
@example("a" * 10_000)
@example("a " * 500)
@example("title:queue OR body:*")
@example("NEAR(a b, 5) AND NOT {c} ^d + e")
@example("\ud800 \x00 \x1f queue")
@example("i̇stanbul ﬁ ß ǆ")
def test_nothing_anybody_types_is_an_error(journal, words):
    for prefix in (True, False):
        for hit in SearchStore(journal).find(words, prefix=prefix, limit=3):
            assert hit.score > 0


@given(st.text(alphabet=f"ab \n{OPEN}", max_size=300), st.text(alphabet="cd \n", max_size=2_000))
def test_a_snippet_is_short_and_its_marks_are_closed(before, after):
    marked = before.replace(OPEN, f"{OPEN}x y{CLOSE}") + after
    shown = snippet(marked)
    assert OPEN not in shown
    assert CLOSE not in shown
    assert shown.count("[[") == shown.count("]]")
    assert len(shown.split()) <= WORDS + 2
    if OPEN in marked:
        assert "[[x" in shown


def test_a_snippet_of_one_endless_word():
    shown = snippet("a" * 5_000 + f" {OPEN}hit{CLOSE} " + "b" * 5_000)
    assert "[[hit]]" in shown
    assert len(shown) < 1_000


def test_spellings_go_both_ways():
    for one, other in (
        ("organise", "organize"),
        ("Organisation", "organization"),
        ("analysing", "analyzing"),
        ("behaviours", "behaviors"),
        ("travelling", "traveling"),
        ("cancelled", "canceled"),
        ("fulfil", "fulfill"),
        ("centre", "center"),
        ("practise", "practice"),
        ("licence", "license"),
        ("programmes", "programs"),
        ("e-mail", "email"),
        ("cheque", "check"),
    ):
        assert other in other_spellings(one)
        assert one.casefold() in other_spellings(other)


def test_a_word_without_another_spelling_has_none():
    for word in ("queue", "rise", "size", "chat", "the", "Émile"):
        assert other_spellings(word) == []
        assert other_spellings(word, begun=True) == []
