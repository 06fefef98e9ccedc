"""Applies the patterns to one sentence: every link that its words say of the actors named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from types import MappingProxyType
from typing import Any

from graph.kinds import Kinds
from loaders.documents.claims.clause import ITS_ROLE, is_verbal
from loaders.documents.claims.ends import ends_of, fits, is_modifier
from loaders.documents.claims.frames import Frame, frame_of
from loaders.documents.claims.match import BREAKS, Match, match_form
from loaders.documents.claims.modality import TOLD_IN_THE_PAST, WERE, Mood, is_past_tense, is_to_come, mood
from loaders.documents.claims.patterns import Form, Pattern, rules
from loaders.documents.claims.record import Finding, end_id, is_common, surety
from loaders.documents.claims.subject import Subject, find_subject, lead_subject
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.text.grammar import BE, FINITE

_NOBODY: Mapping[str, Mention] = MappingProxyType({})
_PERFECT = frozenset("has have had".split())
# Kinds that hold of a body when they are said of something of its own: 'supporting the force's response'.
_OWNED_COUNTS = ("SUPPORTS", "COLLABORATES_WITH", "MONITORS", "OVERSEES")
_AGENT_WITHIN = 8
_BY_LAW = frozenset("section sections s s. act statute order regulations schedule law part".split())


def find_links(
    tokens: Sequence[Token], genre: str, lead: int = 0, unsaid: Mapping[str, Mention] = _NOBODY
) -> Iterator[Finding]:
    """The links of one sentence, several readings of the same words included; `propose` keeps the best.

    The first `lead` tokens are the opening words of a list whose item follows; `unsaid` are the actors that patterns name
    by themselves, by id.
    """
    if not any(token.is_actor for token in tokens):
        return
    words = frozenset(word for token in tokens for word in (token.low, token.low.rpartition(" ")[2]))
    stands: dict[str, bool] = {}
    for view, index in ((tokens, None), *_sharing(tokens)):
        yield from _matches(view, index, words, stands, genre, lead, unsaid)


def _sharing(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], int]]:
    """'A scrutinises and supports B' as 'A scrutinises B', and where that verb stands: both verbs have their object."""
    by_word = rules().by_word
    for at in range(1, len(tokens) - 3):
        first, joint, second = tokens[at : at + 3]
        if joint.low == "and" and all(
            not one.is_actor and one.low in by_word and is_verbal(one.low) for one in (first, second)
        ):
            yield [*tokens[: at + 1], *tokens[at + 3 :]], at


def _matches(
    tokens: Sequence[Token],
    only: int | None,
    words: frozenset[str],
    stands: dict[str, bool],
    genre: str,
    lead: int,
    unsaid: Mapping[str, Mention],
) -> Iterator[Finding]:
    made = rules()
    for index, token in enumerate(tokens):
        if only not in (None, index):
            continue
        candidates = made.by_actor if token.is_actor else made.by_word.get(token.low, ())
        for pattern, form in candidates:
            if form.text not in stands:
                stands[form.text] = form.may_stand(words)
            if not stands[form.text] or (pattern.genres and genre not in pattern.genres):
                continue
            match = match_form(form, tokens, index)
            if (
                match
                and not (pattern.unless and _has(tokens, match, pattern.unless))
                and not _agent_follows(pattern, match, tokens)
            ):
                yield from _findings(pattern, form, match, tokens, genre, made.kinds, lead, unsaid)


def _agent_follows(pattern: Pattern, match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a passive that seems to name nobody goes on to: 'was established in 2012 by the Home Office'."""
    if not pattern.gap:
        return False
    after = tokens[match.last + 1 : match.last + 1 + _AGENT_WITHIN]
    clause = list(takewhile(lambda token: token.low not in BREAKS and token.low not in FINITE, after))
    return any(one.low == "by" and (other.is_actor or other.low in _BY_LAW) for one, other in pairwise(clause)) or any(
        token.low == "by" for token in after[:4]
    )


def _findings(
    pattern: Pattern,
    form: Form,
    match: Match,
    tokens: Sequence[Token],
    genre: str,
    kinds: Kinds,
    lead: int,
    unsaid: Mapping[str, Mention],
) -> Iterator[Finding]:
    slots = dict(match.slots)
    reasons = [f"words: {form.text}"]
    sure = pattern.confidence
    said = Mood(None, None)
    start = match.first
    if form.leading:
        subject = find_subject(tokens, match.first)
        if 0 < lead <= match.first and all(token.low in _OPENS_ITEM for token in tokens[lead : match.first]):
            subject = lead_subject(tokens, lead) or subject
        if subject is None or not _voice_fits(form, subject, tokens, match.first) or subject.index in slots.values():
            return
        slots[form.leading] = subject.index
        if tokens[match.first].low.endswith("ing") and _is_title(tokens, match.first):
            return
        if tokens[match.first].low.endswith("ing") and _is_noun(tokens, match.first):
            sure *= 0.6
        sure *= subject.sure
        reasons.append(f"subject: {subject.how}")
        start = min(subject.index, start)
        within = () if form.negative else tokens[match.first : match.last + 1]
        law, verb = genre == "legislation", match.first
        frame = Frame.REAL if law else frame_of(tokens, subject.index, verb, subject.verb_start)
        if frame is Frame.UNREAL or (not law and pattern.kind in _EVENTS and _is_power(tokens, subject.index, verb)):
            return
        if not law and _words_between(tokens, subject.index, verb) & (_MIGHT if pattern.kind != "COMMISSIONS" else _POWER):
            sure *= 0.8  # it may happen, and nobody says that it does
        said = mood(tokens, subject.verb_start, verb, infinitive=subject.infinitive, law=law, within=within)
        if not law and said.status is None and subject.how != ITS_ROLE and is_to_come(tokens, subject.verb_start, verb):
            said = replace(said, status="planned")
        if frame is Frame.DENIED:
            said = replace(said, polarity="denied")
        if said.polarity == "denied" and pattern.affirmed:
            return
        if not law and is_past_tense(tokens, subject.verb_start, verb, passive=form.passive):
            reasons.append(TOLD_IN_THE_PAST)
    elif genre != "legislation" and not form.negative:
        frame = frame_of(tokens, match.first, match.first, match.first)
        if frame is Frame.UNREAL:
            return
        said = Mood(None, "denied" if frame is Frame.DENIED else None)
        if any(token.low in WERE for token in tokens[match.first : match.last]):
            reasons.append(TOLD_IN_THE_PAST)
    yield from _pairs(pattern, form, slots, tokens, (start, match.last), sure, reasons, said, kinds, unsaid)


def _is_power(tokens: Sequence[Token], subject: int, verb: int) -> bool:
    """Whether somebody is only said to be able, or bound, to do it: 'may ask', 'has the power to recommend'."""
    return bool(_words_between(tokens, subject, verb) & _POWER)


def _words_between(tokens: Sequence[Token], subject: int, verb: int) -> frozenset[str]:
    return frozenset(token.low for token in tokens[min(subject, verb) : max(subject, verb) + 1] if not token.is_actor)


# What is done once and stands for no power: 'may ask A to attend' says that nobody has asked yet.
_EVENTS = ("ASKS", "RECOMMENDS_TO")
_MIGHT = frozenset("could might".split())
_POWER = frozenset("may can must shall might could power powers duty entitled able required empowered obliged free".split())


def _is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a gerund is a noun: 'delivery and funding of the work'."""
    after = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    return after == "of" and tokens[verb - 1].low not in ("by", ",", "through")


def _is_title(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a gerund only says what somebody or something is called: 'the senior investigating officer', 'the appointing
    minister's duty'."""
    after = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    owner = verb + 2 < len(tokens) and tokens[verb + 1].is_actor and tokens[verb + 2].low == "'s"
    return after in _TITLED or (verb == 0 and owner)


_TITLED = frozenset("officer officers authority authorities body bodies agency agencies power powers arrangements".split())


def _has(tokens: Sequence[Token], match: Match, words: frozenset[str]) -> bool:
    return any(token.low in words or token.low[:1] in words for token in tokens[match.first : match.last + 2])


def _voice_fits(form: Form, subject: Subject, tokens: Sequence[Token], verb: int) -> bool:
    """Whether a form in the active or the passive stands with the auxiliaries it needs."""
    words = [token.low for token in tokens[subject.verb_start : verb] if not token.is_actor]
    low = tokens[verb].low
    participle = low.endswith(("ed", "en")) or low in ("held", "led", "run", "set", "made", "overseen")
    has_be = any(word in BE for word in words[-2:]) and words[-1] != "to"  # 'is to set' is no passive
    by = any(token.low in ("by", "to") for token in tokens[verb : verb + 6])
    if form.passive and by and participle and low != "set":
        return has_be or not any(word in _PERFECT for word in words) or True
    if form.passive:
        return True
    return not (participle and has_be and not low.endswith("ing"))


def _pairs(
    pattern: Pattern,
    form: Form,
    slots: dict[str, int],
    tokens: Sequence[Token],
    span: tuple[int, int],
    sure: float,
    reasons: list[str],
    said: Mood,
    kinds: Kinds,
    unsaid: Mapping[str, Mention],
) -> Iterator[Finding]:
    """A finding for each pair of actors in the slots, that the kind of link allows."""
    subjects, objects = ends_of(pattern, slots, tokens, unsaid)
    last = max(slots.get("O", 0), slots.get("S", 0))
    if last >= span[1] and is_modifier(tokens, last, owner=pattern.kind not in _OWNED_COUNTS):
        sure *= 0.68
        reasons = [*reasons, "the name may only qualify the word after it"]
    if form.text.startswith("O ,") and slots.get("O", 0) and tokens[slots["O"] - 1].low in ("to", "of", "on", "into"):
        sure *= 0.7  # 'the response to A, led by B': not A is led
    used = [tokens[index] for index in (*slots.values(), *span)]
    place = (min(token.start for token in used), max(token.end for token in used))
    if len(subjects) > 1 and len(objects) > 1 and all(one is not None and one.kind == "legislature" for one in objects):
        sure *= 0.6  # each lays it before its own
    values = _values(pattern, slots, tokens, said)
    for subject in subjects:
        for object_ in objects:
            if fits(pattern, subject, object_, kinds, leads=form.leading == "O"):
                ends = [end for end in (subject, object_) if end is not None]
                why = (*reasons, *(end.reason for end in ends))
                yield Finding(subject, pattern.kind, object_, *place, sure * surety(ends), pattern.id, why, values)


# What may stand before the verb of an item: '(a) the power to require'.
_OPENS_ITEM = frozenset("power powers ability duty right responsibility function specific wider general to for of not".split())


def _values(pattern: Pattern, slots: dict[str, int], tokens: Sequence[Token], said: Mood) -> dict[str, Any]:
    values = dict(pattern.values)
    for name, slot in (("on", "N"), ("via", "V")):
        if slot in slots and not is_common(tokens[slots[slot]].mentions[0]):
            values[name] = end_id(tokens[slots[slot]].mentions[0])
    if said.status:
        values.setdefault("status", said.status)
    return {**values, "polarity": said.polarity} if said.polarity else values
