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
    r"differ(?:ent|s|ently)?|separate|its own|each channel|stopped using|though|former"
    r"|instead of the voice"
    r"|compared"
    r" with last"
)

# What somebody thought of a person, where it should say what was seen and heard.
VERDICT = words_like(
    r"attitude|lazy|(?:does|did)(?: not|n['\u2019]t) (?:care|want to)|suited|obviously|clearly did"
    r"|in a mood|awful|unprofessional|can['\u2019]?t be bothered|careless|sloppy|negative person"
    r"|in my opinion|rude|(?:i think|i feel) (?:he|she|they)|useless|hopeless|always|never bothers"
)
ROOT_CAUSE = words_like(r"root cause|5 whys|five whys|fishbone|asked why")
# A cause that lies in how work is set up, and not in a person.
SYSTEM_CAUSE = words_like(
    r"screen|form|template|system|process (?:lets|does|has)|process;|label run|job runs|rota|inbox"
    r"|settings?|rule|software|certificate|training|policy|two teams|because|ended up on process"
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
    "003-A1": where(VERDICT, None, Role.OBSERVATION),
    "003-A3": where(ROOT_CAUSE, SYSTEM_CAUSE),
    "003-T1": where(STANDARDS, FRAMEWORK),
    "003-T4": no_clause,
    "003-M2": where(SANCTION, DENIED, Role.FEEDBACK, Role.AGREED, Role.PLAN, near=True),
    "003-M4": one_target,
}
