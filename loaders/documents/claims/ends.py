"""The actors at either end of a link: those in a form's slots, the rest of their lists, and whether the kind allows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.kinds import Kinds
from loaders.documents.claims.patterns import Pattern, rules
from loaders.documents.claims.record import end_id
from loaders.documents.claims.tokens import Token
from loaders.documents.model import GROUPS, Mention
from loaders.documents.names.heads import KINDS
from loaders.documents.text.grammar import CONTENT_OFF, FINITE, PEOPLE_OF, PREPOSITIONS, SECTOR_OF

# Kinds whose object may be the author of the document, called 'us'.
_TOWARDS_AUTHOR = frozenset(
    "REPORTS_TO OWES_DUTY_TO PART_OF MEMBER_OF GOVERNED_BY COMMISSIONS CONFIRMS ADVISES FUNDS INSPECTS JUDGES OVERSEES"
    " MONITORS".split()
)
_WORKS = ("programme", "system", "fund", "instrument")
_VERBS = frozenset("sets includes aims seeks brings plays continues uses makes takes provides allows ensures gives has".split())
# What people at large neither do nor have done to them: guidance for the public sets no standard for it.
_AMONG_BODIES = ("ASKS", "SETS_STANDARDS_FOR", "PART_OF")
_PEOPLE = ("public", "people_group")
_ITEM_MOST = 7
_BEGINS_CLAUSE = frozenset("which who that where when while as if because to we it they".split())
_ARTICLE = range(3, 6)  # characters between two words where 'a', 'an' or 'the' was left out


def ends_of(
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
        if after != "/" and not is_modifier(tokens, step):
            found += tokens[step].mentions
        index = step + 1
    return tuple(found)


def _in_item(tokens: Sequence[Token], index: int, last: int) -> bool:
    return tokens[index].low in (",", "and", "&") or (index == last + 1 and tokens[index].low in ("and", ","))


def _may_list(low: str) -> bool:
    return low in (",", "and", "of", "in", "from", "the", "at", "other", "/", "&", "representatives") or (
        low[:1].isalpha() and low not in FINITE and low not in PREPOSITIONS and not low.endswith("ing")
    )


def _is_owner(tokens: Sequence[Token], index: int | None) -> bool:
    return index is not None and index + 1 < len(tokens) and tokens[index + 1].low == "'s"


def _members(tokens: Sequence[Token], index: int | None, *, open_end: bool = False) -> tuple[Mention | None, ...]:
    """The actors of a slot. A list right before a finite verb gives only its first part: the rest begins a new clause."""
    if index is None:
        return ()
    mentions = tokens[index].mentions
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if open_end and len(mentions) > 1 and after in FINITE:
        return mentions[:-1]
    return mentions


def is_modifier(tokens: Sequence[Token], index: int, *, owner: bool = True) -> bool:
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
    return after in SECTOR_OF or (after in PEOPLE_OF and all(mention.kind in GROUPS for mention in named.mentions))


def fits(pattern: Pattern, subject: Mention | None, object_: Mention | None, kinds: Kinds, *, leads: bool) -> bool:
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
    if pattern.kind in _AMONG_BODIES and any(end is not None and end.kind in _PEOPLE for end in (subject, object_)):
        return False
    return _end_fits(subject, kind.subjects, pattern.subjects, kinds) and _end_fits(
        object_, kind.objects, pattern.objects, kinds
    )


def _end_fits(mention: Mention | None, general: tuple[str, ...], own: tuple[str, ...], kinds: Kinds) -> bool:
    if mention is None or mention.kind is None or mention.kind not in kinds.actors:
        return True
    return kinds.allows(general, mention.kind) and (not own or kinds.allows(own, mention.kind))
