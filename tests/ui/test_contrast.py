"""Every pair of colours that is seen together, in every theme and on every paper (WCAG 2)."""

import json
import re
from itertools import product

import pytest

from ccjournal.paths import shipped

QSS = shipped("resources") / "qss"
TOKENS = json.loads((QSS / "tokens.json").read_text("utf-8"))
THEMES = tuple(TOKENS["color"])
TEXT, GRAPHICS = 4.5, 3.0
GROUNDS = ("window", "surface", "paper", "sunken")
# Words: ink, and the grounds on which it is read.
WORDS = {
    "ink": (*GROUNDS, "select", "selection", "accent-tint", "claim-bg", "ask-tint", "priv-tint"),
    "ink-2": (*GROUNDS, "select", "accent-tint", "chip-bg"),
    "ink-3": (*GROUNDS, "select"),
    "accent": ("surface", "paper", "accent-tint"),
    "on-accent": ("accent", "accent-hover", "accent-press"),
    "nav-ink": ("nav-bg",),
    "ask-ink": ("surface", "paper", "ask-tint"),
    "priv-ink": ("surface", "paper", "priv-tint"),
    "alert-ink": ("window", "surface", "paper", "alert-tint"),
}
# Lines and shapes that carry a meaning, and what they stand on.
SHAPES = {
    "control-line": ("window", "surface", "paper"),
    "focus": (*GROUNDS, "select", "accent-tint"),
    "accent": (*GROUNDS, "accent-tint"),
    "accent-mid": ("surface", "paper"),
    "claim-line": ("paper", "claim-bg"),
    "ask-line": ("surface", "paper", "ask-tint"),
    "priv-line": ("surface", "paper", "priv-tint"),
    "alert-line": ("surface", "paper", "alert-tint"),
    "ink-2": ("window", "surface", "paper"),
    "spell-line": ("surface", "paper", "accent-tint", "claim-bg", "ask-tint", "priv-tint"),
}
RULE = re.compile(r"\{([^}]*)\}")
PAIR = re.compile(r"(?<![\w-])(background|color): @([a-z0-9-]+)")


def luminance(colour):
    """Return the relative luminance of a colour written as #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return how many times lighter the lighter of two colours is."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes(theme):
    """Return the colours of a theme on each of its papers."""
    for name, tints in TOKENS["tint"].items():
        yield name, {**TOKENS["color"][theme], **tints.get(theme, {})}


def too_weak(theme, pairs, least):
    return [
        f"{front} on {back} ({paper} paper): {contrast(colours[front], colours[back]):.2f}"
        for paper, colours in palettes(theme)
        for front, backs in pairs.items()
        for back in backs
        if contrast(colours[front], colours[back]) < least
    ]


def style_sheet_pairs():
    """Return ink and ground of every rule of the style sheets that names both."""
    found = {}
    for file in QSS.glob("*.qss"):
        for rule in RULE.findall(file.read_text("utf-8")):
            named = dict(PAIR.findall(rule))
            if len(named) == 2:
                found.setdefault(named["color"], set()).add(named["background"])
    return found


def test_the_formula_is_the_one_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out(theme):
    assert too_weak(theme, WORDS, TEXT) == []


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_stand_out(theme):
    assert too_weak(theme, SHAPES, GRAPHICS) == []


@pytest.mark.parametrize("theme", THEMES)
def test_words_of_the_style_sheets_stand_out(theme):
    pairs = style_sheet_pairs()
    assert "on-accent" in pairs
    assert too_weak(theme, pairs, TEXT) == []


@pytest.mark.parametrize("theme", THEMES)
def test_heat_is_told_apart_by_steps(theme):
    colours = TOKENS["color"][theme]
    steps = [luminance(colours[f"heat-{n}"]) for n in range(5)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


def test_every_theme_has_every_colour():
    for one, other in product(THEMES, THEMES):
        assert set(TOKENS["color"][one]) == set(TOKENS["color"][other])
