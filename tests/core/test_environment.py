"""What the environment itself stops, whatever the gate has let through."""

import pytest
from jinja2 import TemplateError

from ccjournal.errors import ExportError
from ccjournal.export.contexts import values
from ccjournal.export.environment import LARGEST, LONGEST_TEXT, environment
from ccjournal.export.plain import frozen
from ccjournal.export.reading import CLOSE, OPEN
from tests.core.export_sources import record, source
from tests.core.tags import HONEST, HOSTILE

STOPS = (TemplateError, ExportError, TypeError, RecursionError, OverflowError, NameError)
MARKS = {ord(OPEN): None, ord(CLOSE): None}


def rendered(text, **more):
    given = {**values(source([record(1), record(2)])), **more}
    made = {name: frozen(value, name, []) for name, value in given.items()}
    return environment().from_string(text).render(made).translate(MARKS)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_attack_gets_nothing_even_without_the_gate(name):
    try:
        said = rendered(HOSTILE[name])
    except STOPS:
        return
    assert len(said) < 1_000
    for sign in ("<class", "&lt;class", "built-in", "object at 0x", "uid=", "__", "root:"):
        assert sign not in said


@pytest.mark.parametrize("text", HONEST)
def test_what_people_write_is_worked_out(text):
    rendered(text)


def test_the_world_of_a_template_is_plain_data():
    for text in (
        "{{ a.upper }}",
        "{{ a.__len__ }}",
        "{{ l.count }}",
        "{{ d.keys }}",
        "{{ d.items() }}",
    ):
        with pytest.raises(TemplateError, match="has no attribute"):
            rendered(text, a="text", l=["one"], d={"one": "1"})
    assert rendered("{{ d.items }}{{ d['keys'] }}", d={"items": "1", "keys": "2"}) == "12"
    assert rendered("{{ l[0] }}{{ l[-1] }}{{ l[1:]|join }}", l=["a", "b"]) == "abb"
    with pytest.raises(TemplateError):
        rendered("{{ l[9] }}", l=["a"])


@pytest.mark.parametrize(
    "text",
    [
        "{{ a + a }}",
        "{{ a * 3 }}",
        "{{ a % 3 }}",
        "{{ [1] + [2] }}",
        "{{ -a }}",
        "{{ 2 ** 2 }}",
        "{{ big * big }}",
        "{{ true + true }}",
    ],
)
def test_only_usual_numbers_are_worked_out(text):
    with pytest.raises(TemplateError, match=r"a template cannot|numbers only"):
        rendered(text, a="text", big=LARGEST)


def test_numbers_are_worked_out():
    assert rendered("{{ (7 - 2) * 3 // 2 % 4 }} {{ 1 / 4 }} {{ -n }}", n=3) == "3 0.25 -3"


@pytest.mark.parametrize(
    "text",
    [
        "{% set b = a|replace('x', a) %}{{ b|replace('x', b) }}",
        "{{ a|replace('', a) }}",
        "{% set b = a|replace('x', a) %}{{ l|join(b) }}",
    ],
)
def test_a_text_does_not_grow_beyond_all_measure(text):
    with pytest.raises(TemplateError, match="over 1,000,000 characters"):
        rendered(text, a="x" * 1_100, l=["a"] * 9)


def test_what_cannot_be_worked_out_is_told_in_words():
    with pytest.raises(TemplateError, match="divided by nothing"):
        rendered("{{ 1 // n }}", n=0)
    for length in ("1", "-3", "'x'"):
        with pytest.raises(TemplateError, match="cannot be truncated"):
            rendered(f"{{{{ a|truncate({length}) }}}}", a="text")
    assert rendered("{{ a|truncate(4, true, '…', 0) }}", a="longer") == "lon…"


def test_a_text_may_be_as_long_as_a_life():
    text = "x" * (LONGEST_TEXT - 1)
    assert rendered("{{ a|replace('y', 'z')|upper }}", a=text) == text.upper()


def test_a_loop_gives_in_turn_and_nothing_else_is_called():
    loop = "{% for n in l %}{{ loop.cycle('a', 'b') }}{% endfor %}"
    assert rendered(loop, l=[1, 2, 3]) == "aba"
    for text in ("{{ loop(l) }}", "{{ loop.cycle.__self__ }}", "{{ loop.cycle(x=1) }}"):
        with pytest.raises(TemplateError):
            rendered(f"{{% for n in l %}}{text}{{% endfor %}}", l=[1])
