"""Ed25519 signatures checked in plain Python, after RFC 8032."""

from __future__ import annotations

import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
# X, Y, Z and T of RFC 8032, 5.1.4.
Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)
# 0 to 15 times a point, times every power of 16.
WINDOWS, WIDTH = 64, 16


def add(a: Point, b: Point) -> Point:
    """Return the sum of two points (RFC 8032, 5.1.4)."""
    one = (a[1] - a[0]) * (b[1] - b[0])
    two = (a[1] + a[0]) * (b[1] + b[0])
    three, four = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point(data: bytes) -> Point | None:
    """Return the point that 32 bytes stand for, or None (RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if len(data) != 32 or y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def multiples(start: Point) -> list[list[Point]]:
    """Return the table by which a point is multiplied."""
    table = []
    for _ in range(WINDOWS):
        row = [NEUTRAL]
        for _ in range(WIDTH):
            row.append(add(row[-1], start))
        start = row.pop()
        table.append(row)
    return table


def times(table: list[list[Point]], number: int) -> Point:
    """Return a number times the point of a table."""
    total = NEUTRAL
    for row in table:
        total = add(total, row[number & 15])
        number >>= 4
    return total


def is_of_low_order(start: Point) -> bool:
    """Whether eight times a point is nothing: such a key would take signatures of anybody."""
    for _ in range(3):
        start = add(start, start)
    x, y, z, _t = start
    return x == 0 and y == z


class PublicKey:
    """A key that checks signatures (RFC 8032, 5.1.7)."""

    def __init__(self, key: bytes) -> None:
        found = point(key)
        base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
        if found is None or base is None or is_of_low_order(found):
            raise ValueError("no key")
        x, y, z, t = found
        self.key = key
        self._minus = multiples((P - x, y, z, P - t))
        self._base = multiples(base)

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether a signature is one of this key over a message."""
        first, s = signature[:32], int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or s >= ORDER:
            return False
        digest = hashlib.sha512(first + self.key + message).digest()
        k = int.from_bytes(digest, "little") % ORDER
        x, y, z, _t = add(times(self._base, s), times(self._minus, k))
        inverse = pow(z, P - 2, P)
        x, y = x * inverse % P, y * inverse % P
        return (y | (x & 1) << 255).to_bytes(32, "little") == first
