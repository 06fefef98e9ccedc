"""Says who pays whom each sum of a sentence: funder, recipient, fund, period, parts of a whole, joint sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import link_id
from loaders.documents.inflect import verb_forms
from loaders.documents.modality import mood
from loaders.documents.model import Mention
from loaders.documents.money import Sum, find_sums
from loaders.documents.phrases import phrase
from loaders.documents.propose_match import BREAKS
from loaders.documents.propose_record import Finding, end_id
from loaders.documents.propose_subject import FINITE, find_subject
from loaders.documents.propose_tokens import Token
from loaders.documents.when import find_period

_GIVES = frozenset(
    word
    for lemma in (
        "invest provide fund allocate give award commit spend secure announce make pay contribute grant deliver dedicate"
        " inject distribute support pledge back earmark set offer bid approve release increase"
    ).split()
    for word in verb_forms(lemma)
)
_TOWARDS = frozenset("in into for to towards on across with supporting behind".split())
_FROM = frozenset("from through via under by using".split())
_WINDOW = 60
_PAYERS = ("department", "government", "fund", "local_policing_body", "agency")


@dataclass(frozen=True, slots=True)
class _Roles:
    """The tokens of payer, recipient and fund; `sure` of the two ends."""

    funder: Token | None
    recipients: tuple[Mention, ...]
    fund: Mention | None
    sure: float
    reasons: tuple[str, ...]
    status: str | None
    span: tuple[int, int]


def find_money(
    text: str, start: int, end: int, tokens: Sequence[Token], genre: str, topic: Token | None = None
) -> Iterator[Finding]:
    """A finding for each sum of the sentence text[start:end]; `topic` is whom the sentence before was about."""
    sums = list(find_sums(text, start, end))
    whole: str | None = None
    previous: _Roles | None = None
    for number, sum_ in enumerate(sums):
        low = sums[number - 1].end if number else start
        high = sums[number + 1].start if number + 1 < len(sums) else end
        roles = _roles(tokens, sum_, low, high, genre, previous)
        context = text[max(low, sum_.start - _WINDOW) : min(high, sum_.end + _WINDOW)].casefold()
        sure = roles.sure * (0.3 if phrase("not-funding").search(context) and not _said_to_give(tokens, sum_) else 1.0)
        values = _values(sum_, text[sum_.end : high], text[low : sum_.start], roles)
        if sum_.part and whole:
            values["part_of"] = whole
        if roles.funder is None and roles.fund is None and topic is not None and topic.mentions[0].kind in _PAYERS:
            roles = replace(roles, funder=topic, reasons=(*roles.reasons, "payer: whom the sentence before was about"))
            sure *= 0.8
        made = list(_findings(sum_, values, roles, sure))
        yield from made
        if not sum_.part and len(made) == 1 and made[0].subject and made[0].object:
            first = made[0]
            whole = link_id(end_id(first.subject) or "?", "FUNDS", end_id(first.object) or "?", first.key)
        previous = roles


def _findings(sum_: Sum, values: dict[str, object], roles: _Roles, sure: float) -> Iterator[Finding]:
    funder = roles.funder.mentions[0] if roles.funder else None
    if funder is None and roles.fund is not None:
        funder = roles.fund
        values.pop("via", None)
    if len(roles.recipients) > 1:
        values["joint"] = _key(values, sum_)
    for recipient in roles.recipients or (None,):
        if recipient is not None and funder is not None and end_id(recipient) == end_id(funder):
            recipient = None
        yield Finding(
            funder, "FUNDS", recipient, *roles.span, sure, "sum-of-money", roles.reasons, dict(values), _key(values, sum_)
        )


def _key(values: dict[str, object], sum_: Sum) -> str:
    period = str(values.get("period") or "").replace("/", "-").replace("..", "-to-")
    return period or f"{sum_.amount:.0f}"


def _values(sum_: Sum, after: str, before: str, roles: _Roles) -> dict[str, object]:
    period = find_period(after) or find_period(before)
    values: dict[str, object] = {
        "amount": sum_.amount,
        "amount_qualifier": sum_.qualifier,
        "amount_is": sum_.amount_is,
        "period": period,
        "status": roles.status,
        "via": end_id(roles.fund),
        "powers": ("fund",),
    }
    return {name: value for name, value in values.items() if value is not None}


def _said_to_give(tokens: Sequence[Token], sum_: Sum) -> bool:
    place = _place(tokens, sum_.start)
    return any(token.low in _GIVES for token in tokens[max(place - 6, 0) : place])


def _place(tokens: Sequence[Token], offset: int) -> int:
    """The first token at or after an offset."""
    return next((index for index, token in enumerate(tokens) if token.start >= offset), len(tokens))


def _roles(tokens: Sequence[Token], sum_: Sum, low: int, high: int, genre: str, previous: _Roles | None) -> _Roles:
    at = _place(tokens, sum_.start)
    after = _place(tokens, sum_.end)
    stop = _place(tokens, high)
    verb = next((index for index in range(at - 1, -1, -1) if tokens[index].low in _GIVES and not tokens[index].is_actor), None)
    subject = find_subject(tokens, verb) if verb is not None else None
    reasons: list[str] = []
    funder: Token | None = None
    status = None
    sure = 0.55
    if verb is not None and subject is not None and not _passive(tokens, verb):
        funder, sure = tokens[subject.index], 0.9 * subject.sure
        status = mood(tokens, subject.verb_start, verb, infinitive=False, law=genre == "legislation").status
        reasons.append(f"payer: {subject.how}")
    elif previous is not None and tokens and tokens[at - 1].low not in BREAKS:
        funder = previous.funder
    fund = _fund(tokens, after, stop) or _fund(tokens, 0, at)
    if funder is not None and funder.mentions[0].kind == "fund":
        fund, funder = funder.mentions[0], None
    if funder is None:
        giver = _after_word(tokens, after, stop, frozenset({"by", "from"}))
        if giver is not None and giver.mentions[0].kind != "fund":
            funder, sure = giver, 0.8
    recipients, how, factor = _recipients(tokens, at, after, stop, funder, fund, verb)
    if not recipients and sum_.part and previous is not None:
        recipients, how, factor = previous.recipients, "that of the whole sum", 0.6
    reasons.append(f"recipient: {how}")
    return _Roles(
        funder, recipients, fund, sure * factor, tuple(reasons), status, _span(tokens, sum_, funder, recipients, fund)
    )


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    before = [token.low for token in tokens[max(verb - 3, 0) : verb]]
    return any(word in ("been", "was", "were", "is", "are", "be") for word in before) and not tokens[verb].low.endswith("ing")


def _fund(tokens: Sequence[Token], low: int, high: int) -> Mention | None:
    for index in range(low, min(high, len(tokens))):
        token = tokens[index]
        if token.is_actor and token.mentions[0].kind == "fund" and index and _preposition(tokens, index) in _FROM:
            return token.mentions[0]
    return None


def _preposition(tokens: Sequence[Token], actor: int) -> str:
    for index in range(actor - 1, max(actor - 4, -1), -1):
        if tokens[index].is_actor:
            return ""
        if tokens[index].low in _FROM or tokens[index].low in _TOWARDS or tokens[index].low == "including":
            return tokens[index].low
    return ""


def _after_word(tokens: Sequence[Token], low: int, high: int, words: frozenset[str]) -> Token | None:
    for index in range(low + 1, min(high, len(tokens), low + 14)):
        if tokens[index].is_actor and _preposition(tokens, index) in words:
            return tokens[index]
    return None


def _recipients(
    tokens: Sequence[Token], at: int, after: int, stop: int, funder: Token | None, fund: Mention | None, verb: int | None
) -> tuple[tuple[Mention, ...], str, float]:
    def usable(token: Token) -> bool:
        return token.is_actor and token is not funder and token.mentions[0] is not fund and token.low not in _PRONOUNS

    named = next((i for i in range(after, min(after + 4, len(tokens))) if usable(tokens[i])), None)
    if named is not None and all(token.low in _WITHIN_NAME for token in tokens[after:named]):
        return tokens[named].mentions, "the sum stands in its name's phrase", 0.95
    for index in range(after, min(stop, after + 34, len(tokens))):
        if (
            usable(tokens[index])
            and tokens[index].mentions[0].kind in _WORKS
            and _preposition(tokens, index) in ("through", "via")
        ):
            return tokens[index].mentions, "the programme it is paid through", 0.9
    for index in range(after, min(stop, after + 34, len(tokens))):
        token = tokens[index]
        if token.low in BREAKS:
            break
        if usable(token) and _preposition(tokens, index) not in _NOT_TO:
            near = index - after < 10
            return token.mentions, "named after the sum", 0.95 if near and _preposition(tokens, index) else 0.75
    between = next((i for i in range(verb + 1, at) if usable(tokens[i])), None) if verb is not None else None
    if between is not None:
        return tokens[between].mentions, "named between the verb and the sum", 0.85
    before = next((i for i in range(at - 1, -1, -1) if usable(tokens[i])), None)
    return (tokens[before].mentions, "named before the sum", 0.55) if before is not None else ((), "not named", 0.6)


_PRONOUNS = ("our", "us", "we", "its", "their", "it", "they")
_WORKS = ("programme", "instrument", "system")
_NOT_TO = _FROM | {"with", "including"}
_WITHIN_NAME = frozenset("new national annual of funding investment worth for in into to grant".split()) | FINITE


def _span(
    tokens: Sequence[Token], sum_: Sum, funder: Token | None, recipients: tuple[Mention, ...], fund: Mention | None
) -> tuple[int, int]:
    places = [(sum_.start, sum_.end)]
    places += [(funder.start, funder.end)] if funder and tokens and tokens[0].start <= funder.start else []
    places += [(mention.start, mention.end) for mention in recipients]
    places += [(fund.start, fund.end)] if fund else []
    return min(start for start, _ in places), max(end for _, end in places)
