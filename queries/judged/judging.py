"""Answers each rule for each actor it looks at: met, not met, not researched or exempt, with the proof.

"Not met" needs proof: a gap that says that no such link exists, or a denial, without scope, by the one whose work it
would be. That no link is known proves nothing: that is "not researched".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.own.rules import Requirement, Rule, Selection
from graph.powers import TEETH
from graph.store import Row, Store
from queries.fetched.proofs import prove
from queries.fetched.steps import THIN, thin_steps
from queries.judged.conflict_file import load_conflicts
from queries.judged.conflicts_found import Found, find
from queries.judged.picture import Picture, Stand, proof_of, table
from queries.ways.routes import of_the_whole, routes

NOBODY_SAYS = "no source at hand says that there is one or that there is none"
ANSWERS = ("met", "not_met", "not_researched", "exempt")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one rule for one actor. `proof` holds rows of links or gaps, each with its id; those of links get
    sources and locators by `Judge.proven`."""

    rule: Rule
    actor: str
    answer: str
    why: str
    through: str | None = None
    proof: tuple[Row, ...] = field(default=())

    def ids(self) -> tuple[list[str], list[str], list[str]]:
        """(ids, sources, locators) of the proof."""
        return proof_of(self.proof, "id", as_given=True)


class Judge:
    """Judges rules on one picture; chains and conflicts are worked out once, and only when a rule needs them."""

    def __init__(self, store: Store, standard: Mapping[str, Any]) -> None:
        self.picture = Picture(store, standard)
        self._existing = frozenset(self.picture.existing())
        self._of_kind: dict[str, list[str]] = defaultdict(list)
        for actor in self._existing:
            self._of_kind[self.picture.kind_of(actor)].append(actor)
        self.gaps: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for gap in table(store, "stated-gaps", standard):
            for end in (gap["subject"], gap["object"]):
                self.gaps[gap["kind"], end or "?"].append(gap)
        self._chains: dict[str, list[Row]] | None = None
        self._conflicts: dict[str, list[Found]] = {}

    def verdicts(self, rules: Iterable[Rule], actors: Iterable[str] | None = None) -> Iterator[Verdict]:
        """Each rule for each actor it looks at (or only for those of `actors`), by rule, then actor."""
        ones = self._existing if actors is None else self._existing.intersection(actors)
        for rule in rules:
            for actor in self._selected(rule.looks_at, ones):
                yield self.verdict(rule, actor)

    def proven(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """These verdicts, those that are shown, with the places of their proof."""
        shown = list(verdicts)
        prove(self.picture.store, (row for verdict in shown for row in verdict.proof if "sources" not in row))
        return shown

    def verdict(self, rule: Rule, actor: str) -> Verdict:
        """The answer of one rule for one actor."""
        for exemption in rule.exempt:
            if self._selects(exemption.who, actor):
                return Verdict(rule, actor, "exempt", exemption.reason)
        return self._conflicting(rule, actor) or self._chained(rule, actor) or self._linked(rule, actor)

    def _selected(self, who: Selection, ones: frozenset[str]) -> list[str]:
        """Those of `ones` that a selection holds, in order; only actors of its kinds are looked at, and those it names."""
        likely = {*who.actors, *(actor for kind in who.kinds for actor in self._of_kind.get(kind, ()))}
        return sorted(actor for actor in likely & ones if self._selects(who, actor))

    def _selects(self, who: Selection, actor: str) -> bool:
        picture = self.picture
        return bool(who.holds(actor, picture.kind_of(actor), picture.level_of(actor), actor in picture.classes))

    def _chained(self, rule: Rule, actor: str) -> Verdict | None:
        """Met where a rule asks for a chain and there is one; that none is known proves nothing."""
        chain = self.chains().get(actor) if any(need.chain for need in rule.must) else None
        if not chain:
            return None
        teeth = all(row["neutral"] or row["power_rank"] >= TEETH for row in chain)
        weak = "" if teeth else ", not every one able to enforce"
        ends = f"by {len(chain)} step{'s' * (len(chain) > 1)} to {self.picture.name_of(chain[-1]['forum'])}{weak}"
        return Verdict(rule, actor, "met", ends, None, _with_ids(chain))

    def _linked(self, rule: Rule, actor: str) -> Verdict:
        """By links and gaps. What is said of the actor itself outranks what is said of its class or its whole."""
        hint: Verdict | None = None
        for stand in self.picture.stands(actor, {way for need in rule.must for way in need.through}):
            needs = [need for need in rule.must if need.kinds and (stand.way is None or stand.way in need.through)]
            through = stand.stands_for if stand.way else None
            met = [
                row
                for need in needs
                for row in self._links(need, stand, self.picture.asserted)
                if (stand.way != "class" or self.picture.passes(row, actor))
                and (stand.way != "whole" or of_the_whole(row))
                and self._fits(need, row)
                and (need.inside or not self.picture.within(self._other(need, row), actor))
            ]
            if met:
                met.sort(key=lambda row: (row["binding"] != "statute", row["power_from"] != "stated", row["link"]))
                others = list(
                    dict.fromkeys(row["object"] if row["subject"] == stand.stands_for else row["subject"] for row in met)
                )
                return Verdict(rule, actor, "met", self._few(others), through, _with_ids(met))
            denied = [row for need in needs for row in self._denials(rule, need, stand)]
            gaps = [gap for need in needs for gap in self._gaps(rule, need, stand)]
            proof = denied + [gap for gap in gaps if gap["reason"] == "none_exists"]
            if proof:
                return Verdict(rule, actor, "not_met", _said(proof), through, tuple(proof))
            if gaps and not hint:
                hint = Verdict(rule, actor, "not_researched", _said(gaps), through, tuple(gaps))
            if any(gap["reason"] == "not_searched" for gap in gaps):
                break  # an exception that nobody has looked into: the rule of its class must not answer for it
        return hint or Verdict(rule, actor, "not_researched", NOBODY_SAYS)

    def _few(self, actors: list[str]) -> str:
        names = [self.picture.name_of(actor) for actor in actors[:3]]
        return ", ".join(names) + (f" and {len(actors) - 3} more" if len(actors) > 3 else "")

    @staticmethod
    def _links(need: Requirement, stand: Stand, found: Mapping[tuple[str, str, str], list[Row]]) -> list[Row]:
        return [row for kind in need.kinds for row in found.get((kind, need.at, stand.stands_for), ())]

    @staticmethod
    def _other(need: Requirement, row: Row) -> str:
        return str(row["object" if need.at == "subject" else "subject"])

    def _fits(self, need: Requirement, row: Row) -> bool:
        other = self._other(need, row)
        return (
            (not need.powers or bool(set(need.powers) & set(row["powers"])))
            and (not need.topics or bool(set(need.topics) & set(row["topics"])))
            and (not need.duties or row["kind"] != "OWES_DUTY_TO" or row["duty"] in need.duties)
            and not (need.unconditional and row["condition"])
            and self._counts(need, row)
            and (need.by is None or self._selects(need.by, other))
        )

    @staticmethod
    def _counts(need: Requirement, row: Row) -> bool:
        if need.counts == "any":
            return True
        law = row["binding"] in ("statute", "funding_condition")
        return law or (need.counts == "stated" and row["power_from"] == "stated")

    def _conflicting(self, rule: Rule, actor: str) -> Verdict | None:
        """Not met where the conflict is found at the actor; that it is not found proves nothing."""
        found = [
            each
            for need in rule.must
            if need.free_of
            for each in self.conflicts(need.free_of)
            if actor in self.picture.as_one(each.parts[str(need.part)])
        ]
        if not found:
            return None
        rows = _with_ids(row for each in found for row in each.links)
        return Verdict(rule, actor, "not_met", f"serves both: {self._few(sorted({f.who for f in found}))}", None, rows)

    def _denials(self, rule: Rule, need: Requirement, stand: Stand) -> list[Row]:
        return [
            row | {"id": row["link"]}
            for row in self._links(need, stand, self.picture.denied)
            if not row["scope"] and self._other(need, row) in rule.denied_by
            if not need.powers or set(need.powers) & set(row["powers"])
            if not need.topics or set(need.topics) & set(row["topics"])
        ]

    def _gaps(self, rule: Rule, need: Requirement, stand: Stand) -> list[Row]:
        """Gaps about just what the rule asks: nobody (or one of `denied_by`) at the other end, no other matter."""
        found = []
        for kind in need.kinds:
            for gap in self.gaps.get((kind, stand.stands_for), ()):
                here, other = ("subject", "object") if need.at == "subject" else ("object", "subject")
                matter = gap["gap"].removeprefix("gap~").split("~")[3:]
                of_this = not matter or matter[0] in rule.matters
                if gap[here] == stand.stands_for and of_this and (not gap[other] or gap[other] in rule.denied_by):
                    found.append(gap | {"id": gap["gap"]})
        return found

    def chains(self) -> dict[str, list[Row]]:
        """For each actor that has one, a chain to voters, Parliament or the Crown, as thin rows of `steps`."""
        if self._chains is None:
            store, standard = self.picture.store, self.picture.standard
            steps = thin_steps(store, standard, (*THIN, "condition"))
            for row in steps:  # a link stands in many steps, and lists are slow to fetch
                row["topics"] = self.picture.topics[row["link"]]
            roots = table(store, "roots", standard)
            self._chains = routes(steps, [row["actor"] for row in roots if self._ends(row)])
        return self._chains

    def _ends(self, root: Row) -> bool:
        """To inform the public is no route to voters: only those who elect somebody end a chain."""
        return root["kind"] != "public" or ("ELECTS", "subject", root["actor"]) in self.picture.asserted

    def conflicts(self, name: str) -> list[Found]:
        """What is found of one conflict of role."""
        if name not in self._conflicts:
            self._conflicts[name] = find(self.picture, load_conflicts()[name])
        return self._conflicts[name]


def not_met(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those by which something is missing."""
    return [verdict for verdict in verdicts if verdict.answer == "not_met"]


def _with_ids(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row | {"id": row["link"]} for row in rows)


def _said(proof: Iterable[Row]) -> str:
    words = {"none_exists": "said that none exists", "not_stated": "told of, but nobody is named"}
    reasons = {"denied" if "link" in row else words.get(row["reason"], row["reason"].replace("_", " ")) for row in proof}
    return "; ".join(sorted(reasons))
