"""Check digits: which numbers are made like a card's or an NHS number's."""

from itertools import cycle


def is_card(digits: str) -> bool:
    """Whether 13 to 19 digits pass the Luhn check (ISO/IEC 7812-1, annex B)."""
    if not 13 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    total = 0
    for digit, double in zip(reversed(digits), cycle((False, True)), strict=False):
        value = int(digit) * (2 if double else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in their modulus 11 check digit (NHS data dictionary)."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)
    )
    return (11 - total % 11) % 11 == int(digits[9])
