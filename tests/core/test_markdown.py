"""The Markdown of a learner's text: what it means, where it stands, and what pandoc makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.export.markdown import formatted
from ccjournal.export.paragraphs import Mark
from ccjournal.export.rich import Paragraph, Run, Style
from tests.core import pandoc

DOCUMENTS = 1000

WORDS = st.sampled_from(
    ["calls", "I", "said", "the", "queue", "5 < 6", "Q&A", "naïve", "(late)", "p.m"]
)
SIGNS = st.sampled_from(
    ["*", "**", "_", "[", "](https://example.org/a)", "\\*", "# ", "> ", "- ", "\n", "1. ", " "]
)
WILD = st.lists(WORDS | SIGNS | st.text(max_size=3), max_size=30).map("".join)


def texts(text: str) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in formatted(text)]


def test_plain_lines_stay_as_they_were_typed() -> None:
    typed = "I wrote snake_case, 5 * 3 * 2 and <b>Q&A</b> &amp; `code`.\n\n    Further in\n----"
    assert texts(typed) == [
        "I wrote snake_case, 5 * 3 * 2 and <b>Q&A</b> &amp; `code`.",
        "Further in",
        "----",
    ]


def test_bold_italic_and_links_lie_within_one_another() -> None:
    (line,) = formatted("a **b _c_ [d](mailto:x@example.org)** e")
    assert line.runs == (
        Run("a "),
        Run("b ", bold=True),
        Run("c", bold=True, italic=True),
        Run(" ", bold=True),
        Run("d", bold=True, link="mailto:x@example.org"),
        Run(" e"),
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "notes.docx"])
def test_only_addresses_of_the_web_and_of_mail_become_links(address: str) -> None:
    typed = f"[here]({address})"
    assert formatted(typed) == (Paragraph((Run(typed),)),)


def test_lists_keep_their_numbers_and_depth() -> None:
    lines = formatted("3. three\n4. four\n   - inner\n\nBetween\n\n1. one\n-\n- last")
    assert [(line.style, line.level, line.group, line.number) for line in lines] == [
        (Style.NUMBER, 1, 1, 3),
        (Style.NUMBER, 1, 1, 4),
        (Style.BULLET, 2, 2, 1),
        (Style.BODY, 1, 0, 0),
        (Style.NUMBER, 1, 3, 1),
        (Style.BULLET, 1, 4, 1),
        (Style.BULLET, 1, 4, 2),
    ]


def test_a_line_typed_under_a_list_or_quote_stands_by_itself() -> None:
    lines = formatted("- first\nThen I rang back\n- second\n> said\nso I noted it")
    assert [(line.style, line.runs[0].text) for line in lines] == [
        (Style.BULLET, "first"),
        (Style.BODY, "Then I rang back"),
        (Style.BULLET, "second"),
        (Style.QUOTE, "said"),
        (Style.BODY, "so I noted it"),
    ]


def test_a_claim_is_marked_through_the_formatting() -> None:
    typed = "I **rang \\*all\\* of them** back"
    start, end = typed.index("rang"), typed.index(" back")
    (line,) = formatted(typed, [Mark(start, end, "QA 1.1")])
    assert line.runs == (
        Run("I "),
        Run("rang *all* of them", bold=True, claimed=True, code="QA 1.1"),
        Run(" back"),
    )


def test_a_claim_over_several_lines_ends_with_its_code() -> None:
    typed = "- one\n- two three"
    lines = formatted(typed, [Mark(2, typed.index(" three"), "QA 1.1")])
    assert [run for line in lines for run in line.runs] == [
        Run("one", claimed=True),
        Run("two", claimed=True, code="QA 1.1"),
        Run(" three"),
    ]


@given(st.text(alphabet="abc ,.;'éx\n", max_size=200))
def test_text_without_signs_is_kept_to_the_character(typed: str) -> None:
    assert texts(typed) == [line.strip() for line in typed.split("\n") if line.strip()]


@given(WILD, st.data())
def test_marks_change_nothing_but_marks(typed: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(typed))
    spans = data.draw(st.lists(st.tuples(edge, edge).map(sorted), max_size=4))
    marked = formatted(typed, [Mark(start, end, f"C{n}") for n, (start, end) in enumerate(spans)])
    assert ["".join(run.text for run in line.runs) for line in marked] == texts(typed)


@given(WILD)
def test_every_character_of_a_mark_is_the_one_in_the_text(typed: str) -> None:
    """Each letter claimed alone is the letter that the document marks."""
    for place, letter in enumerate(typed):
        claimed = [
            run.text
            for line in formatted(typed, [Mark(place, place + 1, "C")])
            for run in line.runs
            if run.claimed
        ]
        assert claimed in ([], [letter])


@given(WILD)
def test_no_letter_is_lost_but_signs_and_addresses(typed: str) -> None:
    without = typed.replace("](https://example.org/a)", "")
    kept = "".join(texts(typed)).replace("](https://example.org/a)", "")
    assert [c for c in kept if c.isalpha()] == [c for c in without if c.isalpha()]


@pytest.mark.slow
@pytest.mark.skipif(not pandoc.THERE, reason="needs pandoc, which .ci/run installs")
def test_pandoc_reads_a_thousand_texts_alike() -> None:
    """One call for all of them; a heading stands before each, so that no lists run together."""
    typed = "\n\n".join(f"# Text {n}\n\n{pandoc.chance_text(n)}" for n in range(DOCUMENTS))
    assert [pandoc.line_of(line) for line in formatted(typed)] == pandoc.read(
        typed.encode(), "commonmark+hard_line_breaks"
    )
