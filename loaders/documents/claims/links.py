"""Applies the patterns to one sentence: every link that its words say of the actors named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType
from typing import Any

from graph.kinds import Kinds
from loaders.documents.claims.match import BREAKS, Match, match_form
from loaders.documents.claims.modality import Mood, mood
from loaders.documents.claims.patterns import Form, Pattern
from loaders.documents.claims.record import Finding, end_id, is_common, surety
from loaders.documents.claims.rules import rules
from loaders.documents.claims.subject import Subject, find_subject, lead_subject
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.names.heads import KINDS
from loaders.documents.text.grammar import BE, CONTENT_OFF, FINITE, PEOPLE_OF, PREPOSITIONS, SECTOR_OF

_NOBODY: Mapping[str, Mention] = MappingProxyType({})
_PERFECT = frozenset("has have had".split())
# Kinds whose object may be the author of the document, called 'us'.
_TOWARDS_AUTHOR = frozenset(
    "REPORTS_TO OWES_DUTY_TO PART_OF MEMBER_OF GOVERNED_BY COMMISSIONS CONFIRMS ADVISES FUNDS INSPECTS JUDGES OVERSEES"
    " MONITORS".split()
)
# Kinds that hold of a body when they are said of something of its own: 'supporting the force's response'.
_OWNED_COUNTS = ("SUPPORTS", "COLLABORATES_WITH", "MONITORS", "OVERSEES")
_AGENT_WITHIN = 8
_WORKS = ("programme", "system", "fund", "instrument")
_GROUPS = ("sector_group", "people_group", "public")

_VERBS = frozenset("sets includes aims seeks brings plays continues uses makes takes provides allows ensures gives has".split())


def find_links(
    tokens: Sequence[Token], genre: str, lead: int = 0, unsaid: Mapping[str, Mention] = _NOBODY
) -> Iterator[Finding]:
    """The links of one sentence, several readings of the same words included; `propose` keeps the best.

    The first `lead` tokens are the opening words of a list whose item follows; `unsaid` are the actors that patterns name
    by themselves, by id.
    """
    made = rules()
    if not any(token.is_actor for token in tokens):
        return
    words = frozenset(word for token in tokens for word in (token.low, token.low.rpartition(" ")[2]))
    stands: dict[str, bool] = {}
    for index, token in enumerate(tokens):
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
    return any(one.low == "by" and other.is_actor for one, other in pairwise(clause))


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
        if tokens[match.first].low.endswith("ing") and _is_noun(tokens, match.first):
            sure *= 0.6
        sure *= subject.sure
        reasons.append(f"subject: {subject.how}")
        start = min(subject.index, start)
        within = () if form.negative else tokens[match.first : match.last + 1]
        law, verb = genre == "legislation", match.first
        said = mood(tokens, subject.verb_start, verb, infinitive=subject.infinitive, law=law, within=within)
        if said.polarity == "denied" and pattern.affirmed:
            return
    yield from _pairs(pattern, form, slots, tokens, (start, match.last), sure, reasons, said, kinds, unsaid)


def _is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a gerund is a noun: 'delivery and funding of the work'."""
    after = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    return after == "of" and tokens[verb - 1].low not in ("by", ",", "through")


def _has(tokens: Sequence[Token], match: Match, words: frozenset[str]) -> bool:
    return any(token.low in words or token.low[:1] in words for token in tokens[match.first : match.last + 2])


def _voice_fits(form: Form, subject: Subject, tokens: Sequence[Token], verb: int) -> bool:
    """Whether a form in the active or the passive stands with the auxiliaries it needs."""
    words = [token.low for token in tokens[subject.verb_start : verb] if not token.is_actor]
    low = tokens[verb].low
    participle = low.endswith(("ed", "en")) or low in ("held", "led", "run", "set", "made", "overseen")
    has_be = any(word in BE for word in words[-2:])
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
    subjects, objects = _ends(pattern, slots, tokens, unsaid)
    last = max(slots.get("O", 0), slots.get("S", 0))
    if last >= span[1] and _is_modifier(tokens, last, owner=pattern.kind not in _OWNED_COUNTS):
        sure *= 0.68
        reasons = [*reasons, "the name may only qualify the word after it"]
    used = [tokens[index] for index in (*slots.values(), *span)]
    place = (min(token.start for token in used), max(token.end for token in used))
    values = _values(pattern, slots, tokens, said)
    for subject in subjects:
        for object_ in objects:
            if _fits(pattern, subject, object_, kinds, leads=form.leading == "O"):
                ends = [end for end in (subject, object_) if end is not None]
                why = (*reasons, *(end.reason for end in ends))
                yield Finding(subject, pattern.kind, object_, *place, sure * surety(ends), pattern.id, why, values)


def _ends(
    pattern: Pattern, slots: dict[str, int], tokens: Sequence[Token], unsaid: Mapping[str, Mention]
) -> tuple[tuple[Mention | None, ...], tuple[Mention | None, ...]]:
    """The actors at either end: those of the slots, with the rest of a list behind the last, or one that is left unsaid."""
    subjects = _members(tokens, slots.get("S"))
    objects = _members(tokens, slots.get("O"), open_end=True)
    if pattern.kind == "PART_OF" and len(objects) > 1 and _is_owner(tokens, slots.get("O")):
        objects = objects[-1:]
    if pattern.mutual:
        return subjects[:1], subjects[1:]
    if pattern.gap:
        return subjects or (None,), objects or (None,)
    if pattern.tail:
        slot = max(slots, key=lambda name: slots[name])
        more = _tail(tokens, slots[slot])
        subjects, objects = (subjects, (*objects, *more)) if slot == "O" else ((*subjects, *more), objects)
    if pattern.subject:
        subjects = (unsaid[pattern.subject],) if pattern.subject in unsaid else ()
    if pattern.object:
        objects = (unsaid[pattern.object],) if pattern.object in unsaid else ()
    return subjects, objects


def _tail(tokens: Sequence[Token], last: int) -> tuple[Mention, ...]:
    """Actors further on in a list whose items are not all names; it ends at a verb, a preposition's new phrase or a stop."""
    found: list[Mention] = []
    index = last + 1
    while index < len(tokens) and not tokens[index].is_actor and _in_item(tokens, index, last):
        step = index
        while step < len(tokens) and not tokens[step].is_actor and step < index + _ITEM_MOST and _may_list(tokens[step].low):
            step += 1
        if step >= len(tokens) or not tokens[step].is_actor or tokens[step - 1].low in _BEGINS_CLAUSE:
            break
        after = tokens[step + 1].low if step + 1 < len(tokens) else "."
        if after in FINITE:
            break
        if after != "/" and not _is_modifier(tokens, step):
            found += tokens[step].mentions
        index = step + 1
    return tuple(found)


def _in_item(tokens: Sequence[Token], index: int, last: int) -> bool:
    return tokens[index].low in (",", "and", "&") or (index == last + 1 and tokens[index].low in ("and", ","))


def _may_list(low: str) -> bool:
    return low in (",", "and", "of", "in", "from", "the", "at", "other", "/", "&", "representatives") or (
        low[:1].isalpha() and low not in FINITE and low not in PREPOSITIONS and not low.endswith("ing")
    )


_ITEM_MOST = 7
# What may stand before the verb of an item: '(a) the power to require'.
_OPENS_ITEM = frozenset("power powers ability duty right responsibility function specific wider general to for of not".split())
_ARTICLE = range(3, 6)  # characters between two words where 'a', 'an' or 'the' was left out
_BEGINS_CLAUSE = frozenset("which who that where when while as if because to we it they".split())


def _is_owner(tokens: Sequence[Token], index: int | None) -> bool:
    return index is not None and index + 1 < len(tokens) and tokens[index + 1].low == "'s"


def _values(pattern: Pattern, slots: dict[str, int], tokens: Sequence[Token], said: Mood) -> dict[str, Any]:
    values = dict(pattern.values)
    for name, slot in (("on", "N"), ("via", "V")):
        if slot in slots and not is_common(tokens[slots[slot]].mentions[0]):
            values[name] = end_id(tokens[slots[slot]].mentions[0])
    if said.status:
        values.setdefault("status", said.status)
    return {**values, "polarity": said.polarity} if said.polarity else values


def _members(tokens: Sequence[Token], index: int | None, *, open_end: bool = False) -> tuple[Mention | None, ...]:
    """The actors of a slot. A list right before a finite verb gives only its first part: the rest begins a new clause."""
    if index is None:
        return ()
    mentions = tokens[index].mentions
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if open_end and len(mentions) > 1 and after in FINITE:
        return mentions[:-1]
    return mentions


def _is_modifier(tokens: Sequence[Token], index: int, *, owner: bool = True) -> bool:
    """Whether the word after a name makes it a modifier: 'Home Office staff', "the force's budget" (with `owner`)."""
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    if after.low == "'s":
        return owner
    apart = after.start - tokens[index].end
    if after.is_actor or apart in _ARTICLE:
        return after.is_actor and apart == 1  # 'Metropolitan Police officers'; 'give the panel a report'
    if all(mention.kind in _WORKS for mention in tokens[index].mentions) and after.low in KINDS:
        return False  # 'the Example scheme' is the scheme
    if after.low in rules().by_word or after.low in _VERBS or _is_its_people(tokens[index], after.low):
        return False
    return (
        not after.is_actor
        and after.low[:1].isalpha()
        and after.low not in CONTENT_OFF
        and not after.low.endswith(("ing", "ed"))
    )


def _is_its_people(named: Token, after: str) -> bool:
    """'policing partners', 'police forces areas': a word that says no more than the group's name before it."""
    return after in SECTOR_OF or (after in PEOPLE_OF and all(mention.kind in _GROUPS for mention in named.mentions))


def _fits(pattern: Pattern, subject: Mention | None, object_: Mention | None, kinds: Kinds, *, leads: bool) -> bool:
    kind = kinds.links[pattern.kind]
    if not pattern.gap and (subject is None or object_ is None):
        return False
    if subject is not None and object_ is not None and end_id(subject) == end_id(object_):
        return False
    if (
        object_ is not None
        and not leads
        and object_.text.casefold() in ("us", "we", "our", "ourselves")
        and pattern.kind not in _TOWARDS_AUTHOR
    ):
        return False
    return _end_fits(subject, kind.subjects, pattern.subjects, kinds) and _end_fits(
        object_, kind.objects, pattern.objects, kinds
    )


def _end_fits(mention: Mention | None, general: tuple[str, ...], own: tuple[str, ...], kinds: Kinds) -> bool:
    if mention is None or mention.kind is None or mention.kind not in kinds.actors:
        return True
    return kinds.allows(general, mention.kind) and (not own or kinds.allows(own, mention.kind))
