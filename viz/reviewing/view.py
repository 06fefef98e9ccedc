"""What one page of a review shows: the paragraphs in reach, the proposal looked at, and the list in its groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.texts.plain_words import pounds, spaced
from viz.reviewing.desk import Desk, Item, Line
from viz.reviewing.fields import Group, groups_of
from viz.reviewing.marks import Piece, pieces_of

# So many paragraphs stand on one page; a longer document has several.
MOST_LINES = 400
BANDS = ((0.9, "0.90 and surer"), (0.75, "0.75 to 0.90"), (0.6, "0.60 to 0.75"), (0.0, "less sure"))
# A sign and a word for each state, so that nobody needs to tell them by colour.
SIGNS = {
    "open": "?", "later": "…", "returned": "!", "accepted": "✓", "edited": "✎", "added": "+", "written": "■", "refused": "✗",
    "claims": "✓", "none": "–", "quiet": "·",
}  # fmt: skip
WORDS = {
    "open": "to decide", "later": "put off", "returned": "sent back by the writer", "accepted": "accepted",
    "edited": "accepted as edited", "added": "added by hand", "written": "written", "refused": "refused",
}  # fmt: skip
LINE_WORDS = {"open": "open", "claims": "has claims", "none": "no claim", "quiet": "nothing asks for a claim"}


@dataclass(frozen=True)
class Told:
    """A paragraph as shown."""

    line: Line
    pieces: list[Piece]
    page: int | None
    here: bool


@dataclass(frozen=True)
class Listed:
    """A group of the list of proposals."""

    title: str
    items: list[Item]
    folded: bool = False


@dataclass
class Card:
    """What is looked at: a proposal (`item`), chosen words (`words`), or a paragraph (`line`)."""

    item: Item | None = None
    line: Line | None = None
    span: tuple[int, int] | None = None
    groups: list[Group] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    refusal: str = ""
    alike: int = 0
    error: str = ""
    open_edit: bool = False
    before: str = ""
    after: str = ""


@dataclass
class View:
    """A page."""

    desk: Desk
    items: Sequence[Item]
    lines: Sequence[Line]
    order: str
    card: Card
    part: int = 0

    @property
    def here(self) -> str:
        """The key of what is looked at."""
        return self.card.item.key if self.card.item else ""

    def told(self) -> list[Told]:
        """The paragraphs of this part of the document."""
        names, pages = self.desk.names(), self.desk.original.pages
        at = self.part * MOST_LINES
        focus = self.card.line.number if self.card.line else 0
        return [
            Told(one, pieces_of(one, self.items, names, self.here), pages.get(one.number), one.number == focus)
            for one in self.lines[at : at + MOST_LINES]
        ]

    def parts(self) -> list[tuple[int, int, int]]:
        """(number, first, last paragraph) of each part of a long document; none where there is one."""
        count = len(self.lines)
        found = [(at // MOST_LINES, at + 1, min(at + MOST_LINES, count)) for at in range(0, count, MOST_LINES)]
        return found if len(found) > 1 else []

    def counts(self) -> Mapping[str, int]:
        """How many paragraphs are in each state."""
        return Counter(one.state for one in self.lines)

    def open_lines(self) -> list[Line]:
        """The paragraphs in which nothing is proposed any more, and which are open all the same."""
        return [one for one in self.lines if one.state == "open" and not one.why.endswith("to decide")]

    def decided(self) -> int:
        """How many proposals are decided."""
        return sum(not one.is_open for one in self.items)

    def listed(self) -> list[Listed]:
        """The list: open ones by how sure they are, what is to complete apart, then what is decided."""
        open_ = [one for one in self.items if one.is_open and not one.incomplete]
        groups = []
        if self.order == "text":
            groups.append(Listed("In the order of the text", sorted(open_, key=lambda one: one.start)))
        else:
            above = 2.0
            for least, title in BANDS:
                some = [one for one in open_ if least <= one.sure < above]
                above = least
                groups.append(Listed(title, sorted(some, key=lambda one: -one.sure)))
        groups.append(Listed("To complete", [one for one in self.items if one.is_open and one.incomplete]))
        groups.append(Listed("Added by hand", [one for one in self.items if one.state == "added"]))
        done = [one for one in self.items if not one.is_open and one.state != "added"]
        groups.append(Listed("Decided", done, folded=True))
        return [group for group in groups if group.items]

    def sequence(self) -> list[str]:
        """The keys of open proposals in the order of the list."""
        return [one.key for group in self.listed() for one in group.items if one.is_open]


def card_of(desk: Desk, item: Item, items: Sequence[Item], lines: Sequence[Line]) -> Card:
    """The card of a proposal."""
    record, claim = item.record, item.record["claims"][0]
    values = {name: value for name, value in (claim.get("values") or {}).items() if value not in (None, "", [])}
    new = [
        (f"new: {one.get('name')}", spaced(str(one.get("kind") or "kind not known"))) for one in record.get("new_actors") or []
    ]
    pairs = [*((spaced(name), _said(name, value)) for name, value in values.items()), *new]
    line = next((one for one in lines if one.start <= item.start < one.end), None)
    refusal = desk.refusal(item.key) if item.is_open and not item.incomplete else ""
    names = {str(one.get("id")): one for one in record.get("new_actors") or []}
    ends = {
        end: names[record[end]]["name"] if record.get(end) in names else record.get(end) or "" for end in ("subject", "object")
    }
    kinds = {f"{end}_kind": names[record[end]].get("kind") or "" for end in ("subject", "object") if record.get(end) in names}
    told = {
        **values, **ends, **kinds, "kind": record["kind"], "reading": item.reading, "place": item.place,
        "importance": claim.get("importance"), "why": claim.get("why"),
    }  # fmt: skip
    alike = sum(one.pattern == item.pattern for one in items)
    return Card(item, line, None, groups_of(desk.kinds, told), pairs, refusal, alike)


def card_by_hand(desk: Desk, start: int, end: int, lines: Sequence[Line]) -> Card:
    """The card of words that a person chose. AskedWrongly where they are of no one paragraph."""
    draft = desk.draft(start, end)
    line = next((one for one in lines if one.start <= int(draft["start"]) < one.end), None)
    span = int(draft["start"]), int(draft["end"])
    return Card(None, line, span, groups_of(desk.kinds, draft, by_hand=True), open_edit=True)


def _said(name: str, value: Any) -> str:
    if name in ("amount", "amount_to") and isinstance(value, int | float):
        return pounds(float(value))
    return ", ".join(spaced(str(one)) for one in value) if isinstance(value, list | tuple) else spaced(str(value))
