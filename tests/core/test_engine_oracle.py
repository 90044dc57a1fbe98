"""The same letters as docxtpl's, wherever that is right."""

import pytest

from tests.core.stand_in import filled_by_docxtpl, filled_by_us, letters
from tests.core.word_files import docx, p, r, tbl, tc, tr

PLAIN = {
    "values": ["Dear {{ name }}, {{ a.b[0] }}", "{{ call(1)|odd }} {# note #}"],
    "conditions": [
        "{% if a %}yes{% else %}no{% endif %}",
        "{% if not a %}x{% elif b %}y{% endif %}",
    ],
    "loops": ["{% for x in xs %}{{ x }}{{ loop.index }}, {% endfor %}."],
    "paragraphs": [
        "{%p for x in xs %}",
        "{{ x }}",
        "{%p if x %}",
        "z",
        "{%p endif %}",
        "{%p endfor %}",
    ],
    "split": [p(r("{"), r("{ na", "<w:b/>"), r("me }} rest"))],
    "quotes": ["{{ a[\u201cb\u201d] }} {% if a == \u2018b\u2019 %}x{% endif %}"],
    "dashes": ["In", "{%- if a -%}", " town", "{%- else -%}", " country", "{%- endif -%}", "."],
    "rows": [
        tbl(tr("{%tr for x in xs %}"), tr("{{ x.a }}", "{{ x.b }}"), tr("{%tr endfor %}")),
        tbl(tr("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")),
    ],
    "cells": [
        tbl(tr("{%tr for x in xs %}"), tr("{% vm %}a", "{{ x }}"), tr("{%tr endfor %}")),
        tbl(tr("{%tc for x in xs %}", "{% hm %}b", "{%tc endfor %}")),
        tbl(tr("{% cellbg 'FFFFFF' %}c", tc("{% colspan 2 %}d"))),
    ],
    "across": ["a {% for x in xs %}b", "{{ x }}{% endfor %} c"],
    "run": ["a {%r if b %}c{%r endif %} d"],
}


@pytest.mark.parametrize("blocks", PLAIN.values(), ids=PLAIN.keys())
def test_docxtpl_prints_the_same_letters(tmp_path, blocks):
    header = f"<w:hdr>{p('{{ title }}')}</w:hdr>"
    template = docx(tmp_path / "template.docx", *blocks, p(), header1=header)
    ours = filled_by_us(template, tmp_path / "ours.docx")
    assert letters(ours) == letters(filled_by_docxtpl(template, tmp_path / "theirs.docx"))
