"""Unit text 002: what goes missing when systems and technology are told."""

from collections.abc import Iterator

from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.check import Found, Rule
from ccjournal.domain.checks.cues import words_like
from ccjournal.domain.checks.shape import at, where

_SYSTEM = (
    r"ivr|menu|rout\w+|queues?|overflow|rules?|callback|screens?|form|bot|skills?|codes?|system"
    r"|timer"
    r"|options?|settings?|dialler|wrap"
)
SYSTEM_CHANGE = words_like(
    r"(?:changed|set up|altered|introduced|rearranged|turned on|switched on|reconfigured|replaced"
    rf"|amended|moved)\b.{{0,40}}\b(?:{_SYSTEM})"
)
INDICATOR = words_like(
    r"abandon\w*|handl(?:e|ing) time|aht|first contact resolution|fcr|transfers?|service level|csat"
    r"|trends?|target|kpis?|waiting time|wait|repeat calls|\d+ ?%|per cent|hang-?ups|occupancy"
    r"|score"
    r"|misrouted|report(?:s|ed)? (?:a|show\w*)"
)
PLAN = words_like(
    r"(?:business )?(?:continuity|disaster recovery|contingency|resilience|dr|bcp|backup) plan"
    r"|continuity plan|bcp|dr plan|plan for outages|business continuity"
)
TESTED = words_like(
    r"test(?:ed|s|ing)?|drill|exercise|tried|dry run|simulat\w+|rehears\w+|pulled the plug|really"
    r" failed|walk-?through|for real"
)
CHOICE = words_like(
    r"(?:chose|bought|recommended|rolled out|decided|asked for|picked|implementation|explained how"
    r"|technology is|set it up)\b.{0,70}\b(?:system|tool|base|platform|cloud|screen|wallboard|crm"
    r"|dialler|upgrade|phone|it|up to date)"
    r"|(?:system|tool|base|platform|crm|technology)\b.{0,60}\b(?:chose|bought|set|rolled"
    r"|completed|modern)"
)
STRATEGY = words_like(
    r"strateg\w+|aims?|goals?|priorit(?:y|ies)|objectives?|mission|(?:three|3|five) ?-?year plan"
    r"|plan for the year|puts? \w+ first|vision|business (?:need|case|plan)s?"
)
REPAIR = words_like(
    r"broken?|reset|rebooted|restarted|crash(?:ed)?|fault\w*|repair(?:ed|s)?|reinstalled|froze"
    r"|stopped working|working again|was down|replaced the (?:cables?|card)|fixed"
)
# A choice between two ways for the system to work.
CONFIGURED = words_like(
    r"changed|altered|setting|settings|rule|skills?|from \d+ to \d+|nothing was broken|instead of"
    r"|added"
)
RECOVERY = words_like(
    r"rto|recovery time|(?:back|restored|running|up) (?:up )?(?:inside|within|in) (?:an?|one|two"
    r"|\d+|half)"
    r"|(?:chat|voice|crm|phones?|telephony)\b[^.]{0,40}\b\d+ ?(?:minutes|mins|hours|hrs|h)"
)
PARTS = (
    ("how long may it be out", RECOVERY),
    ("how much data may be lost", words_like("rpo|recovery point|lost|lose|data loss")),
    (
        "what do people use meanwhile",
        words_like("fallback|meantime|instead|switch over|workaround|backup number|mobiles|manual"),
    ),
)
LEFT_OVER = words_like(
    r"company name|insert\b.{0,20}|xx+|your organisation|lorem ipsum|tbc|\[\w[^\]]*\]"
)


def no_objectives(account: Account) -> Iterator[Found]:
    """002-M4: yield a continuity plan that fits any company, and what it does not say."""
    text = account.text()
    missing = [asked for asked, cue in PARTS if not cue.search(text)]
    left_over = LEFT_OVER.search(text)
    for sentence in account.sentences if missing or left_over else ():
        if PLAN.search(sentence.text):
            yield at(
                sentence, missing[0] if missing else "which words are still the template's own"
            )
            return


RULES: dict[str, Rule] = {
    "002-T1": where(SYSTEM_CHANGE, INDICATOR),
    "002-T2": where(PLAN, TESTED),
    "002-T3": where(CHOICE, STRATEGY),
    "002-M2": where(REPAIR, CONFIGURED),
    "002-M4": no_objectives,
}
