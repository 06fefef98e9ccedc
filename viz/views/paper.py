"""A view on A4: its picture cut where it may be into sheets, each with the heads that belong to it, at one scale.

No PDF is written here. What draws SVG into PDF well needs a graphics library of the system or a second engine of fonts
and styles; every browser prints these pages to PDF with its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viz.views.picture import Picture
from viz.views.svg import esc, label, n, wrap

# A4 with margins of 10 mm, in CSS pixels, and the least scale: the smallest letters of a view have 11 px, which are
# then 7 points.
_SHORT, _LONG = 190 / 25.4 * 96, 276 / 25.4 * 96
_LEAST = 7 / 0.75 / 11
_HEAD = 34.0
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies on paper: upright or not, at what scale, and the part of it on each sheet, across then down."""

    upright: bool
    scale: float
    across: tuple[Span, ...]
    down: tuple[Span, ...]

    @property
    def room(self) -> Span:
        """Width and height of a sheet in the pixels of the picture."""
        wide, high = (_SHORT, _LONG) if self.upright else (_LONG, _SHORT)
        return wide / self.scale, high / self.scale


def laid_out(picture: Picture) -> Layout:
    """Upright where it is narrow enough for letters of 7 points, else lying; cut across only where even that is too wide."""
    upright = picture.width * _LEAST <= _SHORT and picture.height > picture.width
    wide, high = (_SHORT, _LONG) if upright else (_LONG, _SHORT)
    scale = min(1.0, max(_LEAST, wide / picture.width))
    stub, head = picture.stub, picture.head
    across = _cut((stub, *picture.columns, picture.width), wide / scale - stub)
    down = _cut((head[1], *picture.cuts, picture.height), high / scale - _HEAD - (head[1] - head[0]))
    return Layout(upright, scale, across, down)


def _cut(marks: Sequence[float], room: float) -> tuple[Span, ...]:
    """Spans from the first to the last of `marks` that each fit the room, cut at marks; at the room where none is near."""
    places = sorted(set(marks))
    found, start = [], places[0]
    while places[-1] - start > room + 0.5:
        fitting = [place for place in places if start < place <= start + room]
        end = fitting[-1] if fitting else start + room
        found.append((start, end))
        start = end
    return (*found, (start, places[-1]))


def sheets(picture: Picture, title: str, name: str, defined: str = "") -> Iterator[str]:
    """The sheets as SVGs that show parts of the picture whose body has this id; with `defined`, which holds the body, each
    is a document of its own."""
    alone = ' xmlns="http://www.w3.org/2000/svg"' if defined else ""
    layout = laid_out(picture)
    parts = [(x, y) for y in layout.down for x in layout.across]
    wide, high = layout.room
    for number, (x, y) in enumerate(parts, 1):
        told = f"{title} · {number} of {len(parts)}"
        body = label(0, 14, wrap(told, wide, 12, 1, bold=True)[0], cls="bold") + "".join(_windows(picture, x, y, name))
        tall = min(high, _HEAD + picture.head[1] - picture.head[0] + y[1] - y[0])
        size = f'width="{n(wide * layout.scale)}" height="{n(tall * layout.scale)}" viewBox="0 0 {n(wide)} {n(tall)}"'
        yield f'<svg{alone} class="view sheet" {size} role="img" aria-label="{esc(told)}">{defined}{body}</svg>'


def _windows(picture: Picture, x: Span, y: Span, name: str) -> Iterator[str]:
    """The part itself below the head and beside the stub that are repeated."""
    stub, (top, bottom) = (0.0, picture.stub), picture.head
    head = _HEAD + bottom - top
    for across, left in ((stub, 0.0), (x, picture.stub)):
        for down, at in (((top, bottom), _HEAD), (y, head)):
            wide, high = across[1] - across[0], down[1] - down[0]
            if wide > 0 and high > 0:
                box = f'viewBox="{n(across[0])} {n(down[0])} {n(wide)} {n(high)}"'
                place = f'x="{n(left)}" y="{n(at)}" width="{n(wide)}" height="{n(high)}"'
                yield f'<svg {place} {box}><use href="#{name}"/></svg>'
