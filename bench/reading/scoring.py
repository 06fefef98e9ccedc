"""Scores the proposals for a document against its hand-made claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from adjudicated import judged
from alike import same_words
from gold import GoldClaim, GoldDocument, Same, paragraph_at

from graph.kinds import Kinds
from graph.model import Actor, Graph
from graph.naming.names import fold_name
from loaders.documents.claims.record import Finding, end_id
from loaders.documents.model import Document, Mention
from loaders.source_text import Paragraph, paragraphs

Key = tuple[str | None, str, str | None, object]
# A link either way round; and links that are about a numbered recommendation, wherever the answer is placed.
_BOTH_WAYS = ("COLLABORATES_WITH",)
_OF_RECORDS = ("RECOMMENDS_TO", "RESPONDS_TO")


@dataclass(slots=True)
class Score:
    """Hits, misses and false alarms; the links that are each."""

    hits: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Share of the proposals that a person also made."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of a person's claims that were proposed."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Count another in."""
        self.hits, self.missed, self.false = self.hits + other.hits, self.missed + other.missed, self.false + other.false


@dataclass(slots=True)
class Report:
    """Everything measured on one document."""

    name: str
    genre: str
    claims: Score = field(default_factory=Score)
    explicit_recall: tuple[int, int] = (0, 0)
    reachable_recall: tuple[int, int] = (0, 0)
    kinds: dict[str, Score] = field(default_factory=dict)
    patterns: dict[str, Score] = field(default_factory=dict)
    status: tuple[int, int] = (0, 0)
    money: tuple[int, int, int, int] = (0, 0, 0, 0)
    actors: Score = field(default_factory=Score)
    judged: tuple[int, int] = (0, 0)
    structure: dict[str, tuple[int, int]] = field(default_factory=dict)
    misses: list[tuple[float, str]] = field(default_factory=list)
    false_alarms: list[tuple[float, str]] = field(default_factory=list)
    seconds: float = 0.0


def score(
    gold: GoldDocument,
    document: Document,
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    least: float,
    graph: Graph,
    kinds: Kinds,
) -> Report:
    """The report on one document; only proposals at least `least` sure count as claims, all of them for money."""
    same = Same(graph)
    lines = paragraphs(document.text)
    report = Report(gold.path.name, document.genre)
    claims = {_gold_key(claim, same): claim for claim in gold.claims if claim.subject and claim.object}
    proposed = _proposed(findings, least, claims, graph.actors, lines, same)
    _claims(report, claims, proposed)
    named = _named(mentions, lines, same)
    near = [
        key
        for key, claim in claims.items()
        if {same.of(claim.subject), same.of(claim.object)} <= named.get(claim.paragraph, set())
    ]
    report.reachable_recall = (sum(key in proposed for key in near), len(near))
    report.money = _money(gold.claims, findings, lines, same, graph.actors)
    report.actors = _actors(gold.claims, document.text, mentions, same, graph.actors)
    report.judged = judged(gold.path.name, mentions, same)
    report.structure = _structure(gold, document)
    return report


def _proposed(
    findings: Sequence[Finding],
    least: float,
    claims: Mapping[Key, GoldClaim],
    actors: Mapping[str, Actor],
    lines: list[Paragraph],
    same: Same,
) -> dict[Key, Finding]:
    """The surest proposal of each link and paragraph. A new actor is the one a person named there by most of its words."""
    made: dict[Key, Finding] = {}
    for finding in sorted(findings, key=lambda one: one.confidence):
        if finding.confidence >= least and finding.subject and finding.object:
            key = _key(finding, paragraph_at(lines, finding.start), same)
            made[_renamed(key, finding, claims, actors) if key not in claims else key] = finding
    return made


def _renamed(key: Key, finding: Finding, claims: Mapping[Key, GoldClaim], actors: Mapping[str, Actor]) -> Key:
    for other, claim in claims.items():
        if other[1] == key[1] and other[3] == key[3]:
            ends = ((key[0], other[0], finding.subject, claim.subject), (key[2], other[2], finding.object, claim.object))
            owners = (claim.object, claim.subject)
            if all(
                mine == theirs or same_words(mention, end, actors, owner)
                for (mine, theirs, mention, end), owner in zip(ends, owners, strict=True)
            ):
                return other
    return key


def _gold_key(claim: GoldClaim, same: Same) -> Key:
    place: object = claim.paragraph
    if claim.kind == "RECOMMENDS_TO":
        place = _number(claim.values.on)
    if claim.kind == "RESPONDS_TO":
        return _ordered(claim.subject, claim.kind, None, _number(claim.object), same)
    return _ordered(claim.subject, claim.kind, claim.object, place, same)


def _key(finding: Finding, paragraph: int, same: Same) -> Key:
    place: object = paragraph
    if finding.kind == "RECOMMENDS_TO":
        place = _number(str(finding.values.get("on") or ""))
    if finding.kind == "RESPONDS_TO":
        return _ordered(end_id(finding.subject), finding.kind, None, _number(end_id(finding.object)), same)
    return _ordered(end_id(finding.subject), finding.kind, end_id(finding.object), place, same)


def _ordered(subject: str | None, kind: str, object_: str | None, place: object, same: Same) -> Key:
    ends = [same.of(subject), same.of(object_)]
    if kind in _BOTH_WAYS:
        ends.sort(key=str)
    return ends[0], kind, ends[1], place


def _number(record: str | None) -> str:
    """A recommendation's number, as far as its id or name has one."""
    found = re.search(r"recommendation\W*(\d{1,3})", (record or "").casefold())
    return found[1] if found else str(record)


def _claims(report: Report, claims: Mapping[Key, GoldClaim], proposed: Mapping[Key, Finding]) -> None:
    right = 0
    for key in claims.keys() | proposed.keys():
        kind = report.kinds.setdefault(key[1], Score())
        made = Score(int(key in claims and key in proposed), int(key not in proposed), int(key not in claims))
        kind.add(made)
        report.claims.add(made)
        if key in proposed:
            report.patterns.setdefault(proposed[key].pattern, Score()).add(made)
        if made.hits:
            stated, said = claims[key].values, proposed[key].values
            right += (stated.status or "in_force") == (said.get("status") or "in_force") and (
                (stated.polarity or "asserted") == (said.get("polarity") or "asserted")
            )
        elif made.missed:
            claim = claims[key]
            report.misses.append(
                (0.5 if not claim.explicit else 1.0, f"{report.name} line {claim.paragraph}: {_say(key)} — {claim.reading}")
            )
        else:
            finding = proposed[key]
            report.false_alarms.append(
                (
                    finding.confidence,
                    f"{report.name} at {finding.start}: {_say(key)} — {finding.confidence:.2f}, {finding.pattern}",
                )
            )
    explicit = [key for key, claim in claims.items() if claim.explicit]
    report.explicit_recall = (sum(key in proposed for key in explicit), len(explicit))
    report.status = (right, report.claims.hits)


def _say(key: Key) -> str:
    return f"{key[0]} {key[1]} {key[2]}"


def _named(mentions: Sequence[Mention], lines: list[Paragraph], same: Same) -> dict[int, set[str | None]]:
    named: dict[int, set[str | None]] = {}
    for mention in mentions:
        named.setdefault(paragraph_at(lines, mention.start), set()).add(same.of(mention.actor))
    return named


def _money(
    claims: Iterable[GoldClaim], findings: Sequence[Finding], lines: list[Paragraph], same: Same, actors: Mapping[str, Actor]
) -> tuple[int, int, int, int]:
    """Sums in the gold; found with the right amount; with the right funder or recipient; with both. A new actor counts as
    the one a person named when most words of their names agree, as it does for claims."""
    sums = {
        (c.subject, c.object, c.paragraph, c.values.amount): c
        for c in claims
        if c.kind == "FUNDS" and c.values.amount is not None
    }
    found = one = both = 0
    for claim in sums.values():
        alike = [
            f
            for f in findings
            if f.values.get("amount") == claim.values.amount and paragraph_at(lines, f.start) == claim.paragraph
        ]
        payers = {same.of(claim.subject), same.of(claim.values.via)} - {None} if claim.subject else {None}
        funder = [f for f in alike if same.of(end_id(f.subject)) in payers]
        recipient = [
            f
            for f in alike
            if same.of(end_id(f.object)) == same.of(claim.object) or same_words(f.object, claim.object, actors, claim.subject)
        ]
        found += bool(alike)
        one += bool(funder or recipient)
        both += bool([f for f in funder if f in recipient])
    return len(sums), found, one, both


def _actors(
    claims: Iterable[GoldClaim], text: str, mentions: Sequence[Mention], same: Same, actors: Mapping[str, Actor]
) -> Score:
    """Actors of the gold whose name, or one of its names, stands in the text, not only within a longer name that was read;
    and actors found that no claim has, truly named or not."""
    folded = f" {fold_name(_without(text, mentions))} "
    gold = {end for claim in claims for end in (claim.subject, claim.object) if end}
    found = {same.of(mention.actor) for mention in mentions if mention.actor}
    stands = {same.of(end) for end in gold} & found
    stands |= {
        same.of(end)
        for end in gold
        if end in actors
        and any(f" {fold_name(name)} " in folded for name in (actors[end].name, *(a.name for a in actors[end].aliases)))
    }
    every = {same.of(end) for end in gold}
    return Score(len(stands & found), len(stands - found), len(found - every))


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """The text with the words of its mentions left out."""
    kept, at = [], 0
    for mention in sorted(mentions, key=lambda one: one.start):
        kept.append(text[at : mention.start])
        at = max(at, mention.end)
    return " | ".join([*kept, text[at:]])


def _structure(gold: GoldDocument, document: Document) -> dict[str, tuple[int, int]]:
    """Pairs and grades, as the claims on them show them: how many are right, of how many."""
    measured: dict[str, tuple[int, int]] = {}
    answered = {
        _number(claim.object) for claim in gold.claims if claim.kind == "RESPONDS_TO" and "recommendation" in str(claim.object)
    }
    if document.genre == "response" and answered:
        paired = {_number(pair.recommendation.casefold()) for pair in document.pairs if pair.answer_spans}
        measured["recommendations answered"] = (len(answered & paired), len(answered))
    if document.genre == "peel":
        graded = {(claim.values.grade.casefold()) for claim in gold.claims if claim.kind == "JUDGES" and claim.values.grade}
        places = [(c.start, c.end, c.values.grade.casefold()) for c in gold.claims if c.kind == "JUDGES" and c.values.grade]
        right = [g for g in document.grades if g.grade.casefold() in graded]
        near = [
            p
            for p in places
            if any(g.grade.casefold() == p[2] and g.section_start <= p[1] and p[0] <= g.end for g in document.grades)
        ]
        measured["grades whose grade a person also gave"] = (len(right), len(document.grades))
        measured["graded claims within a section so graded"] = (len(near), len(places))
    return measured
