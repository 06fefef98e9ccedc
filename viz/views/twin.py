"""The table twin: each drawn link in words, with its proof, for those who do not look at pictures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.days.phases import dating, status_at
from graph.kinds import load_kinds
from graph.locators import listed, together
from graph.model import Link, Qualifiers
from graph.powers import power_of
from graph.texts.plain_words import long_date
from viz.payload import web_address
from viz.views.asked import Asked
from viz.views.picture import Picture

_BEFORE = {"over": "over ", "up_to": "up to ", "about": "about ", "at_least": "at least "}
_AFTER = {"increase": " more", "per_year": " a year", "per_person": " a person"}


def tables(asked: Asked, picture: Picture) -> list[dict[str, Any]]:
    """A heading, its facts and its rows, one for each link of each section that has any."""
    return [
        {
            "heading": section.heading,
            "told": section.told,
            "rows": [row(asked, asked.graph.links[id_]) for id_ in dict.fromkeys(section.links)],
        }
        for section in picture.sections
        if section.links or section.told
    ]


def row(asked: Asked, link: Link) -> dict[str, Any]:
    """One link in words."""
    values = link.values
    powers = [power.replace("_", " ") for power in power_of(link, load_kinds()).powers]
    return {
        "id": link.id,
        "subject": asked.name(link.subject),
        "verb": asked.verb(link),
        "object": asked.name(link.object),
        "reading": link.claims[0].reading if link.claims else "",
        "powers": ", ".join(powers) + (f" ({values.condition})" if values.condition else ""),
        "basis": " ".join(filter(None, (asked.name(values.basis) if values.basis else "", values.provision))),
        "when": when(asked, link),
        "sum": sum_words(values, exact=True),
        "proof": _proof(asked, link),
        "quotes": [
            {"words": asked.quotes[claim.id], "place": f"{_title(asked, claim.source)}, {claim.locator}"}
            for claim in link.claims
            if claim.id in asked.quotes
        ],
    }


def _title(asked: Asked, source: str) -> str:
    found = asked.graph.sources.get(source)
    return found.title if found else source


def when(asked: Asked, link: Link) -> str:
    """From when to when, in words, and its status where it is not simply in force."""
    values, status = link.values, status_at(link, asked.graph, asked.as_of)
    words = []
    if values.since or values.until:
        words.append(span_words(values.since, values.until))
    elif values.period:
        words.append(period_words(values.period))
    elif values.happened:
        words.append(f"happened {period_words(values.happened)}")
    elif dating(link) != "dated" and link.claims:
        said = sorted({claim.said_on for claim in link.claims})
        words.append(f"{'said' if link.saying else 'not dated; said'} on {', '.join(long_date(day) for day in said)}")
    if status != "in_force":
        words.append(status.replace("_", " "))
    if link.polarity == "denied":
        words.append("denied")
    return "; ".join(words)


def span_words(since: str | None, until: str | None) -> str:
    """'since 2012', 'until 2014', '2012 to 2014'."""
    if since and until:
        return long_date(since) if since == until else f"{long_date(since)} to {long_date(until)}"
    return f"since {long_date(since)}" if since else f"until {long_date(until or '')}"


def period_words(period: str) -> str:
    """A period of money as people write it: 2022/23, 2021 to 2023."""
    first, between, last = period.partition("..")
    words = [part if "/" in part else long_date(part) for part in (first, last) if part]
    return " to ".join(words) if between else words[0]


def sum_words(values: Qualifiers, *, exact: bool = False) -> str:
    """'over £350 million (2022/23)', or nothing where no sum is stated."""
    if values.amount is None:
        return ""
    period = f" ({period_words(values.period)})" if values.period else " (no period stated)"
    ends = [end for end in (values.amount, values.amount_to) if end is not None]
    amount = " to ".join(f"£{end:,.2f}".removesuffix(".00") if exact else pounds(end) for end in ends)
    return _BEFORE.get(values.amount_qualifier or "", "") + amount + _AFTER.get(values.amount_is or "", "") + period


def pounds(amount: float) -> str:
    """£2.294 billion, £6.65 million, £972,000; the table has the last pound."""
    for size, word in ((1e9, " billion"), (1e6, " million")):
        if amount >= size:
            return f"£{amount / size:,.3f}".rstrip("0").rstrip(".") + word
    return f"£{amount:,.2f}".removesuffix(".00")


def _proof(asked: Asked, link: Link) -> list[dict[str, Any]]:
    """Each source once, with where it leads and the places in it."""
    places: dict[str, list[str]] = {}
    for claim in link.claims:
        places.setdefault(claim.source, []).append(claim.locator)
    found = []
    for id_, locators in places.items():
        source = asked.graph.sources.get(id_)
        found.append({
            "title": _title(asked, id_), "url": web_address(source.url) if source else None,
            "places": listed(together(locators)),
        })  # fmt: skip
    return found


def all_links(picture: Picture) -> list[str]:
    """The ids of all links in the sections, each once."""
    return list(dict.fromkeys(id_ for section in picture.sections for id_ in section.links))


def count_words(number: int, thing: str) -> str:
    """'1 link', '3 links'."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def few(names: Iterable[str], most: int = 3) -> str:
    """'A, B, C and 4 more'."""
    found = list(names)
    return ", ".join(found[:most]) + (f" and {len(found) - most} more" if len(found) > most else "")
