"""Unit text 003: what goes missing when a team's supervision is told."""

import re
from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import words_like
from ccjournal.domain.checks.laws import COMPLIANCE
from ccjournal.domain.checks.shape import at, where
from ccjournal.domain.record_type import Role
from ccjournal.domain.rules import names_found

STANDARDS = words_like("standards?|score ?(?:sheet|card)s?|quality|framework")
FRAMEWORK = re.compile(
    r"\b(?:COPC|CCA|ISO \d+|EFQM|(?:[A-Z]\w+ ){1,4}Standard|Investors in|BS \d+)\b|\bcopc\b"
    r"|\biso \d+"
)
NUMBERED = re.compile(
    r"\b(?:section|article|clause|rule|regulation|principle|paragraph|step|part|condition)s? \d"
    r"|\b(?:DISP|PRIN|ICOBS|CONC|GC) ?[A-Z]?\d",
    re.IGNORECASE,
)
SANCTION = words_like(
    r"(?:written|formal|final|verbal) warning|formal|(?:been|be|was) warned|warned (?:that|him"
    r"|her)|hr"
    r"|lazy|(?:her|his|their) (?:own )?fault|performance plan|lose (?:his|her|their)|disciplin\w+"
    r"|last chance|told off|consequences|no excuses|punish\w*|bonus is at risk|sack\w*|dismiss\w*"
)
# What somebody feared, or was told it was not.
DENIED = words_like(
    r"(?:was|is)(?:n['\u2019]t| not)|not (?:there to|a|about)|nobody|no one|thought|feared|worried"
    r"|rather than|instead of|warning about"
)
SAME = words_like(
    r"same (?:\w+ ){0,2}(?:target|benchmark|standard|handling|aht|goal|figure|measure)"
    r"|one (?:benchmark|standard|target)|single target|all channels|every channel"
    r"|identical|phone target|voice target|goal is|share"
)
TARGET = words_like(
    r"targets?|benchmarks?|handling time|standards?|aht|service level|\d+ contacts a day|goal"
)
WRITTEN_CHANNEL = words_like(r"(?:web ?)?chats?|emails?|channels?")
OTHERWISE = words_like(
    r"differ(?:ent|s|ently)?|separate|its own|each channel|stopped using|instead of the voice"
    r"|compared"
    r" with last"
)


def no_clause(account: Account) -> Iterator[Found]:
    """003-T4: yield the first law or policy behind a decision that has no clause."""
    if NUMBERED.search(account.text()):
        return
    for sentence in account.sentences:
        named = next(names_found(sentence.text, account.laws), None)
        general = COMPLIANCE.search(sentence.text) or re.search(r"\bpolicy\b", sentence.text)
        if named or general:
            start, end = named or (general.span() if general else (0, 0))
            yield at(sentence, sentence.text[start:end])
            return


def one_target(account: Account) -> Iterator[Found]:
    """003-M4: yield one target for calls and for what is written."""
    if OTHERWISE.search(account.text()):
        return
    for sentence in account.sentences:
        text = sentence.text
        if SAME.search(text) and TARGET.search(text) and WRITTEN_CHANNEL.search(text):
            yield at(sentence)
            return


RULES: dict[str, Rule] = {
    "003-T1": where(STANDARDS, FRAMEWORK),
    "003-T4": no_clause,
    "003-M2": where(SANCTION, DENIED, Role.FEEDBACK, Role.AGREED, Role.PLAN, near=True),
    "003-M4": one_target,
}
