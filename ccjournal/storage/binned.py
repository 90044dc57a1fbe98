"""Since when something is in the bin, and how many seconds of that count."""

from collections.abc import Mapping
from datetime import datetime

Kept = tuple[datetime | None, int | None]
NEVER: Kept = (None, None)


def binned(former: Kept, moment: datetime, *, deleted: bool) -> Mapping[str, object]:
    """Return what a row says of the bin; what stays in it is not put there anew."""
    since, served = former
    if not deleted:
        return {"deleted_at": None, "binned_for": None}
    return {"deleted_at": since or moment, "binned_for": served or 0}
