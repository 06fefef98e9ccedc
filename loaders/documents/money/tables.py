"""Reads sums out of tables: a row names who is paid, a column's heading the year, the unit and sometimes the payer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.documents.claims.record import Finding
from loaders.documents.model import Document, Mention
from loaders.documents.money.periods import find_period
from loaders.documents.money.sums import amount_of, find_sums

_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*$")
_UNIT = re.compile(r"£\s?\(?(?P<scale>million|billion|thousand|m|bn|k|000s?|['’]000s?)\b", re.IGNORECASE)
_POUND = re.compile(r"\(£\)|£$|\bamount\b.{0,12}£|£.{0,4}$|\bGBP\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[£\s]*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s*(?P<scale>million|billion|thousand|m|bn|k)?\s*$",
    re.I,
)
_TOTAL = re.compile(r"\W*(?:total|grand total|sum|all|overall|net|subtotal)\b", re.IGNORECASE)
_NO_PAYMENT = re.compile(
    r"\b(?:cost|saving|loss|fine|reserve|precept|council tax|debt|salary|spend(?:ing)? by)s?\b", re.IGNORECASE
)
_HAS_SUM = re.compile(r"£|\bGBP\b")
_LONGEST = 400


def find_in_tables(document: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """A finding for each sum in a cell of a row that names one actor. Columns are parted by '|' or by tabs."""
    text, rows = document.text, list[tuple[int, int]]()
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\n"))
        if _is_row(line):
            rows.append((start, end))
        elif rows:
            yield from _table(text, rows, mentions)
            rows = []
        start += len(line)
    if rows:
        yield from _table(text, rows, mentions)


def _is_row(line: str) -> bool:
    return len(line) <= 4000 and (line.count("|") >= 2 or line.count("\t") >= 1) and bool(line.strip())


def _start(mention: Mention) -> int:
    return mention.start


def _cells(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The spans of a row's cells, without their white space."""
    sign = "|" if text.count("|", low, high) >= 2 else "\t"
    cells, start = [], low
    for at in [*(i for i in range(low, high) if text[i] == sign), high]:
        cells.append((start, at))
        start = at + 1
    if sign == "|" and not text[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if sign == "|" and cells and not text[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b - len(text[a:b]) + len(text[a:b].rstrip())) for a, b in cells]


def _table(text: str, rows: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> Iterator[Finding]:
    if not _HAS_SUM.search(text, max(0, rows[0][0] - _LONGEST), rows[-1][1]):
        return
    rows = [row for row in rows if not _RULE.fullmatch(text[slice(*row)].strip())]
    if len(rows) < 2:
        return
    heads = [text[low:high] for low, high in _cells(text, *rows[0])]
    above = text[max(0, rows[0][0] - _LONGEST) : rows[0][0]].rstrip().rsplit("\n\n", 1)[-1][-200:]
    for row in rows[1:]:
        cells = _cells(text, *row)
        inside = mentions[bisect_left(mentions, row[0], key=_start) : bisect_left(mentions, row[1], key=_start)]
        named = [(at, m) for at, cell in enumerate(cells) for m in inside if cell[0] <= m.start and m.end <= cell[1]]
        if not named or _TOTAL.match(text[slice(*cells[0])]):
            continue
        for at, cell in enumerate(cells):
            head = heads[at] if at < len(heads) else ""
            amount = _amount(text[slice(*cell)], head, above)
            if amount is not None and not _NO_PAYMENT.search(head) and not _NO_PAYMENT.search(above):
                yield _finding(text, row, cells, heads, (at, cell), amount, named, above)


def _amount(cell: str, head: str, above: str) -> tuple[float, float | None] | None:
    """The amount of a cell, and the upper end of a range: a sum, or a number under a heading (or title) that gives the unit."""
    found = list(find_sums(cell))
    if any(one.gone for one in found):
        return None
    if len(found) == 1 and len(cell) - (found[0].end - found[0].start) < 25:
        return float(found[0].amount), found[0].high
    number = _NUMBER.fullmatch(cell)
    unit = _UNIT.search(head) or (
        None if _POUND.search(head) else _UNIT.search(above) if not re.search(r"[A-Za-z]{4}", head) else None
    )
    if number is None or found or not (unit or _POUND.search(head)):
        return None
    scale = number["scale"] or (unit["scale"].strip("'’") if unit else "")
    plain = amount_of(number["number"], "thousand" if scale.startswith("000") else scale)
    return None if plain is None else (plain, None)


def _finding(
    text: str,
    row: tuple[int, int],
    cells: Sequence[tuple[int, int]],
    heads: Sequence[str],
    place: tuple[int, tuple[int, int]],
    sum_: tuple[float, float | None],
    named: Sequence[tuple[int, Mention]],
    above: str,
) -> Finding:
    at, cell = place
    payer: Mention | None = None
    paid: Mention | None = named[0][1]
    for column, mention in named:
        head = heads[column].casefold() if column < len(heads) else ""
        if re.search(r"\b(?:funder|funded by|source|from|payer|awarding|provider|department)\b", head):
            payer = mention
        elif re.search(r"\b(?:recipient|awarded to|body|force|organisation|to|area|grantee|name)\b", head):
            paid = mention
    if payer is paid:
        paid = next((mention for _, mention in named if mention is not payer), None)
    other = " ".join(text[low:high] for index, (low, high) in enumerate(cells) if index != at)
    head = heads[at] if at < len(heads) else ""
    period = find_period(f"in {head}") or find_period(f"in {other}") or find_period(above)
    amount, high = sum_
    values: dict[str, object] = {"amount": amount, "amount_to": high, "period": period, "powers": ("fund",)}
    how = ("a row of a table: whom it names, the sum in its column",)
    values = {name: value for name, value in values.items() if value is not None}
    key = f"{period or ''}-{amount:.0f}".replace("/", "-").strip("-")
    return Finding(payer, "FUNDS", paid, cells[0][0], max(cell[1], cells[0][1]), 0.62, "table-of-sums", how, values, key)
