"""What documents print of the signed history: its end, and when was written."""

from ccjournal.domain.history import Session
from ccjournal.export.source import PortfolioSource, Value, Values, in_words, month_in_words


def history_values(source: PortfolioSource) -> Values:
    """Return the end of the history, and the times of writing where they are to be told."""
    head = source.head
    if head is None:
        return {"head": "", "version": "", "date": "", "recorded": "", "sessions": []}
    day = head.saved_at.astimezone().date()
    return {
        "head": head.short,
        "version": str(head.sequence),
        "date": in_words(day) if source.dated else month_in_words(day),
        "recorded": head.recorded,
        "sessions": [_session(session) for session in source.sessions],
    }


def _session(session: Session) -> Value:
    return {
        "day": in_words(session.begun.date()),
        "begun": f"{session.begun:%H:%M}",
        "ended": f"{session.ended:%H:%M}",
        "words": session.words,
    }
