"""Names of actors that the graph does not have, proposed with a kind: runs of capitals with a telling head, people with
titles, operations; and teams, boards and units in small letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.days.dates import MONTHS
from loaders.documents.names.heads import KINDS, OPENS, head_of, kind_of
from loaders.documents.names.small import Proposed, small_name
from loaders.documents.names.titles import title_end
from loaders.documents.names.words import GAP, Token

_INSIDE = frozenset("of for and the on into at".split())
_DROPPED = frozenset(
    "the a an this that these those our its their his her each every all any some such and or but in on at by for from with to"
    " of as since under following through both when while although however where if after before during between because new"
    " current recommendation conclusion also then former we it read see published annual therefore moreover similarly"
    " additionally finally overall currently today recently lastly together based despite given across within without please"
    " only many most other further more appointment functions members representatives"
    " spring summer autumn winter".split()
) | {month.casefold() for month in MONTHS}
_FIRMS = frozenset("plc ltd llp".split())  # in small letters too
_RANKS = frozenset("commander superintendent detective".split())
_TITLES = frozenset("sir dame lord lady baroness dr professor mr mrs ms rt".split())
_YEARED = frozenset("act order bill vision plan regulations strategy rules".split())
_NO_NAME = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth annual interim final session".split())
_OF = frozenset({"of", "for"})
_HELP = frozenset("support advice aid concern".split())
_HELPED = frozenset("victim victims women womens citizens citizen refugee age family children crime rape parent".split())
_NATIONS = frozenset("england wales cymru scotland uk".split())
_AT = frozenset({"women", "girls", "children", "work"})
_LISTING = frozenset({"department", "ministry"})


def propose(text: str, tokens: Sequence[Token], known: Callable[[int, int], bool]) -> Iterator[Proposed]:
    """Every name proposed. `known(i, j)`: whether the words i to j are already a name of their own."""
    at = 0
    while at < len(tokens):
        first = min(at + (tokens[at].raw == "The"), len(tokens) - 1)
        if (after := title_end(text, tokens, first)) > first:
            yield Proposed(tokens[first].start, tokens[after - 1].stem_end, "office", "a minister's title with a list", 0.7)
            at = after
            continue
        hyphen = text[tokens[at].start - 1 : tokens[at].start] in ("-", "‑")
        after = at if hyphen else _run(text, tokens, at)
        if after > at + 1:
            for low, high in _split(tokens, at, after, known):
                found = _named(tokens, low, high)
                if found is not None:
                    yield found
        elif (small := small_name(text, tokens, at, known)) is not None:
            yield small
        at = max(after, at + 1)


def _run(text: str, tokens: Sequence[Token], at: int) -> int:
    """The end of the run of capitalised words that begins here, small words inside it allowed; `at` where none begins."""
    if not tokens[at].raw[0].isupper():
        return at
    end = step = at + 1
    while step < len(tokens) and step < at + 14:
        gap = text[tokens[step - 1].end : tokens[step].start]
        if gap == " (" and (head := _bracket_end(text, tokens, step)) > step:
            step = end = head + 1
            continue
        if (
            not GAP.match(gap)
            or "." in gap
            or "/" in gap
            or "\n" in gap
            or ("," in gap and not _comma_allowed(tokens, at, step))
        ):
            break
        if (tokens[step].capital or tokens[step].fold in _FIRMS) and not (
            tokens[step].raw[0].isdigit() and tokens[step - 1].stem not in _YEARED
        ):
            end = step + 1
        elif not _may_stand_inside(tokens, step):
            break
        step += 1
    return end


def _bracket_end(text: str, tokens: Sequence[Token], step: int) -> int:
    """The head after a bracket within a name, as in 'Police (Conduct and Complaints) Regulations'; `step` where it is none."""
    for last in range(step, min(step + 6, len(tokens) - 1)):
        gap = text[tokens[last].end : tokens[last + 1].start]
        if gap == ") ":
            head = tokens[last + 1]
            act = head.raw in _LAWS and tokens[step].capital
            short = last == step and tokens[step].raw.isupper() and head.capital and head.stem in KINDS
            return last + 1 if act or short else step
        if gap != " ":
            break
    return step


def _may_stand_inside(tokens: Sequence[Token], step: int) -> bool:
    """Whether a small word may stand inside a name: 'of', 'and'; 'the' only after those; none after a possessive."""
    before = tokens[step - 1]
    if tokens[step].fold == "the":
        return before.fold in ("of", "for")
    fits = (
        tokens[step].fold not in ("on", "into", "at")
        or before.stem in KINDS
        or (before.fold in _AT and tokens[step].fold == "at")
    )
    return tokens[step].fold in _INSIDE and fits and before.stem_end == before.end


def _comma_allowed(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Commas are part of the names of ministries and of Acts: 'Police, Crime, Sentencing and Courts Act'."""
    if tokens[at].fold in _LISTING:
        return all(token.fold != "and" for token in tokens[at:step])
    if [token.fold for token in tokens[step - 1 : step + 3]] == ["police", "fire", "and", "crime"]:
        return step >= at + 2 and tokens[step - 2].fold not in _DROPPED  # 'Upshire Police, Fire and Crime Panel'
    if _committee_on(tokens, at, step):
        return True
    for token in tokens[step : step + 7]:
        if token.raw in ("Act", "Bill"):
            return True
        if not token.capital and token.fold != "and":
            return False
    return False


def _committee_on(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Whether the words on both sides of a comma are matters of one committee: 'the Ferries, Canals and Ports Committee'."""
    first = at + (tokens[at].fold == "the")
    if (first == at and (not at or tokens[at - 1].fold != "the")) or first >= step:
        return False
    if any(token.stem in KINDS or token.fold in _INSIDE for token in tokens[first:step]):
        return False
    for last in range(step + 2, min(step + 8, len(tokens))):
        if tokens[last].raw.removesuffix("’s").removesuffix("'s") in ("Committee", "Sub-Committee"):
            inner = [token.fold for token in tokens[step:last]]
            return inner.count("and") == 1 and inner[0] != "and" and all(t.stem not in KINDS for t in tokens[step:last])
        if not tokens[last].capital and tokens[last].fold != "and":
            return False
    return False


def _split(tokens: Sequence[Token], low: int, high: int, known: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Cut a run at an 'and' between two names and after the possessive of a name; drop what begins no name."""
    low = _begin(tokens, low, high)
    start = low
    for at in range(low, high):
        possessive = (
            tokens[at].stem_end != tokens[at].end
            and not _royal(tokens, start, high)
            and (
                known(start, at + 1)
                or tokens[at].stem == "state"
                or (at == start and tokens[at].raw[:-2].isupper() and len(tokens[at].raw) > 3)
                or (at >= start + 2 and KINDS.get(tokens[at].stem) in _OWNERS and tokens[at].end - tokens[at].stem_end == 2)
            )
        )
        joins = tokens[at].fold == "and" and at > start and _is_whole(tokens, start, at, high, known)
        if joins and _of_the_crown(tokens, start, high) and not known(start, at):
            joins = False  # 'HM Courts and Tribunals Service' is one
        if possessive or joins:
            yield from _trimmed(tokens, start, at + 1 if possessive else at)
            start = at + 1
        elif at > start and known(start, at):
            if not _adds(tokens, at, high, known) and not (
                at == start + 1 and tokens[start].stem in KINDS and tokens[at].fold in _OF
            ):
                return
        elif at == start + 1 and known(at, high) and tokens[start].stem not in KINDS and not _longer(tokens, start, high):
            return
    yield from _trimmed(tokens, start, high)


def _begin(tokens: Sequence[Token], low: int, high: int) -> int:
    """Where a name begins in a run: after 'The', 'Their', 'However', but with 'His Majesty’s'."""
    while low < high and tokens[low].fold in _DROPPED and not _royal(tokens, low, high):
        low += 1
    return low


def _of_the_crown(tokens: Sequence[Token], start: int, high: int) -> bool:
    """Whether a name begins with HM and is that of a service or inspectorate."""
    return tokens[start].raw == "HM" and tokens[high - 1].stem in ("service", "inspectorate")


def _royal(tokens: Sequence[Token], low: int, high: int) -> bool:
    return low + 1 < high and tokens[low].fold in ("his", "her") and tokens[low + 1].fold == "majestys"


def _longer(tokens: Sequence[Token], start: int, high: int) -> bool:
    """Whether a word before a known name makes another name: 'the Forensics Portfolio Board', 'the Scottish Parliament'."""
    head = head_of([token.stem for token in tokens[start:high]])
    before = tokens[start - 1].fold if start else ""
    return (
        head is not None
        and (KINDS[head] not in _BIG or (high - start == 2 and KINDS[head] == "office"))
        and before in ("the", "a", "an", "this", "its", "their", "our")
        and tokens[start].fold not in _ADJECTIVES
    )


# Bodies that may own what is named after them: "the Greater Example Authority's Mayor".
_OWNERS = frozenset("agency board committee department inspectorate police_force unit charity_or_ngo".split())
_LAWS = frozenset("Act Bill Order Regulations Rules Scheme Measure".split())
_BIG = frozenset({"department", "police_force", "office", "document", "sector_group"})
_ADJECTIVES = frozenset(
    "uk british english national london current new former independent labour conservative joint coalition"
    " previous last central local hm tory whole next present entire".split()
)


def _adds(tokens: Sequence[Token], at: int, high: int, known: Callable[[int, int], bool]) -> bool:
    """Whether what follows a known name is a name too, as in 'Home Office Counting Rules' but not 'Home Office Police'."""
    head = head_of([token.stem for token in tokens[at:high]])
    return head is not None and not known(at, high) and tokens[at].fold not in _INSIDE and head != "police"


def _is_whole(tokens: Sequence[Token], start: int, at: int, high: int, known: Callable[[int, int], bool]) -> bool:
    left = [token.stem for token in tokens[start:at]]
    if _royal(tokens, start, at) or (
        left[-1] == "police" and at + 1 < len(tokens) and tokens[at + 1].stem in ("crime", "fire")
    ):
        return False
    if _of_two_matters(tokens, start, at, high) and not known(start, at) and not known(at + 1, high):
        return False
    return (
        known(start, at)
        or known(at + 1, high)
        or left[-1] in KINDS
        or (
            len(left) > 2
            and left[0] in KINDS
            and left[1] == "of"
            and any(KINDS.get(t.stem) == KINDS[left[0]] for t in tokens[at + 1 : high])
        )
        or (at - start == 1 and tokens[start].raw.rstrip("s").isupper())
    )


def _of_two_matters(tokens: Sequence[Token], start: int, at: int, high: int) -> bool:
    """Whether the words before an 'and' are only what a board is for: 'Audit and Standards Committee'."""
    return (
        high - at == 3
        and KINDS.get(tokens[high - 1].stem) in ("board", "committee", "unit", "agency")
        and all(KINDS.get(token.stem) in (None, "review_or_inquiry", "instrument", "programme") for token in tokens[start:at])
    )


def _trimmed(tokens: Sequence[Token], low: int, high: int) -> Iterator[tuple[int, int]]:
    low = _begin(tokens, low, high)
    for at in range(low + 1, high - 2):
        if tokens[at].fold == "of" and tokens[at + 1].fold == "the" and tokens[at - 1].stem not in KINDS:
            low = at + 2
            break
    while low < high and (
        tokens[high - 1].fold in _INSIDE or not (tokens[high - 1].capital or tokens[high - 1].fold in _FIRMS)
    ):
        high -= 1
    if high - low > 1:
        yield low, high


def _named(tokens: Sequence[Token], low: int, high: int) -> Proposed | None:
    words = [token.stem for token in tokens[low:high]]
    start, end = tokens[low].start, tokens[high - 1].stem_end
    if words[0] in _TITLES or (words[0] in _RANKS and head_of(words) is None):
        return Proposed(start, _name_end(tokens, low, high), "person", "a person by title", 0.7)
    if words[0] in ("operation", "project"):
        return Proposed(start, tokens[min(low + 2, high) - 1].stem_end, OPENS[words[0]], f"new: {words[0].capitalize()} …", 0.8)
    if (words[:3] == ["secretary", "of", "state"] and "for" not in words) or words[0] in ("house", "houses"):
        return None  # whom the context tells, or the graph
    head = head_of(words)
    if head is None and words[-1] in _HELP and words[0] in _HELPED:
        return Proposed(start, end, "charity_or_ngo", "new organisation by whom it helps", 0.6)
    if head is None and high - low > 2 and words[-1] in _NATIONS and all(token.capital for token in tokens[low:high]):
        return Proposed(start, end, "agency", "new organisation by the nation it ends in", 0.55)
    if words[-1] == words[0] and "of" in words and high - low <= 4:
        return None  # 'Commissioner of the Commissioner', of a heading
    if head is None or (head.startswith("report") and not _NO_NAME.isdisjoint(words)):
        return None
    if KINDS[head] == "department" and [token.fold for token in tokens[high : high + 3]] == ["in", "northern", "ireland"]:
        end = tokens[high + 2].stem_end
    return Proposed(start, end, kind_of(words, head), f"new organisation by its head '{head}'", 0.7 if high - low > 2 else 0.6)


def _name_end(tokens: Sequence[Token], low: int, high: int) -> int:
    """The end of a person's name: at most three words after the title, none after a possessive."""
    at = low
    while at + 1 < min(high, low + 4) and tokens[at].stem_end == tokens[at].end and tokens[at + 1].capital:
        at += 1
    return tokens[at].stem_end
