"""Who pays a sum and who is paid, by the words around it: 'P gave R £5m', 'R was awarded £5m by P', 'the £5m R'.

Each way of saying it is tried in turn, the surest first; what none of them tells stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.documents.modality import mood
from loaders.documents.model import Mention
from loaders.documents.money_ends import Ends, named_after, named_before, owner_of
from loaders.documents.money_tokens import BRACKET, SUM, Marked, words
from loaders.documents.propose_match import BREAKS
from loaders.documents.propose_subject import BE, FINITE, HAVE, PREPOSITIONS, find_subject
from loaders.documents.propose_tokens import Token

_FAR = 28
_AUXILIARIES = FINITE | {"been", "be", "being", "to"}
_BY = frozenset({"by", "from"})
_CARRIES = frozenset("provide provides provided providing supply supplied supplies".split())
_COUPLES = frozenset("is was are were at to stood stands totalled totals totalling reached remains exceeds reach".split())
_ADJECTIVES = frozenset("new national annual dedicated landmark flagship joint pilot first ever own cross-government".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Payer, whom it pays, and the fund or programme it goes through; `sure` of the two ends, `how` each was told."""

    funder: Mention | None = None
    recipients: tuple[Mention, ...] = ()
    via: Mention | None = None
    sure: float = 0.6
    how: tuple[str, ...] = ()
    status: str | None = None


def roles_of(marked: Marked, number: int, law: bool) -> Roles:
    """The roles about one sum of a sentence."""
    tokens, at = marked.tokens, marked.sums[number]
    stop = marked.sums[number + 1] if number + 1 < len(marked.sums) else len(tokens)
    ends = Ends(tokens, at, stop)
    found = _bracketed(ends, law) or _named(ends, law) or _as_subject(ends, law) or _as_object(ends, law) or _alone(ends)
    giver = marked.givers.get(at)
    if giver is not None and giver.kind == "fund" and found.funder is not None:
        found = replace(found, via=found.via or giver)
    elif giver is not None and found.funder is None:
        found = replace(found, funder=giver, how=(*found.how, "payer: in the noun of the sum"))
    return _with_way(found, ends)


def _named(ends: Ends, law: bool) -> Roles | None:
    """'the £5m R': the sum stands in the name of what it pays for."""
    tokens, at = ends.tokens, ends.at
    name = at + 1
    while name < min(at + 3, len(tokens)) and not tokens[name].is_actor and tokens[name].low in _ADJECTIVES:
        name += 1
    if name >= ends.stop or not tokens[name].is_actor or tokens[name].mentions[0].text.casefold() in ("we", "it", "they"):
        return None
    paid = tokens[name].mentions
    how = "recipient: the sum stands in its name's phrase"
    before = tokens[at - 1] if at else None
    if before is not None and before.low == "'s" and at > 1 and tokens[at - 2].is_actor:
        return Roles(tokens[at - 2].mentions[0], paid, None, 0.8, (how, "payer: its owner"))
    if before is not None and before.low in words("through") | {"of", "with", "by", "as", "for", "to"}:
        return Roles(None, paid, None, 0.66, (how,))
    verb = _verb(tokens, at, words("gives") | words("launches"))
    if verb is None or _passive(tokens, verb):
        return Roles(None, paid, None, 0.6, (how,))
    payer, sure, why, status = _payer(tokens, verb, law)
    return Roles(payer, paid, None, 0.9 * sure, (how, why), status)


def _bracketed(ends: Ends, law: bool) -> Roles | None:
    """'R (£5m)': what the name before it gets; 'a third of it (£5m) will support R' is read without the bracket."""
    tokens, at = ends.tokens, ends.at
    if at < 2 or tokens[at - 1].low != BRACKET or not tokens[at - 2].is_actor:
        return None
    verb = _verb(tokens, at, words("gives") | words("launches"))
    if verb is None or _passive(tokens, verb):
        return Roles(None, tokens[at - 2].mentions[-1:], None, 0.66, ("recipient: named before the bracket",))
    payer, sure, why, status = _payer(tokens, verb, law)
    return Roles(payer, tokens[at - 2].mentions[-1:], None, 0.8 * sure, (why, "recipient: named before the bracket"), status)


def _as_subject(ends: Ends, law: bool) -> Roles | None:
    """'£5m was given to R by P', '£5m will fund R', '£5m set aside for R'."""
    tokens, at = ends.tokens, ends.at
    index = at + 1
    while index < ends.stop and not tokens[index].is_actor and tokens[index].low in _AUXILIARIES:
        index += 1
    helped = index > at + 1 and tokens[at + 1].low in FINITE
    if index >= ends.stop or tokens[index].is_actor or (index > at + 1 and not helped):
        return None
    low = tokens[index].low
    if low == "going" and not helped:
        told = ends.paid(index)
        return Roles(None, told.mentions, None, 0.8 * told.sure, (f"recipient: {told.how}", "the sum goes there"))
    passive = low in words("gives") | words("receives") and low.endswith(("ed", "en", "set", "paid", "spent", "put", "given"))
    status = mood(tokens, at + 1, index, infinitive=False, law=law).status
    if passive and (not helped or any(token.low in BE for token in tokens[at + 1 : index])):
        payer = named_after(ends, index, _BY)
        if low in words("receives"):
            paid = named_after(ends, index, frozenset({"by"}))
            from_ = named_after(ends, index, frozenset({"from"}))
            return Roles(_one(from_), paid or (), None, 0.8, ("recipient: who received it",), status)
        told = ends.paid(index)
        how = f"recipient: {told.how}", "the sum is paid"
        if payer is None and helped and (own := ends.own()):
            return Roles(own, told.mentions, None, 0.62 * told.sure, (*how, "payer: who says 'we' or 'our'"), status)
        return Roles(_one(payer), told.mentions, None, 0.85 * told.sure, how, status)
    if helped and low in words("goes"):
        told = ends.paid(index) if low in ("go", "be", "pay", "come", "going") else ends.paid(index, direct=True)
        payer = named_after(ends, index, _BY)
        return Roles(_one(payer), told.mentions, None, 0.8 * told.sure, (f"recipient: {told.how}", "the sum does it"), status)
    if helped and low == "for":
        told = ends.paid(index - 1)
        return Roles(None, told.mentions, None, 0.8 * told.sure, (f"recipient: {told.how}",), status)
    return None


def _as_object(ends: Ends, law: bool) -> Roles | None:
    """The sum is what a verb before it gives, gets or changes; or a noun's before it ('investment of £5m')."""
    tokens, at = ends.tokens, ends.at
    if at == 0:
        return None
    left = tokens[at - 1].low if not tokens[at - 1].is_actor else ""
    if left == "by" and at > 1 and (made := _changed(ends, law)):
        return made
    if left in ("with", "by") and (made := _carried(ends, law)):
        return made
    if left in ("of", "by") and (made := _noun(ends, law)):
        return made
    risen = left == "from" and at > 1 and tokens[at - 2].low in words("changes")
    if (left in _COUPLES or risen) and (made := _coupled(ends)):
        return made
    verb = _verb(tokens, at, words("gives") | words("receives"))
    if verb is None:
        return None
    low = tokens[verb].low
    if low in words("receives") and not _passive(tokens, verb):
        return _received(ends, verb, law)
    if _passive(tokens, verb):
        subject = find_subject(tokens, verb)
        if subject is None:
            return None
        payer = named_after(ends, at, _BY) or named_after(ends, verb, _BY)
        how = ("recipient: who was given it", f"found as {subject.how}")
        status = mood(tokens, subject.verb_start, verb, infinitive=False, law=law).status
        return Roles(_one(payer), tokens[subject.index].mentions, None, 0.85 * subject.sure, how, status)
    payer, sure, why, status = _payer(tokens, verb, law)
    told = ends.paid(at)
    between = ends.between(verb)
    if between and (told.sure < 0.9 or low in ("give", "gives", "gave", "awarded", "award", "giving")):
        told = replace(told, mentions=between, how="named between the verb and the sum", sure=0.95)
    if payer is None:
        payer = _one(named_after(ends, at, _BY))
        sure = 0.85 if payer else 0.7
    if (
        not told.mentions
        and payer is not None
        and not ends.way(ahead=True)
        and (fronted := ends.fronted())
        and fronted[0] != payer
    ):
        told = replace(told, mentions=fronted, how="named at the head of the sentence", sure=0.7)
    return Roles(payer, told.mentions, None, 0.92 * sure * told.sure, (why, f"recipient: {told.how}"), status)


def _received(ends: Ends, verb: int, law: bool) -> Roles:
    tokens = ends.tokens
    subject = find_subject(tokens, verb)
    payer = _one(named_after(ends, ends.at, _BY))
    got = tokens[subject.index].mentions if subject else ()
    status = mood(tokens, subject.verb_start, verb, infinitive=False, law=law).status if subject else None
    told = ends.paid(ends.at)
    giving = got and got[0].kind in ("government", "department") and told.mentions and payer is None
    if giving:
        return Roles(got[0], told.mentions, None, 0.75 * told.sure, ("payer: who secured it", f"recipient: {told.how}"), status)
    if tokens[verb].low.startswith("bid"):
        status = "proposed"
    sure = 0.85 * subject.sure if subject else 0.4
    return Roles(payer, got, None, sure, ("recipient: who received it",), status)


def _changed(ends: Ends, law: bool) -> Roles | None:
    """'increases funding for R by £5m'."""
    tokens = ends.tokens
    verb = _verb(tokens, ends.at, words("changes"))
    if verb is None:
        return None
    between = ends.between(verb)
    payer, sure, why, status = _payer(tokens, verb, law)
    if between and payer is not None and payer.actor != between[0].actor:
        return Roles(payer, between, None, 0.85 * sure, (why, "recipient: named between the verb and the sum"), status)
    if between:
        return Roles(None, between, None, 0.6, ("recipient: what changes",), status)
    grown = payer or _one(named_before(tokens, verb))
    return Roles(None, (grown,) if grown else (), None, 0.5, ("recipient: what changes",), status)


def _carried(ends: Ends, law: bool) -> Roles | None:
    """'provided R with £5m', 'R, backed by £5m from P'."""
    tokens, at = ends.tokens, ends.at
    payer = _one(named_after(ends, at, _BY))
    verb = _verb(tokens, at - 1, words("gives") | words("goes"), near=8)
    if verb is not None and verb < at - 2 and not _passive(tokens, verb) and (between := ends.between(verb)):
        active, sure, why, status = _payer(tokens, verb, law)
        return Roles(active or payer, between, None, 0.9 * sure, (why, "recipient: named between the verb and the sum"), status)
    if verb is None and tokens[at - 1].low == "by":
        return None
    backed = verb if verb is not None and verb >= at - 3 else None
    if verb is not None and backed is None:
        return None
    subject = (
        find_subject(tokens, backed)
        if backed is not None and any(t.low in BE for t in tokens[max(backed - 2, 0) : backed])
        else None
    )
    paid = tokens[subject.index].mentions if subject else named_before(tokens, backed if backed is not None else at)
    if not paid:
        return None
    return Roles(payer, paid[-1:], None, 0.72, ("recipient: named before what backs it",))


def _noun(ends: Ends, law: bool) -> Roles | None:
    """ "P's investment of £5m in R", "an increase in funding for R of £5m", "R's budget of £5m"."""
    tokens, at = ends.tokens, ends.at
    if tokens[at - 2].is_actor and tokens[at - 2].mentions[0].kind in ("fund", "programme", "instrument", "system"):
        return _own_sum(ends, law)
    noun = next(
        (i for i in range(at - 2, max(at - 14, -1), -1) if not tokens[i].is_actor and tokens[i].low in _nouns()),
        None,
    )
    if noun is None or any(token.low in BREAKS or token.low == SUM for token in tokens[noun:at]):
        return None
    while noun > 0 and not tokens[noun - 1].is_actor and (tokens[noun - 1].low in _nouns() or _leads(tokens, noun)):
        noun -= 1 if tokens[noun - 1].low in _nouns() else 2
    inside = ends.between(noun)
    verb = _verb(tokens, noun, words("gives") | words("receives") | {"enabling", "enable", "enables", "has", "have", "had"})
    owner = owner_of(tokens, noun)
    heads = {token.low for token in tokens[noun:at] if not token.is_actor}
    told = ends.paid(at)
    paid = inside or told.mentions
    by = _one(named_after(ends, at, _BY)) or _one(named_after(Ends(tokens, noun, at), noun, _BY))
    if by is not None and inside and by in inside:
        inside, paid = (), told.mentions
    if verb is not None and not _passive(tokens, verb):
        subject, sure, why, status = _payer(tokens, verb, law)
        low = tokens[verb].low
        if low in words("receives") or (low in HAVE and heads & words("held")):
            got = (subject,) if subject else ()
            return Roles(by, got, None, 0.8 * sure, ("recipient: who has or gets it",), status)
        between = ends.between(verb) if not paid else paid
        if low not in HAVE and subject is not None:
            return Roles(subject, between, None, 0.85 * sure, (why, "recipient: within the noun's phrase or after"), status)
    if (
        owner is not None
        and owner.kind not in ("government", "department", "fund")
        and heads & words("held")
        and not told.mentions
    ):
        return Roles(by, (owner,), None, 0.7, ("recipient: whose money it is",))
    if owner is not None and by is None:
        by = owner
    return Roles(by, paid, None, 0.75 if paid and by else 0.6, ("read from the noun before the sum",))


def _own_sum(ends: Ends, law: bool) -> Roles:
    """'an Early Help Fund of £5m': the sum of the fund named."""
    verb = _verb(ends.tokens, ends.at, words("gives") | words("launches"))
    paid, how = ends.tokens[ends.at - 2].mentions[-1:], "recipient: whose sum it is"
    if verb is None or _passive(ends.tokens, verb):
        return Roles(None, paid, None, 0.66, (how,))
    payer, sure, why, status = _payer(ends.tokens, verb, law)
    return Roles(payer, paid, None, 0.8 * sure, (why, how), status)


def _nouns() -> frozenset[str]:
    return words("paid") | words("held") | words("money") | {"rise", "increases", "reduction", "cut"}


def _leads(tokens: Sequence[Token], noun: int) -> bool:
    """'increase in' before 'funding': the first of two nouns."""
    return (
        noun > 1
        and tokens[noun - 1].low in ("in", "of", "to")
        and tokens[noun - 2].low in _nouns()
        and not tokens[noun - 2].is_actor
    )


def _coupled(ends: Ends) -> Roles | None:
    """ "R's budget is £5m", "funding for R rose to £5m": whose money it is."""
    tokens, at = ends.tokens, ends.at
    noun = next((i for i in range(at - 2, max(at - 12, -1), -1) if not tokens[i].is_actor and tokens[i].low in _nouns()), None)
    if noun is None or any(token.low in BREAKS for token in tokens[noun:at]):
        return None
    inside = ends.between(noun)
    owner = owner_of(tokens, noun)
    paid = inside or ((owner,) if owner is not None else ())
    payer = _one(named_after(ends, at, _BY))
    return Roles(payer, paid, None, 0.6, ("recipient: whose money it is",)) if paid else None


def _alone(ends: Ends) -> Roles:
    """No verb pays it: an item of a list, a part, a title."""
    told = ends.paid(ends.at)
    payer = _one(named_after(ends, ends.at, _BY))
    owner = owner_of(ends.tokens, ends.at) if payer is None else None
    how = (f"recipient: {told.how}", *(("payer: its owner",) if owner else ()))
    return Roles(payer or owner, told.mentions, None, 0.65 * told.sure, how)


def _with_way(found: Roles, ends: Ends) -> Roles:
    """With the fund or programme it is paid through; one that is all that is named is the payer, or the one paid."""
    way = ends.way()
    if way is None or way == found.funder or way in found.recipients:
        return found
    if not found.recipients:
        if way.kind in ("fund", "programme", "instrument", "system") and found.funder is not None:
            return replace(
                found, recipients=(way,), sure=max(found.sure, 0.66), how=(*found.how, "recipient: what it is paid through")
            )
        return found
    if found.funder is None and way.kind == "fund":
        return replace(found, funder=way, how=(*found.how, "payer: the fund named"))
    return replace(found, via=found.via or way) if way.kind in ("fund", "programme", "instrument") else found


def _payer(tokens: Sequence[Token], verb: int, law: bool) -> tuple[Mention | None, float, str, str | None]:
    subject = find_subject(tokens, verb)
    if subject is None:
        return None, 0.7, "payer: not named", None
    status = mood(tokens, subject.verb_start, verb, infinitive=False, law=law).status
    return tokens[subject.index].mentions[0], subject.sure, f"payer: {subject.how}", status


def _verb(tokens: Sequence[Token], at: int, among: frozenset[str] | set[str], near: int = _FAR) -> int | None:
    """The nearest of some verbs to the left; a participle or noun among them ('funding for') only where it can be a verb."""
    for index in range(at - 1, max(at - near, -1), -1):
        token = tokens[index]
        if token.low in BREAKS and not token.is_actor:
            return None
        if not token.is_actor and token.low in among and not _is_noun(tokens, index):
            return index
    return None


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a verb is a noun here: 'the funding of', 'a grant to', 'its support'."""
    low = tokens[index].low
    before = tokens[index - 1].low if index else ""
    if low in (
        "funding",
        "grant",
        "grants",
        "award",
        "awards",
        "budget",
        "support",
        "increase",
        "boost",
        "help",
        "spend",
        "bid",
        "use",
    ):
        verbal = before in FINITE or before in ("to", "and", "which", "that", "not") or (index and tokens[index - 1].is_actor)
        follows = index + 1 < len(tokens) and (tokens[index + 1].is_actor or tokens[index + 1].low == SUM)
        if low == "funding":
            return not (before in BE or (follows and before not in PREPOSITIONS and not (index and tokens[index - 1].is_actor)))
        return not verbal
    return False


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    before = [token.low for token in tokens[max(verb - 3, 0) : verb] if not token.is_actor]
    return any(word in BE for word in before) and not tokens[verb].low.endswith("ing")


def _one(mentions: Sequence[Mention] | None) -> Mention | None:
    return mentions[0] if mentions else None
