"""Graphs to measure maps with: areas with the same local actors, national bodies over them, claims on every link."""

from __future__ import annotations

import random
from typing import Any

from graph.model import Actor, Alias, Claim, Graph, Link, Qualifiers, Source, link_id

AS_OF = "2022-11-30"
WORDS = (
    "account advises agrees annual answers appoints assurance audits authority board body budget chief code commissioner "
    "committee complaints conduct constable council crime custody data decides directs duty evidence force fraud funds "
    "grant guidance holds inspects intelligence local may minister monitors must national officer oversees panel plan "
    "police policing policy power precept priorities programme protocol public publishes referral regards region report "
    "requires review scrutiny secretary sector section service sets sources standard statute suspends sustains targets "
    "terrorism training unit vetting victims violence votes whole without year yearly"
).split()
NATIONAL = "department inspectorate regulator board committee programme fund instrument agency office".split()
LOCAL = "police_force local_policing_body committee office public unit board programme system".split()
DOWN = ("OVERSEES", "INSPECTS", "FUNDS", "DIRECTS", "ADVISES", "SETS_PRIORITIES_FOR", "MONITORS", "RECOMMENDS_TO")


def graph_of_size(actors: int) -> Graph:
    """A graph of about so many actors and three links each; the same each time."""
    dice = random.Random(actors)
    areas = 43 if actors >= 300 else 5
    local = max(5, int(actors * (0.72 if actors >= 300 else 0.5)) // areas)
    made = {actor.id: actor for area in range(areas) for actor in _area(area, local)}
    national = [_national(index, dice) for index in range(actors - len(made))]
    made |= {actor.id: actor for actor in national}
    links = [*_patterned(areas, local, national, dice), *_single(national, sorted(made), actors, dice)]
    sources = {f"source-{index}": _source(index) for index in range(60)}
    dataset = {"name": "generated graph", "version": "1", "as_of": AS_OF}
    by_id = {link.id: link for link in sorted(links, key=lambda one: one.id)}
    return Graph(dict(sorted(made.items())), by_id, {}, sources, dataset)


def _area(area: int, local: int) -> list[Actor]:
    name = f"{WORDS[area].capitalize()}shire"
    kinds = [LOCAL[index] if index < len(LOCAL) else LOCAL[5 + index % 4] for index in range(local)]
    return [
        Actor(f"{kind}-{area}-{index}", f"{kind.replace('_', ' ')} {index} of {name}", kind, level="local", area=name)
        for index, kind in enumerate(kinds)
    ]


def _national(index: int, dice: random.Random) -> Actor:
    kind = NATIONAL[index % len(NATIONAL)]
    name = f"National {kind.replace('_', ' ')} for {dice.choice(WORDS)} and {dice.choice(WORDS)} {index}"
    return Actor(f"national-{index}", name, kind, (Alias(f"N{kind[:2].upper()}{index}"),), "national")


def _patterned(areas: int, local: int, national: list[Actor], dice: random.Random) -> list[Link]:
    """Each place in an area under its force, and each under a national body or two: one pattern each."""
    links = []
    for index in range(local):
        kind = LOCAL[index] if index < len(LOCAL) else LOCAL[5 + index % 4]
        over = [national[(index * 7 + step) % len(national)].id for step in range(2)]
        for area in range(areas):
            here = f"{kind}-{area}-{index}"
            if index:
                verb = "PART_OF" if index > 4 else "OVERSEES"
                links.append(_link(here, verb, f"police_force-{area}-0", dice, f"local-{index}"))
            links += [_link(body, DOWN[index % len(DOWN)], here, dice, f"national-{index}") for body in over]
    return links


def _single(national: list[Actor], ids: list[str], actors: int, dice: random.Random) -> list[Link]:
    """Links of national bodies to one another and to anybody else, each once."""
    found = {}
    while len(found) < actors // 2:
        subject, object_ = dice.choice(national).id, dice.choice([dice.choice(national).id, dice.choice(ids)])
        if subject != object_:
            link = _link(subject, dice.choice(DOWN), object_, dice, None)
            found[link.id] = link
    return list(found.values())


def _link(subject: str, kind: str, object_: str, dice: random.Random, pattern: str | None) -> Link:
    id_ = link_id(subject, kind, object_)
    values: dict[str, Any] = {"topics": (dice.choice(("custody", "fraud", "vetting", "general")),)}
    if dice.random() < 0.3:
        values["since"] = f"{dice.randint(1996, 2022)}-{dice.randint(1, 12):02}-01"
    if dice.random() < 0.4:
        values |= {"binding": dice.choice(("statute", "protocol", "voluntary")), "provision": f"s. {dice.randint(1, 120)}"}
    said = Qualifiers(**values)
    claims = tuple(_claim(id_, said, dice) for _ in range(1 + (dice.random() < 0.2)))
    return Link(id_, subject, kind, object_, said, claims, pattern)


def _claim(about: str, values: Qualifiers, dice: random.Random) -> Claim:
    reading = " ".join(dice.choice(WORDS) for _ in range(11)).capitalize() + "."
    importance = dice.choices((1, 2, 3), (20, 55, 25))[0]
    source, place = f"source-{dice.randrange(60)}", f"para {dice.randint(1, 300)}"
    return Claim(about, source, place, 0, 9, None, AS_OF, reading, values, importance)


def _source(index: int) -> Source:
    return Source(
        f"source-{index}", f"Report {index} on {WORDS[index]}", "A publisher", "2022", AS_OF, f"https://example.org/{index}"
    )
