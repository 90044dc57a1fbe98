"""Every rule by the id of its check."""

from collections.abc import Mapping

from ccjournal.domain.checks import whole
from ccjournal.domain.checks.check import Rule

RULES: Mapping[str, Rule] = {
    "S1": whole.missing_parts,
    "S2": whole.long_scene,
    "S3": whole.we_not_i,
}
