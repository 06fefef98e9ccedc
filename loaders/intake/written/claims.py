"""Writes what a ledger holds as registries of actors and files of claims, in parts that the strict reader takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from graph.files.progress import Progress
from graph.kinds import Kinds
from graph.model import Alias, link_id
from graph.naming.names import fold_name
from loaders.intake.cells.texts import LONGEST_NAME, cut
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.ledger import Ledger
from loaders.intake.gathered.named import named_values
from loaders.intake.gathered.records import ActorRecord, LinkRecord
from loaders.intake.who.bodies import Bodies
from loaders.intake.who.rules import Matches
from loaders.intake.yaml_lines import flow_mapping, mapping_lines

# A file of the strict reader holds 500,000 values and 16 MB.
_MOST_ACTORS, _MOST_CLAIMS, _MOST_SIGNS = 10_000, 15_000, 8_000_000


@dataclass(slots=True)
class Written:
    """What a load gives: links by kind and sums by kind, which a dry run counts as well."""

    links: Counter[str] = field(default_factory=Counter)
    sums: dict[str, Decimal] = field(default_factory=dict)
    actors: int = 0
    claims: int = 0


class Parts:
    """A text in numbered files of a folder, or nowhere in a dry run."""

    def __init__(self, folder: Path | None, stem: str, head: str, most: int) -> None:
        self.folder, self.stem, self.head, self.most = folder, stem, head, most
        self.number, self._count, self._signs = 0, 0, 0
        self._lines: list[str] = []

    def add(self, text: str) -> None:
        """One entry more."""
        self._lines.append(text)
        self._count += 1
        self._signs += len(text)
        if self._count >= self.most or self._signs >= _MOST_SIGNS:
            self.close()

    def close(self) -> None:
        """Write what is left."""
        if self._lines and self.folder is not None:
            self.number += 1
            path = self.folder / f"{self.stem}.{self.number}.yaml"
            path.write_text("".join([self.head, *self._lines]), "utf-8", newline="\n")
        self._lines, self._count, self._signs = [], 0, 0


class ClaimsWriter:
    """Turns records into entries. What the model does not let stand between two kinds of actor is left out and counted."""

    def __init__(self, ledger: Ledger, matches: Matches, bodies: Bodies, kinds: Kinds, into: Collector) -> None:
        self.ledger, self.matches, self.bodies, self.kinds, self.into = ledger, matches, bodies, kinds, into
        self.written = Written()

    def write(self, folder: Path | None, source: str, day: str, bar: Progress) -> Written:
        """Write the parts of this source into a folder; without one, only count."""
        actors = Parts(folder / "actors" if folder else None, source, "actors:\n", _MOST_ACTORS)
        head = f"source: {source}\nclaims:\n"
        claims = Parts(folder / "claims" if folder else None, source, head, _MOST_CLAIMS)
        for text in self._told(actors, day):
            claims.add(text)
            self.written.claims += 1
            bar.advance(1)
        claims.close()
        return self.written

    def _told(self, actors: Parts, day: str) -> Iterator[str]:
        """The claims about actors, then those about links; new actors go into their registry on the way."""
        before = ""  # by id, so that those of one actor follow each other
        for record, id_, is_new in self.ledger.resolved():
            if is_new:
                actors.add(self._actor(record, id_))
                self.written.actors += 1
            if not record.mentioned or id_ != before:
                yield mapping_lines(
                    {
                        "actor": id_,
                        "place": record.place,
                        "reading": cut(record.reading or f"It is named: {record.name}."),
                        "importance": "1",
                        "said_on": record.said_on if record.said_on != day else None,
                    }
                )
            before = id_
        actors.close()
        for link, subject, object_ in self.ledger.ended_links():
            text = self._link(link, subject, object_, day)
            if text:
                yield text

    def _name(self, record: ActorRecord, id_: str) -> str:
        """The name of a new actor; where another goes by it too, with what tells them apart."""
        if self._is_shared(record):
            return f"{cut(record.name, 200)} ({self._sign(record, id_)})"
        return cut(record.name, LONGEST_NAME)

    def _is_shared(self, record: ActorRecord) -> bool:
        key = fold_name(record.name)
        return key in self.matches.shared or bool(self.bodies.named(key)) or key.replace(" ", "-") in self.bodies.by_id

    def _sign(self, record: ActorRecord, id_: str) -> str:
        """What tells it from others of its name: its number in a register, its kind where it is the only one so, its id."""
        if record.identifiers:
            return " ".join(record.identifiers[0])
        return id_

    def _actor(self, record: ActorRecord, id_: str) -> str:
        identifiers: dict[str, str] = {}
        for scheme, value in record.identifiers:
            if identifiers.setdefault(scheme, value) != value:
                self.into.leave_out("a second identifier of one scheme", record.place)
        name = self._name(record, id_)
        aliases = []
        for alias in record.aliases:
            key = fold_name(alias.name)
            others = [one for one in self.bodies.named(key) if one != id_]
            if key == fold_name(name) or not key:
                continue
            if others or key in self.matches.shared or not self._first_alias(key, id_):
                self.into.leave_out("an alias that is another's name as well", record.place)
            else:
                aliases.append(Alias(cut(alias.name, LONGEST_NAME), alias.from_, alias.to))
        return flow_mapping(
            {
                "id": id_,
                "name": name,
                "kind": record.kind,
                "level": record.level,
                "area": record.area,
                "from": record.from_,
                "to": record.to,
                "existence": record.existence,
                "class": "true" if record.is_class else None,
                "aliases": tuple(dict.fromkeys(aliases)),
                "identifiers": identifiers,
                "note": cut(record.note) if record.note else None,
            }
        )

    def _first_alias(self, key: str, id_: str) -> bool:
        """Whether a folded alias is nobody else's name, nor an alias that came before."""
        return self.ledger.holders(key) <= {id_} and self.ledger.first_at(f"alias {key}", id_) in (None, id_)

    def _count(self, link: LinkRecord, subject: str, object_: str) -> None:
        if link.retold and self.ledger.first_at(f"link {link_id(subject, link.kind, object_, link.key)}", link.place):
            return
        self.written.links[link.kind] += 1
        if isinstance(link.values.get("amount"), str):
            sum_ = Decimal(str(link.values["amount"]))
            self.written.sums[link.kind] = self.written.sums.get(link.kind, Decimal(0)) + sum_

    def _link(self, link: LinkRecord, subject: tuple[str, str] | None, object_: tuple[str, str] | None, day: str) -> str | None:
        if subject is None or object_ is None:
            return None  # said already, as a fault or as skipped
        kind = self.kinds.links[link.kind]
        if subject[0] == object_[0]:
            self.into.leave_out(f"a {link.kind} of an actor with itself", link.place)
            return None
        for end, allowed in ((subject, kind.subjects), (object_, kind.objects)):
            if not self.kinds.allows(allowed, end[1]):
                what = "subject" if allowed is kind.subjects else "object"
                self.into.leave_out(f"a {link.kind} whose {what} is of kind {end[1]}", link.place)
                return None
        named = named_values(link, self.ledger, self.into)
        for must in kind.must:
            if must != "topics" and not (link.values.get(must) or named.get(must)):
                self.into.leave_out(f"a {link.kind} that does not say '{must}', as each must", link.place)
                return None
        self._count(link, subject[0], object_[0])
        return mapping_lines(
            {
                "link": f"{subject[0]} {link.kind} {object_[0]}" + (f" ~{link.key}" if link.key else ""),
                "place": link.place,
                "reading": cut(link.reading),
                "importance": str(link.importance),
                **_topics(link, kind.must),
                **named,
                "said_on": link.said_on if link.said_on != day else None,
                "explicit": None if link.explicit else "false",
                "why": link.why,
            }
        )


def _topics(link: LinkRecord, must: tuple[str, ...]) -> Mapping[str, str | list[str]]:
    """The values of a link; where its kind asks for topics and the file has none, those that say least."""
    if "topics" in must and not link.values.get("topics"):
        return {**link.values, "topics": ["funding" if link.kind == "FUNDS" else "general"]}
    return link.values
