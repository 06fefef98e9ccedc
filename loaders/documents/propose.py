"""Proposes claims from a document: each sentence's patterns and sums, and what the structure says. Nothing is accepted here."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.kinds import Kinds, load_kinds
from graph.model import Actor, Graph
from graph.naming.names import fold_name
from loaders.documents.claims.anaphora import GENRES, Memory
from loaders.documents.claims.cast import cast_of, with_author, with_cast
from loaders.documents.claims.dates import as_once_held, with_dates
from loaders.documents.claims.implied import find_implied
from loaders.documents.claims.links import find_links
from loaders.documents.claims.lists import Lead, is_item, of_item, without_marker
from loaders.documents.claims.open import apart, is_found, marked
from loaders.documents.claims.order import in_one_way, in_plain_order
from loaders.documents.claims.patterns import load_patterns
from loaders.documents.claims.record import Finding, end_id, record
from loaders.documents.claims.reference import Stage, with_pronouns_within
from loaders.documents.claims.structured import find_in_structure
from loaders.documents.claims.tokens import Token, tokens_of
from loaders.documents.doubts.earned import as_earned
from loaders.documents.doubts.groundless import doubted
from loaders.documents.model import Document, Mention
from loaders.documents.money.reader import MoneyReader, restated
from loaders.documents.money.tables import find_in_tables
from loaders.documents.names.described import with_described
from loaders.documents.names.law import with_law_names
from loaders.documents.structure.places import Places

TOPIC_FAMILIES = ("oversight", "duty", "steering", "money", "state")
DEFAULT_THRESHOLD = 0.6
# Below the default stand leads, from here on: doubtful ones with the reason, and what patterns too often get wrong.
LEAD_THRESHOLD = 0.4
# What a recommendation may describe: a body to be made, who is to sit on it and to chair it.
_MADE_UP = ("CHAIRS", "MEMBER_OF", "ESTABLISHED_BY", "HEADS")
_LONGEST_SENTENCE = 4000
_SHORT = 3
# Kinds that hold either way round.
_BOTH_WAYS = ("COLLABORATES_WITH", "SUPPORTS")
_SAID_BETTER = {"SUPPORTS": "ADVISES", "MEMBER_OF": "CHAIRS", "ASKS": "RECOMMENDS_TO"}


@dataclass(frozen=True, slots=True)
class Proposals:
    """Every finding of a document, best reading of each kept, in the order of the text; `to_complete` are sums and
    answers that a person must complete, which are no proposals."""

    document: Document
    findings: tuple[Finding, ...]
    to_complete: tuple[Finding, ...] = ()

    def at_least(self, threshold: float) -> Proposals:
        """Those at or above a confidence, with what is to complete."""
        open_ = tuple(one for one in self.to_complete if is_found(one, threshold))
        return replace(self, findings=tuple(one for one in self.findings if one.confidence >= threshold), to_complete=open_)

    def records(self, source: str, graph: Graph | None = None, said_on: str | None = None) -> list[dict[str, Any]]:
        """One JSON object each; behind the proposals what is to complete, marked so."""
        kinds, places, text = load_kinds(), Places(self.document), self.document.text

        def record_of(finding: Finding) -> dict[str, Any]:
            place = places.of(finding.start)
            made = record(finding, source, said_on or self.document.date, place, text, graph, kinds)
            return {**made, "document": self.document.path}

        whole = [record_of(finding) for finding in self.findings]
        return [*whole, *(marked(record_of(one), text[one.start : one.end]) for one in self.to_complete)]


def propose(
    document: Document, mentions: Sequence[Mention], actors: Mapping[str, Actor] | None = None, threshold: float = 0.0
) -> Proposals:
    """The claims that the words of a document make, at or above a confidence."""
    kinds, given = load_kinds(), document
    document = given.as_said
    cast = cast_of(document, mentions)
    mentions = with_law_names(document, with_author(document, with_cast(document, mentions, cast), cast), actors or {})
    found = [
        *_in_sentences(document, with_described(document, mentions), _unsaid(document, actors or {})),
        *(as_once_held(one, document.text) for one in find_implied(document, mentions, actors or {}, cast.author)),
        *find_in_structure(document, mentions, actors or {}, cast),
        *find_in_tables(document, mentions),
    ]
    places = Places(document)
    # In prose some patterns have earned too little to stand for what another pattern says of the same ends.
    said = [as_earned(one, document) if document.genre == "prose" else one for one in restated(found)]
    kept = (_proposed_in_recommendation(one, document) for one in _best(said, places))
    sure = (doubted(as_earned(one, document), document.text, document.genre) for one in kept)
    ready = (_with_topics(finding, document.text, kinds) for finding in sure)
    whole, open_ = apart(sorted(ready, key=_in_order))
    return Proposals(given, tuple(whole), tuple(open_)).at_least(threshold)


def with_findings(made: Proposals, more: Sequence[Finding]) -> Proposals:
    """Proposals with others' findings added, where they say something else than what is there."""
    kinds, places = load_kinds(), Places(made.document)
    kept = _best([*more, *made.findings], places)
    added = [_with_topics(finding, made.document.text, kinds) if finding.pattern == "model" else finding for finding in kept]
    return Proposals(made.document, tuple(sorted(added, key=_in_order)), made.to_complete)


def _in_order(one: Finding) -> tuple[int, int, str, str, str]:
    return one.start, one.end, one.kind, end_id(one.subject) or "", end_id(one.object) or ""


def _unsaid(document: Document, actors: Mapping[str, Actor]) -> dict[str, Mention]:
    """The actors that patterns mean without the text naming them, by id; 'this' is the law that the document is."""
    named = {name: actors[name] for pattern in load_patterns().patterns for name in pattern.unsaid if name in actors}
    reason = "whom the words mean without naming it"
    meant = {name: Mention(0, 0, "", one.id, one.name, one.kind, reason, 0.9) for name, one in named.items()}
    title = (document.title or "").partition(":")[0].strip()
    if document.genre == "legislation" and title:
        wanted = fold_name(title)
        own = next((one for one in actors.values() if one.kind == "instrument" and fold_name(one.name) == wanted), None)
        meant["this"] = Mention(0, 0, "", own.id if own else None, own.name if own else title, "instrument", reason, 0.9)
    return meant


def _in_sentences(document: Document, mentions: Sequence[Mention], unsaid: Mapping[str, Mention]) -> list[Finding]:
    ordered = _without_overlap(mentions)
    starts = [mention.start for mention in ordered]
    cut_starts = [low for low, _ in document.cuts]
    found: list[Finding] = []
    last_end = 0
    lead, money, memory, stage = Lead(), MoneyReader(document.genre), Memory(), Stage()
    for start, end in document.sentences:
        if end - start > _LONGEST_SENTENCE:
            continue
        inside = [m for m in ordered[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)] if m.end <= end]
        cuts = document.cuts[max(bisect.bisect_left(cut_starts, start) - 1, 0) : bisect.bisect_left(cut_starts, end)]
        if "\n" in document.text[last_end:start]:
            memory.forget()
            stage.forget()
        plain = without_marker(tokens_of(document.text, start, end, inside, cuts))
        named = stage.resolved(memory.resolved(plain), document.text[start:end])
        tokens = in_plain_order(with_pronouns_within(in_one_way(named)))
        if document.genre in GENRES:
            memory.note(tokens)
        lead = lead.at(document.text, start)
        tokens = [*lead.tokens, *tokens]
        links = of_item(find_links(tokens, document.genre, len(lead.tokens), unsaid), lead, start, end)
        linked = [as_once_held(one, document.text) for one in with_dates(links, document.text, start, end, inside)]
        found += linked
        lead = lead.after(document.text, start, end, tokens, linked)
        own = _for_money(document, start, end, inside, cuts, stage)
        found += money.read(document.text, start, end, own, stage.topic, item=is_item(document.text, start))
        stage.note(tokens)
        last_end = end
    return found


def _for_money(
    document: Document, start: int, end: int, inside: Sequence[Mention], cuts: Sequence[tuple[int, int]], stage: Stage
) -> list[Token]:
    """The sentence's own tokens, with what stands in brackets where a sum does; none where there is no sum."""
    if not MoneyReader.may_read(document.text, start, end):
        return []
    words = document.text[start:end]
    return stage.resolved(without_marker(tokens_of(document.text, start, end, inside, cuts, keep="£")), words)


def _without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, one.start - one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _best(found: Sequence[Finding], places: Places) -> list[Finding]:
    """One finding of each link in each paragraph: the surest. A sum makes a bare FUNDS of the same ends needless."""
    best: dict[tuple[Any, ...], Finding] = {}
    for finding in found:
        key = (places.paragraph(finding.start), end_id(finding.subject), finding.kind, end_id(finding.object), finding.key)
        if key not in best or finding.confidence > best[key].confidence:
            best[key] = finding
    turned = _turned(best.values()) | _said_better(best.values())
    paid = {key[:4] for key, finding in best.items() if finding.pattern == "sum-of-money"}
    asked = {(*key[:2], key[3]) for key in best if key[2] == "COMMISSIONS"}
    return [
        finding
        for key, finding in best.items()
        if id(finding) not in turned
        and (key[4] is not None or key[:4] not in paid)
        and not (key[2] == "ASKS" and (*key[:2], key[3]) in asked)
    ]


def _said_better(found: Iterable[Finding]) -> set[int]:
    """Findings (by `id`) of what the same words say better: who supports by advice advises, who chairs is a member."""
    by_ends: dict[tuple[str | None, ...], list[Finding]] = defaultdict(list)
    for one in found:
        by_ends[end_id(one.subject), end_id(one.object)].append(one)
    return {
        id(one)
        for same in by_ends.values()
        for one in same
        if one.kind in _SAID_BETTER
        for other in same
        if other.kind == _SAID_BETTER[one.kind] and other.confidence >= DEFAULT_THRESHOLD
        if other.start < one.end and one.start < other.end
    }


def _turned(found: Iterable[Finding]) -> set[int]:
    """Findings (by `id`) whose words are read the other way round as surely: one of two is wrong, and nobody knows which."""
    by_ends: dict[tuple[str, str | None, str | None], list[Finding]] = defaultdict(list)
    for one in found:
        if one.kind not in _BOTH_WAYS and end_id(one.subject) != end_id(one.object):
            by_ends[one.kind, end_id(one.subject), end_id(one.object)].append(one)
    return {
        id(one)
        for (kind, subject, object_), same in by_ends.items()
        for one in same
        for other in by_ends.get((kind, object_, subject), ())
        if other.confidence >= one.confidence and other.start < one.end and one.start < other.end
    }


def _proposed_in_recommendation(finding: Finding, document: Document) -> Finding:
    if finding.pattern in ("recommendation", "answer"):
        return finding
    if any(low <= finding.start < high for pair in document.pairs for low, high in (pair.recommendation_span,)):
        return replace(
            finding,
            confidence=finding.confidence * (0.8 if finding.kind in _MADE_UP else 0.5),
            values={**finding.values, "status": "proposed"},
            reasons=(*finding.reasons, "stands within a recommendation"),
        )
    return finding


def _with_topics(finding: Finding, text: str, kinds: Kinds) -> Finding:
    if kinds.links[finding.kind].family not in TOPIC_FAMILIES:
        return finding
    return replace(finding, values={**finding.values, "topics": topics_of(text[finding.start : finding.end])})


def topics_of(words: str) -> tuple[str, ...]:
    """At most two topics, by the keywords of claims/wordbook/topics.yaml; general where none stands."""
    low = " " + re.sub(r"\s+", " ", words.casefold()) + " "
    found = [topic for topic, keywords in load_patterns().topics.items() if any(_stands(word, low) for word in keywords)]
    return tuple(found[:2]) or ("general",)


def _stands(keyword: str, words: str) -> bool:
    """Whether a keyword begins a word there; a short one is a whole word: 'soc' does not stand in 'social'."""
    if len(keyword) > _SHORT:
        return f" {keyword}" in words
    return re.search(rf" {re.escape(keyword)}s?(?![a-z])", words) is not None
