"""Words by which several rules know figures, times, reasons, changes and complaints."""

import re

from ccjournal.domain.days import MONTHS, WEEKDAYS


def words_like(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern that finds whole words, in any case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousand|dozen"
)
# A figure, in digits or in words. None and twice are figures too; one is a pronoun.
FIGURE = words_like(
    r"\d[\d.,:/]*",
    NUMBER,
    "(?:a|an|same) (?:day|week|month|hour|minute)|half|halved|third|quarter|doubled|twice|none|zero"
    "|not one|every one|no (?:more |major |further )?[a-z-]+s",
)
COUNTED = words_like(r"\d[\d.,:/]*", NUMBER)
_MONTH = "|".join(MONTHS)
_SHORT = "|".join(f"{month[:3]}(?:t|tember)?" for month in MONTHS if month not in {"May", "March"})
_DAYS = "|".join(f"{day}s?|{day[:3]}" for day in WEEKDAYS if day[:3] not in {"Sat", "Sun", "Wed"})
_STRETCH = (
    "minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|quarters?|years?|shifts?"
    "|mornings?|afternoons?|evenings?|nights?|weekends?"
)
# When something was, or over which time.
WHEN = words_like(
    _MONTH,
    _SHORT,
    _DAYS,
    "saturdays?|sundays?|wednesdays?|weds|sept|yesterday|today|tonight|noon|midday|midnight"
    "|dinner ?time"
    "|summer|winter|spring|autumn|christmas|easter|boxing day|black friday|bank holiday|q[1-4]"
    "|(?:19|20)\\d\\d",
    r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}[:.]\d\d ?(?:[ap]m)?"
    r"|\d{1,2} ?[ap]m",
    r"(?:at|by|until|till|since) (?:half|quarter|ten|five|twenty|nine|four|six|eight|seven|three)",
    rf"(?:last|next|this|that|same|each|every|following|whole|per|a|an|one|the (?:first|second"
    rf"|third"
    rf"|last|next|same|following|whole|early|late|previous)|\d+|{NUMBER}) (?:\w+ )?(?:{_STRETCH})",
    rf"(?:early|late|mid) (?:\w+ )?shift|(?:after|within|for|in|over|during) (?:the |a "
    rf"|an )?(?:{_STRETCH})",
    r"(?:day|week|month|year)s? (?:after|before|later|on|ago|since)|since then|fortnight"
    r"|on the day",
)
# Why something was chosen or came about; mistypings of because are among them.
REASON = words_like(
    r"be[ck]{1,2}?a?u?[sz]e?|becau?se?|becuase|beacuse|becasue|becos|bcos|cos|coz|cuz|cus",
    r"so that|so (?:as|i|he|she|they|we|it|that|no ?one|nobody|people|callers?|customers?)"
    r"(?:'\w+)?|in order|in case|otherwise|rather than|instead of|due to|owing to|that way",
    r"(?:the|my|one) reasons?|which (?:is|was) why|that(?:'s| is| was) why|which (?:meant|means)"
    r"|meaning that|reasoning|i (?:chose|thought|felt|knew|wanted|hoped|figured|reckoned|decided)",
    r"(?:as|since) (?:i|he|she|it|they|we|you|this|that|there|her|his|my|the|nobody|no one|people"
    r"|most|half|otherwise|fewer)\b(?! (?:soon|well|long|much|far))",
    r", (?:so|as|since)|means that|it (?:also )?means|to (?:free|keep|stop|protect|find out"
    r"|check (?:if|whether))",
    "(?:thinking|idea) was|to be (?:fair|safe|sure)|with the aim|aim was|purpose was|to avoid"
    "|to prevent|to make sure|to see (?:if|whether|what)",
)
# Where something came from.
CAUSE = words_like(
    r"be[ck]{1,2}?a?u?[sz]e?|becau?se?|becuase|beacuse|becasue|becos|bcos|cos|coz|cuz",
    r"caus(?:e|es|ed|ing)|root|due to|owing to|stems? from|stemmed|traced|led to"
    r"|came (?:down )?(?:from|to)"
    r"|comes? from|turn(?:ed|s) out|reasons?|(?:asked|found out|find out|see|saw|know|knew"
    r"|explains?"
    r"|which is|that's) why|whys|fishbone|behind (?:it|this)|down to|as a result of|underlying"
    r"|(?:found|discovered|realised|noticed|saw|showed|shows|seemed) (?:out )?(?:that|it|the|his"
    r"|her|two)"
    r"|(?:was|were) (?:due to|never|still|meant)|(?:since|as) (?:the|his|her|its|it|nobody|no one)",
)
COMPLAINT = words_like(r"complain(?:s|ed|ing|t|ts|ant)?|complants?|compliant about|grievances?")
FAILURE = words_like(
    r"(?:went|go(?:es)?|gone|was|were|is) (?:down|wrong|missing|lost)|outages?|fail(?:ed|s|ure"
    r"|ures)"
    r"|errors?|mistakes?|wrong (?:\w+ )?(?:parcel|letter|bill|address|price|order|item|amount|code|"
    r"advice|details)|faults?|broke(?:n)?|crash(?:ed|es)?|missed (?:visit|call|appointment)",
)
_CHANGED = (
    r"changed|altered|introduced|implemented|replaced|re-?wrote|redesigned|reconfigured|amended"
    r"|revised|brought in|set up|rolled out|put in(?:to)? place|switched on|turned on|swapped|cut"
    r"|created|made|built|moved"
)
_CHANGEABLE = (
    r"ivr|menu|rout(?:e|ing)|queues?|script|greeting|process|procedure|form|letter|templates?|rule"
    r"|rota|codes?|screens?|system|tools?|trackers?|log|base|software|settings?|callbacks?|prompts?"
    r"|checklist|message|times|hours|policy|option|crm|wallboard|dashboard|workflow|flow|board"
    r"|breaks|inbox|spreadsheet|sheet|handovers?|layout|how (?:we|they|people)"
)
# Somebody changed how things are done: what was done, and then to what.
CHANGE = re.compile(
    rf"\b(?:I|I've|we|we've)\b(?:\W+\w+){{0,8}}?\W+(?:{_CHANGED})\b(?:\W+[\w'-]+){{0,6}}?\W+"
    rf"(?:{_CHANGEABLE})\b",
    re.IGNORECASE,
)
# Others were told, trained or listened to.
PEOPLE = words_like(
    r"told|train(?:ed|ing)|brief(?:ed|ing|ings)|show(?:ed|n|ing)|explain(?:ed|ing)|huddles?|asked"
    r"|(?:team|ops|staff) (?:meeting|day|talk)|meeting|feedback|views?|said|say|says|emailed"
    r"|sat with"
    r"|(?:crib|cheat) ?sheets?|walked (?:\w+ ){1,3}through|consulted|workshop|vote|announced"
    r"|shared (?:it|this|them|the)"
    r"|spoke (?:to|with)|talked|demo(?:nstrated)?|coached|guides?|r[au]n (?:it|them|this) (?:past"
    r"|by)|let (?:everyone|them|people) know"
    r"|handovers?|questions",
)
