"""Pieces of SVG as text: every word is escaped, every line of a label is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from viz.metrics import width

# What neither XML nor a page can hold: control characters, halves of surrogate pairs, non-characters.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE = 1.22


def clean(text: str) -> str:
    """The text with a visible mark for each character that no document can hold."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def esc(text: str) -> str:
    """Text for an element or an attribute."""
    return escape(clean(text), quote=True)


def wide(text: str, size: float, bold: bool = False) -> float:
    """About how many pixels wide a text is."""
    return width(text, size, bold)


def wrap(text: str, room: float, size: float = 12, most: int = 2, bold: bool = False) -> list[str]:
    """The text in at most `most` lines of `room` pixels; the last one ends with … where something is left out."""
    lines: list[str] = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer, size, bold) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        while wide(word, size, bold) > room and len(lines) <= most:
            cut = next(end for end in range(len(word), 0, -1) if end == 1 or wide(word[:end], size, bold) <= room)
            lines[-1], word = word[:cut], word[cut:]
            lines.append("")
        lines[-1] = word
        if len(lines) > most:
            break
    return lines if len(lines) <= most else [*lines[: most - 1], _shortened(lines[most - 1], room, size, bold)]


def _shortened(text: str, room: float, size: float, bold: bool) -> str:
    while text and wide(text + "…", size, bold) > room:
        text = text[:-1]
    whole = text.rpartition(" ")[0]  # to the end of a word, unless that would cost half of it
    return (whole if len(whole) > len(text) / 2 else text).rstrip() + "…"


def label(x: float, y: float, text: str, *, size: float = 12, cls: str = "", anchor: str = "start") -> str:
    """One line of text; `y` is its base line."""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    named = f' class="{cls}"' if cls else ""
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}"{at}{named}>{esc(text)}</text>'


def block(x: float, top: float, lines: Sequence[str], *, size: float = 12, cls: str = "", anchor: str = "start") -> str:
    """Lines of text below one another; `top` is the top of the first."""
    return "".join(
        label(x, top + size * (0.93 + LINE * index), line, size=size, cls=cls, anchor=anchor)
        for index, line in enumerate(lines)
    )


def tall(lines: Sequence[str], size: float = 12) -> float:
    """How many pixels high some lines are."""
    return size * LINE * len(lines)


def rect(x: float, y: float, width_: float, height: float, cls: str, round_: float = 0) -> str:
    """A rectangle."""
    corner = f' rx="{n(round_)}"' if round_ else ""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(width_)}" height="{n(height)}"{corner} class="{cls}"/>'


def path(d: str, cls: str, extra: str = "") -> str:
    """A path; `extra` are attributes."""
    return f'<path d="{d}" class="{cls}"{extra}/>'


def part(body: str, title: str = "", links: Iterable[str] = (), cls: str = "") -> str:
    """A group with a title for the pointer and the screen reader; `links` are the ids of the links it draws."""
    ids = " ".join(links)
    told = f' data-links="{esc(ids)}"' if ids else ""
    named = f' class="{cls}"' if cls else ""
    words = f"<title>{esc(title)}</title>" if title else ""
    return f"<g{named}{told}>{words}{body}</g>"


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """The path of a line that leaves and arrives level."""
    middle = (x1 + x2) / 2
    return f"M{n(x1)} {n(y1)}C{n(middle)} {n(y1)} {n(middle)} {n(y2)} {n(x2)} {n(y2)}"


def n(number: float) -> str:
    """A number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


def isolated(name: str) -> str:
    """A name within a sentence: marks of direction in it do not reach the words beside it."""
    return f"\u2068{name}\u2069"
