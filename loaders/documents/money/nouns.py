"""Who is paid where a noun or a change stands before a sum: 'investment of £5m', 'budget of £5m', 'rose by £5m'."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.subject import find_subject
from loaders.documents.claims.tokens import Token
from loaders.documents.money.ends import Ends, named_after, named_before, owner_of
from loaders.documents.money.frame import BY, Roles, is_passive, one_of, others_of, payer_of, verb_before
from loaders.documents.money.tokens import SUM, words
from loaders.documents.text.grammar import BE, HAVE, MODALS

_COUPLES = frozenset("is was are were at to stood stands totalled totals totalling reached remains exceeds reach".split())
_PAYERS = ("government", "department", "fund")
_ENABLES = frozenset("enabling enable enables has have had".split())


def before_noun(ends: Ends, law: bool) -> Roles | None:
    """The roles where the word right before the sum is 'by', 'with', 'of', 'is' or the like."""
    tokens, at = ends.tokens, ends.at
    left = tokens[at - 1].low if at and not tokens[at - 1].is_actor else ""
    if left == "by" and at > 1 and (made := _changed(ends, law)):
        return made
    if left in ("with", "by") and (made := _carried(ends, law)):
        return made
    if left in ("of", "by") and (made := _noun(ends, law)):
        return made
    risen = left == "from" and at > 1 and tokens[at - 2].low in words("changes")
    return _coupled(ends, law) if left in _COUPLES or risen else None


def _changed(ends: Ends, law: bool) -> Roles | None:
    """'increases funding for R by £5m'."""
    tokens = ends.tokens
    verb = verb_before(tokens, ends.at, words("changes"))
    if verb is None:
        return None
    between = ends.between(verb)
    payer, sure, why, status = payer_of(tokens, verb, law)
    if between and payer is not None and payer.actor != between[0].actor:
        return Roles(payer, between, None, 0.85 * sure, (why, "recipient: named between the verb and the sum"), status)
    if between:
        return Roles(None, between, None, 0.6, ("recipient: what changes",), status)
    grown = payer or one_of(named_before(tokens, verb))
    return Roles(None, (grown,) if grown else (), None, 0.5, ("recipient: what changes",), status)


def _carried(ends: Ends, law: bool) -> Roles | None:
    """'provided R with £5m', 'R, backed by £5m from P'."""
    tokens, at = ends.tokens, ends.at
    payer = one_of(named_after(ends, at, BY))
    verb = verb_before(tokens, at - 1, words("gives") | words("goes"), near=8)
    if verb is not None and verb < at - 2 and not is_passive(tokens, verb) and (between := ends.between(verb)):
        active, sure, why, status = payer_of(tokens, verb, law)
        how = (why, "recipient: named between the verb and the sum")
        return Roles(active or payer, between, None, 0.9 * sure, how, status, others_of(tokens, verb))
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
    noun = _noun_before(tokens, at)
    if noun is None:
        return None
    inside, told = ends.between(noun), ends.paid(at)
    by = one_of(named_after(ends, at, BY)) or one_of(named_after(Ends(tokens, noun, at), noun, BY))
    paid = told.mentions if by is not None and by in inside else inside or told.mentions
    held = any(token.low in words("held") for token in tokens[noun:at] if not token.is_actor)
    verb = verb_before(tokens, noun, words("gives") | words("receives") | _ENABLES)
    if verb is not None and not is_passive(tokens, verb):
        subject, sure, why, status = payer_of(tokens, verb, law)
        low = tokens[verb].low
        if low in words("receives") or (low in HAVE and held):
            return Roles(by, (subject,) if subject else (), None, 0.8 * sure, ("recipient: who has or gets it",), status)
        if low not in HAVE and subject is not None:
            how = (why, "recipient: within the noun's phrase or after")
            provided = ends.between(verb) if any(token.low == "with" for token in tokens[verb:noun]) else ()
            return Roles(subject, provided or paid or ends.between(verb), None, 0.85 * sure, how, status)
    owner = owner_of(tokens, noun)
    if owner is not None and owner.kind not in _PAYERS and held and not told.mentions:
        return Roles(by, (owner,), None, 0.7, ("recipient: whose money it is",))
    by = by or owner
    return Roles(by, paid, None, 0.75 if paid and by else 0.6, ("read from the noun before the sum",))


def _noun_before(tokens: Sequence[Token], at: int) -> int | None:
    """The noun of money that a sum is 'of'; of 'increase in funding' the first."""
    noun = next((i for i in range(at - 2, max(at - 14, -1), -1) if not tokens[i].is_actor and tokens[i].low in _nouns()), None)
    if noun is None or any(token.low in BREAKS or token.low == SUM for token in tokens[noun:at]):
        return None
    while noun > 0 and not tokens[noun - 1].is_actor and (tokens[noun - 1].low in _nouns() or _leads(tokens, noun)):
        noun -= 1 if tokens[noun - 1].low in _nouns() else 2
    return noun


def _own_sum(ends: Ends, law: bool) -> Roles:
    """'an Early Help Fund of £5m': the sum of the fund named."""
    verb = verb_before(ends.tokens, ends.at, words("gives") | words("launches"))
    paid, how = ends.tokens[ends.at - 2].mentions[-1:], "recipient: whose sum it is"
    if verb is None or is_passive(ends.tokens, verb):
        return Roles(None, paid, None, 0.66, (how,))
    payer, sure, why, status = payer_of(ends.tokens, verb, law)
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


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word of money is a noun here: 'funding will rise' has one, not two."""
    if tokens[index].is_actor or tokens[index].low not in _nouns():
        return False
    return index == 0 or tokens[index - 1].is_actor or tokens[index - 1].low not in MODALS


def _coupled(ends: Ends, law: bool) -> Roles | None:
    """ "R's budget is £5m", "funding for R rose to £5m": whose money it is."""
    tokens, at = ends.tokens, ends.at
    noun = next((i for i in range(at - 2, max(at - 12, -1), -1) if _is_noun(tokens, i)), None)
    if noun is None or any(token.low in BREAKS for token in tokens[noun:at]):
        return None
    inside = ends.between(noun)
    owner = owner_of(tokens, noun)
    paid = inside or ((owner,) if owner is not None else ())
    payer = one_of(named_after(ends, at, BY))
    verb = verb_before(tokens, noun, words("gives") | words("receives"))
    if verb is not None and tokens[at - 1].low.startswith("totalling"):
        return None
    change = verb_before(tokens, noun, words("changes"), near=5)
    if inside and change is not None and tokens[at - 1].low == "to" and not is_passive(tokens, change):
        changer, sure, why, status = payer_of(tokens, change, law)
        if changer is not None and changer not in inside:
            return Roles(changer, inside, None, 0.85 * sure, (why, "recipient: whose money changes"), status)
    if inside and owner is not None and tokens[noun].low in words("paid") - words("held"):
        return Roles(owner, inside, None, 0.72, ("payer: whose payment it is", "recipient: whom it goes to"))
    return Roles(payer, paid, None, 0.6, ("recipient: whose money it is",)) if paid else None
