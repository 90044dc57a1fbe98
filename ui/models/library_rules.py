"""Laws, codes and frameworks as rows of the Library, and how their standing is told."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccjournal.domain.days import whole_day_in_words
from ccjournal.domain.regulation import Clause, Regulation, RegulationKind
from ccjournal.services.library import RuleOnShelf, SectorsOnShelf
from ui.models.library_items import Item, heading

KINDS = {
    RegulationKind.LAW: "Law",
    RegulationKind.RULEBOOK: "Rule book",
    RegulationKind.CODE: "Code",
    RegulationKind.FRAMEWORK: "Framework",
}
GROUP, FORMER = "Laws and codes", "No longer in force"
YOUR_SECTORS, ALL_SECTORS = "Your sectors", "All sectors"
NOT_LOOKED_UP = "Nobody has looked this up yet. Read the text in force before you quote it."


def rule_items(rules: Sequence[RuleOnShelf], sectors: SectorsOnShelf) -> Iterator[Item]:
    """Yield the rows sector by sector; what is no longer in force comes last."""
    current = [rule for rule in rules if not _is_over(rule)]
    yield heading(GROUP, len(current))
    yield _sectors(sectors)
    yield from (_item(rule) for rule in current if not rule.regulation.sectors)
    for sector in _shown(sectors):
        mine = [rule for rule in current if _first(rule.regulation, sectors) == sector]
        if mine:
            yield heading(f"For {sector}", len(mine))
            yield from map(_item, mine)
    if over := [rule for rule in rules if _is_over(rule)]:
        yield heading(FORMER, len(over))
        yield from map(_item, over)


def standing(held: Regulation | Clause, day: date) -> str:
    """Return from when, or until when, something applies; nothing where that is not known."""
    if held.superseded is not None and held.superseded <= day:
        return f"no longer in force since {whole_day_in_words(held.superseded)}"
    begins = whole_day_in_words(held.effective) if held.effective else ""
    if held.effective and held.effective > day:
        return f"comes into force on {begins}"
    told = f"in force since {begins}" if begins else ""
    until = f"until {whole_day_in_words(held.superseded)}" if held.superseded else ""
    return ", ".join(filter(None, (told, until)))


def sectors_in_words(chosen: Sequence[str]) -> str:
    """Return the sectors somebody works in."""
    words = ", ".join(chosen)
    return words[:1].upper() + words[1:] if words else ALL_SECTORS


def rule_in_words(rule: RuleOnShelf) -> str:
    """Return what kind of rule it is and since when, in a few words."""
    found = rule.regulation
    looked_up = "not looked up yet" if found.unverified else ""
    return ", ".join(filter(None, (KINDS[found.kind], looked_up, standing(found, rule.day))))


def _item(rule: RuleOnShelf) -> Item:
    found, under = rule.regulation, rule_in_words(rule)
    numbers = (clause.number for clause in found.clauses)
    words = " ".join((*found.names, found.by, found.summary, *found.sectors, *numbers))
    sentence = f"{found.name}, {under[0].lower()}{under[1:]}"
    return Item(f"rule {found.key}", found.name, sentence, under, thing=rule, words=words)


def _sectors(sectors: SectorsOnShelf) -> Item:
    under = sectors_in_words(sectors.chosen)
    sentence = f"{YOUR_SECTORS}: {under}"
    return Item("sectors", YOUR_SECTORS, sentence, under, thing=sectors)


def _is_over(rule: RuleOnShelf) -> bool:
    found = rule.regulation
    return found.superseded is not None and found.superseded <= rule.day


def _shown(sectors: SectorsOnShelf) -> Sequence[str]:
    chosen = {sector.casefold() for sector in sectors.chosen}
    return [s for s in sectors.sectors if not chosen or s.casefold() in chosen]


def _first(regulation: Regulation, sectors: SectorsOnShelf) -> str:
    """Return the sector below which a regulation stands; each stands once."""
    own = {sector.casefold() for sector in regulation.sectors}
    return next((s for s in _shown(sectors) if s.casefold() in own), "")
