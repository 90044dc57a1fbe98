"""Spans follow their words through any edit, and never come to rest on others."""

from hypothesis import given
from hypothesis import strategies as st

from ccjournal.domain.anchor import Anchor, attach, attach_quote, follow, same_words

TEXT = "The caller was upset. I rang the customer back within the hour. She thanked me."
QUOTE = "I rang the customer back within the hour."


def anchored(text=TEXT, quote=QUOTE):
    return attach_quote("action", text, quote)


def follows(new, old=TEXT, anchor=None):
    return follow(anchor or anchored(), old, new)


def test_a_selection_loses_the_space_around_it():
    assert attach("a", "  one two \n", 0, 11) == Anchor("a", 2, 9, "one two", "one two")


def test_nothing_is_attached_to_no_words():
    assert attach("a", "one ... two", 3, 8) is None
    assert attach_quote("a", "one", "") is None
    assert attach_quote("a", "one", "two") is None


def test_words_before_move_the_span():
    now = follows("Late on Monday. " + TEXT)
    assert now.live
    assert now.quote == QUOTE
    assert now.start == anchored().start + len("Late on Monday. ")


def test_words_behind_leave_the_span():
    assert follows(TEXT + " More.") == anchored()


def test_a_mended_word_inside_stays_in_the_span():
    now = follows(TEXT.replace("rang", "phoned"))
    assert now.live
    assert now.quote == "I phoned the customer back within the hour."
    assert now.confirmed == QUOTE


def test_a_clause_put_in_stays_in_the_span():
    now = follows(TEXT.replace("back within", "back, as promised, within"))
    assert now.live
    assert now.quote == "I rang the customer back, as promised, within the hour."


def test_cutting_the_words_detaches():
    now = follows(TEXT.replace(QUOTE, ""))
    assert not now.live
    assert now.quote == QUOTE


def test_other_words_in_the_same_place_detach():
    assert not follows(TEXT.replace(QUOTE, "We had a long chat about the weather and trains.")).live


def test_bringing_the_words_back_attaches_again():
    gone = follows(TEXT.replace(QUOTE, ""))
    assert follow(gone, TEXT.replace(QUOTE, ""), TEXT) == anchored()


def test_a_moved_sentence_is_found_again():
    moved = QUOTE + " The caller was upset. She thanked me."
    now = follows(moved)
    assert now.live
    assert now.start == 0


def test_the_second_of_two_equal_sentences_stays_when_the_first_goes():
    text = "I rang. I rang. Done."
    second = attach("a", text, 8, 15)
    now = follow(second, text, "I rang. Done.")
    assert now.live
    assert now.quote == "I rang."


def test_many_small_edits_cannot_carry_the_span_away():
    anchor, text = anchored(), TEXT
    for old, new in [
        ("rang", "wrote"), ("customer", "supplier"), ("back", "twice"),
        ("within", "after"), ("hour", "visit"),
    ]:  # fmt: skip
        changed = text.replace(old, new)
        anchor, text = follow(anchor, text, changed), changed
    assert not anchor.live


def test_a_megabyte_of_new_text_is_followed_in_reasonable_time():
    text = "word " * 100_000 + QUOTE + " tail" * 100_000
    anchor = attach_quote("a", text, QUOTE)
    changed = "other " * 90_000 + QUOTE + " end" * 90_000
    assert follow(anchor, text, changed).quote == QUOTE


VOCABULARY = "I we rang mended the a caller queue 42 and, then. é 😀"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()))
SPACED = WORDS.map(" ".join)


@st.composite
def edited(draw):
    text = draw(SPACED.filter(lambda t: len(t) > 4))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    edits = draw(
        st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.one_of(SPACED, st.text())))
    )
    return text, start, end, edits


@given(edited())
def test_a_live_span_always_holds_its_own_words(case):
    text, start, end, edits = case
    anchor = attach("a", text, start, end)
    if anchor is None:
        return
    for place, cut, put in edits:
        at = int(place * len(text))
        changed = text[:at] + put + text[at + cut :]
        anchor, text = follow(anchor, text, changed), changed
        if anchor.live:
            assert text[anchor.start : anchor.end] == anchor.quote
            assert anchor.quote in anchor.confirmed or same_words(anchor.confirmed, anchor.quote)


@given(edited())
def test_an_edit_outside_never_detaches_or_changes_the_words(case):
    text, start, end, edits = case
    anchor = attach("a", text, start, end)
    if anchor is None:
        return
    for place, cut, put in edits:
        before = place < 0.5
        room = anchor.start if before else len(text) - anchor.end
        at = int(place * room) if before else anchor.end + int((place - 0.5) * room)
        cut_here = min(cut, (anchor.start if before else len(text)) - at)
        changed = text[:at] + put + text[at + cut_here :]
        now = follow(anchor, text, changed)
        assert now.live
        assert now.quote == anchor.quote
        anchor, text = now, changed
        # The span may rest on equal words next door; keep to the model by looking it up anew.
        assert text[anchor.start : anchor.end] == anchor.quote


@given(edited())
def test_undoing_an_edit_brings_a_distinct_span_back(case):
    text, _start, _end, edits = case
    sentence = "Yesterday evening somebody shouted about a refund"
    whole = f"{text} {sentence} {text}"
    anchor = attach_quote("a", whole, sentence)
    now, words = anchor, whole
    for place, cut, put in edits:
        at = int(place * len(words))
        changed = words[:at] + put + words[at + cut :]
        now, words = follow(now, words, changed), changed
    back = follow(now, words, whole)
    assert back.live
    assert whole[back.start : back.end] == back.quote
