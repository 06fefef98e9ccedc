"""How much room a text takes, estimated without a browser.

The widths are those of the widest face that a page may get: Arial, or DejaVu Sans where a Linux desktop has no other.
Segoe UI and Helvetica are narrower. The map wraps with the real font and only needs to know how many lines to keep
free; the other views are wrapped here, and what is too narrow here would run out of its box there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


def _widths(letters: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, group in letters.items() for letter in group}


# Width of each letter in thousandths of the font size.
_PLAIN = _widths({
    275: "'ijl", 300: "I", 325: " ,.’", 350: "/:;f", 375: "-", 400: "!()t", 425: "r", 500: "J", 525: "sz", 550: "c–†",
    575: "Lk", 600: "vxy", 625: "FTaeo", 675: "EKPSY", 700: "ABVXZ", 725: "CR", 750: "HNU", 775: "&DG", 800: "OQ",
    825: "w", 875: "M", 975: "m", 1000: "W",
})  # fmt: skip
_BOLD = _widths({
    325: "'", 350: " ijl", 375: ",./I’", 400: ":;", 425: "-", 450: "f", 475: "!()t", 500: "r", 550: "J", 600: "csz–†",
    650: "Lvxy", 675: "aek", 700: "FTo", 725: "ESYZ", 750: "P", 775: "ABCKRVX", 825: "DU", 850: "GHNOQ", 875: "&",
    925: "w", 1000: "M", 1050: "m", 1100: "W",
})  # fmt: skip
_LETTER, _BOLD_LETTER, _WIDE = 650, 725, 1000


def width(text: str, size: float, bold: bool = False) -> float:
    """About how many pixels wide a text is at a font size, rather more than less."""
    known, other = (_BOLD, _BOLD_LETTER) if bold else (_PLAIN, _LETTER)
    return sum(known.get(letter, other if letter < "\u0370" else _WIDE) for letter in text) * size / 1000


def line_count(text: str, room: float, size: float, most: int) -> int:
    """How many lines a text needs in a box with `room` pixels across; never more than `most`."""
    lines, used, space = 1, 0.0, width(" ", size)
    for word in text.split():
        for piece in _pieces(word, room, size):
            needed = width(piece, size)
            if used and used + space + needed > room:
                lines, used = lines + 1, needed
            else:
                used = used + space + needed if used else needed
            if lines >= most:
                return most
    return lines


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """A word, in pieces where it is wider than the box: at its hyphens, or else anywhere."""
    if width(word, size) <= room:
        yield word
        return
    for part in re.findall(r"[^-]*-|[^-]+", word):
        start = 0
        for end in range(1, len(part) + 1):
            if end - start > 1 and width(part[start:end], size) > room:
                yield part[start : end - 1]
                start = end - 1
        yield part[start:]
