"""Where each box stands: bands from top to bottom, in each band the order that crosses the fewest lines.

The same graph gives the same places. `pack` is repeated in templates/js/drawing/pack.js, which packs what a filter or a
focus leaves; the tests hold the two to the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count

from viz.metrics import line_count

SWEEPS = 8
MOST_LINES = 4
# A name that takes more lines than this is said in fewer words where it can be.
GOOD_LINES = 3


@dataclass(frozen=True, slots=True)
class Geometry:
    """Sizes in CSS pixels at scale 1. `view_*` is the window to fill; `gutter` and `head` make room for band names."""

    view_width: int
    view_height: int
    columns_least: int
    columns_most: int
    cell: int
    box: int
    font: int
    line: int
    pad: int
    row_gap: int
    band_gap: int
    gutter: int
    head: int
    tallest: int
    gap_most: int

    def as_dict(self) -> dict[str, int]:
        """For the page."""
        return asdict(self)


DESK = Geometry(
    view_width=1160, view_height=790, columns_least=4, columns_most=8, cell=138, box=126, font=12, line=14, pad=5,
    row_gap=10, band_gap=20, gutter=108, head=0, tallest=3200, gap_most=84,
)  # fmt: skip
PHONE = Geometry(
    view_width=390, view_height=480, columns_least=3, columns_most=3, cell=125, box=118, font=11, line=13, pad=5,
    row_gap=10, band_gap=10, gutter=0, head=18, tallest=100_000, gap_most=10,
)  # fmt: skip

Rows = Sequence[tuple[str, Sequence[str]]]  # (band, actors in order), from top to bottom


@dataclass(frozen=True, slots=True)
class Lane:
    """The stripe of one band, from `top` to `bottom`."""

    band: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Places:
    """The centre and the height of every box, and the stripes behind them."""

    centre: Mapping[str, tuple[int, int]]
    height: Mapping[str, int]
    lanes: tuple[Lane, ...]

    @property
    def tall(self) -> int:
        """From the top of the first stripe to the bottom of the last."""
        return self.lanes[-1].bottom - self.lanes[0].top if self.lanes else 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Every actor and stack band by band and from left to right, its kind and label, and how many lines that takes."""

    rows: Rows
    kinds: Mapping[str, str]
    labels: Mapping[str, str]
    lines: Mapping[str, int]


def lines_of(label: str, most: int = MOST_LINES) -> int:
    """How many lines of a box a label takes; counts no further than `most`."""
    return line_count(label, DESK.box - 2 * DESK.pad - 10, DESK.font, most)


def ordered(
    bands: Mapping[str, str], top_down: Iterable[str], ties: Iterable[tuple[str, str]], middle: Iterable[str] = ()
) -> list[tuple[str, list[str]]]:
    """The actors of each band, left to right: each near those it is tied to in other bands, `middle` in the middle."""
    rows = [(band, sorted(id_ for id_ in bands if bands[id_] == band)) for band in top_down]
    rows = [(band, ids) for band, ids in rows if ids]
    near = _neighbours(bands, ties)
    fixed, place = frozenset(middle), {}
    for _, ids in rows:
        place.update(_spread(ids))
    for sweep in range(SWEEPS):
        for _, ids in rows if sweep % 2 == 0 else reversed(rows):
            pull = {id_: 0.5 if id_ in fixed else _mean(place, near[id_], place[id_]) for id_ in ids}
            ids.sort(key=lambda id_: (pull[id_], id_))
            _into_the_middle(ids, fixed)
            place.update(_spread(ids))
    return rows


def pack(rows: Rows, lines: Mapping[str, int], geometry: Geometry = DESK) -> Places:
    """The place of every box: each band as a block of rows, filled column by column so that the order stays."""
    columns = _columns(rows, lines, geometry)
    centre: dict[str, tuple[int, int]] = {}
    height: dict[str, int] = {}
    lanes: list[Lane] = []
    gap = _gap(rows, lines, columns, geometry)
    y = 0
    for band, ids in rows:
        top, y = y, y + geometry.head
        deep, heights = _block(ids, lines, columns, geometry)
        across = -(-len(ids) // deep)
        pitch = min(columns * geometry.cell // across, geometry.cell * 3 // 2)
        for index, id_ in enumerate(ids):
            column, row = divmod(index, deep)
            above = sum(heights[:row]) + row * geometry.row_gap
            centre[id_] = ((2 * column - (across - 1)) * pitch // 2, y + above + heights[row] // 2)
            height[id_] = heights[row]
        y += sum(heights) + (deep - 1) * geometry.row_gap
        lanes.append(Lane(band, top - gap // 2, y + gap // 2))
        y += gap
    return Places(centre, height, tuple(lanes))


def _columns(rows: Rows, lines: Mapping[str, int], geometry: Geometry) -> int:
    """The fewest columns that fill the window's shape; more than `columns_most` only where the map gets too tall."""

    def enough(columns: int) -> bool:
        tall = _height(rows, lines, columns, geometry)
        if columns * geometry.cell * geometry.view_height >= geometry.view_width * tall:
            return True
        return columns >= geometry.columns_most and tall <= geometry.tallest

    return next(columns for columns in count(geometry.columns_least) if enough(columns))


def _gap(rows: Rows, lines: Mapping[str, int], columns: int, geometry: Geometry) -> int:
    """The room between bands: more where the window has it to spare, so that lines can be told apart."""
    spare = geometry.view_height * 9 // 10 - _height(rows, lines, columns, geometry)
    return min(geometry.gap_most, geometry.band_gap + max(0, spare) // max(1, len(rows))) // 2 * 2


def _height(rows: Rows, lines: Mapping[str, int], columns: int, geometry: Geometry) -> int:
    tall = 0
    for _, ids in rows:
        deep, heights = _block(ids, lines, columns, geometry)
        tall += geometry.head + sum(heights) + (deep - 1) * geometry.row_gap + geometry.band_gap
    return tall


def _block(ids: Sequence[str], lines: Mapping[str, int], columns: int, geometry: Geometry) -> tuple[int, list[int]]:
    """How many rows a band takes, and the height of each."""
    deep = -(-len(ids) // columns)
    most = [max(lines[id_] for id_ in ids[row::deep]) for row in range(deep)]
    return deep, [number * geometry.line + 2 * geometry.pad for number in most]


def _neighbours(bands: Mapping[str, str], ties: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {id_: [] for id_ in bands}
    for one, other in ties:
        if one in bands and other in bands and bands[one] != bands[other]:
            near[one].append(other)
            near[other].append(one)
    return near


def _into_the_middle(ids: list[str], middle: frozenset[str]) -> None:
    held = [id_ for id_ in ids if id_ in middle]
    if held:
        others = [id_ for id_ in ids if id_ not in middle]
        half = len(others) // 2
        ids[:] = [*others[:half], *held, *others[half:]]


def _spread(ids: Sequence[str]) -> dict[str, float]:
    return {id_: (index + 0.5) / len(ids) for index, id_ in enumerate(ids)}


def _mean(place: Mapping[str, float], near: Sequence[str], otherwise: float) -> float:
    return round(sum(place[id_] for id_ in near) / len(near), 9) if near else otherwise
