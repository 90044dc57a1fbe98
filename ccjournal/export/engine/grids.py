"""The columns of tables whose columns were repeated: how wide each is."""

import math
from collections.abc import Iterator, Sequence

from lxml import etree

from ccjournal.export.engine.names import CELL, CELL_LOOK, ROW, TEXT, VALUE, q

WIDTH, KIND = q("w:w"), q("w:type")
SPAN = f"{CELL_LOOK}/{q('w:gridSpan')}"
CELL_WIDTH = f"{CELL_LOOK}/{q('w:tcW')}"
WHOLE = f"{q('w:tblPr')}/{q('w:tblW')}"
# A column with so many characters or more needs no more room than this; and at least so many.
MOST, LEAST = 36, 6


def fit(table: etree._Element) -> None:
    """Make the grid of a table whose columns were repeated.

    The table is as wide as its cells together. If its width is in per cent, it keeps that, and
    the columns share it.
    """
    grid = table.find(q("w:tblGrid"))
    rows = table.findall(ROW)
    if grid is None:
        return
    # A row of cells that each have a width tells more than one with a cell across them.
    widths = max((list(_widths(row)) for row in rows), key=_worth, default=[])
    if len(widths) == len(grid) or not all(width.isdecimal() for width in widths):
        return
    whole = table.find(WHOLE)
    if whole is not None and whole.get(KIND) == "pct":
        drawn = sum(int(column.get(WIDTH, "0")) for column in grid)
        widths = _share(drawn, rows, len(widths))
    elif whole is not None and whole.get(KIND) == "dxa":
        whole.set(WIDTH, str(sum(int(width) for width in widths)))
    _set_grid(grid, widths)


def _worth(widths: Sequence[str]) -> tuple[int, bool]:
    return len(widths), all(widths)


def _widths(row: etree._Element) -> Iterator[str]:
    """Yield the width of each cell; of those that span several columns an unknown one each."""
    for cell in row.findall(CELL):
        span, width = cell.find(SPAN), cell.find(CELL_WIDTH)
        if span is not None:
            yield from [""] * int(span.get(VALUE, "1"))
        else:
            yield "" if width is None else width.get(WIDTH, "")


def _share(whole: int, rows: Sequence[etree._Element], columns: int) -> list[str]:
    """Give each column its part of the width by the longest text in it, and return the widths."""
    needs = [float(LEAST)] * columns
    lined = [cells for row in rows if len(cells := row.findall(CELL)) == columns]
    for cells in lined:
        needs = [max(need, _need(cell)) for need, cell in zip(needs, cells, strict=True)]
    widths = [round(whole * need / sum(needs)) for need in needs]
    for cells in lined:
        for cell, width in zip(cells, widths, strict=True):
            found = cell.find(CELL_WIDTH)
            if found is not None:
                found.set(WIDTH, str(width))
                found.set(KIND, "dxa")
    return [str(width) for width in widths]


def _need(cell: etree._Element) -> float:
    """Return how much room a cell's text needs: a longer one can be broken into more lines."""
    text = "".join(piece.text or "" for piece in cell.iter(TEXT))
    longest = max(map(len, text.split()), default=0)
    return max(math.sqrt(min(len(text), MOST)) * 4, min(longest + 3, MOST))


def _set_grid(grid: etree._Element, widths: Sequence[str]) -> None:
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, q("w:gridCol"), {WIDTH: width})
