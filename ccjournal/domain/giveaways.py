"""Days, places and contact details in a text: what a strict profile takes out."""

import re
from collections.abc import Iterator

from ccjournal.domain.cuts import Rule, Sort
from ccjournal.domain.days import MONTHS, WEEKDAYS
from ccjournal.domain.names import SOMEBODY
from ccjournal.domain.privacy.shapes import SHAPES, STREETS, Shape

DATE, MONTH, PLACE, CONTACT, NUMBER = "[date]", "[month]", "[place]", "[contact]", "[number]"
# What stands for each kind of personal data that is known by its shape.
SHAPED = {
    "email": (CONTACT, Sort.CONTACT),
    "link": (CONTACT, Sort.CONTACT),
    "phone": (CONTACT, Sort.CONTACT),
    "handle": (CONTACT, Sort.CONTACT),
    "card": (NUMBER, Sort.CONTACT),
    "bank": (NUMBER, Sort.CONTACT),
    "national-insurance": (NUMBER, Sort.CONTACT),
    "nhs": (NUMBER, Sort.CONTACT),
    "plate": (NUMBER, Sort.CONTACT),
    "reference": (NUMBER, Sort.CONTACT),
    "birth": (DATE, Sort.DATE),
    "postcode": (PLACE, Sort.PLACE),
    "address": (PLACE, Sort.PLACE),
    "name": (SOMEBODY, Sort.NAME),
}
# The point of a short form is its own only where a figure follows.
POINT = r"(?:\.(?=\s*\d))?"
_WHOLE = "|".join(MONTHS)
_SHORT = "|".join(f"{name[:3]}{POINT}" for name in MONTHS)
NAMES = f"(?:{_WHOLE}|Sept{POINT}|{_SHORT})"
# In small letters these are words of every day.
_PLAIN = [name for name in MONTHS if name not in {"March", "May"}]
_SMALL = "|".join(rf"{name.lower()}|{name[:3].lower()}{POINT}" for name in _PLAIN)
SMALL = f"(?:{_SMALL}|sept{POINT})"
CAPITALS = f"(?:{'|'.join(name.upper() for name in MONTHS)})"
ANY_MONTH = f"(?:{NAMES}|{SMALL}|{CAPITALS})(?![A-Za-z])"
_WEEK = "|".join(rf"{name}|{name[:3]}\.?|{name[:4]}\.?" for name in WEEKDAYS)
WEEKDAY = rf"(?:(?:{_WEEK}),?\s+(?:the\s+)?)?"
DAY = r"(?<![\d.,:/])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
SEVERAL = rf"(?:{DAY}(?:\s*[-\u2013\u2014,&]\s*|\s+(?:and|to|or|until|till)\s+))*"
YEAR = r"(?:[,\s/-]+(?:19|20)\d\d(?!\d)|,?\s*['\u2019]\d\d(?!\d))?"
_TENTHS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
ORDINAL = (
    rf"(?:(?:twenty|thirty)[- ])?(?:{_TENTHS}|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
GAP = r"\.?(?:\s+of)?[\s\u00a0/.-]*"
DAYS = (
    rf"{WEEKDAY}{SEVERAL}{DAY}{GAP}{ANY_MONTH}{YEAR}",
    rf"{WEEKDAY}{ORDINAL}\s+(?:of\s+)?{ANY_MONTH}{YEAR}",
    rf"{WEEKDAY}(?<!\w)(?:{NAMES}|{CAPITALS})\s+(?:the\s+)?(?:{DAY}|{ORDINAL})(?![\d:%]){YEAR}",
    r"(?<!\d)(?:19|20)\d\d([-/._])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?",
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)\d\d|\d\d)"
    r"(?![\d.]\d|\d)",
    r"(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?:(?<=\bon )|(?<=\bOn )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))"
    r"\d{1,2}[/.]\d{1,2}(?![\d/%])",
    rf"(?<!\w)(?:{NAMES}|{SMALL}|{CAPITALS})(?!\w),?\s+(?:19|20)\d\d(?!\d)",
)
ALONE = rf"(?<!\w)(?:{_WHOLE})(?!\w)"
# March and May are words too: a month alone is one behind such a word.
BEFORE = re.compile(
    r"\b(?:in|of|since|until|by|from|last|late|early|mid|next|this|during|to|end|every|each)"
    r"[\s\u00a0-]+$",
    re.IGNORECASE,
)
_PROPER = r"[A-Z][\w'\u2019-]+"
PLACES = (
    rf"\b\d{{1,4}}[a-zA-Z]?,?\s+(?:{_PROPER}\s+){{1,3}}(?:{STREETS})\b",
    rf"\b(?:{_PROPER}\s+){{1,3}}(?:Street|Road|Lane|Avenue|House|Tower|Business Park"
    r"|Industrial Estate|Retail Park|Quay)\b",
)
# Cities and large towns of the United Kingdom and Ireland whose names are no other words.
TOWNS = (
    "Bury St Edmunds|Milton Keynes|Newcastle upon Tyne|St Albans|Stoke-on-Trent|Aberdeen"
    "|Aberystwyth|Armagh|Bangor|Barnsley|Basildon|Basingstoke|Bedford|Belfast|Birkenhead"
    "|Birmingham|Blackburn|Blackpool|Bolton|Bournemouth|Bradford|Brighton|Bristol|Caerphilly"
    "|Cambridge|Canterbury|Cardiff|Carlisle|Chelmsford|Cheltenham|Chester|Chesterfield"
    "|Chichester|Colchester|Cork|Coventry|Crawley|Darlington|Derby|Derry|Doncaster|Dublin"
    "|Dundee|Dunfermline|Durham|Eastbourne|Edinburgh|Exeter|Falkirk|Galway|Gateshead|Glasgow"
    "|Gloucester|Grimsby|Guildford|Halifax|Harrogate|Hartlepool|Hereford|Huddersfield|Hull"
    "|Inverness|Ipswich|Kettering|Lancaster|Leeds|Leicester|Lichfield|Limerick|Lincoln"
    "|Lisburn|Liverpool|Livingston|London|Londonderry|Loughborough|Luton|Maidstone|Manchester"
    "|Mansfield|Middlesbrough|Newcastle|Newport|Newry|Northampton|Norwich|Nottingham|Oldham"
    "|Oxford|Paisley|Perth|Peterborough|Plymouth|Portsmouth|Preston|Rochdale|Rotherham"
    "|Salford|Salisbury|Scunthorpe|Sheffield|Shrewsbury|Slough|Solihull|Southampton|Southend"
    "|Stafford|Stevenage|Stirling|Stockport|Sunderland|Swansea|Swindon|Telford|Truro"
    "|Wakefield|Warrington|Waterford|Watford|Wigan|Winchester|Wolverhampton|Worcester|Wrexham"
    "|York"
)
CONTACTS = (
    r"\b(?:https?://|www\.)[^\s()<>\[\]]+",
    r"(?<![\w+])(?:\+44\s?\(?0?\)?|\(?0)\d(?:[\s().-]?\d){8,9}(?!\d)",
)
# Both ends of a link as it is written in formatted text.
_LED = r"\]\((?:https?:|mailto:|www\.)[^()\n]*\)"
LINKS = (_LED, rf"\[(?=[^\[\]\n]*{_LED})")
# Policy, account, order and card numbers; figures with points and commas are none.
NUMBERS = (r"(?<![\w.,])(?:[A-Z]{1,4}[-/ ]?)?\d(?:[ -]?\d){5,}(?![\d.,]\d|\w)",)


def giveaway_rules() -> tuple[Rule, ...]:
    """Return rules for days, places, personal data of any shape and long numbers, in order."""
    places = (*PLACES, rf"\b(?:{TOWNS})\b")
    return (
        *(Rule(re.compile(pattern), DATE, Sort.DATE) for pattern in DAYS),
        *(Rule(re.compile(pattern), PLACE, Sort.PLACE) for pattern in places),
        *_shape_rules(contact=False),
        *(Rule(re.compile(pattern), NUMBER, Sort.CONTACT) for pattern in NUMBERS),
        Rule(re.compile(ALONE), MONTH, Sort.DATE, unless=_is_no_month),
    )


def _shape_rules(*, contact: bool) -> Iterator[Rule]:
    """Yield rules for what a learner is told of while writing."""
    for shape in SHAPES:
        says, sort = SHAPED[shape.kind]
        if (says == CONTACT) is contact:
            yield _shape_rule(shape, says, sort)


def _shape_rule(shape: Shape, says: str, sort: Sort) -> Rule:

    def is_none(_text: str, match: re.Match[str]) -> bool:
        return not shape.holds(match.group(shape.group))

    return Rule(shape.pattern, says, sort, unless=is_none, group=shape.group)


def _is_no_month(text: str, match: re.Match[str]) -> bool:
    return BEFORE.search(text[max(match.start() - 12, 0) : match.start()]) is None


def contact_rules() -> tuple[Rule, ...]:
    """Return rules for addresses and numbers by which somebody can be reached.

    Of a link with words of its own the words stay.
    """
    links = (Rule(re.compile(pattern), "", Sort.CONTACT) for pattern in LINKS)
    others = (Rule(re.compile(pattern), CONTACT, Sort.CONTACT) for pattern in CONTACTS)
    return (*links, *_shape_rules(contact=True), *others)


def called_rule(text: str, says: str, sort: Sort) -> Iterator[Rule]:
    """Yield a rule for something that is called so, such as the employer, without its brackets."""
    plain = re.sub(r"\([^)]*\)", "", text).strip()
    plain = re.sub(r",?\s+(?:Ltd|Limited|plc|PLC|LLP)\.?$", "", plain)
    if len(plain) > 2:
        spaced = r"\s+".join(map(re.escape, plain.split()))
        yield Rule(re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE), says, sort)
