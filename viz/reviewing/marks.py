"""The text of a paragraph in pieces, each with the actor that it names and the proposal that its words carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.texts.harmless import harmless
from viz.reviewing.desk import Item, Line, Name


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: where they begin in the document, whom they name, and of what proposal they are. `ends`: its last ones."""

    at: int
    text: str
    name: str = ""
    known: bool = False
    key: str = ""
    state: str = ""
    says: str = ""
    here: bool = False
    ends: bool = False


def plain(text: str) -> str:
    """The text with one visible sign for each that nobody could see: offsets in it are those of the document."""
    shown = harmless(text)
    return text if shown == text else "".join(sign if harmless(sign) == sign else "\N{REPLACEMENT CHARACTER}" for sign in text)


def pieces_of(line: Line, items: Sequence[Item], names: Sequence[Name], here: str) -> list[Piece]:
    """The pieces of a paragraph. Where proposals overlap the words are of the one looked at, then of one still open."""
    inside = [one for one in items if one.located and one.start < line.end and line.start < one.end]
    inside.sort(key=lambda one: (one.key != here, not one.is_open, one.state == "refused", one.end - one.start))
    named = [one for one in names if line.start <= one.start and one.end <= line.end]
    cuts = {line.start, line.end}
    for low, high in [*((one.start, one.end) for one in inside), *((one.start, one.end) for one in named)]:
        cuts |= {min(max(at, line.start), line.end) for at in (low, high)}
    pieces = [_piece(line, low, high, inside, named, here) for low, high in pairwise(sorted(cuts))]
    last = {piece.key: at for at, piece in enumerate(pieces) if piece.key}
    return [replace(piece, ends=last.get(piece.key) == at) for at, piece in enumerate(pieces)]


def _piece(line: Line, low: int, high: int, items: Sequence[Item], names: Sequence[Name], here: str) -> Piece:
    text = plain(line.text[low - line.start : high - line.start])
    name = next((one for one in names if one.start <= low and high <= one.end), None)
    item = next((one for one in items if one.start <= low and high <= one.end), None)
    called, known = (name.name, name.actor is not None) if name else ("", False)
    if item is None:
        return Piece(low, text, called, known)
    return Piece(low, text, called, known, item.key, item.state, item.says, item.key == here)


def words_in(items: Sequence[Item], lines: Sequence[Line]) -> dict[str, str]:
    """The words of each proposal, by its key; '' where they stand in no paragraph any more."""
    found = {}
    for item in items:
        line = next((one for one in lines if item.located and one.start <= item.start < one.end), None)
        found[item.key] = plain(line.text[item.start - line.start : item.end - line.start]) if line else ""
    return found
