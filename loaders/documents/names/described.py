"""What a text only describes: 'a new survey of victims', 'its evaluation plan', 'the development of a single portal'.

Such a thing is an actor that the graph may not hold. It is one here where the words around it say who made it, runs it or
owns it; its name is what is said of it, without praise. It stands for the words up to its head: those of 'of …' and
'for …' behind it are in its name, but stay in the sentence, since the bodies they name are what it is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.documents.model import GROUPS, Document, Mention
from loaders.documents.names.heads import KINDS
from loaders.documents.text.grammar import PLAIN_VERBS
from loaders.documents.text.inflect import verb_forms

DESCRIBED = "described, not named"
_KINDS = {
    word: kind
    for kind, words in {
        "review_or_inquiry": "review reviews inquiry survey surveys evaluation evaluations inspection inspections consultation",
        "instrument": "strategy strategies plan plans framework frameworks code codes guidance guidelines bill duty legislation"
        " protocol model curriculum measures charter regime toolkit blueprint roadmap memorandum",
        "programme": "programme programmes project projects pilot pilots scheme schemes campaign campaigns"
        " initiative initiatives"
        " course courses apprenticeship package packages reforms hackathon portfolio academy",
        "fund": "fund funds grant grants",
        "system": "database databases system systems platform portal tool dashboard dashboards website helpline app register",
        "document": "report reports paper briefing bulletin update factsheet leaflet",
        "board": "board boards group taskforce forum forums network networks roundtables roundtable partnership"
        " partnerships council alliance coalition collaboration",
        "committee": "committee committees panel panels",
        "unit": "unit units squad team teams hub hubs centre centres directorate command desk cell",
    }.items()
    for word in words.split()
}
_MAKING = (
    "establish create launch publish introduce develop produce deliver undertake conduct run lead pilot design build issue"
    " announce implement operate convene form host fund commission draft trial coordinate co-host adopt"
    " prepare complete announce"
).split()
_WORD = r"[\w’'‘“\-/&‑]+"
_STOP = (
    r"(?!(?:of|for|to|in|on|at|by|with|from|that|which|who|whose|is|are|was|were|has|have|had|will|would|should|can|could|may"
    r"|must|and|or|but|as|than|into|through|via|how|what|when|where|while|if|so|be|been|being|not|more|most|any|no|all|each"
    r"|every|his|her|these|those|this)\b)"
)
_LEAD = (
    r"(?:(?:a|an|the|our|its|their|new|one|two|three|four|several|some|both|further|additional|first|ambitious|major|number"
    r"|series|range|package|suite|set|of)\s+){0,5}"
)
_MODIFIERS = rf"(?P<mods>(?:{_STOP}{_WORD},?\s+){{0,6}}?)"
_HEAD = r"(?P<head>" + "|".join(sorted(_KINDS, key=len, reverse=True)) + r")\b(?![’'\-‑])"
_NOT_HEAD = r"(?!\s+(?:" + "|".join(sorted(_KINDS)) + r"|members?|staff|officers|leads?|meetings?|role|chair|work|date)\b)"
_TAIL = rf"(?P<tail>(?:\s+(?:of|for|on|into|against)(?:\s+{_STOP}{_WORD}){{1,5}}){{0,2}})"
_PHRASE = _MODIFIERS + _HEAD + _NOT_HEAD + _TAIL
_PLAIN = frozenset(
    "a an the new own clear good strong detailed dedicated effective comprehensive several many some other"
    " various different our its"
    " their two three four five one first second further additional ambitious major significant substantial"
    " robust single common"
    " wide wider broad existing current recent latest annual targeted internal independent joint formal full"
    " draft initial proposed"
    " number series range package suite set acclaimed successful innovative important key improved enhanced"
    " updated revised great"
    " much very ongoing forthcoming national regional local specific bespoke consistent similar ground-breaking overall general"
    " another yet final interim next previous last better following unique transparent root-and-branch short long medium"
    " term long-term".split()
)
_EMPTY = frozenset(
    "work same different better best good such this that these those any no each every whole right available"
    " necessary police policing"
    " force forces government legal action other more evidence-based regular collaborative evidence well"
    " already within activity"
    " political changes institutions programmes actions past stakeholder key high up falls behaviour between".split()
)


def with_described(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of prose, with what it describes; a group's name within such a phrase gives way to it."""
    if document.genre not in ("evidence", "response", "prose"):
        return list(mentions)
    ordered = sorted(mentions, key=lambda mention: mention.start)
    quoted = [pair.recommendation_span for pair in document.pairs]
    found: list[Mention] = []
    for start, end in document.sentences:
        if any(low <= start < high for low, high in quoted):
            continue
        inside = ordered[bisect_left(ordered, start, key=_start) : bisect_left(ordered, end, key=_start)]
        taken = start
        for match, sure in [*_phrases(document.text[start:end]), *_behind_names(document.text[start:end], start, inside)]:
            made = _mention(match, start, inside, sure)
            if made is not None and made.start >= taken:
                found.append(made)
                taken = made.end
    spans = [(mention.start, mention.end) for mention in found]
    kept = [one for one in ordered if not any(low < one.end and one.start < high for low, high in _near(spans, one))]
    return sorted([*kept, *found], key=_start)


def _start(mention: Mention) -> int:
    return mention.start


def _near(spans: Sequence[tuple[int, int]], mention: Mention) -> Sequence[tuple[int, int]]:
    at = bisect_left(spans, (mention.start, mention.start))
    return spans[max(at - 1, 0) : at + 2]


def _phrases(text: str) -> Iterator[tuple[re.Match[str], float]]:
    found = [(match, sure) for form, sure in _FORMS for match in form.finditer(text)]
    yield from sorted(found, key=lambda one: (one[0].start("head"), -one[1]))


def _behind_names(text: str, offset: int, inside: Sequence[Mention]) -> Iterator[tuple[re.Match[str], float]]:
    """'The Example Inspectorate report on fraud': the phrase right behind a body's name."""
    for mention in inside:
        owned = text[mention.end - offset : mention.end - offset + 2] in ("’s", "'s")
        match = _BEHIND.match(text, mention.end - offset) if mention.kind in _OWNERS and not owned else None
        if match is not None and match["head"].casefold() in _NOUNS and not _VERBAL.search(match["mods"]):
            yield match, 0.7


_NOUNS = frozenset(
    "report review inquiry strategy plan survey inspection evaluation guidance framework course campaign initiative project"
    " programme consultation briefing".split()
)
_VERBAL = re.compile(
    r"\b(?:also|gave|runs?|leads?|has|have|had|will|is|are|was|were|took|"
    + "|".join(sorted(PLAIN_VERBS))
    + r"|\w+ed|\w+ing|its|their|our|an?|the|made|set|led|runs?)\b",
    re.IGNORECASE,
)
_OWNERS = frozenset(
    "department government inspectorate regulator professional_body police_force local_policing_body committee agency"
    " charity_or_ngo staff_association university court_or_cjs_body health_body".split()
)


def _mention(match: re.Match[str], offset: int, inside: Sequence[Mention], sure: float) -> Mention | None:
    """The phrase as a mention; None where it is a name already or says too little."""
    words = [*re.finditer(_WORD, match["mods"])]
    low = match.start("mods")
    while words and words[0][0].casefold() in _PLAIN:
        words.pop(0)
    start = offset + (low + words[0].start() if words else match.start("head"))
    end = offset + match.end("head")
    for mention in inside:
        if mention.end > start and mention.start < end and (mention.end >= end or (mention.kind or "") not in GROUPS):
            start = _behind(match.string, mention.end - offset) + offset if mention.end < end else end
    if start >= end:
        return None
    said = match.string[start - offset : end - offset].strip(" ‘’“',")
    naming = [word for word in re.findall(_WORD, said)[:-1] if word.casefold() not in _PLAIN and not _OWNER.fullmatch(word)]
    tail = _tail(_in_full(match["tail"], offset + match.start("tail"), inside))
    head = match["head"].casefold()
    low_words = {word.casefold() for word in (*naming, *tail.split())}
    if all(word.isdigit() for word in low_words) or not _EMPTY.isdisjoint(low_words):
        return None
    if _SAYS.search(" ".join(naming)) or _OF_A_TIME.search(tail):
        return None
    if any(word.casefold().endswith("ly") or word.casefold() in _KINDS for word in naming):
        return None
    name = " ".join(part for part in (*naming, head, tail) if part)
    kind = _KINDS.get(head) or KINDS.get(head)
    return Mention(start, end, said, None, f"{name[:1].upper()}{name[1:]}", kind, DESCRIBED, sure)


def _behind(text: str, end: int) -> int:
    """Where the words behind a name begin: "'s" is no part of what it owns."""
    return end + 3 if text[end : end + 2].casefold() in ("’s", "'s") else end + 1


# An abbreviation that says whose the thing is, not what it is called.
_OWNER = re.compile(r"[A-Z]{2,}[’'][sS]?")
_OF_A_TIME = re.compile(r"^(?:of|for|on) (?:the|that) (?:time|day|moment|period|past|last|first|next)\b", re.IGNORECASE)
# Verbs among the words of a name: then it is no name.
_SAYS = re.compile(
    r"\b(?:"
    + "|".join(sorted(f"{verb}s" for verb in (*PLAIN_VERBS, *_MAKING, "include") if len(verb) > 3))
    + r"|include|remain(?:s|ed|ing)?|stays?|keeps?|under|during|without|since)\b",
    re.IGNORECASE,
)


def _in_full(words: str, offset: int, inside: Sequence[Mention]) -> str:
    """The words with the short names in them written out."""
    for mention in reversed(inside):
        if offset <= mention.start and mention.end <= offset + len(words) and mention.actor and mention.kind not in GROUPS:
            words = words[: mention.start - offset] + mention.name + words[mention.end - offset :]
    return words


def _tail(words: str) -> str:
    """'into police dismissals' as part of a name: 'of police dismissals'."""
    short = re.sub(r"\s+", " ", words).strip(" ,")
    told = _DONE_TO_IT.split(short)[0].strip(" ,")
    return re.sub(r"^(?:into|on) ", "of ", told if " " in told else "")


# What was done with the thing is no part of its name: 'of recruits carried out in May'.
_DONE_TO_IT = re.compile(
    r"\s(?:carried|conducted|undertaken|published|launched|commissioned|completed|produced|announced|held|due|started|begun)\b"
)


_BEHIND = re.compile(r"\s+" + _PHRASE, re.IGNORECASE)
_REVIEW = r"(?:review|inquiry|evaluation|survey|inspection|strategy|plan|framework|programme|pilot|campaign|report|update)"
_DONE = r"(?:(?:was|were|is|are|being|been|be)\s+){1,3}(?:carried out|conducted|undertaken|led|published|launched|commissioned)"
_HAS = r"(?:strategy|plan|framework|programme|scheme|campaign|database|portal|dashboard|toolkit|network|unit|team|taskforce)"
_MADE = "|".join(sorted({form for verb in _MAKING for form in verb_forms(verb)}, key=len, reverse=True))
_FORMS = tuple(
    (re.compile(form + _LEAD + _PHRASE, re.IGNORECASE), sure)
    for form, sure in (
        (rf"\b(?-i:{_MADE}|set(?:ting)? up|carr(?:y|ied|ying) out|roll(?:ed|ing)? out|invest(?:ed|ing)? in|draw up)\s+", 0.75),
        (
            r"\b(?:development|creation|introduction|launch|publication|establishment|design|implementation|piloting)\s+of\s+",
            0.7,
        ),
        (r"(?:\w[’']s|\b(?:our|its))\s+", 0.65),
        (rf"\b(?:has|have|expect to have)\s+(?=a\s+(?:[\w,’'\-]+\s+){{1,8}}?{_HAS}\b)", 0.7),
        (rf"\b(?:an?|the)\s+(?=(?:[\w’'\-]+\s+){{0,6}}?{_REVIEW}\s+(?:[\w’'\-]+\s+){{0,8}}?{_DONE}\b)", 0.72),
    )
)
