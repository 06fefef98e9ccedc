"""Turns a sentence into the tokens that patterns are matched on: words, signs, and groups of named actors.

Articles, quotes, footnote marks, adverbs and what stands in brackets are left out, so that a pattern need not
foresee them; every token keeps its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.days.dates import MONTH_NUMBERS
from loaders.documents.model import Mention
from loaders.documents.text.grammar import FINITE, PREPOSITIONS

# Dots where words were left out are one sign.
_PIECE = re.compile(r"…|\.(?:[ \u00a0]?\.){2,20}|£\s?\d[\d,.]*\w*|['’]s\b|\w+(?:['’‑\-]\w+)*|[^\w\s]")
_DROPPED = frozenset("the a an also all then now already still continue continues continued not-only".split()) | frozenset(
    "‘’“”\"'*_#"
)
_NOT_ADVERBS = frozenset(
    "only supply apply rely reply family early july italy assembly ally multiply comply directly-elected".split()
)
_LIST_SIGNS = (",", "and", "or", "&", "/")
_NO_VERB = PREPOSITIONS.union(_LIST_SIGNS)
_IN_LIST = frozenset("our their its his new other relevant respective wider local national".split())
MAX_BRACKET = 14
# Words that stand for an actor and its possessive at once.
POSSESSIVES = ("our", "its", "their", "his", "her", "my")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign (`mentions` empty) or a group of actors named one after the other."""

    low: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()

    @property
    def is_actor(self) -> bool:
        """Whether it names one or more actors."""
        return bool(self.mentions)


def tokens_of(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    cuts: Sequence[tuple[int, int]] = (),
    keep: str | None = None,
) -> list[Token]:
    """The tokens of text[start:end]; `mentions` are those within it, in order and without overlap; `cuts` are left out,
    and so is what stands in brackets; with `keep`, not where they hold that sign or explain a word that is no name."""
    raw: list[Token] = []
    place = start
    for mention in mentions:
        if _is_compounded(text, mention):
            continue
        raw += _words(text, place, mention.start)
        raw.append(Token(mention.text.casefold(), mention.start, mention.end, (mention,)))
        if raw[-1].low in POSSESSIVES or raw[-1].low.endswith(("'s", "’s")) or _owns(text, start, mention.end):
            raw.append(Token("'s", mention.end, mention.end))
        place = mention.end
    raw += _words(text, place, end)
    if cuts:
        raw = [token for token in raw if not any(low <= token.start < high for low, high in cuts)]
    whole = _going_on(_without_time_before_agent(_without_brackets(raw, keep)))
    return _grouped(
        [token for at, token in enumerate(whole) if token.is_actor or not _is_dropped(token.low) or _hedges(whole, at)]
    )


def _owns(text: str, start: int, end: int) -> bool:
    """Whether the sign behind a plural makes it an owner, and closes no quotation: "the panels' powers"."""
    if _PLURAL_OWNER.match(text, end - 1) is None:
        return False
    opened = "‘" if text[end] == "’" else " '"
    return opened not in text[start:end] or text.count(opened, start, end) <= text[start:end].count(f"{text[end]} ")


_PLURAL_OWNER = re.compile(r"s['’] (?=[a-z])")


def _is_compounded(text: str, mention: Mention) -> bool:
    """Whether a name is only part of a word: 'a Crown-appointed chair', 'non-Home Office bodies'."""
    before, after = text[max(mention.start - 2, 0) : mention.start], text[mention.end : mention.end + 2]
    return (after[:1] in _HYPHENS and after[1:].islower()) or (before[1:] in _HYPHENS and before[:1].isalpha())


_HYPHENS = ("-", "‑")


def _hedges(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word takes back what is behind it: 'nearly funded', 'hardly inspects', 'all but A'; not 'nearly all'."""
    low, after = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    if (low, after) == ("all", "but"):
        return True
    return low in ("hardly", "scarcely", "barely") or (low == "nearly" and (after.endswith("ed") or after in _PAST))


_PAST = frozenset("gave made paid held led ran set won lost took put sent spent brought built got".split())


def _without_time_before_agent(tokens: list[Token]) -> list[Token]:
    """'inspected in May 2014 by A' as 'inspected by A': the time keeps no agent from its verb."""
    made: list[Token] = []
    for token in tokens:
        if token.low == "by" and not token.is_actor:
            at = len(made)
            while at > 1 and (made[at - 1].low.isdigit() or made[at - 1].low in MONTH_NUMBERS):
                at -= 1
            if at < len(made) and at > 1 and made[at - 1].low in _AT and made[at - 2].low.endswith(("ed", "en")):
                del made[at - 1 :]
        made.append(token)
    return made


_AT = ("in", "on", "since", "during")


def _going_on(tokens: list[Token]) -> list[Token]:
    """'continues to', 'exists to', 'will usually' as one auxiliary: what goes on, is there for it, or a habit, is in force."""
    made: list[Token] = []
    habit = bool(tokens) and tokens[0].low in _HABITS  # 'Normally A will work with B'
    for token in tokens:
        if habit and token.low == "will":
            made.append(Token("do", token.start, token.end))
            habit = False
        elif token.low == "to" and made and made[-1].low in _CONTINUE:
            first = made.pop()
            while made and made[-1].low in ("will", "shall", "also"):
                first = made.pop()
            made.append(Token("do", first.start, token.end))
        elif made and (made[-1].low, token.low) in _WILL_AS_A_HABIT:
            made.append(Token("do", made.pop().start, token.end))
        else:
            made.append(token)
    return made


_HABITS = "usually normally generally typically routinely ordinarily customarily".split()
_WILL_AS_A_HABIT = frozenset(pair for habit in _HABITS for pair in (("will", habit), (habit, "will")))
_CONTINUE = frozenset("continue continues continued continuing exist exists".split())


def _words(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _PIECE.finditer(text, start, end):
        low = match.group().casefold().replace("’", "'").replace("‑", "-")
        found.append(Token(low, match.start(), match.end()))
    return found


def _is_dropped(low: str) -> bool:
    return (
        low in _DROPPED
        or low == "…"
        or (low[0] == "." and len(low) > 1)
        or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)
    )


def _without_brackets(tokens: list[Token], keep: str | None = None) -> list[Token]:
    """Without what stands in short brackets: abbreviations, footnote numbers, asides."""
    closing = {"(": ")", "[": "]"}
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        close = closing.get(tokens[index].low)
        window = tokens[index + 1 : index + 1 + MAX_BRACKET] if close else []
        step = next((number for number, token in enumerate(window) if token.low == close), None)
        kept_open = keep is not None and any(
            token.low.startswith(keep) or (token.is_actor and index and not tokens[index - 1].is_actor)
            for token in window[: step or 0]
        )
        if step is not None and not kept_open:
            index += step + 2
        else:
            kept.append(tokens[index])
            index += 1
    return kept


def _grouped(tokens: list[Token]) -> list[Token]:
    """Lists of actors ('A, B and C') as one token; 'A, B' without its 'and' stays apart."""
    grouped: list[Token] = []
    index = 0
    while index < len(tokens):
        stop = _list_end(tokens, index) if tokens[index].is_actor else index
        if stop > index and _begins_a_clause(tokens, index, stop):
            stop = index
        if stop > index:
            mentions = tuple(mention for token in tokens[index : stop + 1] for mention in token.mentions)
            grouped.append(Token("+", tokens[index].start, tokens[stop].end, mentions))
        else:
            grouped.append(tokens[index])
        index = stop + 1
    return grouped


def _begins_a_clause(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether the second of two actors, after a comma and 'and', begins a clause: 'inspects A, and B runs C'."""
    signs = [token.low for token in tokens[start + 1 : stop]]
    after = tokens[stop + 1] if stop + 1 < len(tokens) else None
    if signs == ["and"] and after is not None and _is_agent(tokens, start) and after.low in FINITE:
        return True  # 'are overseen by A and B was glad of it'
    return (
        start > 0
        and signs[:2] == [",", "and"]
        and not any(token.is_actor for token in tokens[start + 1 : stop])
        and after is not None
        and not after.is_actor
        and after.low.isalpha()
        and after.low not in _NO_VERB
    )


def _is_agent(tokens: list[Token], start: int) -> bool:
    """Whether an actor is by whom a whole clause says that something is done."""
    return start > 1 and tokens[start - 1].low == "by" and any(token.low in FINITE for token in tokens[: start - 1])


def _list_end(tokens: list[Token], start: int) -> int:
    """The last token of a list of actors that begins at `start`; `start` where there is none."""
    last, joined, index = start, start, start + 1
    while index < len(tokens) and tokens[index].low in _LIST_SIGNS and not tokens[index].is_actor:
        conjunction = False
        while index < len(tokens) and tokens[index].low in _LIST_SIGNS and not tokens[index].is_actor:
            conjunction = conjunction or tokens[index].low != ","
            index += 1
        again = conjunction and start > 0 and tokens[start - 1].low in PREPOSITIONS and tokens[start - 1].low
        while index < len(tokens) and (tokens[index].low in _IN_LIST or tokens[index].low == again):
            index += 1
        if index >= len(tokens) or not tokens[index].is_actor:
            break
        last = index
        if conjunction:
            joined = last
        index += 1
    return joined
