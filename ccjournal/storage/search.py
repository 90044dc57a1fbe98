"""Full-text search, ranked, with the words around each hit."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from ccjournal.domain.record import Hit, Status, reference
from ccjournal.domain.text import shorten
from ccjournal.storage.database import Database
from ccjournal.storage.index import PART, codes
from ccjournal.storage.query import Query, to_query
from ccjournal.storage.snippets import CLOSE, OPEN, SHOWN_CLOSE, SHOWN_OPEN, shown, snippet
from ccjournal.storage.sound import readable, sound
from ccjournal.storage.tables import CLAIM

# SQLite keeps only the best so many in sight when it sorts by this, unlike by FTS5's own rank.
BEST = (
    "SELECT search.rowid, bm25(search, 8.0, 1.0, 4.0) AS score FROM search"
    " WHERE search MATCH ? ORDER BY score LIMIT ?"
)
BEST_OF_KIND = (
    "SELECT search.rowid, bm25(search, 8.0, 1.0, 4.0) AS score"
    " FROM search CROSS JOIN record ON record.number = search.rowid"
    " WHERE search MATCH ? AND record.kind = ? ORDER BY score LIMIT ?"
)
# The plus sign makes it one run through the hits: looked up one by one, each would be a search.
MARKED = (
    "SELECT record.id, record.number, record.kind, record.form, record.title, record.date,"
    " record.status, highlight(search, 0, ?, ?), highlight(search, 1, ?, ?), keys"
    " FROM search CROSS JOIN record ON record.number = search.rowid"
    " WHERE search MATCH ? AND +search.rowid IN (SELECT value FROM json_each(?))"
)
QUOTED = 120
TITLE = "title"


class _Found(NamedTuple):
    """One row of what `MARKED` finds."""

    id: str
    number: int
    kind: str
    form: str
    title: str
    date: str
    status: str
    marked_title: str
    marked_body: str
    keys: str


class SearchStore:
    """Finds records by their words, their titles and the criteria of their claims."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, words: str, *, limit: int = 50, kind: str | None = None, prefix: bool = True
    ) -> list[Hit]:
        """Return the best hits first; every word must be in a record, in any of its fields.

        With `prefix` the last word may be only begun. Records in the bin are not found.
        """
        query = to_query(words, prefix=prefix)
        if query is None or limit < 1:
            return []
        with self._database.read() as connection:
            scores = _best(connection, query, kind, limit)
            return _hits(connection, query, scores)


def _hits(connection: Connection, query: Query, scores: Mapping[int, float]) -> list[Hit]:
    marks, numbers = (OPEN, CLOSE), json.dumps(list(scores))
    rows = connection.exec_driver_sql(MARKED, (*marks, *marks, query.text, numbers))
    with readable("A record that was found"):
        found = [_Found._make(row) for row in rows]
        unmarked = [f.id for f in found if OPEN not in f.marked_body and OPEN not in f.marked_title]
        claims = _claims(connection, unmarked, query)
        hits = {row.number: sound(_hit(row, claims, scores[row.number])) for row in found}
        return [hits[number] for number in scores if number in hits]


def _best(connection: Connection, query: Query, kind: str | None, limit: int) -> dict[int, float]:
    """Return the numbers of the best hits, best first, each with its score."""
    if kind is None:
        rows = connection.exec_driver_sql(BEST, (query.text, limit))
    else:
        rows = connection.exec_driver_sql(BEST_OF_KIND, (query.text, kind, limit))
    return {number: -score for number, score in rows}


def _hit(found: _Found, claims: Mapping[str, tuple[str, str]], score: float) -> Hit:
    field, text = claims.get(found.id) or _best_field(found)
    return Hit(
        record_id=found.id,
        ref=reference(found.number),
        kind=found.kind,
        form=found.form,
        title=found.title,
        date=date.fromisoformat(found.date),
        status=Status(found.status),
        field=field,
        snippet=text,
        score=score,
    )


def _best_field(found: _Found) -> tuple[str, str]:
    """Return the field with most hits and the words around its first; else the title."""
    if OPEN not in found.marked_body:
        return TITLE, shown(found.marked_title)
    fields = found.marked_body.split(PART)
    hits = [text.count(OPEN) for text in fields]
    place = hits.index(max(hits))
    return found.keys.split(PART)[place], snippet(fields[place])


def _claims(
    connection: Connection, record_ids: Iterable[str], query: Query
) -> dict[str, tuple[str, str]]:
    """Return, for records found by a criterion alone, where the claim stands and its words."""
    claims: dict[str, tuple[str, str]] = {}
    if not (wanted := list(record_ids)):
        return claims
    listed = select(CLAIM.c.record_id, CLAIM.c.criterion, CLAIM.c.field, CLAIM.c.quote)
    listed = listed.where(CLAIM.c.record_id.in_(wanted), CLAIM.c.live)
    by_record: dict[str, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for found in connection.execute(listed.order_by(CLAIM.c.position)):
        by_record[found.record_id].append(found)
    for record_id, candidates in by_record.items():
        asked = (c for c in candidates if any(map(query.asks_for, codes([c.criterion]).split())))
        first = next(asked, candidates[0])
        marked = f"{SHOWN_OPEN}{first.criterion}{SHOWN_CLOSE} {shorten(first.quote, QUOTED)}"
        claims[record_id] = (first.field, marked)
    return claims
