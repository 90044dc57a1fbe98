"""The names that a template may use, and what stands behind each: one table.

A test holds it equal to what templates are really given. docs/templates.md tells it to people.
"""

from collections.abc import Mapping
from typing import TypeAlias

TEXT, NUMBER, FLAG, FORMATTED = "text", "number", "yes or no", "formatted text"
# What cannot be told without the values.
ANY = "anything"
# A kind of value, a group of named values, or a list of which every item is alike.
Shape: TypeAlias = "str | Mapping[str, Shape] | tuple[Shape]"
Group: TypeAlias = Mapping[str, Shape]


def _texts(names: str) -> dict[str, Shape]:
    return dict.fromkeys(names.split(), TEXT)


COLUMNS: Shape = (_texts("key label"),)
FACT: Group = {**_texts("key label value"), "words": NUMBER}
RUN: Group = {**_texts("text code mark"), "claimed": FLAG}
PART: Group = {
    **_texts("key label text"),
    "words": NUMBER,
    "formatted": FORMATTED,
    "paragraphs": ({"runs": (RUN,), "notes": (_texts("mark code"),), "formatted": FORMATTED},),
}
TABLE: Group = {
    **_texts("key label"),
    "words": NUMBER,
    "columns": COLUMNS,
    "rows": ({"cells": (_texts("key text"),)},),
}
CLAIM: Group = {
    **_texts("code anchor number criterion unit ability because sentence quote part mark"),
    "live": FLAG,
    "words": NUMBER,
}
RECORD: Group = {
    **_texts("ref anchor page heading title kind form name kind_title form_title"),
    **_texts("date date_iso channel status"),
    "words": NUMBER,
    "facts": (FACT,),
    "parts": (PART,),
    "tables": (TABLE,),
    "claims": (CLAIM,),
    "detached": (CLAIM,),
    "codes": (TEXT,),
}
SUPPORT: Group = _texts("ref anchor title kind date location source method")
SHOWING: Group = _texts("ref anchor title kind date quote because sentence")
CRITERION: Group = {
    **_texts("id code number text kind anchor state state_title glyph newest next"),
    "occasions": NUMBER,
    "required": NUMBER,
    "supports": (SUPPORT,),
    "accounts": (SHOWING,),
    "rules": (TEXT,),
    "questions": (TEXT,),
}
OUTCOME: Group = {"number": NUMBER, "title": TEXT, "criteria": (CRITERION,)}
MATRIX_TABLE: Group = {
    "label": TEXT,
    "columns": (SUPPORT,),
    "rows": ({**_texts("code text anchor"), "cells": (_texts("mark"),)},),
}
UNIT: Group = {
    **_texts("code title version notice anchor page"),
    "total": NUMBER,
    "shown": NUMBER,
    "open": NUMBER,
    "supports": ({**SUPPORT, "codes": (TEXT,)},),
    "outcomes": (OUTCOME,),
    "matrix": {"anchor": TEXT, "listed": FLAG, "tables": (MATRIX_TABLE,)},
}
QUALITY: Group = dict.fromkeys(("open", "aside", "claims", "no_because", "words"), NUMBER)
VALUES: Group = {
    "doc": _texts("title made_on made_on_iso privacy profile"),
    "learner": _texts(
        "name number job_role employer qualification centre centre_number assessor verifier"
    ),
    "details": (_texts("key label value"),),
    "counts": dict.fromkeys(("records", "evidence", "units", "criteria", "shown", "words"), NUMBER),
    "marks": _texts("account proof"),
    "folders": (
        {
            "title": TEXT,
            "documents": (
                {**_texts("number title ref date"), "link": FORMATTED, "codes": (TEXT,)},
            ),
        },
    ),
    "pages": _texts("units records proofs quality matrix declaration"),
    "notices": (_texts("text units"),),
    "records": (RECORD,),
    "units": (UNIT,),
    "evidence": ({**_texts("ref anchor kind title date location source"), "codes": (TEXT,)},),
    "actions": (
        {**_texts("text label owner person due review done ref anchor title"), "late": FLAG},
    ),
    "witnesses": ({"name": TEXT, "proofs": (SUPPORT,), "codes": (TEXT,)},),
    "asked": ({**_texts("code text unit"), "accounts": (SUPPORT,)},),
    "history": {
        **_texts("head version date recorded"),
        "sessions": ({**_texts("day begun ended"), "words": NUMBER},),
    },
    "quality": {
        **QUALITY,
        "entries": ({**_texts("ref anchor title shares"), **QUALITY},),
        "checks": ({"title": TEXT, "count": NUMBER, "reasons": (_texts("ref anchor reason"),)},),
    },
}
