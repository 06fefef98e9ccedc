"""Who pays a sum and who is paid, by the words around it: 'P gave R £5m', 'R was awarded £5m by P', 'the £5m R'.

Each way of saying it is tried in turn, the surest first; what none of them tells stays open.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.documents.claims.modality import mood
from loaders.documents.claims.subject import find_subject
from loaders.documents.money.ends import PURPOSE, Ends, Told, named_after, owner_of
from loaders.documents.money.frame import BY, Roles, is_passive, one_of, others_of, payer_of, verb_before
from loaders.documents.money.nouns import before_noun
from loaders.documents.money.tokens import BRACKET, Marked, words
from loaders.documents.text.grammar import BE, FINITE, RELATIVES

_AUXILIARIES = FINITE | {"been", "be", "being", "to"}
_ADJECTIVES = frozenset("new national annual dedicated landmark flagship joint pilot first ever own cross-government".split())
_PARTICIPLES = ("ed", "en", "set", "paid", "spent", "put", "made", "sent", "won", "got", "kept", "sought", "split")
_TOWARDS = ("go", "be", "pay", "come", "for")
_GETS = ("give", "gives", "gave", "awarded", "award", "giving")


def roles_of(marked: Marked, number: int, law: bool) -> Roles:
    """The roles about one sum of a sentence."""
    tokens, at = marked.tokens, marked.sums[number]
    stop = marked.sums[number + 1] if number + 1 < len(marked.sums) else len(tokens)
    ends = Ends(tokens, at, stop)
    found = (
        _relative(ends, law)
        or _bracketed(ends, law)
        or _named(ends, law)
        or _as_subject(ends, law)
        or _as_object(ends, law)
        or _alone(ends)
    )
    giver = marked.givers.get(at)
    if giver is not None and giver.kind == "fund" and found.funder is not None:
        found = replace(found, via=found.via or giver)
    elif giver is not None and found.funder is None:
        found = replace(found, funder=giver, how=(*found.how, "payer: in the noun of the sum"))
    return _with_way(found, ends)


def _relative(ends: Ends, law: bool) -> Roles | None:
    """'£5m that P has made available for R'."""
    tokens, at = ends.tokens, ends.at
    if at + 1 >= ends.stop or tokens[at + 1].low not in RELATIVES:
        return None
    verb = next((i for i in range(at + 2, min(at + 9, ends.stop)) if _is_given(tokens[i].low) and not tokens[i].is_actor), None)
    if verb is None or (is_passive(tokens, verb) and (before_noun(ends, law) or verb_before(tokens, at, words("gives")))):
        return None
    payer = next((tokens[i].mentions[0] for i in range(at + 2, verb) if tokens[i].is_actor), None)
    told = ends.paid(verb)
    payer = payer or one_of(named_after(ends, verb, BY))
    return Roles(payer, told.mentions, None, 0.88 * told.sure, (f"recipient: {told.how}", "the sum that is given"))


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
    verb = verb_before(tokens, at, words("gives") | words("launches"))
    if verb is None or is_passive(tokens, verb):
        return Roles(None, paid, None, 0.6, (how,))
    payer, sure, why, status = payer_of(tokens, verb, law)
    return Roles(payer, paid, None, 0.9 * sure, (how, why), status)


def _bracketed(ends: Ends, law: bool) -> Roles | None:
    """'R (£5m)': what the name before it gets; 'a third of it (£5m) will support R' is read without the bracket."""
    tokens, at = ends.tokens, ends.at
    if at < 2 or tokens[at - 1].low != BRACKET or not tokens[at - 2].is_actor:
        return None
    verb = verb_before(tokens, at, words("gives") | words("launches"))
    if verb is not None and is_passive(tokens, verb) and any(token.low == "by" for token in tokens[verb:at]):
        subject = find_subject(tokens, verb)
        if subject is not None:
            how = "payer: named before the bracket"
            return Roles(tokens[at - 2].mentions[-1], tokens[subject.index].mentions, None, 0.8 * subject.sure, (how,))
    if verb is None or is_passive(tokens, verb):
        return Roles(None, tokens[at - 2].mentions[-1:], None, 0.66, ("recipient: named before the bracket",))
    payer, sure, why, status = payer_of(tokens, verb, law)
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
    status = mood(tokens, at + 1, index, infinitive=False, law=law).status
    if _is_given(low) and (not helped or any(token.low in BE for token in tokens[at + 1 : index])):
        return _given(ends, index, status, helped=helped)
    after = index - 1 if low == "for" else index
    goes = helped and (low in words("goes") or low == "for")
    if not goes and (low != "going" or helped):
        return None
    told = ends.paid(after, direct=goes and low not in _TOWARDS)
    payer = one_of(named_after(ends, index, BY)) if goes else None
    return Roles(payer, told.mentions, None, 0.8 * told.sure, (f"recipient: {told.how}", "the sum does it"), status)


def _is_given(low: str) -> bool:
    """Whether a word can be the participle of a verb of giving or getting."""
    return low in words("gives") | words("receives") and low.endswith(_PARTICIPLES)


def _given(ends: Ends, index: int, status: str | None, *, helped: bool) -> Roles:
    """'was given to R by P', 'was received by R from P', from the participle on."""
    payer = one_of(named_after(ends, index, BY))
    if ends.tokens[index].low in words("receives"):
        paid = named_after(ends, index, frozenset({"by"})) or ()
        from_ = one_of(named_after(ends, index, frozenset({"from"})))
        return Roles(from_, paid, None, 0.8, ("recipient: who received it",), status)
    told = ends.paid(index)
    how = f"recipient: {told.how}", "the sum is paid"
    if payer is None and helped and (own := ends.own()):
        return Roles(own, told.mentions, None, 0.62 * told.sure, (*how, "payer: who says 'we' or 'our'"), status)
    return Roles(payer, told.mentions, None, 0.85 * told.sure, how, status)


def _as_object(ends: Ends, law: bool) -> Roles | None:
    """The sum is what a verb before it gives, gets or changes; or a noun's before it ('investment of £5m')."""
    if made := before_noun(ends, law):
        return made
    verb = verb_before(ends.tokens, ends.at, words("gives") | words("receives"))
    if verb is None:
        return None
    if is_passive(ends.tokens, verb):
        return _was_given(ends, verb, law)
    if ends.tokens[verb].low in words("receives"):
        return _received(ends, verb, law)
    return _gives(ends, verb, law)


def _was_given(ends: Ends, verb: int, law: bool) -> Roles | None:
    """'R was awarded £5m by P'."""
    subject = find_subject(ends.tokens, verb)
    if subject is None:
        return None
    payer = one_of(named_after(ends, ends.at, BY) or named_after(ends, verb, BY))
    how = ("recipient: who was given it", f"found as {subject.how}")
    status = mood(ends.tokens, subject.verb_start, verb, infinitive=False, law=law).status
    return Roles(payer, ends.tokens[subject.index].mentions, None, 0.85 * subject.sure, how, status)


def _gives(ends: Ends, verb: int, law: bool) -> Roles:
    """'P gave R £5m', 'P invested £5m in R'."""
    payer, sure, why, status = payer_of(ends.tokens, verb, law)
    told, between = ends.paid(ends.at), ends.between(verb)
    if between and (told.sure < 0.9 or ends.tokens[verb].low in _GETS):
        told = Told(between, "named between the verb and the sum", 0.95)
    if payer is None:
        payer = one_of(named_after(ends, ends.at, BY))
        sure = 0.85 if payer else 0.7
    if not told.mentions and payer is not None and not ends.way(ahead=True):
        fronted = tuple(one for one in ends.fronted() if one != payer)
        told = Told(fronted, "named at the head of the sentence", 0.7) if fronted else told
    return Roles(
        payer,
        told.mentions,
        None,
        0.92 * sure * told.sure,
        (why, f"recipient: {told.how}"),
        status,
        others_of(ends.tokens, verb),
    )


def _received(ends: Ends, verb: int, law: bool) -> Roles:
    tokens = ends.tokens
    subject = find_subject(tokens, verb)
    payer = one_of(named_after(ends, ends.at, BY))
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


def _alone(ends: Ends) -> Roles:
    """No verb pays it: an item of a list, a part, a title."""
    told = ends.paid(ends.at)
    payer = one_of(named_after(ends, ends.at, BY))
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
    if found.funder is not None and way.kind == "programme" and any(how.endswith(PURPOSE) for how in found.how):
        return replace(found, recipients=(way,), how=(*found.how, "recipient: the programme it is paid through"))
    if found.funder is None and way.kind == "fund":
        return replace(found, funder=way, how=(*found.how, "payer: the fund named"))
    return replace(found, via=found.via or way) if way.kind in ("fund", "programme", "instrument") else found
