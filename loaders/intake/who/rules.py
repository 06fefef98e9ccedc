"""Who is who: decides for each actor of a file whether it is one that there is, by one set of rules for all formats.

What a person decided comes first, then identifiers, then the name as at the record's date. Names that are only alike are
never taken for one another: they become pairs for a person to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.matching.identifiers import same_identifier
from graph.naming.names import fold_name
from loaders.intake.cells.texts import slug
from loaders.intake.gathered.ledger import Ledger
from loaders.intake.gathered.records import ActorRecord
from loaders.intake.who.bodies import Bodies
from loaders.intake.who.decisions import Pair

DECIDED, IDENTIFIER, NAME, FILE = "as decided", "by identifier", "by name", "by name within the file"
# With more new names than this the search for names alike is left out, and said so: `custodes duplicates` does it later.
MOST_COMPARED = 30_000


@dataclass(slots=True)
class Matches:
    """What was found: how often by which rule, the pairs to decide, and the names that must be told apart."""

    counts: Counter[str] = field(default_factory=Counter)
    pairs: list[Pair] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    examples: dict[str, list[str]] = field(default_factory=dict)
    compared: bool = True


class Who:
    """Gives each actor of a ledger its id."""

    def __init__(self, bodies: Bodies, decided: Iterable[Pair], source: str, day: str) -> None:
        self.bodies, self.source, self.day = bodies, source, day
        self.decided = {pair.key: pair for pair in decided}
        self.yes = {key[0]: pair.maybe for key, pair in self.decided.items() if pair.same == "yes"}
        self.matches = Matches()
        self._with_identifiers: dict[str, list[str]] = {}

    def decide(self, ledger: Ledger) -> Matches:
        """Fill in the ids of the ledger."""
        self.matches.shared = ledger.shared_names()
        self.matches.compared = ledger.counts()[0] <= MOST_COMPARED
        later: list[ActorRecord] = []
        for record in ledger.actors():
            if fold_name(record.name) in self.matches.shared and not record.identifiers:
                later.append(record)  # it may be one of those of its name that have identifiers
            else:
                self._place(ledger, record)
        for record in later:
            self._place(ledger, record)
        return self.matches

    def _place(self, ledger: Ledger, record: ActorRecord) -> None:
        key = fold_name(record.name)
        found, how, kind = self._known(record, key)
        if found is None:
            found, how = self._in_file(ledger, record, key)
            # A body that stands where a person is expected is that body still: what it cannot be is left out, and told.
            kind = ledger.kind_of(found) if found else record.kind
        is_new = found is None
        id_ = found or self._new_id(ledger, record)
        if is_new:
            self._ask(record, key, id_)
            for scheme, value in record.identifiers:
                ledger.number(same_identifier(scheme, value), id_)
        if key in self.matches.shared and id_ not in (same := self._with_identifiers.setdefault(key, [])):
            same.append(id_)
        self._count(how if not is_new else "new", record.name, id_)
        ledger.known_as(record.ref, id_, kind, is_new)

    def _known(self, record: ActorRecord, key: str) -> tuple[str | None, str, str]:
        """An actor of the data, how it was found, and its kind."""
        chosen = self.yes.get(key)
        if chosen in self.bodies.by_id:
            return chosen, DECIDED, self.bodies.by_id[str(chosen)].kind
        holders = list(self.bodies.with_identifier(record.identifiers))
        ids = list(dict.fromkeys(holder for holder, _, _ in holders))
        if len(ids) == 1 and self._not_refused(key, ids[0]):
            return ids[0], f"{IDENTIFIER} {holders[0][1]}", self.bodies.by_id[ids[0]].kind
        named = [
            actor
            for actor in self.bodies.named(key, record.to or record.said_on or self.day)
            if self.bodies.may_be(record.kind, record.guessed or record.mentioned, actor)
            and self._not_refused(key, actor)
            and not self._at_odds(record, actor)
        ]
        if not ids and len(named) == 1:
            return named[0], NAME, self.bodies.by_id[named[0]].kind
        return None, "", record.kind

    def _not_refused(self, key: str, actor: str) -> bool:
        pair = self.decided.get((key, actor))
        return pair is None or pair.same != "no"

    def _at_odds(self, record: ActorRecord, actor: str) -> bool:
        """Whether the two have other numbers in one register: then a name does not make them one."""
        theirs = {
            same_identifier(scheme, "")[0]: same_identifier(scheme, value)[1]
            for scheme, value in self.bodies.by_id[actor].identifiers
        }
        for scheme, value in record.identifiers:
            plain = same_identifier(scheme, value)
            if plain[0] in theirs and theirs[plain[0]] != plain[1]:
                return True
        return False

    def _in_file(self, ledger: Ledger, record: ActorRecord, key: str) -> tuple[str | None, str]:
        """Another ref of the same file that is the same: one with its identifier, or the only one with its name."""
        for scheme, value in record.identifiers:
            found = ledger.with_number(same_identifier(scheme, value))
            if found:
                return found, f"{IDENTIFIER} {scheme}"
        if key not in self.matches.shared or record.identifiers:
            return None, ""
        same = self._with_identifiers.get(key, [])
        return (same[0], FILE) if len(same) == 1 and record.mentioned else (None, "")

    def _new_id(self, ledger: Ledger, record: ActorRecord) -> str:
        """The id that it had, or one of its name; where that is taken, with a number of a register, or its kind."""
        base = record.id or slug(record.name)
        apart = [slug(value) for _, value in record.identifiers[:1]] or [record.kind.replace("_", "-")]
        number = 1
        id_ = base
        while id_ in self.bodies.by_id or not ledger.take(id_, record.kind):
            id_ = "-".join([base, *apart, *([str(number)] if number > 1 else [])])
            number += 1
        return id_

    def _ask(self, record: ActorRecord, key: str, id_: str) -> None:
        """Pairs for a person to decide: the same name of another time or sort, and names that are alike."""
        asked = dict.fromkeys(
            self.bodies.named(key), (100.0, "the name is the same, but not the date, the kind or a number of a register")
        )
        for actor, scheme, value in self.bodies.with_identifier(record.identifiers):
            asked[actor] = (100.0, f"{scheme} {value} is also its, but others fit as well")
        if not asked and self.matches.compared:
            asked = {actor: (score, "the names are alike") for actor, score in self.bodies.alike(key)}
        for actor, (score, why) in asked.items():
            if not self._not_refused(key, actor) or (self.bodies.by_id[actor].kind == "person") != (record.kind == "person"):
                continue
            self.matches.pairs.append(Pair(record.name, actor, id_, self.source, record.place, f"{score:g}", why))

    def _count(self, how: str, name: str, id_: str) -> None:
        self.matches.counts[how] += 1
        shown = self.matches.examples.setdefault(how, [])
        if len(shown) < 5:
            shown.append(f"{name} → {id_}" if how != "new" else name)
