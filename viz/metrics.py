"""How much room a label takes, estimated without a browser from the widths of Arial (other faces are as wide or less).

The page wraps with the real font; this only says how many lines to keep free, so that a box never has to grow.
"""

from __future__ import annotations

from collections.abc import Iterator

# Width of each letter in thousandths of the font size.
_WIDTHS = {
    letter: width
    for width, letters in {
        191: "'’",
        222: "ijl",
        278: " ,.:;/!ftI",
        333: "-r()",
        500: "Jcksvxyz",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        944: "W",
    }.items()
    for letter in letters
}
_LETTER, _WIDE = 556, 1000
_MARGIN = 1.04


def width(text: str, size: float) -> float:
    """About how many pixels wide a text is at a font size."""
    thousandths = sum(_WIDTHS.get(letter, _LETTER if letter < "\u0370" else _WIDE) for letter in text)
    return thousandths * size / 1000 * _MARGIN


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
    """A word, in pieces where it is wider than the box."""
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and width(word[start:end], size) > room:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]
