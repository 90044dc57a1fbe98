from dataclasses import replace
from datetime import date

import pytest

from ccjournal.domain.coverage import CriterionState
from ccjournal.domain.evidence import EvidenceKind
from ccjournal.domain.profile import Profile
from ccjournal.errors import NotFoundError, RefusedError
from ccjournal.services.evidence import proof


def seen(**values):
    item = proof(EvidenceKind.WITNESS, "QA lead saw it", date(2026, 3, 4), ["ST-2.1"])
    return replace(item, **values)


def state(services, criterion="ST-2.1"):
    return next(s for s in services.coverage.states() if s.criterion == criterion)


def test_proof_counts_and_can_be_taken_back(services):
    change, kept = services.evidence.add(seen())
    assert kept.ref == "E-0001"
    assert state(services).witnesses == 1
    assert services.evidence.supporting("ST-2.1") == [kept]
    redo = change.undo()
    assert state(services).state is CriterionState.NONE
    redo.undo()
    assert state(services).state is CriterionState.WITH_PROOF


def test_proof_can_be_edited_and_deleted(services):
    _change, kept = services.evidence.add(seen())
    services.evidence.edit(replace(kept, title="  Two \n lines "))
    assert services.evidence.all()[0].title == "Two lines"
    services.evidence.delete(kept.id)
    assert services.evidence.all() == []
    _change, second = services.evidence.add(seen())
    assert second.ref == "E-0002"


def test_proof_needs_a_title_and_known_criteria(services):
    with pytest.raises(RefusedError, match="title"):
        services.evidence.add(seen(title=" "))
    with pytest.raises(RefusedError, match="criterion"):
        services.evidence.add(seen(criteria=()))
    with pytest.raises(NotFoundError, match=r"XX-1\.1"):
        services.evidence.add(seen(criteria=("XX-1.1",)))
    with pytest.raises(NotFoundError):
        services.evidence.delete("0" * 32)


def test_gaps_and_guidance(services):
    assert len(services.coverage.gaps()) == 75
    services.evidence.add(seen())
    assert "ST-2.1" not in services.coverage.gaps("st")
    assert services.coverage.guidance("ST-2.1")
    with pytest.raises(NotFoundError, match="QA, CS"):
        services.coverage.states("XX")


def test_details_are_kept_and_can_be_taken_back(services):
    change = services.profile.set(Profile(learner="Zoë  Example", centre="North\n East"))
    assert services.profile.get() == Profile(learner="Zoë Example", centre="North East")
    change.undo()
    assert services.profile.get() == Profile()
