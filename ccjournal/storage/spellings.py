"""British and American spellings of one word, so that either finds both."""

import re
from collections.abc import Iterator

# Beginnings of words that differ; what follows them is the same: behaviour, behavioural.
STEMS = (
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("analogue", "analog"),
    ("behaviour", "behavior"),
    ("calibre", "caliber"),
    ("cancell", "cancel"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centred", "centered"),
    ("channell", "channel"),
    ("colour", "color"),
    ("cosy", "cozy"),
    ("counsell", "counsel"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("dialling", "dialing"),
    ("dialled", "dialed"),
    ("e-mail", "email"),
    ("endeavour", "endeavor"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("flavour", "flavor"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("labell", "label"),
    ("labour", "labor"),
    ("levell", "level"),
    ("licence", "license"),
    ("litre", "liter"),
    ("manoeuvr", "maneuver"),
    ("metre", "meter"),
    ("modell", "model"),
    ("mould", "mold"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("on-line", "online"),
    ("parcell", "parcel"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("rumour", "rumor"),
    ("savour", "savor"),
    ("sceptic", "skeptic"),
    ("signall", "signal"),
    ("skilful", "skillful"),
    ("theatre", "theater"),
    ("totall", "total"),
    ("travell", "travel"),
    ("tyre", "tire"),
    ("wilful", "willful"),
)
WHOLE = {
    "cheque": "check",
    "cheques": "checks",
    "enrol": "enroll",
    "enrols": "enrolls",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "instal": "install",
}
# organise and organize, analyse and analyze, with all their endings.
S_OR_Z = re.compile(r"(?<=[a-z]{2}[iy])([sz])(?=(?:e[sdr]?|ers?|ing|ations?|able)$)")
# The beginning of such a word, while it is being typed.
S_OR_Z_BEGUN = re.compile(r"(?<=[a-z]{3}[iy])([sz])(?=(?:a|at|ati|atio|i|in)?$)")
# Endings that the index cuts off, not yet typed to their end: resolvi(ng), organisati(on).
HALF_ENDING = re.compile(r"(?<=[^\W\d_]{5})(?:in?|atio?)$|(?<=[^\W\d_]{3}i[sz])at?$")
DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def other_spellings(word: str, *, begun: bool = False) -> list[str]:
    """Return the other spellings of a word; with `begun` also what it may be going to be."""
    folded = word.casefold()
    found = dict.fromkeys((folded, *_by_table(folded)))
    for spelling in (S_OR_Z, S_OR_Z_BEGUN) if begun else (S_OR_Z,):
        found[spelling.sub(lambda m: "z" if m[1] == "s" else "s", folded)] = None
    if begun:
        found |= dict.fromkeys(DOUBLED.sub(r"\1", HALF_ENDING.sub("", known)) for known in found)
    del found[folded]
    return list(found)


def _by_table(folded: str) -> Iterator[str]:
    for one, other in (*STEMS, *(pair[::-1] for pair in STEMS)):
        if folded.startswith(one) and not (other.startswith(one) and folded.startswith(other)):
            yield other + folded.removeprefix(one)
    for one, other in WHOLE.items():
        if folded in {one, other}:
            yield other if folded == one else one
