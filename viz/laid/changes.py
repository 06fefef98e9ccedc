"""What changed between two days, laid out to be read on a page or two: who holds whom to account first, then who holds office,
then the rest; what changed alike for many is told once, and long lists are cut short with their count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.store import Row
from graph.texts.harmless import one_line
from graph.texts.plain_words import listed
from viz.laid.page import INDENT, Notes, Page, sentence_of

_HOLDING = ("oversight", "office", "steering", "duty")
_HELD_BY = "HOLDS_OFFICE"
# As a change is counted, and as its heading says it.
_COUNTED = {
    "added": ("1 link began", "{} links began"), "ended": ("1 ended", "{} ended"), "changed": ("1 changed", "{} changed"),
    "re-routed": ("1 passed to another", "{} passed to another"),
    "planned or proposed": ("1 is planned or proposed", "{} are planned or proposed"),
    "chain lengthened": ("1 chain grew longer", "{} chains grew longer"),
    "chain shortened": ("1 chain grew shorter", "{} chains grew shorter"),
    "said at one date only": ("1 was said at one date only", "{} were said at one date only"),
}  # fmt: skip
_HEADED = {
    "added": "began", "changed": "changed", "ended": "ended", "planned or proposed": "to come, or proposed",
    "said at one date only": "said at one date only, which proves no change",
}  # fmt: skip
_MOVED = {"added": "came", "ended": "left", "planned or proposed": "to come, or proposed"}
_MOST = {True: 5, False: 3}  # sentences of one family and sort of change: of holding to account, and of the rest
_MOST_OFFICES = 12
_FEW = 2


def heading_of(row: Row) -> str:
    """The heading of a change by itself: Began, Ended, Re-routed."""
    return _HEADED.get(row["change"], str(row["change"])).capitalize()


def change_lines(rows: Sequence[Row], notes: Notes, page: Page) -> Iterator[str]:
    """The changes in lines."""
    if not all(row["link"] or row["change"].startswith("chain") for row in rows):  # --stat: the counts of each kind
        yield from _kinds(rows, page)
        return
    counts = Counter(row["change"] for row in rows)
    told = [_COUNTED[change][number != 1].format(number) for change, number in sorted(counts.items(), key=_order)]
    yield from page.lines(", ".join(told))
    offices = [row for row in rows if row["kind"] == _HELD_BY]
    others = [row for row in rows if row["kind"] != _HELD_BY and row["change"] in _HEADED and not row["ceased"]]
    sums, others = [row for row in others if row["period"]], [row for row in others if not row["period"]]
    for holding, title in ((True, "Who holds whom to account"), (False, "Money, structure and work")):
        for change, head in _HEADED.items():
            found = [row for row in others if row["change"] == change and (row["family"] in _HOLDING) == holding]
            yield from _section(f"{title}: {head}", found, _MOST[holding], notes, page)
        if holding:
            yield from _moved([row for row in rows if row["change"] == "re-routed" and row["kind"] != _HELD_BY], notes, page)
            yield from _ceased(rows, notes, page)
            yield from _held(offices, notes, page)
            yield from _chains([row for row in rows if row["change"].startswith("chain")], page)
    yield from _sums(sums, page)


def _order(counted: tuple[str, int]) -> int:
    return list(_COUNTED).index(counted[0])


def _section(head: str, rows: Sequence[Row], most: int, notes: Notes, page: Page) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield page.bold(head)
    for family in dict.fromkeys(sorted((str(row["family"]) for row in rows), key=_rank)):
        alike = _alike(row for row in rows if row["family"] == family)
        for same in alike[:most]:
            more = f" And {len(same) - 1} more alike." if len(same) >= _FEW else ""
            yield from page.lines(f"{sentence_of(same[0])}{more} {notes.of(same)}", INDENT, hang=INDENT)
        if len(alike) > most:
            left = sum(len(same) for same in alike[most:])
            yield from page.lines(f"and {left} more of this sort (--links shows them)", INDENT)


def _rank(family: str) -> tuple[int, str]:
    return (_HOLDING.index(family) if family in _HOLDING else len(_HOLDING)), family


def _alike(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows, those together whose sentences differ only in who and to whom; the most first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        said = sentence_of(row)
        for end in ("subject_name", "object_name"):
            said = said.replace(str(row[end]), "")
        found.setdefault(said.lower().replace("the ", "").strip(), []).append(row)
    return sorted(found.values(), key=len, reverse=True)


def _moved(rows: Sequence[Row], notes: Notes, page: Page) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield page.bold("Who holds whom to account: passed to another")
    for row in rows:
        line = f"{sentence_of(row)} Before: {row['was_name']} ({row['detail']}). {notes.of([row])}"
        yield from page.lines(one_line(line), INDENT, hang=INDENT)


def _sums(rows: Sequence[Row], page: Page) -> Iterator[str]:
    """Sums for a time of their own: that it began or ran out is no change in who pays whom."""
    if not rows:
        return
    counts = Counter(row["change"] for row in rows)
    words = {"added": "began", "ended": "ran out"}
    said = " and ".join(f"{counts[change]} {word}" for change, word in words.items() if counts[change])
    yield ""
    yield page.bold("Sums for a set time")
    yield from page.lines(f"{said or len(rows)}, which changes nothing in who pays (--links shows them)", INDENT)


def _ceased(rows: Sequence[Row], notes: Notes, page: Page) -> Iterator[str]:
    """Who ceased to exist, with how much, and who came after."""
    gone: dict[str, list[Row]] = {}
    for row in rows:
        if row["ceased"] and row["kind"] != _HELD_BY:
            gone.setdefault(str(row["ceased"]), []).append(row)
    if not gone:
        return
    after: dict[str, list[Row]] = {}
    for row in (row for row in rows if row["kind"] == "SUCCEEDS" and row["change"] == "added"):
        after.setdefault(str(row["object"]), []).append(row)
    yield ""
    yield page.bold("Who ceased to exist, and the links with it")
    for id_, found in gone.items():
        links = "1 link" if len(found) == 1 else f"{len(found)} links"
        came = after.get(id_, [])
        then = f"; {listed(str(row['subject_name']) for row in came)} came after" if came else ""
        line = f"{found[0]['ceased_name']}: {links} (--links shows them){then} {notes.of([*found, *came])}"
        yield from page.lines(one_line(line), INDENT, hang=INDENT)


def _held(rows: Sequence[Row], notes: Notes, page: Page) -> Iterator[str]:
    """Who came and who went, an office a line; national offices first."""
    if not rows:
        return
    yield ""
    yield page.bold("Who holds office")
    passed = {row["object"]: row for row in rows if row["change"] == "re-routed"}
    told = [*passed.values(), *(row for row in rows if row["object"] not in passed)]
    told.sort(key=lambda row: row["level"] != "national")
    for row in told[:_MOST_OFFICES]:
        how = f"{row['subject_name']} {_MOVED.get(row['change'], row['change'])}"
        if row["was"]:
            how = f"at first {row['was_name']}, at last {row['subject_name']} ({row['detail']})"
        line = f"{row['object_name']}: {how}. {notes.of([row])}"
        yield from page.lines(one_line(line), INDENT, hang=INDENT)
    if len(told) > _MOST_OFFICES:
        yield from page.lines(f"and {len(told) - _MOST_OFFICES} more offices (--links shows them)", INDENT)


def _chains(rows: Sequence[Row], page: Page) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield page.bold("The shortest chain to voters, Parliament or the Crown")
    for row in rows:
        line = f"{row['subject_name']}: {row['detail']}, now to {row['object_name']}, before to {row['was_name']}."
        yield from page.lines(one_line(line), INDENT, hang=INDENT)


def _kinds(rows: Sequence[Row], page: Page) -> Iterator[str]:
    """How many links of each kind."""
    from graph.kinds import load_kinds

    kinds = load_kinds().links
    for change in dict.fromkeys(row["change"] for row in rows):
        yield ""
        found = [row for row in rows if row["change"] == change]
        yield page.bold(heading_of(found[0]))
        for row in found:
            label = kinds[row["kind"]].label if row["kind"] in kinds else change
            yield from page.lines(f"{label}: {row['detail']}", INDENT)
