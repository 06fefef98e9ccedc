"""What each payer of a money view pays in each year, whatever year the picture is of: a table below the flows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.days.dates import last_day, period_bounds
from queries.sums.money import left_out, upper_total
from viz.views.asked import Asked, heads
from viz.views.picture import Section
from viz.views.sums import Tiers
from viz.views.svg import block, isolated, label, part, rect, wrap
from viz.views.twin import count_words, period_words, pounds

_MOST_YEARS, _NAME, _CELL, _ROW, _BAR = 6, 180, 120, 34, 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums of one payer for one period: what they come to, at most `most` where one is a range, and how many of them
    are parts or the same money again."""

    total: float
    apart: int
    most: float | None = None

    @property
    def words(self) -> str:
        """'£2.5 billion', with how many sums are in it already."""
        most = f" to {pounds(self.most)}" if self.most is not None else ""
        return pounds(self.total) + most + (f" ({count_words(self.apart, 'part')} in it)" if self.apart else "")


Years = Mapping[tuple[str, str], Cell]  # (payer, period)


def years_of(asked: Asked, ends: Tiers) -> Years:
    """The sums between those in the picture, by payer and period, of the periods that have begun on the day."""
    body_of = {link.subject: link.object for link in reversed(heads(asked))}
    pairs = {(payer, recipient) for payer, recipient, _ in ends.values()}
    rows: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for link in asked.graph.links.values():
        values = link.values
        if link.kind != "FUNDS" or link.polarity != "asserted" or not asked.wants(link):
            continue
        payer, recipient = body_of.get(link.subject, link.subject), body_of.get(link.object, link.object)
        stated = values.amount is not None and values.period and (values.amount_is or "total") == "total"
        if stated and (payer, recipient) in pairs and period_bounds(str(values.period))[0] <= last_day(asked.as_of):
            rows[payer, str(values.period)].append({
                "link": link.id, "payer": payer, "recipient": recipient, "payer_kind": asked.graph.actors[payer].kind,
                "amount": values.amount, "amount_to": values.amount_to, "amount_is": values.amount_is, "period": values.period,
                "part_of": values.part_of, "joint": values.joint, "via": values.via,
            })  # fmt: skip
    return {key: _cell(rows[key]) for key in sorted(rows)}


def _cell(rows: list[dict[str, Any]]) -> Cell:
    out = left_out(rows)
    counted = [row for row in rows if row["link"] not in out]
    return Cell(sum(row["amount"] for row in counted), len(out), upper_total(counted))


def panel_of_years(asked: Asked, ends: Tiers, x: float, top: float) -> tuple[str, float, float, list[Section]]:
    """The table drawn, its width and height, and the same in words; nothing where there is only one sum to tell."""
    years = years_of(asked, ends)
    if len(years) < 2:
        return "", 0, 0, []
    periods = sorted({period for _, period in years}, key=period_bounds)[-_MOST_YEARS:]
    payers = sorted({payer for payer, period in years if period in periods}, key=lambda payer: (asked.name(payer), payer))
    largest = max(cell.total for cell in years.values()) or 1
    body = [label(x, top + 16, "What each pays, by year", size=14, cls="bold")]
    for column, period in enumerate(periods):
        body.append(label(x + _NAME + column * _CELL, top + 40, period_words(period), cls="bold quiet"))
    for row, payer in enumerate(payers):
        y = top + 50 + row * _ROW
        body.append(block(x, y, wrap(asked.name(payer), _NAME - 12, 12, 2, bold=True), cls="bold"))
        for column, period in enumerate(periods):
            if cell := years.get((payer, period)):
                body.append(
                    _drawn(cell, largest, x + _NAME + column * _CELL, y, f"{asked.name(payer)}, {period_words(period)}")
                )
    told = tuple(
        (f"{isolated(asked.name(payer))}, {period_words(period)}", cell.words)
        for (payer, period), cell in years.items() if period in periods
    )  # fmt: skip
    return "".join(body), _NAME + _CELL * len(periods), 50 + _ROW * len(payers), [Section("What each pays, by year", (), told)]


def _drawn(cell: Cell, largest: float, x: float, y: float, what: str) -> str:
    words = pounds(cell.total) + ("+" if cell.most is not None else "") + ("*" if cell.apart else "")
    bar = rect(x, y + 17, max(cell.total / largest * (_CELL - 14), 1.5), _BAR, "flow")
    return part(label(x, y + 12, words) + bar, f"{what}: {cell.words}")
