"""What a view draws: an SVG body with its size, the table of the same links, and what has to be said beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.kinds import load_kinds
from graph.model import Actor
from viz.views.svg import block, esc, label, part, rect, tall, wide, wrap

CARD_PAD = 7


@dataclass(frozen=True, slots=True)
class Section:
    """One table: the links of one part of the picture. `told` are facts that are no link: (what, when)."""

    heading: str
    links: tuple[str, ...]
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn view. `body` is SVG; `summary` says in one or two sentences what there is to see.

    On paper it may be cut across at the heights `cuts` and down at `columns`; every sheet repeats what lies between the
    two heights of `head`, and what is left of `stub`.
    """

    title: str
    summary: str
    width: float
    height: float
    body: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    cuts: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()
    head: tuple[float, float] = (0.0, 0.0)
    stub: float = 0.0


@dataclass(frozen=True, slots=True)
class Card:
    """A box with a name: an actor, or several that stand as one."""

    name: str
    kind: str
    told: str

    def flat(self, x: float, y: float, width_: float, height: float) -> str:
        """The box with the name and what it is on one line; the name is cut where both do not fit."""
        told = wide(self.told, 11)
        name = wrap(self.name, width_ - told - 3 * CARD_PAD - 12, 12, 1, bold=True)[0]
        return part(
            rect(x, y, width_, height, "card", 4) + rect(x, y, 6, height, f"k-{esc(self.kind)}", 2)
            + label(x + CARD_PAD + 8, y + height / 2 + 4, name, cls="bold")
            + label(x + width_ - CARD_PAD, y + height / 2 + 4, self.told, size=11, cls="quiet", anchor="end"),
            f"{self.name} ({self.told})",
        )  # fmt: skip

    def lines(self, width_: float, most: int = 2) -> list[str]:
        """The lines of its name."""
        return wrap(self.name, width_ - 2 * CARD_PAD - 8, 12, most, bold=True)

    def height(self, width_: float, most: int = 2) -> float:
        """How high it has to be."""
        return tall(self.lines(width_, most)) + tall([self.told], 11) + 2 * CARD_PAD

    def drawn(self, x: float, y: float, width_: float, height: float, most: int = 2) -> str:
        """The box: a bar in the colour of its kind, the name, and what it is."""
        lines = self.lines(width_, most)
        below = wrap(self.told, width_ - 2 * CARD_PAD - 8, 11, 1)
        top = y + (height - tall(lines) - tall(below, 11)) / 2
        return part(
            rect(x, y, width_, height, "card", 4) + rect(x, y, 6, height, f"k-{esc(self.kind)}", 2)
            + block(x + CARD_PAD + 8, top, lines, cls="bold")
            + block(x + CARD_PAD + 8, top + tall(lines), below, size=11, cls="quiet"),
            f"{self.name} ({self.told})",
        )  # fmt: skip


def card_of(actor: Actor) -> Card:
    """The box of one actor."""
    return Card(actor.name, actor.kind, load_kinds().actors[actor.kind].label)


def key(x: float, y: float, room: float, items: Iterable[tuple[str, str]]) -> tuple[str, float]:
    """A key of (sample drawn in 34 × 14 pixels, words), and its height."""
    left, body = x, []
    top = y
    for sample, words in items:
        needed = 34 + 8 + wide(words, 12) + 22
        if left > x and left + needed > x + room:
            left, top = x, top + 22
        body.append(f'<g transform="translate({left:.0f} {top:.0f})">{sample}{label(42, 11.5, words, size=12)}</g>')
        left += needed
    return "".join(body), top + 22 - y


def nothing(title: str, why: str, sections: Sequence[Section] = (), notes: Sequence[str] = ()) -> Picture:
    """A picture of nothing that says so."""
    lines = wrap(why, 640, 14, 6)
    return Picture(title, why, 700, 40 + tall(lines, 14), block(20, 20, lines, size=14), tuple(sections), tuple(notes))
