"""Where an actor's money comes from and goes, tier by tier; sums are added only within one payer or recipient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Link
from viz.views.asked import Asked, as_one
from viz.views.picture import Card, Picture, Section, card_of, key, nothing
from viz.views.sums import Tiers, nearest_with_sums, sharers, totals, walked
from viz.views.svg import block, isolated, label, n, part, path, rect, wrap
from viz.views.twin import count_words, sum_words
from viz.views.years import panel_of_years

MEASURES = (
    ("total", "Payments"), ("increase", "Rises over an earlier sum, never added to sums"),
    ("per_year", "Each year of a period, never added to sums"), ("per_person", "For each person, never added to sums"),
)  # fmt: skip
_HOPS, _CARD, _BEND, _GUTTER, _MARGIN, _THICKEST, _GAP = 2, 180, 50, 150, 20, 70, 14

Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Flow:
    """One leg of one funding: from a payer, or the fund it comes through, one tier on."""

    link: Link
    payer: Node
    recipient: Node
    thick: float
    left_out: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    y: float
    height: float


def money(asked: Asked) -> Picture:
    """The view `money`."""
    name = isolated(asked.actor.name)
    title = f"{name}: money to and from it"
    asked, instead = nearest_with_sums(asked, asked.hops or _HOPS)
    tiers = walked(asked, asked.hops or _HOPS)
    if not tiers:
        why = f"No source here tells of money to or from {name} on {asked.day}. Sums for other years show with --as-of."
        return nothing(title, why)
    body: list[str] = []
    sections, cuts = list[Section](), list[float]()
    y, width = 14.0, 0.0
    for measure, words in MEASURES:
        mine = {id_: tier for id_, tier in tiers.items() if (asked.graph.links[id_].values.amount_is or "total") == measure}
        if not mine:
            continue
        drawn, wide, deep, free = _panel(asked, mine, words, y)
        body.append(drawn)
        cuts += [y, *free]
        y, width = y + deep + 30, max(width, wide)
        sections += _sections(asked, mine, words)
    table, wide, deep, told = panel_of_years(asked, tiers, _MARGIN, y)
    if told:
        body.append(table)
        cuts.append(y)
        sections += told
        y, width = y + deep + 30, max(width, wide + 2 * _MARGIN)
    samples, deep = _key(_MARGIN, y, max(width, 700) - 2 * _MARGIN)
    body.append(samples)
    columns = tuple(_MARGIN + (_CARD + _BEND + _GUTTER) * at + _CARD + 4.0 for at in range(2 * _HOPS + 1))
    summary = " ".join(filter(None, (instead, _summary(asked, tiers))))
    return Picture(title, summary, max(width, 700), y + deep + 6, "".join(body), tuple(sections), _notes(asked),
                   tuple(cuts), tuple(at for at in columns if at < width))  # fmt: skip


def flows_of(asked: Asked, ends: Tiers) -> list[Flow]:
    """The legs to draw, thick in proportion to their sums."""
    out: dict[str, str] = {}
    for payer in {payer for payer, _, _ in ends.values()}:
        out |= totals(asked, ends, payer, "payer")[1]
    largest = max((asked.graph.links[id_].values.amount or 0 for id_ in ends), default=0) or 1
    found = []
    for id_, (payer, recipient, tier) in ends.items():
        link = asked.graph.links[id_]
        thick = max((link.values.amount or 0) / largest * _THICKEST, 2)
        found.append(Flow(link, (payer, tier - 1), (recipient, tier), thick, out.get(id_), _words(asked, link, out.get(id_))))
    return sorted(found, key=lambda flow: (-(flow.link.values.amount or -1), flow.link.id))


def _panel(asked: Asked, ends: Tiers, words: str, top: float) -> tuple[str, float, float, list[float]]:
    flows = flows_of(asked, ends)
    tiers = sorted({node[1] for flow in flows for node in (flow.payer, flow.recipient)})
    into, out = _by_node(flows, "recipient"), _by_node(flows, "payer")
    nodes = sorted({node for flow in flows for node in (flow.payer, flow.recipient)})
    cards = {node: _card(asked, ends, node) for node in nodes}
    places: dict[Node, _Place] = {}
    for tier in tiers:
        column = [node for node in nodes if node[1] == tier]
        column.sort(key=lambda node: (-sum(f.thick for f in [*into[node], *out[node]]), node))
        y = top + 56
        for node in column:
            sides = sum(map(_slot, into[node])), sum(flow.thick + 6 for flow in out[node])
            need = max(_card_height(*cards[node]), *sides)
            places[node] = _Place(y, need)
            y += need + _GAP
    pitch = _CARD + _BEND + _GUTTER
    left = {tier: float(_MARGIN + pitch * index) for index, tier in enumerate(tiers)}
    body = [label(_MARGIN, top + 16, words, size=14, cls="bold")]
    body += [label(left[tier], top + 44, _tier_words(tier), size=12, cls="bold quiet") for tier in tiers]
    body += _ribbons(asked, into, out, places, left)
    body += [_drawn(*cards[node], left[node[1]], place) for node, place in places.items()]
    bottom = max(place.y + place.height for place in places.values())
    width = 2 * _MARGIN + pitch * len(tiers) - _BEND - _GUTTER
    return "".join(body), width, bottom - top, _between(places.values())


def _between(places: Iterable[_Place]) -> list[float]:
    """The heights above a box at which no other box stands: there a sheet of paper may end."""
    taken = list(places)
    above = {place.y - _GAP / 2 for place in taken}
    return sorted(y for y in above if not any(place.y < y < place.y + place.height for place in taken))


def _tier_words(tier: int) -> str:
    if tier == 0:
        return "The actor"
    return f"{count_words(abs(tier), 'payment')} {'before' if tier < 0 else 'on'}"


def _by_node(flows: list[Flow], side: str) -> dict[Node, list[Flow]]:
    found: dict[Node, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[getattr(flow, side)].append(flow)
    return found


def _card(asked: Asked, ends: Tiers, node: Node) -> tuple[Card, list[str]]:
    """The box of a payer or recipient with its sums, each side of it counted by itself."""
    actor, tier = node
    into = {id_: end for id_, end in ends.items() if end[1] == actor and end[2] == tier}
    out = {id_: end for id_, end in ends.items() if end[0] == actor and end[2] == tier + 1}
    words = [totals(asked, into, actor, "recipient")[0], totals(asked, out, actor, "payer")[0]]
    lines = [line for word in words if word for line in wrap(word, _CARD - 26, 11, 3)]
    return card_of(asked.graph.actors[actor]), lines


def _card_height(card: Card, lines: list[str]) -> float:
    return card.height(_CARD, 3) + 13.5 * len(lines) + 2


def _drawn(card: Card, lines: list[str], x: float, place: _Place) -> str:
    """The box: as high as its ribbons; the words in the middle of it."""
    own = _card_height(card, lines)
    top = place.y + (place.height - own) / 2
    frame = rect(x, place.y, _CARD, place.height, "card", 4) + rect(x, place.y, 6, place.height, f"k-{card.kind}", 2)
    name = card.lines(_CARD, 3)
    text = block(x + 15, top + 7, name, cls="bold")
    below = top + 7 + 12 * 1.22 * len(name)
    text += block(x + 15, below, [card.told], size=11, cls="quiet") + block(x + 15, below + 13.5, lines, size=11)
    return part(frame + text, "; ".join([card.name, *lines]))


def _slot(flow: Flow) -> float:
    """How much of its recipient's side a flow takes, with its words."""
    return flow.thick + 9 + 13.5 * len(flow.words)


def _ribbons(
    asked: Asked, into: dict[Node, list[Flow]], out: dict[Node, list[Flow]], places: dict[Node, _Place], left: dict[int, float]
) -> list[str]:
    """Each ribbon from its payer's box to the gutter before its recipient's box, with its words above it there."""
    leaves: dict[tuple[str, Node], float] = {}
    for node, flows in out.items():
        flows.sort(key=lambda flow: (places[flow.recipient].y, flow.link.id))
        y = places[node].y + (places[node].height - sum(flow.thick + 6 for flow in flows)) / 2 + 3
        for flow in flows:
            leaves[flow.link.id, node] = y
            y += flow.thick + 6
    body = []
    for node, flows in into.items():
        flows.sort(key=lambda flow: (places[flow.payer].y, leaves[flow.link.id, flow.payer]))
        y = places[node].y + (places[node].height - sum(map(_slot, flows))) / 2
        for flow in flows:
            low = y + 4 + 13.5 * len(flow.words)
            x1, x2 = left[flow.payer[1]] + _CARD, left[node[1]]
            body.append(_ribbon(asked, flow, x1, leaves[flow.link.id, flow.payer], x2, low))
            y += _slot(flow)
    return body


def _words(asked: Asked, link: Link, left_out: str | None) -> tuple[str, ...]:
    """The sum and its period, and below it why it is not added, or the fund it comes through."""
    words = [sum_words(link.values) or "sum not stated"]
    if left_out:
        words.append(f"not added: {_why(asked, link)}")
    if others := sharers(asked, link):
        words.append(f"shared with {', '.join(asked.name(id_) for id_ in others)}")
    if link.values.via:
        words.append(f"through {asked.name(link.values.via)}")
    return tuple(line for word in words for line in wrap(word, _GUTTER - 10, 11, 2))


def _why(asked: Asked, link: Link) -> str:
    whole = asked.graph.links.get(link.values.part_of or "")
    if whole and whole.values.amount is not None:
        return f"part of {sum_words(whole.values).partition(' (')[0]}"
    return "counted once" if link.values.joint else "paid out of a sum that counts"


def _ribbon(asked: Asked, flow: Flow, x1: float, y1: float, x2: float, y2: float) -> str:
    at, middle = x1 + _BEND, x1 + _BEND / 2
    title = f"{asked.name(flow.payer[0])} funds {asked.name(flow.recipient[0])}: {', '.join(flow.words)}"
    if flow.link.values.amount is None:
        y, to = y1 + flow.thick / 2, y2 + flow.thick / 2
        shape = path(f"M{n(x1)} {n(y)}C{n(middle)} {n(y)} {n(middle)} {n(to)} {n(at)} {n(to)}H{n(x2)}", "unsaid")
    else:
        low1, low2 = y1 + flow.thick, y2 + flow.thick
        d = (
            f"M{n(x1)} {n(y1)}C{n(middle)} {n(y1)} {n(middle)} {n(y2)} {n(at)} {n(y2)}H{n(x2)}V{n(low2)}H{n(at)}"
            f"C{n(middle)} {n(low2)} {n(middle)} {n(low1)} {n(x1)} {n(low1)}Z"
        )
        shape = path(d, "hollow" if flow.left_out else "flow")
    text = block(at + 4, y2 - 13.5 * len(flow.words) - 1, flow.words, size=11)
    return part(shape + text, title, [flow.link.id])


def _sections(asked: Asked, ends: Tiers, words: str) -> Iterable[Section]:
    for tier in sorted({tier for _, _, tier in ends.values()}):
        ids = [id_ for id_, end in ends.items() if end[2] == tier]
        told = []
        for actor, side in sorted({(ends[id_][0], "payer") for id_ in ids} | {(ends[id_][1], "recipient") for id_ in ids}):
            said = totals(asked, {id_: ends[id_] for id_ in ids}, actor, side)[0]
            if said:
                told.append((isolated(asked.name(actor)), said))
        place = "to the actor" if tier == 0 else f"{count_words(abs(tier), 'payment')} {'before that' if tier < 0 else 'on'}"
        yield Section(f"{words}: {place}", tuple(sorted(ids)), tuple(told))


def _key(x: float, y: float, room: float) -> tuple[str, float]:
    items = [
        (rect(0, 2, 34, 10, "flow"), "a sum, as thick as it is large (a range: its lower end)"),
        (rect(0, 2, 34, 10, "hollow"), "a part, a shared or a passed-on sum: not added"),
        (path("M1 8H34", "unsaid"), "money, but no sum is stated"),
    ]  # fmt: skip
    return key(x, y, room, items)


def _summary(asked: Asked, ends: Tiers) -> str:
    stated = sum(asked.graph.links[id_].values.amount is not None for id_ in ends)
    told = f"{stated or 'none'} of them with a stated sum. Money flows from left to right."
    return f"{count_words(len(ends), 'payment')} to, from and around {isolated(asked.actor.name)}, {told}"


def _notes(asked: Asked) -> tuple[str, ...]:
    twins = as_one(asked, asked.actor.id)[1:]
    notes = [
        "What a box pays or receives is added up for that box alone, never from one column to the next: the same pound may "
        "pass through several.",
        "A part is not added to its whole, and a sum shared by several recipients counts once. Rises and yearly sums "
        "stand apart.",
        f"Payments in force on {asked.day}, by their period where one is stated; those of other years show with --as-of.",
        "By year: what a payer pays to those in the picture; * marks a sum with parts of it, or the same money again, that are "
        "in it already.",
        "What a body does with money that it receives, sources seldom say: two payments in a row need not be the same money. "
        "Who pays at two stages is drawn at each.",
    ]
    if twins:
        notes.append(f"{', '.join(isolated(asked.name(id_)) for id_ in twins)} and {isolated(asked.actor.name)} are one here.")
    return tuple(notes)
