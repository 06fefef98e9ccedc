"""Makes accountability graphs of any size that look like real ones: the same seed gives the same rows.

Areas are copies of one local structure of twenty actors (a pattern), under national bodies (a hierarchy); who pays
whom and how much follows a power law. There are five links an actor. Rows come as a stream, table by table, in the
form that a store takes, and are just what custodes would derive itself from the same claims (a test compares).
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.accountability import Step, is_neutral
from graph.days.dates import EARLIEST, LATEST
from graph.days.knowable import placed_in_time
from graph.days.phases import phases
from graph.kinds import load_kinds
from graph.model import Claim, Link, Qualifiers, Source
from graph.naming.names import fold_name
from graph.powers import power_of
from graph.rows import link_row, step_rows
from graph.schema import (
    ANSWERS_TO,
    ActorRow,
    ClaimRow,
    DatasetRow,
    EdgeRow,
    LinkRow,
    NameRow,
    NodeRow,
    SourceRow,
    StepRow,
    name_id,
)

BLOCK = 20
# The places in an area, in order: what each is and what kind.
PLACES = (
    ("force", "police_force"), ("chief", "office"), ("commissioner", "local_policing_body"), ("panel", "committee"),
    ("voters", "public"), ("council", "local_authority"), ("standards", "unit"), ("control-room", "unit"),
    ("cyber-unit", "unit"), ("custody", "unit"), ("safety-board", "board"), ("justice-board", "board"),
    ("programme", "programme"), ("records", "system"), ("plan", "instrument"), ("fund", "fund"),
    ("charity", "charity_or_ngo"), ("auditor", "company"), ("trust", "health_body"), ("college", "university"),
)  # fmt: skip
# The local structure: subject, kind, object by place.
PATTERN = (
    (1, "HEADS", 0), (2, "OVERSEES", 1), (2, "APPOINTS", 1), (2, "REMOVES", 1), (2, "SETS_PRIORITIES_FOR", 0),
    (3, "OVERSEES", 2), (4, "ELECTS", 2), (4, "ELECTS", 5), (6, "PART_OF", 0), (7, "PART_OF", 0), (8, "PART_OF", 0),
    (9, "PART_OF", 0), (5, "MEMBER_OF", 3), (0, "MEMBER_OF", 10), (2, "MEMBER_OF", 11), (17, "AUDITS", 0), (17, "AUDITS", 2),
    (0, "DELIVERS", 12), (0, "DELIVERS", 13), (2, "DELIVERS", 14), (0, "OWES_DUTY_TO", 2), (2, "OWES_DUTY_TO", 3),
    (1, "DIRECTS", 6), (10, "OVERSEES", 12), (6, "INVESTIGATES", 9), (16, "ADVISES", 10), (19, "SUPPORTS", 12),
    (18, "COLLABORATES_WITH", 0), (2, "FUNDS", 0), (15, "FUNDS", 12), (2, "COMMISSIONS", 16), (11, "MONITORS", 13),
)  # fmt: skip
# National links into each area: kind, how many, the place that they reach.
NATIONAL = (("INSPECTS", 4, 0), ("REGULATES", 3, 17), ("INVESTIGATES", 4, 0), ("SETS_STANDARDS_FOR", 5, 0), ("MONITORS", 4, 1))
# Links between any two actors, as many an area.
RANDOM = (("FUNDS", 20), ("COLLABORATES_WITH", 12), ("SUPPORTS", 8), ("ADVISES", 6), ("OWES_DUTY_TO", 2))
_SOURCES = 40
_SAID = "2022-11-30"
# Who owns what cannot hold anybody itself, by place; and what belongs to the force: its units and its programme.
_OWNERS = {13: 0, 14: 2}
_OF_THE_FORCE = (6, 7, 8, 9, 12)
_UNDATED = ("PART_OF", "HEADS", "ELECTS", "MEMBER_OF")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One link as drawn: who, what, whom, and what is said about it."""

    id: str
    subject: int
    kind: str
    object: int
    said: dict[str, Any]
    source: int


class Generated:
    """A graph of about `actors` actors; every method gives the same rows each time it is asked."""

    def __init__(self, actors: int, seed: int = 1) -> None:
        self.seed, self.size, self.kinds = seed, actors, load_kinds()
        self.areas = max(1, actors // BLOCK)
        self.national = max(4, self.areas // 50)
        self.actors = self.national + self.areas * BLOCK
        drawn = len(PATTERN) + sum(n for _, n, _ in NATIONAL) + sum(n for _, n in RANDOM)
        self.links = self.areas * drawn

    @cached_property
    def link_kinds(self) -> list[str]:
        """Every kind of link there is, the derived one last."""
        return [*self.kinds.links, ANSWERS_TO]

    def stream(self) -> Iterator[tuple[str, Iterator[NodeRow | EdgeRow]]]:
        """All tables in the order in which a store is filled."""
        yield "Actor", self.actor_rows()
        yield "Name", self.name_rows()
        yield "Claim", self.claim_rows()
        yield "Source", self.source_rows()
        yield "Dataset", iter([DatasetRow("dataset", self.record())])
        for kind in self.kinds.links:
            yield kind, self.link_rows(kind)
        yield ANSWERS_TO, self.step_rows()

    def record(self) -> str:
        """What the store says of the dataset."""
        return json.dumps({"name": "generated", "version": f"{self.actors}-{self.seed}", "as_of": "2022-11-30"}, sort_keys=True)

    def name(self, index: int) -> str:
        """The id of an actor; its name is the same with spaces and capitals."""
        if index < self.national:
            return f"national-{('department', 'inspectorate', 'regulator', 'parliament')[index % 4]}-{index}"
        area, place = divmod(index - self.national, BLOCK)
        return f"{PLACES[place][0]}-of-area-{area}"

    def kind(self, index: int) -> str:
        """The kind of an actor."""
        if index < self.national:
            return ("department", "inspectorate", "regulator", "legislature")[index % 4]
        return PLACES[(index - self.national) % BLOCK][1]

    def place(self, area: int, place: int) -> int:
        """The actor that stands at a place of an area."""
        return self.national + area * BLOCK + place

    def actor_rows(self) -> Iterator[ActorRow]:
        """Node Actor."""
        for index in range(self.actors):
            id_, kind = self.name(index), self.kind(index)
            record = json.dumps({"aliases": [[a, None, None] for a in self._aliases(index)], "identifiers": {}}, sort_keys=True)
            yield ActorRow(
                id_, id_.replace("-", " ").title(), kind, self.kinds.actors[kind].group,
                "national" if index < self.national else "local", None, None, None, EARLIEST, LATEST, "exists", False,
                [], None, self._aliases(index), None, record,
            )  # fmt: skip

    def name_rows(self) -> Iterator[NameRow]:
        """Node Name."""
        for index in range(self.actors):
            id_ = self.name(index)
            for name in (id_.replace("-", " ").title(), *self._aliases(index)):
                key = fold_name(name)
                yield NameRow(name_id(key, 1), key, name, id_, EARLIEST, LATEST, 1)

    def source_rows(self) -> Iterator[SourceRow]:
        """Node Source."""
        for number in range(_SOURCES):
            yield SourceRow(
                f"paper-{number}", f"Paper {number}", "Nobody", _SAID, _SAID, None, None, None, None, "document", None, None
            )

    def claim_rows(self) -> Iterator[ClaimRow]:
        """Node Claim: one for each link."""
        for kind in self.kinds.links:
            for link in self.drawn(kind):
                source, place = f"paper-{link.source}", f"para {len(link.id)}"
                said = json.dumps([link.id, source, place, -1, -1, link.said], sort_keys=True)
                yield ClaimRow(
                    hashlib.sha256(said.encode()).hexdigest()[:16], "link", link.id, source, place, -1, -1, None, "2022-11-30",
                    True, "Made up by the generator.", json.dumps(link.said, sort_keys=True, ensure_ascii=False), 2, True,
                    "normal", None,
                )  # fmt: skip

    def drawn(self, kind: str) -> Iterator[Drawn]:
        """The links of one kind."""
        rng = random.Random(f"{self.seed} {kind}")
        local = [(s, o) for s, k, o in PATTERN if k == kind]
        national = [(count, place) for k, count, place in NATIONAL if k == kind]
        anyhow = sum(count for k, count in RANDOM if k == kind)
        for area in range(self.areas):
            for subject, object_ in local:
                yield self._draw(rng, self.place(area, subject), kind, self.place(area, object_), "")
            for count, place in national:
                for number in range(count):
                    yield self._draw(rng, self._popular(rng), kind, self.place(area, place), f"~{area}-n{number}")
            for number in range(anyhow):
                subject = self._popular(rng) if kind == "FUNDS" else rng.randrange(self.actors)
                object_ = (subject + 1 + rng.randrange(self.actors - 1)) % self.actors
                yield self._draw(rng, subject, kind, object_, f"~{area}-r{number}")

    def link_rows(self, kind: str) -> Iterator[LinkRow]:
        """Relationships of one kind."""
        for drawn in self.drawn(kind):
            link = self._link(drawn)
            for phase in phases(link, {}):
                yield link_row(link, phase, self.kinds)

    def step_rows(self) -> Iterator[StepRow]:
        """Relationship ANSWERS_TO: a step for each link with a forum, and one for an office that stands for its body."""
        for kind in self.kinds.links:
            if self.kinds.links[kind].forum == "none":
                continue
            for drawn in self.drawn(kind):
                link = self._link(drawn)
                forum_end = self.kinds.links[kind].forum_end(link.values.stated())
                if forum_end != "none":
                    ends = (drawn.object, drawn.subject) if forum_end == "subject" else (drawn.subject, drawn.object)
                    yield from step_rows(self._steps(link, *ends))

    def _steps(self, link: Link, giver: int, forum: int) -> Iterator[Step]:
        holder = self._holder(forum)
        [phase] = phases(link, {})
        for answering in (giver, self._other_self(giver)):
            if answering is None or holder in (None, answering):
                continue
            itself = answering == giver
            # That the office heads the body is assumed from the day that its paper speaks for.
            begins = phase.begins if itself else max(phase.begins, _SAID)
            if begins > phase.ends:
                continue
            yield Step(
                self.name(answering), self.name(holder), link, power_of(link, self.kinds), None if itself else self.name(giver),
                "itself" if itself else "office", None if holder == forum else self.name(forum),
                not is_neutral(link) and self._inside(holder, answering), phase.status, begins, phase.ends,
            )  # fmt: skip

    def _holder(self, forum: int) -> int | None:
        """Who holds by a plan (its commissioner) or a system (its force); nobody owns the fund."""
        if self.kinds.actors[self.kind(forum)].holds:
            return forum
        area, place = divmod(forum - self.national, BLOCK)
        return self.place(area, _OWNERS[place]) if place in _OWNERS else None

    def _inside(self, holder: int, actor: int) -> bool:
        wholes = {holder}
        area, place = divmod(holder - self.national, BLOCK)
        if holder >= self.national and place in _OF_THE_FORCE:
            wholes.add(self.place(area, 0))
        return bool(wholes & {actor, self._other_self(actor)})

    def _link(self, drawn: Drawn) -> Link:
        said = {key: tuple(value) if isinstance(value, list) else value for key, value in drawn.said.items()}
        values = Qualifiers(**said | ({"amount": float(said["amount"])} if "amount" in said else {}))
        source, place = f"paper-{drawn.source}", f"para {len(drawn.id)}"
        claim = Claim(drawn.id, source, place, -1, -1, None, _SAID, "Made up by the generator.", values)
        link = Link(drawn.id, self.name(drawn.subject), drawn.kind, self.name(drawn.object), values, (claim,))
        return placed_in_time({link.id: link}, {}, self._papers, self.kinds)[link.id]

    @cached_property
    def _papers(self) -> dict[str, Source]:
        return {f"paper-{n}": Source(f"paper-{n}", f"Paper {n}", "Nobody", _SAID, _SAID) for n in range(_SOURCES)}

    def _other_self(self, index: int) -> int | None:
        """The office that heads a body, or the body."""
        place = (index - self.national) % BLOCK
        if index < self.national or place > 1:
            return None
        return index + 1 - 2 * place

    def _popular(self, rng: random.Random) -> int:
        """A national body; a few of them are drawn most of the time."""
        return min(int(rng.paretovariate(0.6)) - 1, self.national - 1)

    def _draw(self, rng: random.Random, subject: int, kind: str, object_: int, key: str) -> Drawn:
        chance = rng.random()
        said: dict[str, Any] = {"topics": ["general"] if chance < 0.6 else ["custody"]}
        if kind == "FUNDS":
            amount = round(10_000 * min(rng.paretovariate(1.1), 1e6))
            said |= {"amount": amount, "period": f"{2015 + int(chance * 8)}/{16 + int(chance * 8)}"}
            said |= {"binding": "statute", "powers": ["fund"]} if chance < 0.5 else {}
        elif kind == "OWES_DUTY_TO":
            said["duty"] = "report" if chance < 0.5 else "consult"
        elif chance < 0.3 and kind not in _UNDATED:
            said["since"] = f"{2000 + int(chance * 60)}-04-01"
        id_ = f"{self.name(subject)}~{kind}~{self.name(object_)}{key}"
        return Drawn(id_, subject, kind, object_, said, int(chance * _SOURCES))

    @staticmethod
    def _aliases(index: int) -> list[str]:
        return [f"A{index}"] if index % 5 == 0 else []
