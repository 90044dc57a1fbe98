"""What a tag may say: attacks are refused, what people write is taken, and mistakes are told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccjournal.export.gate.blocks import Blocks
from ccjournal.export.gate.tags import Tag, read
from tests.core.tags import HONEST, HOSTILE

TAG = re.compile(r"(\{\{|\{%)\s*(.*?)\s*(?:\}\}|%\})", re.DOTALL)


def told(text):
    """Return everything that is told about the tags of a text."""
    blocks = Blocks()
    return [ban for tag in TAG.finditer(text) for ban in blocks.read(Tag(tag[1], tag[2]))]


@pytest.mark.parametrize("name", HOSTILE)
def test_an_attack_is_refused_in_plain_words(name):
    bans = told(HOSTILE[name])
    assert bans
    for problem, hint in bans:
        assert problem
        assert hint
        assert "jinja" not in problem.lower()
        assert "Traceback" not in problem
        assert len(problem) < 200


@pytest.mark.parametrize("text", HONEST)
def test_what_people_write_is_taken(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("{{ lerner.name }}", "There is no 'lerner' here", "Did you mean 'learner'?"),
        ("{{ learner.nmae }}", "'learner' has no 'nmae'", "Did you mean 'name'?"),
        ("{{ made_on }}", "There is no 'made_on' here", "Did you mean 'doc.made_on'?"),
        ("{{ record.ref }}", "There is no 'record' here", "{%p for record in records %}"),
        ("{{ part.text }}", "There is no 'part' here", "{%p for part in record.parts %}"),
        ("{{ criterion.code }}", "There is no 'criterion'", "for criterion in outcome.criteria"),
        ("{{ loop.index }}", "There is no 'loop' here", "between {% for"),
        ("{{ zzz }}", "There is no 'zzz' here", "The names here are"),
        ("{{ learner.zzz }}", "'learner' has no 'zzz'", "It has name, number"),
        ("{{ doc.centre }}", "'doc' has no 'centre'", "Did you mean 'learner.centre'?"),
        ("{{ records.title }}", "'records' is a list", "{%p for record in records %}"),
        ("{{ doc.title.text }}", "'doc.title' is a text", "Leave out"),
        ("{{ records }}", "prints a list as a whole", "{%p for record in records %}"),
        ("{{ learner }}", "prints a group of values as a whole", "{{ learner.name }}"),
        ("{{ records[0].codes }}", "prints a list as a whole", "|join(', ') }}"),
        ("{{ records[0].parts|upper }}", "is for texts", "one by one"),
        ("{% for a in doc.title %}{% endfor %}", "over a text", "Name a list"),
        ("{{ doc.title + 1 }}", "'doc.title' is a text, and no number", "Print it as it is"),
        ("{{ doc.title[0] }}", "'doc.title' is a text and no list", "Leave out the []"),
        ("{{ doc.title|uper }}", "There is no filter 'uper'", "Did you mean 'upper'?"),
        ("{{ doc.title|e }}", "There is no filter 'e'", "There are capitalize"),
        ("{% if doc is defnied %}{% endif %}", "no test 'defnied'", "Did you mean 'defined'?"),
        ("{{ doc.title.upper() }}", "upper() is called", "'upper' after a |"),
        ("{{ today() }}", "today() is called", "docs/templates.md"),
        ("{{ doc.title title }}", "a dot, a comma or a | is missing", "docs/templates.md"),
        ("{% for x on records %}{% endfor %}", "comes 'in'", "docs/templates.md"),
        ("{% for a, b in records %}{% endfor %}", "several", "for record in records"),
        ("{% fro a in records %}", "There is no tag 'fro'", "Did you mean 'for'?"),
        ("{% elseif a %}", "There is no tag 'elseif'", "Did you mean 'elif'?"),
        ("{% endfor x %}", "says too much", "{% endfor %} alone"),
        ("{{ }}", "is empty", "Delete it"),
        ("{{ records|sort|length }}", "none of them is named", "sort(attribute='ref')"),
        ("{{ records|join(', ') }}", "none of them is named", "join(attribute='ref')"),
        ("{{ learner|join }}", "'join' is for lists", "Name one of its values"),
        ("{% set a.b = 1 %}", "a name within another", "one plain name"),
    ],
)
def test_a_mistake_is_told_with_how_to_mend_it(text, problem, hint):
    bans = told(text)
    assert [ban for ban in bans if problem in ban.problem and hint in ban.hint], bans


def test_all_mistakes_of_a_text_are_told_at_once():
    text = "{{ lerner.name|uper }}{{ today() }}{{ doc.titel }}{% for r in records %}{{ r.reff }}"
    assert len(told(text)) == 5


def test_names_are_known_where_they_stand_only():
    assert told("{% for r in records %}{% endfor %}{{ r.ref }}")
    assert told("{% if 1 %}{% for r in records %}{{ r.ref }}{% endfor %}{% endif %}") == []


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("{{", "doc.title }}{% include 'a' %}{{ doc.title"),
        ("{{", "doc.title }} and {{ doc.title"),
        ("{%", "if 1 %}{{ doc.title }}{% elif 2"),
        ("{%", "if 1 %}{% endif %}{% if 2"),
        ("{%", "for a in records %}{{ a.ref }}{% else"),
        ("{%", "set a = 1 %}{% set b = 2"),
    ],
)
def test_nothing_is_smuggled_in_with_a_tag(mark, code):
    assert "is more than one tag" in read(Tag(mark, code)).problems[0].problem


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(("{{", "{%")))
def test_no_tag_whatever_breaks_the_reader(code, mark):
    for ban in read(Tag(mark, code)).problems:
        assert ban.hint


WORDS = st.sampled_from(
    ["for", "if", "in", "not", "is", "doc", "title", "records", *".|[]()'1+*~=,:{}_", "loop", "set"]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(("{{", "{%")))
def test_no_row_of_words_breaks_the_reader(words, mark):
    for ban in Blocks().read(Tag(mark, " ".join(words))):
        assert ban.problem
