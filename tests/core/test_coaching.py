"""The Coaching page's services on a real journal."""

import zipfile
from datetime import date

import pytest

from ccjournal.bootstrap import create_journal
from ccjournal.errors import Cancelled, NotFoundError
from ccjournal.paths import AppPaths
from ccjournal.services.claims import Wording
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft, new_record

FIELDS = {
    "agent": "Agent C",
    "observation": "Sam Cole named the complaint in two of three chats.",
    "feedback": "I played back the first chat.",
    "action_plan": "Name it in nine of ten chats.",
    "agent_view": "Kept to ourselves.",
}
TARGET = {"target": "Name the complaint", "measure": "", "due": "2026-12-11"}


@pytest.fixture
def services(tmp_path):
    paths = AppPaths.under(tmp_path)
    made = create_journal(paths, tmp_path / "own.ccj", ["ST"])
    yield made
    made.close()


@pytest.fixture
def record(services):
    services.people.add("Agent C", "Sam Cole")
    services.people.add("Agent D")
    draft = Draft(
        "My title", date(2026, 11, 19), fields=FIELDS, tables={"targets": [TARGET, TARGET]}
    )
    _change, made = services.journal.add("cycle", draft)
    span = ("observation", 0, 8)
    services.claims.add(made.id, "ST-2.1", span, Wording("listen", "heard it"))
    services.journal.tick(made.id, "targets", 1, done=True)
    return services.journal.get(made.id)


def test_the_team_with_sessions_and_what_is_agreed(services, record):
    first, second = services.coaching.team(NoProgress())
    assert (first.person.pseudonym, second.person.pseudonym) == ("Agent C", "Agent D")
    (session,) = first.sessions
    assert (session.title, session.facts) == ("My title", "Draft, 1 claim")
    still_open, done = first.agreed
    assert (still_open.item.row, still_open.missing) == (0, "MAT")
    assert done.item.done is not None
    assert (second.sessions, second.agreed) == ((), ())


def test_something_agreed_is_ticked_off_unless_it_has_been_changed(services, record):
    (first, _second) = services.coaching.team(NoProgress())
    item = first.agreed[0].item
    change = services.coaching.tick(item, done=True)
    assert services.coaching.tick(item, done=True) is None
    change.undo()
    assert services.journal.get(record.id).tables["targets"][0]["done"] == ""
    draft = Draft("", record.date, fields=FIELDS, tables={"targets": []})
    services.journal.edit(record.id, draft)
    with pytest.raises(NotFoundError, match="has been changed"):
        services.coaching.tick(item, done=True)


def test_a_deleted_session_is_not_shown(services, record):
    services.journal.delete(record.id)
    assert [m.sessions for m in services.coaching.team(NoProgress())] == [(), ()]


def test_the_copy_in_word_holds_only_what_is_shared(services, record, tmp_path):
    copy = services.coaching.copy_for_agent(record)
    made = services.portfolio.export_copy(copy, tmp_path / "copy.docx", NoProgress())
    assert (made.records, made.findings) == (1, ())
    with zipfile.ZipFile(made.document) as document:
        printed = "".join(
            document.read(name).decode() for name in document.namelist() if name.endswith(".xml")
        )
    assert "Agent C named the complaint" in printed
    assert "Name the complaint" in printed
    for private in ("Sam Cole", "My title", "Kept to ourselves", "heard it", "ST-2.1", "ST 2.1"):
        assert private not in printed


def test_every_session_counts_and_a_stop_is_heeded(services):
    form, draft = services.journal.types["cycle"], Draft("", date(2026, 1, 5), fields=FIELDS)
    made, _replaced = services.journal.cleaned(new_record(form, draft.date), draft)
    services.journal.add_all([made] * 1_001)
    (member,) = services.coaching.team(NoProgress())
    assert len(member.sessions) == 1_001
    assert [s.record_id for s in member.sessions] == [r.id for r in services.journal.rows()]

    class Stopping:
        def step(self, done, total, text=""):
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        services.coaching.team(Stopping())
