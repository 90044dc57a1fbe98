"""What documents tell of the history: its end, and, where it was asked for, when was written."""

from blocks import bookmark, each, listing, p

SESSIONS = (3270, 2900, 2900)
WHY = (
    "The learner has chosen to show when these accounts were saved. The times are those of the "
    "learner\N{RIGHT SINGLE QUOTATION MARK}s own computer, to the minute. How fast somebody types, "
    "and whether words were dictated, typed or pasted, is not recorded."
)
CHECKED = (
    "The digits name the end of the journal\N{RIGHT SINGLE QUOTATION MARK}s history when this "
    "document was made. Keep them: a later document of the same journal can be checked against "
    "them."
)


def recorded() -> str:
    """Return what the history shows and what it does not, for the end of a document."""
    told = p("Small", "{{ history.recorded }}", ppr='<w:spacing w:before="240"/>')
    return each("if history.head", told)


def history() -> str:
    """Return the same as a part of its own."""
    return each(
        "if history.head",
        p("Heading2", "How these words were recorded", ppr='<w:spacing w:before="360"/>'),
        p("Normal", "{{ history.recorded }}"),
        p("Small", CHECKED),
    )


def sessions() -> str:
    """Return when was written, on a page of its own."""
    listed = listing(
        SESSIONS,
        "Writing sessions",
        ("Day", "From and to", "Words added"),
        "for session in history.sessions",
        p("TableText", "{{ session.day }}"),
        p("TableText", "{{ session.begun }} to {{ session.ended }}"),
        p("TableText", "{{ session.words }}"),
    )
    return each(
        "if history.sessions",
        p("Heading1", bookmark("_ccj_sessions", "Writing sessions")),
        p("Small", WHY),
        listed,
    )
