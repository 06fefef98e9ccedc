"""Links whose words name one end by what it does or is: 'directly elected', 'its chair, A B', a note that cites a work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph.days.dates import MONTHS
from graph.model import Actor
from graph.naming.names import fold_name
from loaders.documents.claims.record import Finding
from loaders.documents.model import Document, Mention
from loaders.documents.names.heads import POSTS

_ELECTED = re.compile(r"\b(?:directly|democratically|locally)(?:[- ]|, | and )(?:\w+ ){0,2}?elected\b", re.IGNORECASE)
_ELECTED_KINDS = frozenset({"local_policing_body"})
_ROLE = re.compile(
    r",? (?:(?:the|our|who is|then|acting|interim|former|current) ){0,2}"
    rf"(?P<role>{POSTS}) "
    r"(?:of|at|for) (?:the )?$"
)
_HEADS = frozenset(
    "chief executive chief executive officer director director general director-general chair president".split(" ")
)
_CITED = re.compile(
    r"(?:\[?\d{1,3}\]?[.)]?\s*)?(?:(?:See|Source):?\s+)?(?:The\s+)?$",
)
_TITLE = re.compile(
    r"(?:\s*\([A-Z][\w ]{1,12}\))?,\s+[‘“'\"*]*(?P<title>[A-Z][\w’'&:–\-‑ ]{8,110}?(?:, [\w ]{3,40}?)?)[’”'\"*]*\s*"
    r"(?:[,.(]\s*(?:\w+ )?(?:\d{1,2} )?"
    rf"(?:{'|'.join(MONTHS)})?"
    r"\s*(?:19|20)\d\d|https?:|www\.)"
)


def find_implied(
    document: Document, mentions: Sequence[Mention], actors: Mapping[str, Actor], author: Mention | None
) -> Iterator[Finding]:
    """The links of prose that no pattern of two named actors finds."""
    if document.genre not in ("evidence", "response", "prose"):
        return
    offices = {fold_name(actor.name): actor for actor in actors.values() if actor.kind == "office"}
    starts = [mention.start for mention in mentions]
    for start, end in document.sentences:
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        text = document.text[start:end]
        yield from _elected(text, start, inside, actors)
        yield from _holders(document.text, inside, offices)
        yield from _cited(document.text, start, end, inside)
        if author is not None and document.genre == "evidence" and author.kind not in ("department", "government"):
            yield from _asked(document.text, start, inside, author)


def _asked(text: str, start: int, inside: Sequence[Mention], author: Mention) -> Iterator[Finding]:
    """'The Example Office should publish': what a body's evidence asks of another at the head of a sentence."""
    one = next((mention for mention in inside if mention.actor != author.actor), None)
    if (
        one is None
        or one.kind not in _MAY_BE_ASKED
        or one.actor == author.actor
        or text[start : one.start].strip().casefold() not in _OPENING
    ):
        return
    match = _SHOULD.match(text, one.end)
    if match is not None:
        yield Finding(author, "ASKS", one, one.start, match.end(), 0.66, "asked-by-author", ("the author says that it should",))


_SHOULD = re.compile(r"\s+(?:should|must|needs? to|ought to)\s+(?!be\b|have\s+\w+ed\b)(?:also\s+|now\s+|urgently\s+)?\w+")
_OPENING = frozenset(
    (
        "",
        "the",
        "we believe the",
        "we think the",
        "we think that the",
        "in my view the",
        "in my view, the",
        "in our view the",
        "in our view, the",
        "it is our view that the",
        "it is my view that the",
        "we believe that the",
        "therefore the",
        "however, the",
        "the new",
        "in addition, the",
        "in particular, the",
    )
)
_MAY_BE_ASKED = frozenset(
    "department government inspectorate regulator professional_body police_force local_policing_body local_authority office"
    " committee court_or_cjs_body agency sector_group health_body board".split()
)


def _elected(text: str, start: int, inside: Sequence[Mention], actors: Mapping[str, Actor]) -> Iterator[Finding]:
    """'directly elected PCCs', 'PCCs are locally elected': those who elect are the voters."""
    voters = actors.get("voters")
    match = _ELECTED.search(text)
    if voters is None or match is None:
        return
    low, high = start + match.start(), start + match.end()
    near = [m for m in inside if m.actor and _is_elected(m) and (0 <= m.start - high < 40 or 0 <= low - m.end < 60)]
    if near:
        one = min(near, key=lambda mention: abs(mention.start - low))
        elector = Mention(low, high, text[match.start() : match.end()], voters.id, voters.name, voters.kind, "who elects", 0.8)
        yield Finding(elector, "ELECTS", one, min(low, one.start), max(high, one.end), 0.76, "elected", ("elected by voters",))


def _is_elected(mention: Mention) -> bool:
    return mention.kind in _ELECTED_KINDS or (
        mention.kind in ("sector_group", "office")
        and ("commissioner" in mention.name.casefold() or "mayor" in mention.name.casefold())
    )


def _holders(text: str, inside: Sequence[Mention], offices: Mapping[str, Actor]) -> Iterator[Finding]:
    """'A B, Chief Executive of the College': the person holds the office, which heads the body."""
    for person, body in pairwise(inside):
        if person.kind != "person" or body.kind in (None, "person", "office"):
            continue
        match = _ROLE.fullmatch(text, person.end, body.start)
        if match is None:
            continue
        role = match["role"].removesuffix(" Officer")
        called = (fold_name(form.format(role, body.name)) for form in ("{} of the {}", "{} of {}", "{} {}"))
        known = next((offices[name] for name in called if name in offices), None)
        office = Mention(
            match.start("role"), body.end, text[match.start("role") : body.end], known.id if known else None,
            known.name if known else f"{role} of {body.name}", "office", "the office behind the person's name", 0.85,
        )  # fmt: skip
        yield Finding(person, "HOLDS_OFFICE", office, person.start, body.end, 0.85, "holder", ("office behind the name",))
        if role.casefold() in _HEADS:
            yield Finding(office, "HEADS", body, office.start, office.end, 0.8, "holder-heads", ("the office heads the body",))


def _cited(text: str, start: int, end: int, inside: Sequence[Mention]) -> Iterator[Finding]:
    """A note 'Office for Example, Crime in Example (2022)': the body made the work it cites."""
    if not inside or inside[0].kind in ("person", "office", "sector_group", "people_group", "public") or end - start > 400:
        return
    author = inside[0]
    if not _CITED.fullmatch(text, start, author.start) or (
        text[start : author.start].strip() == "" and not _is_note(text, start)
    ):
        return
    match = _TITLE.match(text, author.end, end)
    if match is None or any(
        m.actor and m.start >= match.start("title") - 4 and m.end >= match.end("title") for m in inside[1:]
    ):
        return
    title = " ".join(match["title"].split()).strip(" ,:")
    work = Mention(*match.span("title"), match["title"], None, title, "document", "a work cited in a note", 0.85)
    yield Finding(author, "DELIVERS", work, author.start, match.end("title"), 0.78, "cited-work", ("cited as its author",))


def _is_note(text: str, start: int) -> bool:
    """Whether the line begins with a note's mark, which the sentence may have left out."""
    line = text.rfind("\n", 0, start) + 1
    return bool(re.match(r"\s*(?:\[\^?\w{1,6}\]|\d{1,3}[.)]?\s)", text[line : start + 4]))
