"""Which payments stand around an actor, and what each payer and recipient pays and receives in all."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from graph.days.dates import last_day
from graph.days.phases import phases
from graph.model import Link, Qualifiers
from graph.texts.plain_words import listed
from queries.sums.money import left_out
from viz.views.asked import Asked, heads
from viz.views.twin import period_words, pounds, sum_words

# Link -> (payer, recipient, tier of the recipient).
Tiers = dict[str, tuple[str, str, int]]
# So many other days are tried before a view is drawn without sums.
_MOST_DAYS = 24


def walked(asked: Asked, hops: int) -> Tiers:
    """Link -> (payer, recipient, tier of the recipient): upstream in tiers up to 0, where the actor is, then downstream."""
    body_of = {link.subject: link.object for link in reversed(heads(asked))}
    start = body_of.get(asked.actor.id, asked.actor.id)
    found: Tiers = {}
    ends = {
        link.id: (body_of.get(link.subject, link.subject), body_of.get(link.object, link.object))
        for link in asked.graph.links.values()
        if link.kind == "FUNDS" and asked.holds(link)
    }
    ends = {id_: pair for id_, pair in ends.items() if pair[0] != pair[1]}
    for sign in (-1, 1):
        frontier, seen = {start}, {start}
        for hop in range(hops):
            beyond = set()
            for id_, (payer, recipient) in ends.items():
                near, far = (recipient, payer) if sign < 0 else (payer, recipient)
                if near in frontier and id_ not in found:
                    found[id_] = (payer, recipient, -hop if sign < 0 else hop + 1)
                    beyond.add(far)
            frontier = beyond - seen
            seen |= beyond
    return found


def nearest_with_sums(asked: Asked, hops: int) -> tuple[Asked, str]:
    """What is asked, of the nearest day on which a payment around the actor has a sum, and the words that say so; as it
    is, without words, where that is the day asked for or there is no such day."""
    if _has_sums(asked, walked(asked, hops)):
        return asked, ""
    for day in _days_of_sums(asked):
        other = replace(asked, as_of=day)
        if _has_sums(other, tiers := walked(other, hops)):
            periods = {period for id_ in tiers if (period := asked.graph.links[id_].values.period)}
            years = listed(period_words(period) for period in sorted(periods)) or other.day
            said = f"No sum is stated for {asked.day}: drawn is the money of the nearest day with sums, {other.day} ({years})."
            return other, said
    return asked, ""


def _has_sums(asked: Asked, tiers: Tiers) -> bool:
    return any(asked.graph.links[id_].values.amount is not None for id_ in tiers)


def _days_of_sums(asked: Asked) -> list[str]:
    """The days next to the one asked for on which a payment with a sum is in force, the nearest first, the later last."""
    here = datetime.date.fromisoformat(last_day(asked.as_of))
    days = set()
    for link in asked.graph.links.values():
        if link.kind == "FUNDS" and link.values.amount is not None and asked.wants(link):
            for phase in phases(link, asked.graph.actors):
                days.add(phase.begins if phase.begins > last_day(asked.as_of) else min(phase.ends, last_day(asked.as_of)))
    return sorted(days, key=lambda day: (abs((datetime.date.fromisoformat(day) - here).days), day))[:_MOST_DAYS]


def _rows(asked: Asked, ends: Tiers) -> dict[str, dict[str, Any]]:
    """The funding as `queries.sums.money` wants it."""
    actors = asked.graph.actors
    return {
        id_: {
            "link": id_, "payer": payer, "recipient": recipient, "payer_kind": actors[payer].kind,
            **{name: getattr(asked.graph.links[id_].values, name) for name in
               ("amount", "amount_to", "amount_is", "period", "part_of", "joint", "via")},
        }
        for id_, (payer, recipient, _) in ends.items()
    }  # fmt: skip


def totals(asked: Asked, ends: Tiers, actor: str, side: str) -> tuple[str, dict[str, str]]:
    """What an actor pays ('payer') or receives ('recipient') in all, in words, and which sums are not added, with why."""
    rows = [row for row in _rows(asked, ends).values() if row[side] == actor]
    stated = [row for row in rows if row["amount"] is not None]
    out = left_out(stated)
    counted = [asked.graph.links[row["link"]] for row in stated if row["link"] not in out]
    shared = [link for link in counted if side == "recipient" and sharers(asked, link)]
    values = [link.values for link in counted if link not in shared]
    words = [_added(values)] if values else []
    words += [f"a share of {sum_words(link.values)}" for link in shared]
    if words and len(rows) > len(stated):
        words.append(f"{len(rows) - len(stated)} more without a sum")
    return (f"{'pays' if side == 'payer' else 'receives'} {'; '.join(words)}" if words else ""), out


def sharers(asked: Asked, link: Link) -> list[str]:
    """Who else receives a joint sum: nobody says how it is divided between them."""
    key = link.values.joint
    others = [other for other in asked.graph.links.values() if key and other.values.joint == key and other.kind == "FUNDS"]
    return sorted(other.object for other in others if other.subject == link.subject and other.object != link.object)


def _added(values: list[Qualifiers]) -> str:
    """Some sums of one payer or recipient as one, in words; those that mean nothing when added stay apart."""
    if len(values) == 1:
        return sum_words(values[0])
    if (values[0].amount_is or "total") != "total":
        return f"{len(values)} sums, not added"
    periods = {value.period for value in values}
    about = "about " if any(value.amount_qualifier for value in values) else ""
    told = f"({period_words(period)})" if len(periods) == 1 and (period := next(iter(periods))) else f"in {len(values)} sums"
    told += ", periods differ" if len(periods) > 1 else ("" if next(iter(periods)) else ", no period stated")
    return f"{about}{_total(values)} {told}"


def _total(values: list[Qualifiers]) -> str:
    """What sums come to: the least and the most of it, where one of them is a range."""
    least, most = (
        sum(ends) for ends in zip(*((one.amount or 0, one.amount_to or one.amount or 0) for one in values), strict=True)
    )
    return pounds(least) if least == most else f"{pounds(least)} to {pounds(most)}"
