"""Says in plain order what prose turns round: subject, auxiliary, 'not', verb, object.

'Nor can A remove B', 'At no point did A', 'Only then may A' and 'No A may' are an order of words, not another grammar: they
are put back before patterns are matched, so that one reader of subjects and one of moods serve all. An object that stands
before its verb ('B, which A inspects', 'B, overseen by A') is said once more in a clause of its own behind the sentence.
Every token keeps its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.documents.claims.match import BEFORE_NAME, BREAKS
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import AUXILIARIES, FINITE, NEGATIONS, PREPOSITIONS

_FARTHEST, _LONGEST_GROUP = 14, 8
_TURNS = frozenset("nor neither never nowhere little only hardly scarcely barely rarely seldom so".split())
_TURNS_WITH = {
    "no": frozenset("longer more sooner".split()),
    "not": frozenset("once only even until till since for at in on under by from to any".split()),
}
_NONE = frozenset("no none neither nor never not nowhere little hardly scarcely barely rarely seldom".split())
_ENDS = BREAKS | {","}
_NOBODY = frozenset("one body nobody organisation agency person force authority".split())
_IRREGULAR = frozenset("held led run set made overseen chaired given paid put drawn built".split())


def in_plain_order(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence, what is turned round put back, with the clauses that its relatives and asides amount to."""
    if not any(token.is_actor for token in tokens):
        return tokens
    tokens = _without_contrasts(tokens)
    at = 0
    while at < len(tokens):
        if _opens(tokens, at):
            tokens = _straight(tokens, at) or _none_of(tokens, at) or tokens
        at += 1
    if tokens[-1].low in ("—", "–", ":", "-"):
        return tokens  # it leads into a list, whose items go on
    more = [part for clause in _clauses_behind(tokens) for part in (_sign(tokens[-1], ";"), *clause)]
    return [*tokens, *more]


def _opens(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].low if at else "."
    return before in _ENDS or before in ("and", "but", "that", "because", "as", "while", "although", "where", "since", "so")


def _sign(near: Token, low: str) -> Token:
    return Token(low, near.end, near.end)


def _straight(tokens: list[Token], at: int) -> list[Token] | None:
    """'Nor can A remove B' as 'A can not remove B'; None where the clause at `at` is not turned round."""
    opener = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    leads = opener in _TURNS or after in _TURNS_WITH.get(opener, ())
    if tokens[at].is_actor or not (leads or opener in PREPOSITIONS):
        return None
    auxiliary = _turned(tokens, at, over_breaks=opener in ("nor", "neither", "never"))
    if auxiliary is None:
        return None
    stretch = tokens[at:auxiliary]
    words = {token.low for token in stretch if not token.is_actor}
    if not leads and not words & _NONE:
        return None
    who = next(index for index in range(auxiliary + 1, len(tokens)) if tokens[index].is_actor)
    denied = bool(words & _NONE) and "only" not in words
    kept = [*stretch, _sign(stretch[-1], ",")] if any(token.is_actor for token in stretch) else []
    no = [Token("not", tokens[auxiliary].end, tokens[auxiliary].end)] if denied else []
    if kept and denied:
        kept = [token for token in kept if token.is_actor or token.low not in _NONE]
    return [*tokens[:at], *kept, tokens[who], tokens[auxiliary], *no, *tokens[who + 1 :]]


def _turned(tokens: Sequence[Token], at: int, *, over_breaks: bool) -> int | None:
    """The auxiliary that stands before its subject, an actor, within the clause that begins at `at`."""
    for index in range(at + 1, min(at + _FARTHEST, len(tokens) - 2)):
        low = tokens[index].low
        if low in BREAKS and not (over_breaks and low in ("–", "—")):
            return None
        if tokens[index].is_actor or low not in FINITE or tokens[index - 1].is_actor:
            continue
        who = _actor_after(tokens, index + 1)
        if who is not None and who + 1 < len(tokens) and _may_be_verb(tokens[who + 1]):
            return index
    return None


def _actor_after(tokens: Sequence[Token], start: int) -> int | None:
    for index in range(start, min(start + 4, len(tokens))):
        if tokens[index].is_actor:
            return index
        if tokens[index].low not in BEFORE_NAME:
            return None
    return None


def _may_be_verb(token: Token) -> bool:
    low = token.low
    return not token.is_actor and low[:1].isalpha() and (low in AUXILIARIES or low not in PREPOSITIONS) and low not in (
        "and", "or", "but", "that", "which", "who", "whom",
    )  # fmt: skip


def _none_of(tokens: list[Token], at: int) -> list[Token] | None:
    """'No A may', 'None of A may', 'Neither A nor B may' as 'A may not'; 'nobody but A may' as 'A may'."""
    who = next((index for index in range(at, min(at + 7, len(tokens))) if tokens[index].is_actor), None)
    if who is None or who == at or who + 1 >= len(tokens):
        return None
    words = [token.low for token in tokens[at:who]]
    if words[0] in ("nobody", "no", "none") and words[-1] in ("but", "except", "save", "than") and len(words) > 1:
        return [*tokens[:at], *tokens[who:]]
    if words[0] not in ("no", "none", "neither", "not") or any(word in _ENDS for word in words):
        return None
    if words[0] in ("no", "neither") and len(words) > 1 and words[1] != "of" and words[1] not in BEFORE_NAME:
        return None
    if words[0] == "not" and words[-1] != "of":
        return None
    if words[0] == "none" and words[1:2] != ["of"]:
        return None
    subject, rest = tokens[who], who + 1
    while rest + 1 < len(tokens) and tokens[rest].low == "nor" and tokens[rest + 1].is_actor:
        both = (*subject.mentions, *tokens[rest + 1].mentions)
        subject, rest = Token("+", subject.start, tokens[rest + 1].end, both), rest + 2
    if rest >= len(tokens) or tokens[rest].is_actor or tokens[rest].low in _ENDS:
        return None
    not_ = Token("not", subject.end, subject.end)
    if tokens[rest].low in FINITE:
        return [*tokens[:at], subject, tokens[rest], not_, *tokens[rest + 1 :]]
    return [*tokens[:at], subject, Token("do", subject.end, subject.end), not_, *tokens[rest:]]


def _without_contrasts(tokens: list[Token]) -> list[Token]:
    """Without what is named only to say that it is not the one: 'A, not B,', 'A rather than B', 'A other than B'."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = _contrast_end(tokens, at)
        if stop is None:
            out.append(tokens[at])
            at += 1
        else:
            at = stop
    return out


def _contrast_end(tokens: Sequence[Token], at: int) -> int | None:
    """Where a contrast that begins at `at` ends; None where none does."""
    if (spared := _exception_end(tokens, at)) is not None:
        return spared
    step, before = at, tokens[at - 1] if at else None
    commas = tokens[step].low == ","
    joined = tokens[step].low in (",", "and", "but")
    step += joined
    if step + 1 >= len(tokens):
        return None
    pair = (tokens[step].low, tokens[step + 1].low)
    if pair in (("rather", "than"), ("instead", "of"), ("as", "opposed"), ("other", "than")):
        step += 2 + (pair[1] == "opposed")
    elif pair[0] == "unlike" or (pair[0] == "not" and (joined or before is None or before.is_actor or before.low in BREAKS)):
        step += 1
    else:
        return None
    bare = pair[0] == "not" and not joined
    if step < len(tokens) and tokens[step].low in PREPOSITIONS and pair[0] == "not":
        step += 1
    who = _actor_after(tokens, step)
    if who is None:
        return None
    after = tokens[who + 1].low if who + 1 < len(tokens) else "."
    if bare and after == "but":
        return who + 2
    if bare and before is None:
        return None
    if pair[0] == "not" and joined and not (after in _ENDS or after in FINITE or commas):
        return None
    return who + 2 if commas and after == "," else who + 1


def _exception_end(tokens: Sequence[Token], at: int) -> int | None:
    """Where 'except A' or the 'but A' of 'all but A' ends: A is left out; not that of 'nobody but A'."""
    before = tokens[at - 1].low if at else ""
    far = tokens[at - 2].low if at > 1 else ""
    if tokens[at].is_actor or "no" in (before, far) or before in ("nobody", "none"):
        return None
    if tokens[at].low not in ("except", "excluding") and not (tokens[at].low == "but" and before in _EVERY):
        return None
    who = _actor_after(tokens, at + 1)
    return who + 1 if who is not None else None


_EVERY = frozenset("all anyone anybody everyone everybody any every".split())


def _clauses_behind(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The clauses that relatives with their object in front, and participles beside a name, amount to."""
    for at, token in enumerate(tokens):
        if token.low in ("which", "whom", "that") and not token.is_actor and at:
            yield from _of_relative(tokens, at)
        elif token.low in _REQUIRE and not token.is_actor:
            yield from _of_requirement(tokens, at)
        elif token.low == "by" and at and at + 1 < len(tokens) and _is_participle(tokens[at - 1]):
            yield from _of_participle(tokens, at)


def _of_relative(tokens: Sequence[Token], at: int) -> Iterator[list[Token]]:
    """'B , to which A reports' as 'A reports to B'; 'it is B that A inspects' as 'A inspects B'."""
    left = at - 1
    link = tokens[left] if tokens[left].low in PREPOSITIONS else None
    left -= link is not None
    left -= left >= 0 and tokens[left].low == ","
    who = at + 1
    if left < 0 or not tokens[left].is_actor or who + 1 >= len(tokens) or not tokens[who].is_actor:
        return
    stop = next((index for index in range(who + 1, len(tokens)) if tokens[index].low in _ENDS), len(tokens))
    group = list(tokens[who + 1 : min(stop, who + 1 + _LONGEST_GROUP)])
    if tokens[at].low == "that" and not _cleft(tokens, left, stop):
        return
    if tokens[left - 1].low in PREPOSITIONS and link is None and _cleft(tokens, left - 1, stop):
        link = tokens[left - 1]
    verb = next((index for index, one in enumerate(group) if one.low not in AUXILIARIES | NEGATIONS), None)
    if verb is None or any(one.is_actor for one in group) or len(group) > _LONGEST_GROUP - 1:
        return
    place = len(group) if group[-1].low in PREPOSITIONS and link is None else verb + 1
    yield [tokens[who], *group[:place], *([link] if link else []), tokens[left], *group[place:]]


def _of_requirement(tokens: Sequence[Token], at: int) -> Iterator[list[Token]]:
    """'The Act requires A to consult B' as 'A must consult B': what a law requires of somebody is no request."""
    before = tokens[at - 1] if at else None
    by_law = before is not None and (before.low in _LAW or any(one.kind == "instrument" for one in before.mentions))
    who = _actor_after(tokens, at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "that"))
    if not by_law or who is None or who + 2 >= len(tokens):
        return
    rest = who + 1 + (tokens[who + 1].low == "to")
    stop = next((index for index in range(rest, len(tokens)) if tokens[index].low in BREAKS), len(tokens))
    yield [tokens[who], Token("must", tokens[who].end, tokens[who].end), *tokens[rest:stop]]


_REQUIRE = frozenset("requires require required obliges oblige obliged compels compel".split())
_LAW = frozenset("law statute legislation regulations section schedule act order code rules".split())


def _cleft(tokens: Sequence[Token], left: int, stop: int) -> bool:
    """Whether the name stands in 'it is B that …', and nothing but the clause follows."""
    pair = [token.low for token in tokens[max(left - 2, 0) : left]]
    if left >= 3 and tokens[left - 1].low in PREPOSITIONS:
        pair = [token.low for token in tokens[left - 3 : left - 1]]
    return pair in (["it", "is"], ["it", "was"]) and (stop >= len(tokens) or tokens[stop].low in BREAKS)


def _is_participle(token: Token) -> bool:
    return not token.is_actor and (token.low.endswith("ed") or token.low in _IRREGULAR)


def _of_participle(tokens: Sequence[Token], by: int) -> Iterator[list[Token]]:
    """'B , overseen by A ,' and 'Overseen by A , B' as 'B is overseen by A'."""
    agent = _actor_after(tokens, by + 1)
    if agent is None:
        return
    is_ = Token("is", tokens[by - 1].start, tokens[by - 1].start)
    after = tokens[agent + 1].low if agent + 1 < len(tokens) else "."
    if by >= 3 and tokens[by - 2].low == "," and tokens[by - 3].is_actor and after in _ENDS:
        yield [tokens[by - 3], is_, *tokens[by - 1 : agent + 1]]
    elif by == 1 and after == "," and agent + 2 < len(tokens) and tokens[agent + 2].is_actor:
        yield [tokens[agent + 2], is_, *tokens[0 : agent + 1]]


_DUTY_AT, _NEAR = 6, 3
_IT_IS_THE_DUTY = tuple(tuple(words.split()) for words in (
    "it shall be duty of", "it is duty of", "it will be duty of", "it is to be duty of",
))  # fmt: skip


def in_one_way(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence of law, with a duty that is said of somebody said by them."""
    for at in range(min(_DUTY_AT, len(tokens))):
        for words in _IT_IS_THE_DUTY:
            if tuple(token.low for token in tokens[at : at + len(words)]) == words:
                who = _whose(tokens, at + len(words))
                if who is not None:
                    to = tokens[who + 1]
                    return [*tokens[:at], tokens[who], Token("must", to.start, to.end), *tokens[who + 2 :]]
    return tokens


def _whose(tokens: Sequence[Token], start: int) -> int | None:
    """The actor that is to do something: 'of every <actor> to'."""
    for index in range(start, min(start + _NEAR, len(tokens) - 1)):
        if tokens[index].is_actor:
            return index if tokens[index + 1].low == "to" else None
    return None
