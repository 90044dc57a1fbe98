"""Personal data that is known by its shape: numbers, addresses, names after a title.

The shapes of postcodes and National Insurance numbers are those that the UK government
publishes; the rest are the ways in which people in a contact centre write them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccjournal.domain.days import MONTHS, SHORT_MONTHS, WEEKDAYS
from ccjournal.domain.names import TITLES
from ccjournal.domain.privacy.numbers import is_card, is_nhs_number
from ccjournal.domain.rules import KIND

# Words that stand before a number of a customer's own.
OWNED = (
    r"(?:policy|account|acct|customer|member(?:ship)?|claim|case|complaint|reference|ref|booking"
    r"|mortgage|loan|passport|licence|payroll|employee|staff|patient|tenancy|meter|serial)"
)
STREETS = (
    "Street|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Place|Grove"
    "|Square|Mews|Rise|Parade|Row|Hill"
)
NAME = r"[A-Z](?:['\u2019][A-Z])?[a-z]+(?:['\u2019-][A-Z]?[a-z]+)*"
# After a title these are no people: programs, shops and makes.
NOT_NAMES = (
    r"(?:Teams|Word|Excel|Office|Outlook|PowerPoint|Access|Selfridge|Martens|Pepper|Kipling|Muscle"
    r"|Sheen|Men|Chips|Whippy)\b"
)
ROLES = (
    r"(?:customers?|callers?|agents?|advis[eo]rs?|colleagues?|clients?|policyholders?|managers?"
    r"|supervisors?|woman|man|lady|gentleman|daughter|son|wife|husband|neighbour|partner|mother"
    r"|father|team leader|team member|new starter)"
)
# What people ring or work in is written with a capital too.
PLACES = (
    r"(?:Billing|Claims|Complaints|Sales|Retention|Retentions|Renewals|Support|Finance|Accounts"
    r"|Service|Customer|Home|Motor|Tech|Technical|Marketing|Collections|Fraud|Payments|Agent"
    rf"|Operations|Quality|Planning|{'|'.join(WEEKDAYS)}|I)\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")
MONTH = "|".join((*MONTHS, "Sept", *SHORT_MONTHS))
DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH}),? \d{{4}})"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of one kind; group 1, where there is one, is the data within its surroundings."""

    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _found: True

    @property
    def group(self) -> int:
        """Which group of a match is the data."""
        return min(self.pattern.groups, 1)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the data stands."""
        for match in self.pattern.finditer(text):
            if self.holds(match.group(self.group)):
                yield match.span(self.group)


def _digits(found: str) -> str:
    return re.sub(r"\D", "", found)


def _shape(kind: str, pattern: str, holds: Callable[[str], bool] | None = None) -> Shape:
    compiled = re.compile(pattern)
    return Shape(kind, compiled, holds) if holds else Shape(kind, compiled)


# In the order in which they win where two cover the same words.
SHAPES = (
    _shape("email", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*\.[A-Za-z]{2,}"),
    _shape("link", r"https?://\S*[?&/](?:id|ref|user|account|customer|token|case)[=/][\w-]+\S*"),
    _shape(
        "card",
        r"(?<![\d-])(?:[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}"
        r"|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\d-])",
        lambda found: is_card(_digits(found)),
    ),
    _shape(
        "card",
        r"(?i:card(?: number)?|visa|mastercard)[^.\n]{0,20}?\bending (?:in |with )?(\d{4})\b",
    ),
    _shape(
        "card", r"\b(?i:cvv|cvc|security code|long number)\b(?: (?:is|was|of))?[ :]*(\d{3,4})\b"
    ),
    _shape(
        "bank",
        r"(?i:sort ?code)(?: (?:is|was|of))?[ :]*(\d{2}[- ]?\d{2}[- ]?\d{2}"
        r"(?:[ ,]*(?:and )?(?:(?:account|acct)(?: (?:number|no\.?))?[ :]*)?\d{8})?)\b",
    ),
    _shape("bank", r"\b(\d{2}-\d{2}-\d{2}[ ,]+(?:account )?\d{8})\b"),
    _shape("bank", r"\b(GB\d{2} ?[A-Z]{4} ?(?:\d{4} ?){3}\d{2})\b"),
    _shape(
        "national-insurance",
        r"(?i)\b(?!BG|GB|KN|NK|NT|TN|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
        r" ?\d\d ?\d\d ?\d\d ?[A-D]\b",
    ),
    _shape("nhs", r"\b\d{3}[ -]\d{3}[ -]\d{4}\b", lambda found: is_nhs_number(_digits(found))),
    _shape("nhs", r"(?i:nhs)(?: (?i:number|no\.?))?(?: is)?[ :]*(\d{10})\b", is_nhs_number),
    _shape(
        "birth",
        r"(?i:date of birth|\bdob\b|d\.o\.b\.?|\bborn(?: on)?\b|birthday|birth date)"
        rf"(?: (?:is|was|as|of|on))*[ :,(]*({DAY})",
    ),
    _shape(
        "phone",
        r"(?<![\w.-])((?:\+44 ?(?:\(0\) ?)?|0)(?:7\d{3} ?\d{3} ?\d{3}|7\d{2} ?\d{3} ?\d{4}"
        r"|20 ?\d{4} ?\d{4}|1\d{2} ?\d{3} ?\d{4}|1\d{3} ?\d{3} ?\d{3}|1\d{3} ?\d{5,6}"
        r"|2\d ?\d{4} ?\d{4}))(?![\w-])",
    ),
    _shape(
        "postcode",
        r"\b(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
        r"|[a-pr-uwyz][a-hk-y]?\d[a-z\d]? \d[abd-hjlnp-uw-z]{2})\b",
    ),
    _shape("plate", r"\b[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}\b"),
    _shape("plate", r"(?i:registration|reg|number plate|plate)[ :]*([A-Z]\d{1,3} ?[A-Z]{3})\b"),
    _shape("address", rf"\b\d{{1,4}}[A-Za-z]?,? (?:{NAME} ){{1,3}}(?:{STREETS})\b"),
    _shape("address", r"\b(?i:flat|apartment) \d{1,4}[a-zA-Z]?\b"),
    _shape(
        "reference",
        rf"\b(?i:{OWNED})(?: (?i:number|no\.?|id|ref(?:erence)?))?(?: (?:is|was))?[ :#]*"
        r"([A-Z0-9][A-Z0-9/-]{3,30}\d)\b(?!%)",
        lambda found: len(_digits(found)) >= 4 and not YEAR.fullmatch(found),
    ),
    _shape("reference", r"\b(?!ISO|IEC|BS|EN|PRIN|KB|RFC)[A-Z]{2,4}-\d{3,}(?:-\d{2,})+\b"),
    _shape("reference", r"\b(?:POL|CUST|ACC|CLM|MEM)[-#]?\d{4,}\b"),
    _shape("handle", r"(?<![\w@])@[A-Za-z_][\w.]{2,}"),
    _shape(
        "name",
        rf"\b((?:{TITLES})\.? "
        rf"(?!{NOT_NAMES})(?:[A-Z]\.? )?{NAME}(?: (?!Street|Road){NAME})?)",
    ),
    _shape("name", r"\bmrs?\.? (?!and\b|or\b)[a-z]{3,}(?:['\u2019-][a-z]+)?"),
    _shape(
        "name",
        rf"(?i:\b{ROLES},? (?:who is |was )?(?:called|named)|my name is"
        rf"|(?:his|her|their) name (?:is|was)) (?!{PLACES})({NAME}(?: {NAME})?)",
    ),
    _shape(
        "name",
        r"\b(?i:customers?|callers?|clients?|policyholders?|colleagues?|advis[eo]rs?),? "
        rf"(?!{PLACES})({NAME} (?!{KIND}\b){NAME})\b(?! {KIND}\b)",
    ),
)
