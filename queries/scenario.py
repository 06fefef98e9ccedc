"""Scenarios: a file closes, creates or moves bodies and powers on a date; what follows is asked like any other graph.

A scenario never touches the store that it is applied to: it makes a graph of its own, whose new links carry the
scenario's source. An actor that is closed ends the day before the date, and with it every link that has no end of
its own. The kinds of link that it holds and that are listed under `moves`, and those that lead to it and are
listed under `receives`, go on with the successor; the others are orphans. A successor of one `territory` follows only
those who are there: whoever is closed elsewhere has none, and a class goes on for that territory only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.assembly import assemble
from graph.days.dates import LATEST, day_before, first_day
from graph.days.phases import live
from graph.errors import AskedWrongly, DataError, Fault
from graph.kinds import load_kinds
from graph.model import Actor, Claim, Graph, Link, Source, link_id
from graph.naming.names import nearest
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, read_yaml

SHIPPED = Path(__file__).parent / "scenarios"
# All that a successor's template may hold: whole words in braces, so that no width or format can be asked for.
_WORD = re.compile(r"\{(id|name|area)\}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Closing:
    """Whom to close: one id, or all of a kind whose ids begin with one of `begins`; and who goes on with what. `condition`
    stands on the links that go on in place of one that they had: a law that nobody has yet written may set others."""

    id: str | None
    kind: str | None
    begins: tuple[str, ...]
    successor: Mapping[str, str] | None
    moves: tuple[str, ...]
    receives: tuple[str, ...]
    why: str
    territory: str | None = None
    condition: str | None = None

    def closes(self, actor: Actor) -> bool:
        """Whether this actor is one of those to close."""
        return actor.id == self.id if self.id else actor.kind == self.kind and actor.id.startswith(self.begins)

    def follows(self, actor: Actor) -> bool:
        """Whether somebody goes on for this actor, who is closed."""
        return bool(self.successor) and (actor.is_class or self.territory in (None, actor.territory))

    def hands_on(self, link: Link, kinds: Collection[str]) -> bool:
        """Whether the successor goes on with a link, which may be for members in the other territory only."""
        return link.kind in kinds and (not self.territory or link.values.territory in (None, self.territory))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens on `date` (the first day it can mean), and who said so."""

    name: str
    title: str
    date: str
    source: Source
    checked: bool
    closings: tuple[Closing, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The graph after a scenario; `heirs` are the successors of those closed that have one, `orphans` the links in force
    the day before that nobody goes on with."""

    scenario: Scenario
    graph: Graph
    closed: tuple[str, ...]
    heirs: Mapping[str, str]
    orphans: tuple[Link, ...]


def shipped_scenarios() -> list[str]:
    """The names of those that custodes ships."""
    return sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def known_scenario(given: Path) -> Path | None:
    """The file of what is given: a file, or the name of a shipped one; None where it is neither."""
    # A name too long for any file is no file; one that is there and cannot be read is: reading it says what is wrong.
    there = os.path.lexists(given)
    if given.name in shipped_scenarios() and not (there and given.is_file()):
        return SHIPPED / f"{given.name}.yaml"
    return given if there else None


def no_scenario(given: str) -> str:
    """What to say of a text that is none: which is nearest, and what there is."""
    shipped = shipped_scenarios()
    return f"no scenario{nearest(given, shipped)}; expected {', '.join(shipped)} or a YAML file"


def read_scenario(given: Path) -> Scenario:
    """A scenario file, or a shipped one by its name. DataError names file and fault; AskedWrongly where there is none."""
    path = known_scenario(given)
    if path is None:
        raise AskedWrongly(f"'{str(given)[:80]}' is {no_scenario(str(given))}")
    faults: list[Fault] = []
    fields = Fields(read_yaml(path, path.name), path.name, "scenario", faults)
    date = fields.date("date")
    name = fields.text("scenario", required=True) or ""
    fields.text("date", required=True)
    source = _source(fields.mapping("source"), path.name, faults)
    scenario = Scenario(
        name,
        fields.text("title", required=True) or name,
        first_day(date) if date else LATEST,
        source,
        fields.flag("checked", False),
        tuple(
            _closing(entry, path.name, faults) for entry in fields.each("closes", "a mapping with 'id' or 'kind', and 'why'")
        ),
    )
    fields.done()
    if faults:
        raise DataError(faults)
    return scenario


def _source(entry: Entry, file: str, faults: list[Fault]) -> Source:
    fields = Fields(entry, file, "source", faults)
    date = fields.date("date") or ""
    source = Source(
        fields.text("id", required=True) or "",
        fields.text("title", required=True) or "",
        fields.text("publisher", required=True) or "",
        date,
        date,
        fields.text("url"),
        kind="scenario",
    )
    fields.text("date", required=True)
    fields.done()
    return source


def _closing(entry: Entry, file: str, faults: list[Fault]) -> Closing:
    kinds = load_kinds()
    fields = Fields(entry, file, "closes", faults)
    successor = _successor(fields)
    closing = Closing(
        fields.text("id"),
        fields.choice("kind", kinds.actors),
        fields.texts("begins"),
        successor,
        fields.choices("moves", kinds.links),
        fields.choices("receives", kinds.links),
        fields.text("why", required=True) or "",
        fields.choice("territory", kinds.lists["territory"]),
        fields.text("condition"),
    )
    if bool(closing.id) == bool(closing.kind):
        fields.fault("give either 'id' or 'kind' (with 'begins')")
    if (closing.moves or closing.receives or closing.territory or closing.condition) and not successor:
        fields.fault("'moves', 'receives', 'territory' and 'condition' need a 'successor' to move to")
    fields.done()
    return closing


def _successor(fields: Fields) -> Mapping[str, str] | None:
    """The template of a successor, None where nobody goes on."""
    entry = fields.mapping("successor")
    if not entry:
        return None
    inner = Fields(entry, fields.file, "successor", fields.faults)
    template = {key: inner.text(key, required=True) or "" for key in ("id", "name")}
    template["kind"] = inner.choice("kind", load_kinds().actors, required=True) or ""
    template["class"] = str(inner.flag("class", False)).lower()
    for key in ("id", "name"):
        if re.search(r"[{}]", _WORD.sub("", template[key])):
            inner.fault(f"'{key}' is '{template[key][:60]}'; in braces there may only be {{id}}, {{name}} or {{area}}")
        if len(template[key]) > _LONGEST:
            inner.fault(f"'{key}' has {len(template[key]):,} signs; it is at most {_LONGEST} long")
    if not _SLUG.fullmatch(_WORD.sub("x", template["id"])):
        inner.fault(f"'id' is '{template['id'][:60]}', which makes no slug; expected lower-case words joined by '-'")
    inner.done()
    return template


def apply(scenario: Scenario, graph: Graph) -> Outcome:
    """The graph as it would be. DataError where the scenario closes nobody."""
    eve = day_before(scenario.date)
    actors = dict(graph.actors)
    successors: dict[str, tuple[Actor, Closing]] = {}
    closed: list[str] = []
    for closing in scenario.closings:
        chosen = [actor for actor in graph.actors.values() if closing.closes(actor) and not (actor.to and actor.to < eve)]
        if not chosen:
            raise DataError([Fault(scenario.name, 0, f"closes nobody: no actor is {closing.id or closing.begins}")])
        for actor in chosen:
            closed.append(actor.id)
            actors[actor.id] = replace(actor, to=eve)
            if closing.successor and closing.follows(actor):
                heir = _heir(closing.successor, actor, scenario)
                actors.setdefault(heir.id, heir)
                successors[actor.id] = (actors[heir.id], closing)
    moved = list(_moved(scenario, graph, successors, eve, set(closed)))
    links = {**graph.links, **assemble(moved)}
    orphans = tuple(
        link
        for link in graph.links.values()
        if {link.subject, link.object} & set(closed) and live(link, graph, eve) and not _goes_on(link, closed, successors)
    )
    sources = {**graph.sources, scenario.source.id: scenario.source}
    after = replace(graph, actors=dict(sorted(actors.items())), links=dict(sorted(links.items())), sources=sources)
    heirs = {id_: heir.id for id_, (heir, _) in sorted(successors.items())}
    return Outcome(scenario, after, tuple(sorted(closed)), heirs, orphans)


def _heir(template: Mapping[str, str], actor: Actor, scenario: Scenario) -> Actor:
    words = {"id": actor.id, "name": actor.name, "area": actor.area or ""}
    id_, name = (_WORD.sub(lambda match: words[match[1]], template[key]) for key in ("id", "name"))
    if not _SLUG.fullmatch(id_):
        raise DataError([Fault(scenario.name, 0, f"the successor of {actor.id} would be '{id_[:60]}', which is no slug")])
    return Actor(
        id=id_,
        name=name,
        kind=template["kind"],
        level=actor.level,
        area=actor.area,
        from_=scenario.date,
        existence="planned",
        territory=actor.territory,
        is_class=template.get("class") == "true",
    )


def _goes_on(link: Link, closed: Collection[str], successors: Mapping[str, tuple[Actor, Closing]]) -> bool:
    """Whether every closed end of a link has a successor who goes on with links of this kind at that end."""
    for end, kinds in ((link.subject, "moves"), (link.object, "receives")):
        if end in closed and (
            end not in successors or not successors[end][1].hands_on(link, getattr(successors[end][1], kinds))
        ):
            return False
    return True


def _moved(
    scenario: Scenario, graph: Graph, successors: Mapping[str, tuple[Actor, Closing]], eve: str, closed: set[str]
) -> Iterator[tuple[Claim, str, str, str, str | None]]:
    for link in graph.links.values():
        if not {link.subject, link.object} & closed or not live(link, graph, eve) or not _goes_on(link, closed, successors):
            continue
        subject, object_ = (successors[end][0].id if end in successors else end for end in (link.subject, link.object))
        if subject == object_:
            continue
        closings = [(end, successors[end][1]) for end in (link.subject, link.object) if end in successors]
        why = closings[0][1].why
        about = link_id(subject, link.kind, object_, scenario.name)
        values = replace(link.values, since=scenario.date, until=None, status=None, basis=None, provision=None)
        if values.condition:
            values = replace(
                values, condition=next((each.condition for _, each in closings if each.condition), values.condition)
            )
        of_class = next((each.territory for end, each in closings if each.territory and graph.actors[end].is_class), None)
        values = replace(values, territory=values.territory or of_class)
        claim = Claim(
            about, scenario.source.id, f"scenario {scenario.name}", -1, -1, None, scenario.source.said_on,
            f"In place of {link.subject} {link.kind} {link.object}.", values, link.importance, explicit=False,
            checked=scenario.checked, why=why,
        )  # fmt: skip
        yield claim, subject, link.kind, object_, None
