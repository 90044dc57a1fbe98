"""Putting the parts together, once, for each open journal."""

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from ccjournal.domain.secret import Secret
from ccjournal.domain.secret import chosen as chosen_passphrase
from ccjournal.domain.unit import Unit
from ccjournal.errors import RefusedError
from ccjournal.paths import AppPaths, shipped
from ccjournal.services.advice import Advice
from ccjournal.services.answers import Answers
from ccjournal.services.check_files import read_checks
from ccjournal.services.checks import Checks
from ccjournal.services.claims import Claims
from ccjournal.services.coaching import Coaching
from ccjournal.services.coverage import Coverage, Sources
from ccjournal.services.data_kinds import read_data_kinds
from ccjournal.services.definitions import (
    Definitions,
    Offer,
    load_offer,
    load_record_types,
)
from ccjournal.services.evidence import Evidence
from ccjournal.services.find import Find
from ccjournal.services.history import History
from ccjournal.services.intake import Intake
from ccjournal.services.journal import Journal
from ccjournal.services.leaving import Leaving
from ccjournal.services.library import Library, Stock
from ccjournal.services.notes import Notes
from ccjournal.services.overview import Overview
from ccjournal.services.own_templates import Templates
from ccjournal.services.own_words import OwnWords
from ccjournal.services.people import People
from ccjournal.services.portfolio import Portfolio, Shelf
from ccjournal.services.portfolio_folder import PortfolioFolder
from ccjournal.services.profile import Profiles
from ccjournal.services.prompting import Prompting
from ccjournal.services.quality import Qualities
from ccjournal.services.regulations import Regulations
from ccjournal.services.restoring import finish_replacing
from ccjournal.services.review import Review
from ccjournal.services.safekeeping import discard
from ccjournal.services.safety import Safety, safety_of
from ccjournal.services.spelling import Spelling
from ccjournal.services.suggestions import Suggestions
from ccjournal.services.units import Units
from ccjournal.services.whereabouts import finish_moving
from ccjournal.settings import Settings, device_id, load_settings, save_settings
from ccjournal.storage.database import Database
from ccjournal.storage.evidence import EvidenceStore
from ccjournal.storage.history import HistoryStore
from ccjournal.storage.learned import LearnedStore
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.overview import OverviewStore
from ccjournal.storage.people import PersonStore
from ccjournal.storage.records import RecordStore
from ccjournal.storage.search import SearchStore
from ccjournal.storage.units import UnitStore
from ccjournal.storage.wrapping import Cost


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the screens and the command line may use of one open journal."""

    file: Path
    journal: Journal
    advice: Advice
    answers: Answers
    checks: Checks
    claims: Claims
    suggestions: Suggestions
    spelling: Spelling
    coaching: Coaching
    coverage: Coverage
    evidence: Evidence
    notes: Notes
    overview: Overview
    people: People
    prompting: Prompting
    regulations: Regulations
    review: Review
    units: Units
    profile: Profiles
    find: Find
    intake: Intake
    portfolio: Portfolio
    folder: PortfolioFolder
    templates: Templates
    library: Library
    safety: Safety
    settings: Settings
    paths: AppPaths

    def close(self) -> None:
        """Let the journal go; it may be called again."""
        self.safety.guard.close()


def open_journal(
    paths: AppPaths, file: Path, *, write: bool = True, secret: Secret | None = None
) -> Services:
    """Open a journal and make the services; raises `JournalError` when it cannot be used.

    The secret opens an encrypted journal; a plain one opens with it as without.
    """
    settings = own_settings(paths) if write else load_settings(settings_file(paths))
    # The lock and the log lie beside the journal itself, not beside a link to it.
    file = Path(os.path.realpath(file)) if file.is_symlink() else file
    file = finish_moving(file)
    finish_replacing(file)
    return _opened(paths, file, Database.open(file, write=write, secret=secret), settings)


def create_journal(
    paths: AppPaths,
    file: Path,
    codes: Sequence[str] | None = None,
    passphrase: str | None = None,
    cost: Cost | None = None,
) -> Services:
    """Make a journal with the named units, or all starter units, and open it.

    With a passphrase it is encrypted; trying one costs about a second unless a cost is given. It
    has no recovery code until one is made. Raises `RefusedError` for an unknown unit, a short
    passphrase or a place where a journal is, and leaves no file.
    """
    chosen = _chosen_units(load_unit_offer(paths), codes)
    words = None if passphrase is None else chosen_passphrase(passphrase)
    database = Database.create(file, words, cost)
    services = _opened(paths, file, database, own_settings(paths))
    with ExitStack() as unfinished:
        unfinished.callback(discard, file)
        unfinished.callback(services.close)
        services.units.put(chosen)
        unfinished.pop_all()
    return services


def own_settings(paths: AppPaths) -> Settings:
    """Return the settings; a computer that has no id yet is given one.

    Where the settings cannot be written, the id is good for this run alone.
    """
    file = settings_file(paths)
    settings = load_settings(file)
    own = replace(settings, device=device_id(settings))
    if own != settings:
        with suppress(OSError):
            save_settings(file, own)
    return own


def settings_file(paths: AppPaths) -> Path:
    """Return where the settings are kept."""
    return paths.config / "settings.toml"


def load_definitions(paths: AppPaths) -> Definitions:
    """Read the record kinds, shipped and own."""
    return load_record_types(shipped("resources") / "record_types", paths.library / "record_types")


def load_unit_offer(paths: AppPaths) -> Offer:
    """Read the units that a new journal may be given, shipped and own."""
    return load_offer(shipped("resources") / "units", paths.library / "units")


def own_templates(paths: AppPaths) -> Templates:
    """Return the Word templates, shipped and own."""
    return Templates(shipped("templates"), paths.templates)


def own_words(paths: AppPaths) -> OwnWords:
    """Return the words that the user has said are spelled right."""
    return OwnWords(paths.library / "words.txt")


def own_regulations(paths: AppPaths) -> Regulations:
    """Return the laws, codes and frameworks, shipped and own."""
    return Regulations(shipped("resources") / "regulations", paths.library / "regulations")


def _chosen_units(offer: Offer, codes: Sequence[str] | None) -> list[Unit]:
    wanted = list(dict.fromkeys(code.upper() for code in codes or offer.starters))
    if strange := [code for code in wanted if code not in offer.units]:
        known = ", ".join(offer.units)
        raise RefusedError(f"There is no unit {strange[0]!r} to start with", f"Choose from {known}")
    return [offer.units[code] for code in wanted]


def _opened(paths: AppPaths, file: Path, database: Database, settings: Settings) -> Services:
    """Make the services; where that fails, the journal is let go and can be opened again."""
    with ExitStack() as unfinished:
        unfinished.callback(database.close)
        services = _services(paths, file, database, settings)
        unfinished.pop_all()
    return services


def _services(paths: AppPaths, file: Path, database: Database, settings: Settings) -> Services:
    records = RecordStore(database, device_id(settings), _now)
    units, people = Units(UnitStore(database)), People(PersonStore(database))
    evidence, history = Evidence(EvidenceStore(database, _now), units), _history(database)
    profile, journal = Profiles(MetaStore(database)), _journal(paths, records, people)
    coverage = Coverage(Sources(records, units, evidence), date.today, settings.old_after_months)
    checks, suggestions, laws = _readers(paths, database, (journal, units, people))
    shelf = Shelf(file, records, journal, units, coverage, evidence, profile, people, laws, history)
    claims, portfolio = Claims(records, journal, units), _portfolio(paths, shelf, checks)
    return Services(
        file=file,
        journal=journal,
        advice=Advice(suggestions, checks, claims),
        answers=Answers(records),
        checks=checks,
        claims=claims,
        suggestions=suggestions,
        spelling=Spelling(shipped("resources") / "spelling", own_words(paths)),
        coaching=Coaching(journal, people),
        coverage=coverage,
        evidence=evidence,
        notes=Notes(records, journal, date.today),
        overview=Overview(OverviewStore(database), records, journal, units, date.today),
        people=people,
        prompting=Prompting(shipped("resources") / "prompts.toml", journal, units),
        regulations=laws,
        review=Review(journal, Answers(records), (suggestions, units), date.today),
        units=units,
        profile=profile,
        find=Find(SearchStore(database)),
        intake=Intake(journal, units, date.today),
        portfolio=portfolio,
        folder=PortfolioFolder(portfolio, journal),
        templates=own_templates(paths),
        library=_library(paths, shelf),
        safety=safety_of(paths, database, settings, (shelf, claims)),
        settings=settings,
        paths=paths,
    )


def _journal(paths: AppPaths, records: RecordStore, people: People) -> Journal:
    return Journal(records, load_definitions(paths), people, date.today)


def _history(database: Database) -> History:
    return History(HistoryStore(database), MetaStore(database), _now)


def _portfolio(paths: AppPaths, shelf: Shelf, checks: Checks) -> Portfolio:
    looks = Leaving(checks, shelf.journal), Qualities(checks, shelf.journal)
    return Portfolio(shelf, own_templates(paths), looks, date.today)


def _library(paths: AppPaths, shelf: Shelf) -> Library:
    templates = own_templates(paths)
    had = shelf.journal, shelf.units, shelf.people, templates, shelf.regulations, shelf.profile
    return Library(Stock(*had, date.today), shipped("resources"), paths.library)


def _readers(
    paths: AppPaths, database: Database, parts: tuple[Journal, Units, People]
) -> tuple[Checks, Suggestions, Regulations]:
    """Return what reads records for questions, personal data and criteria, and the laws known."""
    journal, units, _people = parts
    regulations = own_regulations(paths)
    folder = shipped("resources")
    known = read_checks(folder / "checks" / "writing.toml")
    kinds = read_data_kinds(folder / "checks" / "privacy.toml")
    suggestions = Suggestions(folder / "suggest", LearnedStore(database), journal, units)
    return Checks(known, kinds, parts, regulations), suggestions, regulations


def _now() -> datetime:
    return datetime.now(UTC)
