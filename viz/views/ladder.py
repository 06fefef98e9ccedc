"""The chains by which an actor answers to voters, Parliament and the Crown, each as a ladder with its weakest rung."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.accountability import is_neutral
from graph.days.dates import first_day, last_day
from graph.model import Actor
from queries.book.chains.chain import has_teeth, weakest
from queries.ways.upward import Ways
from viz.views.asked import TEETH, Asked, power_words, steps_of, verbs
from viz.views.panels import ENDS, LONGEST, MOST, Chain, Panel, panels_of
from viz.views.picture import Picture, Section, card_of, key, nothing
from viz.views.svg import block, isolated, label, n, part, path, rect, tall, wrap
from viz.views.twin import count_words

_CARD, _PITCH, _RUNG, _MARGIN, _VERDICT, _BASE = 162, 170, 82, 20, 36, 40


def ladder(asked: Asked) -> Picture:
    """The view `ladder`."""
    name = isolated(asked.actor.name)
    to = asked.actors[1:]
    title = f"{name}: how it answers to {_listed(asked, to) if to else 'voters, Parliament and the Crown'}"
    longest = min(max(asked.hops or LONGEST, 1), 7)
    panels, found = panels_of(ways_in(asked), longest, _listed(asked, to))
    if not panels:
        most = count_words(longest, "step")
        return nothing(title, f"No chain of {most} or fewer is known by which {name} answers to them on {asked.day}.")
    body, cuts, y, width = [], list[float](), 8.0, 0.0
    for panel in panels:
        drawn, deep = _panel(asked, panel, y)
        body.append(drawn)
        y += deep + 26
        cuts.append(y - 13)
        width = max(width, 2 * _MARGIN + _PITCH * len(panel.ladders) - (_PITCH - _CARD), 720)
    samples, deep = _key(_MARGIN, y, width - 2 * _MARGIN)
    sections = [_section(asked, panel, number, steps) for panel in panels for number, steps in enumerate(panel.ladders, 1)]
    height, drawing = y + deep + 6, "".join([*body, samples])
    return Picture(title, _summary(asked, panels, found), width, height, drawing, tuple(sections), _notes(longest), tuple(cuts))


def ways_in(asked: Asked) -> Ways:
    """The ways up from the first actor of `asked` to the others, or to voters, legislatures and the Crown."""
    actors = asked.graph.actors.values()
    roots = {actor.id: actor.kind for actor in actors if actor.kind in dict(ENDS) and _exists(actor, asked)}
    ends = dict.fromkeys(asked.actors[1:], "") or roots
    ends.pop(asked.actor.id, None)
    return Ways(asked.actor.id, _rows(asked), ends, {actor.id: actor.area for actor in actors if actor.area})


def _exists(actor: Actor, asked: Asked) -> bool:
    day = last_day(asked.as_of)
    begun = actor.from_ is None or first_day(actor.from_) <= day
    return begun and (actor.to is None or last_day(actor.to) >= day)


def _rows(asked: Asked) -> Iterable[dict[str, Any]]:
    for step in steps_of(asked):
        yield {
            "giver": step.giver, "forum": step.forum, "link": step.link.id, "through": step.through,
            "power_rank": step.power.rank, "neutral": is_neutral(step.link), "kind": step.link.kind,
            "topics": step.link.values.topics,
        }  # fmt: skip


def _panel(asked: Asked, panel: Panel, top: float) -> tuple[str, float]:
    """One row of ladders on the box of the actor, which they all stand on."""
    heights = [_heights(asked, steps) for steps in panel.ladders]
    tallest = max(sum(cards) + _RUNG * len(cards) + _VERDICT for cards in heights)
    base = top + 26 + tallest
    width = _PITCH * len(panel.ladders) - (_PITCH - _CARD)
    shown = "" if panel.found == len(panel.ladders) else f": {len(panel.ladders)} of {panel.found} chains"
    body = [label(_MARGIN, top + 14, panel.heading + shown, size=14, cls="bold")]
    for index, (steps, cards) in enumerate(zip(panel.ladders, heights, strict=True)):
        body.append(_ladder(asked, steps, cards, _MARGIN + _PITCH * index, base))
    return "".join(body) + _base(asked, base, width), base + _BASE - top


def _base(asked: Asked, y: float, width: float) -> str:
    """The box on which all ladders stand."""
    words = wrap(asked.actor.name, width - 16, 12, 2, bold=True)
    bar = rect(_MARGIN, y, width, _BASE, "card", 4) + rect(_MARGIN, y, width, 5, f"k-{asked.actor.kind}", 2)
    top = y + 6 + (_BASE - 6 - tall(words)) / 2
    return part(bar + block(_MARGIN + width / 2, top, words, cls="bold", anchor="middle"), asked.actor.name)


def _heights(asked: Asked, steps: Chain) -> list[float]:
    return [card_of(asked.graph.actors[row["forum"]]).height(_CARD, 3) for row in steps]


def _ladder(asked: Asked, steps: Chain, heights: list[float], x: float, base: float) -> str:
    weak, y, body = weakest(steps)["link"], base, []
    for row, height in zip(steps, heights, strict=True):
        y -= _RUNG
        body.append(_rung(asked, row, x, y, weak="" if row["link"] != weak else "strong" if has_teeth(steps) else "warn"))
        y -= height
        body.append(card_of(asked.graph.actors[row["forum"]]).drawn(x, y, _CARD, height, 3))
    teeth = has_teeth(steps)
    words = "✓ teeth on every rung" if teeth else "✗ no teeth: gives way at ◀"
    body.append(label(x + 2, y - 10, words, cls="bold strong" if teeth else "bold warn", size=11))
    names = " → ".join([asked.actor.name, *(asked.name(row["forum"]) for row in steps)])
    return part("".join(body), f"{names}: {'teeth on every rung' if teeth else 'no teeth'}", cls="ladder")


def _rung(asked: Asked, row: dict[str, Any], x: float, y: float, *, weak: str) -> str:
    """The line between two boxes, with the power of the upper over the lower one."""
    link = asked.graph.links[row["link"]]
    rank, room = max(row["power_rank"], 0), _CARD - 34
    powers = wrap(", ".join(power_words([link])) or "part of it (neutral)", room, 12, 2, bold=True)
    lines = block(x + 30, y + 5, powers, cls="bold")
    below = y + 5 + tall(powers)
    more = [("quiet", wrap(", ".join(verbs([link])), room, 11, 1))]
    if row["through"]:
        more.append(("quiet", wrap(f"as {asked.name(row['through'])}", room, 11, 1)))
    if weak:
        more.append((f"bold {weak}", ["◀ weakest rung"]))
    for cls, words in more:
        lines += block(x + 30, below, words, size=11, cls=cls)
        below += tall(words, 11)
    broken = " broken" if weak == "warn" and rank < TEETH else ""
    line = path(f"M{n(x + 16)} {n(y)}V{n(y + _RUNG)}", f"line r{rank}{broken}")
    return part(line + lines, f"{asked.name(row['forum'])}: {', '.join(verbs([link]))}", [link.id])


def _section(asked: Asked, panel: Panel, number: int, steps: Chain) -> Section:
    weak = weakest(steps)
    end = isolated(asked.name(steps[-1]["forum"]))
    teeth = "teeth on every rung" if has_teeth(steps) else "no teeth"
    way = " → ".join(isolated(asked.name(row["forum"])) for row in steps)
    where = f"Weakest rung: {isolated(asked.name(weak['giver']))} to {isolated(asked.name(weak['forum']))}"
    powers = ", ".join(power_words([asked.graph.links[weak["link"]]])) or "neutral"
    heading = f"{panel.heading}, {number}: {f'by {way}' if len(steps) > 1 else f'straight to {end}'} ({teeth})"
    return Section(heading, tuple(row["link"] for row in steps), ((where, powers),))


def _key(x: float, y: float, room: float) -> tuple[str, float]:
    items = [
        (path("M0 8H34", "line r3"), "can appoint, dismiss or punish"), (path("M0 8H34", "line r2"), "other teeth"),
        (path("M0 8H34", "line r1"), "no teeth"), (path("M0 8H34", "line r1 broken"), "no teeth, and the weakest rung"),
        (label(12, 12, "†"), "only on a condition: see the table"),
    ]  # fmt: skip
    return key(x, y, room, items)


def _listed(asked: Asked, ids: Iterable[str]) -> str:
    return ", ".join(isolated(asked.name(id_)) for id_ in ids)


def _summary(asked: Asked, panels: list[Panel], found: int) -> str:
    drawn = [steps for panel in panels for steps in panel.ladders]
    teeth = sum(has_teeth(steps) for steps in drawn)
    return (
        f"{count_words(found, 'chain')} of accountability found for {isolated(asked.actor.name)}; {len(drawn)} drawn, "
        f"of which {teeth} have teeth on every rung."
    )


def _notes(longest: int) -> tuple[str, ...]:
    return (
        "Read each ladder from the bottom up: every rung says what the one above can do to the one below.",
        f"Up to {MOST} ladders of at most {longest} rungs for each end: for each first rung the chain that is strongest at "
        "its weakest rung, then the shortest. 'custodes chain' lists all.",
        "Between two actors the strongest link is taken. “as” names the office, body or class through which one answers. "
        "A rung that is a part of its whole is neutral: it neither has teeth nor lacks them.",
        "A chain shows that a power exists, not that it was used.",
    )  # fmt: skip
