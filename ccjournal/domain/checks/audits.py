"""Unit text 000: what goes missing when quality audits are told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import words_like
from ccjournal.domain.checks.shape import where

AUDIT = r"(?:audit(?:s|ed|ors?|ing)?|inspect(?:ion|or)s?|surveillance visit|iso visit)"
RESULT = words_like(
    rf"{AUDIT}\b.{{0,60}}\b(?:found|findings?|results?|report|gaps?|observations?|actions?"
    r"|recommend\w+|identified|non-conformit\w+|weakness\w*|action plan)"
    rf"|(?:findings?|recommendations?|results?|outcome|report|observations?"
    rf"|gaps?)\b.{{0,60}}\b{AUDIT}"
    r"|(?:our|the|five|two|three|four|six) findings (?:were|was|in)"
)
TEAM_TOLD = words_like(
    r"huddle|brief(?:ed|ing)|(?:told|tell) (?:the |my )?(?:team|them|everyone|staff|agents"
    r"|advisers)"
    r"|team (?:meeting|talk|day)|with (?:the |my )?(?:team|agents|advisers|staff)|both shifts"
    r"|(?:everyone|everybody|the floor|each of them)|presented it to (?:staff|the team)"
    r"|emailed (?:the |my )?(?:team|everyone|staff|agents)|volunteer(?:s|ed)"
)
OWN_CHECK = words_like(
    r"(?:i|we)\b.{0,40}\baudit(?:s|ed)?\b.{0,60}\b(?:calls?|chats?|emails?|contacts|ourselves)"
    r"|(?:call|chat|email) audits?|my (?:monthly |weekly )?audit\b.{0,30}\b(?:emails|calls|chats"
    r"|\d+)"
    r"|auditing the (?:calls|chats|emails)|audit on my own"
)
RIGOUR = words_like(
    "scope|independent|external auditor|internal audit team|iso|without us|another site|"
    "auditor(?:s|'s)?|criteria|not an audit|the audit in"
)
PREPARED = words_like(
    rf"{AUDIT}\b.{{0,60}}\b(?:ready|prep\w*|pack|folder|index|collected|pulled|showed|compiled|sat)"
    rf"|(?:ready|prep\w*|collected|pulled|contact|sat|updated|folder|compiled)\b.{{0,60}}\b{AUDIT}"
    rf"|{AUDIT} came|ran the audit|audit pack"
)
AGENTS = words_like(
    r"agents?|advisers?|advisors?|(?:the |my )?team|everyone|staff|front[- ]line|colleagues?|lads"
    r"|people on the (?:phones|floor)|consultants?|operators?"
)
BLAME = words_like(
    r"nit-?pick\w*|unfair\w*|not (?:our|my) fault|(?:their|agents'|it's|his|her) fault|ridiculous"
    r"|had it in for|waste of time|finding is wrong|does not understand|lazy|rubbish|biased"
    r"|to blame"
    r"|can['\u2019]?t be bothered|should have known better"
)
ABOUT_AUDIT = words_like(rf"{AUDIT}|findings?")


def blame(account: Account) -> Iterator[Found]:
    """000-M5: yield blame in an account of an audit."""
    if ABOUT_AUDIT.search(account.text()):
        yield from where(BLAME)(account)


RULES: dict[str, Rule] = {
    "000-T3": where(RESULT, TEAM_TOLD),
    "000-M2": where(OWN_CHECK, RIGOUR),
    "000-M3": where(PREPARED, AGENTS),
    "000-M5": blame,
}
