"""Every rule by the id of its check."""

from collections.abc import Mapping

from ccjournal.domain.checks import (
    claims,
    figures,
    laws,
    loop,
    opinion,
    reasons,
    targets,
    tense,
    vagueness,
    whole,
)
from ccjournal.domain.checks.check import Rule

RULES: Mapping[str, Rule] = {
    "S1": whole.missing_parts,
    "S2": whole.long_scene,
    "S3": whole.we_not_i,
    "S4": tense.supposed,
    "S5": vagueness.vague_deeds,
    "S6": reasons.no_reason,
    "S7": figures.no_figure,
    "S8": figures.no_time,
    "S9": laws.no_law,
    "S9D": laws.not_in_force,
    "S10": laws.generic_rule,
    "S11": claims.weak_reasons,
    "S12": reasons.only_cure,
    "S13": loop.loop_open,
    "S14": loop.nobody_told,
    "S15": figures.only_figures,
    "S16": opinion.feelings_in_scene,
    "S18": opinion.opinion_of_myself,
    "SMART": targets.wishes,
}
