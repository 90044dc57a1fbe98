"""A little of every fault that `python -m benchmarks.faults` makes in earnest."""

import pytest

from benchmarks.faults import calls, flips, kills, power, shim

needs_a_compiler = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing())
needs_a_fork = pytest.mark.skipif(bool(kills.missing()), reason=kills.missing())


def wrong(tallies):
    return [text for tally in tallies.values() for text in tally.bad]


@needs_a_fork
def test_killed_at_any_moment_no_promise_is_broken():
    found = kills.tallies(2 * len(kills.ACTS))
    assert wrong(found) == []
    assert all(tally.tries == 2 for tally in found.values())


@needs_a_compiler
@pytest.mark.slow
@pytest.mark.timeout(180)
def test_after_a_power_cut_no_promise_is_broken():
    found = power.tallies(("save", "migrate"), 10)
    assert wrong(found) == []
    # The model is sharp: where nothing is synced, words are lost.
    assert not found["save"].counts["if unsynced"].startswith("0/")


@needs_a_compiler
@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_call_that_fails_is_told_and_loses_nothing():
    found = calls.tallies(("save", "erase"), 53)
    assert wrong(found) == []
    assert found["save"].counts["refused"]


def test_every_damage_of_a_text_is_noticed():
    found = flips.tallies(8, 5)
    assert wrong(found) == []
    assert found["one bit of a text"].counts["noticed"] == 8
