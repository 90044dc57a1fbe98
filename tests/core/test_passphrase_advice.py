"""The sentence about a passphrase, and how tries are counted."""

import pytest

from ccjournal.domain.passphrase_advice import KEPT, advise
from ccjournal.domain.tries import MOST, WAIT, Tries


@pytest.mark.parametrize(
    ("passphrase", "begins", "strong"),
    [
        ("", "With a passphrase nobody else", False),
        ("tram", "Too short: 8 letters are the least.", False),
        ("   tram   ", "Too short", False),
        ("aaaaaaaaaaaaaaaa", "Easy to guess.", False),
        ("1212121212121212", "Easy to guess.", False),
        ("314159265358", "Easy to guess.", False),
        ("abcdefghijklm", "Easy to guess.", False),
        ("umbrella", "One word. Three more", False),
        ("late umbrella", "Two words. Two more", False),
        ("late tram umbrella", "Three words. One more", False),
        ("tram tram tram tram", "Easy to guess.", False),
        ("tram tram tram umbrella", "Two words.", False),
        ("late tram umbrella nineteen", f"Four words, strong. {KEPT}", True),
        ("late-tram-umbrella-nineteen-fish", "Five words, strong.", True),
        ("a few more words than eight of them are here now", "10 words, strong.", True),
        ("kQ7vv%92mLp0xx!!zRt4", "Long enough.", True),
        ("žluťoučký kůň pěl ódy", "Four words, strong.", True),
    ],
)
def test_what_is_said(passphrase, begins, strong):
    advice = advise(passphrase)
    assert advice.text.startswith(begins)
    assert advice.strong is strong


def test_it_never_tells_the_words_themselves():
    for passphrase in ("umbrella", "late umbrella", "late tram umbrella nineteen"):
        assert "umbrella" not in advise(passphrase).text


def test_three_wrong_tries_are_followed_by_a_wait():
    tries, said = Tries(), []
    for _ in range(MOST - 1):
        tries = tries.after_wrong(100)
        said.append(tries.more)
        assert tries.left(100) == 0
    assert said == ["2 tries before a 30 s wait", "1 try before a 30 s wait"]
    tries = tries.after_wrong(100)
    assert tries.left(100) == WAIT
    assert tries.left(100.2) == WAIT
    assert tries.left(129.5) == 1
    assert tries.left(130) == 0
    assert tries.after_wrong(130).more == "2 tries before a 30 s wait"
