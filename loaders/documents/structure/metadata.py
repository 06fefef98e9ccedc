"""Title, publisher, date, reference, author and subject of a document, as its first lines (or its last) say them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.days.dates import MONTHS, first_day
from loaders.documents.structure.blocks import Block
from loaders.documents.text import marks

_MONTH = "(?:" + "|".join(MONTHS) + ")"
_DATE = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}})?(?P<month>{_MONTH})\s{{1,3}}(?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b")
_EVIDENCE = re.compile(
    r"[Ww]ritten [Ee]vidence\s{1,3}(?:submitted\s{1,3})?(?:by|from|on behalf of)\s{1,3}(?:the\s{1,3})?"
    r"(?P<author>[^\n(]{2,160}?)\s{0,3}(?:\([A-Z][\w&’'-]{1,14}\)\s{0,3})?(?:\((?P<reference>[A-Z]{2,6}\s?\d{2,5})\))?\s*(?:\*\*)?$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\(?\b([A-Z]{2,5}\d{3,5})\b\)?|\b(CP|Cm|Cmd|HC|HL) ?(\d{1,5})\b")
_FORCE = (
    r"(?:[A-Z][\w’'-]{1,24}(?: (?:and|&|of|the) | )){1,5}(?:Police Service|Police|Constabulary)"
    r"|Police Service of Northern Ireland|Police Scotland|Metropolitan Police Service"
)
_INSPECTED = re.compile(
    rf"(?:inspection of|how good(?: is)?|how effective(?: is)?|report (?:for|on))\s{{1,3}}(?:the )?({_FORCE})"
)
_JUDGED = re.compile(rf"({_FORCE})\s{{1,3}}(?:is (?:good|outstanding|adequate|inadequate)|requires improvement)\b")
_FORCES = re.compile(rf"\b({_FORCE})\b")
_COMMITTEE = re.compile(r"\b((?:[A-Z][\w’'-]{1,20}(?:,)? (?:and |& )?){1,5}(?:Select )?Committee)\b|\b(HASC|PAC)\b")
_DEPARTMENT = re.compile(
    r"\b(Home Office|Ministry of Justice|Cabinet Office|HM Treasury"
    r"|Department (?:for|of) (?:[A-Z]\w{1,20}(?:,)? (?:and )?){1,4})"
)
_DEPARTMENTAL = re.compile(
    r"(?:press release|policy paper|correspondence|guidance|research and analysis|official statistics|contents?)", re.I
)
# A committee's own report says so on its first pages, where its name stands on a line by itself.
_OF_A_HOUSE = re.compile(r"\bReport of Session\b|\b[Oo]rdered by the House of (?:Commons|Lords)\b")
_COMMITTEE_ALONE = re.compile(
    r"^(?:House of (?:Commons|Lords)\s{1,3})?([A-Z][^\n.:;]{3,70}? Committee|Joint Committee on [A-Z][^\n.:;]{3,60})$",
    re.MULTILINE,
)
_GOES_ON = re.compile(r"\b(?:the|a|an|of|to|for|and|or|in|on|by|with|from|into|at)$|[:–-]$", re.IGNORECASE)
_LINES_OF_TITLE = 3
_LAW = re.compile(r"\b(?:Act|Order|Regulations|Rules|Measure|Code)\b.{0,40}\b(?:1[89]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """`title_span` is where the title stands, so that it is no heading; None where there is none."""

    title: str | None = None
    title_span: tuple[int, int] | None = None
    publisher: str | None = None
    date: str | None = None
    reference: str | None = None
    author: str | None = None
    subject: str | None = None
    committee: str | None = None


def read_metadata(text: str, blocks: Sequence[Block], genre: str) -> Metadata:
    """What the document says of itself."""
    front = _front(text, blocks)
    title, span = _whole_title(text, blocks, *_title(text, blocks, genre, front))
    found = {"title": title, "date": _date(text, blocks, front), "reference": front.get("identifier") or _reference(text)}
    says = {"evidence": _evidence, "response": _response, "peel": _peel, "legislation": _legislation}.get(genre)
    more = says(text, title or "") if says else {"author": committee_of(text)}
    return Metadata(title_span=span, **{**found, **{key: value for key, value in more.items() if value}})


def committee_of(text: str) -> str | None:
    """The committee whose own report this is, as its first pages name it; None where it is no such report."""
    if not _OF_A_HOUSE.search(text, 0, 6000):
        return None
    found = _COMMITTEE_ALONE.search(text, 0, 6000)
    return " ".join(found[1].split()) if found else None


def _front(text: str, blocks: Sequence[Block]) -> dict[str, str]:
    if not blocks or blocks[0].role != "front":
        return {}
    pairs = (line.partition(":") for line in text[blocks[0].start : blocks[0].end].split("\n"))
    return {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon and value.strip()}


def _title(text: str, blocks: Sequence[Block], genre: str, front: dict[str, str]) -> tuple[str | None, tuple[int, int] | None]:
    evidence = _EVIDENCE.search(text, 0, 4000)
    for index, block in enumerate(blocks[:12]):
        line = text[block.body : block.end]
        if evidence and block.start <= evidence.start() < block.end:
            return marks.plain(line), (block.start, block.end)
        if block.role == "heading" and block.level == 1 and not evidence and marks.plain(line).lower() != "contents":
            over = _title_line(text, blocks[:index], genre) if "title" not in front else (None, None)
            if over[0] and (genre != "legislation" or _LAW.search(over[0])):
                return over
            return front.get("title") or marks.plain(line), (block.start, block.end)
    if "title" in front:
        return front["title"], None
    return (None, None) if evidence else _title_line(text, blocks, genre)


def _whole_title(
    text: str, blocks: Sequence[Block], title: str | None, span: tuple[int, int] | None
) -> tuple[str | None, tuple[int, int] | None]:
    """A title that ends with 'to the', ':' or the like goes on in the line below it; that of a committee's report stands
    below the committee's name."""
    if title is None or span is None:
        return title, span
    parts, end = [title], span[1]
    for block in [block for block in blocks if block.start >= span[1]][:_LINES_OF_TITLE]:
        whose = parts == [committee_of(text)]
        if not (whose or _GOES_ON.search(parts[-1])) or block.role not in ("plain", "heading") or block.end - block.body > 160:
            break
        parts, end = [*([] if whose else parts), marks.plain(text[block.body : block.end])], block.end
    return " ".join(parts), (span[0], end)


def _title_line(text: str, blocks: Sequence[Block], genre: str) -> tuple[str | None, tuple[int, int] | None]:
    """The first line of some length before the first paragraph; in a report on an inspection one that says so, in a
    response one that says so where there is one, in a law one that ends in its kind and year."""
    says = {"response": r"[Rr]esponse\b|RESPONSE", "legislation": _LAW.pattern}.get(genre)
    if says:
        found = _line_that(says, text, blocks)
        if not found[0]:
            found = _line_that("", text, blocks)
        return (None, None) if genre == "legislation" and found[1] and _heads_section(text, blocks, found[1][0]) else found
    return _line_that(r"PEEL|[Ii]nspection|[Rr]eport" if genre == "peel" else "", text, blocks)


def _heads_section(text: str, blocks: Sequence[Block], start: int) -> bool:
    """Whether a line is the title of the section whose number stands alone below it."""
    below = next((block for block in blocks if block.start > start), None)
    return below is not None and _SECTION.fullmatch(text, below.start, below.end) is not None


_SECTION = re.compile(r"\d{1,3}[A-Z]{0,4}\.?")


def _line_that(says: str, text: str, blocks: Sequence[Block]) -> tuple[str | None, tuple[int, int] | None]:
    for block in blocks[:6]:
        line = marks.plain(text[block.body : block.end])
        if (
            len(line) > 220
            or block.role not in ("plain", "heading")
            or (marks.TERMINAL.search(line) and not line.endswith("?"))
        ):
            return None, None
        if len(line) > 12 and re.search(says, line) and not _DEPARTMENTAL.fullmatch(line) and not _DATE.fullmatch(line):
            return line, (block.start, block.end)
    return None, None


def _date(text: str, blocks: Sequence[Block], front: dict[str, str]) -> str | None:
    """Of the front matter; of a line 'Published …'; of a line that is only a date, near the top or the end."""
    for key in ("published", "date", "made", "in_force", "updated"):
        found = _ISO.search(front[key]) if key in front else None
        if found and (date := _possible(found[0])):
            return date
    near = [*blocks[:40], *blocks[-60:]]
    lines = [marks.plain(text[block.body : block.end]) for block in near if block.end - block.start < 90]
    for begins in (r"(?:First )?[Pp]ublished\b", r"(?:Date|Made|Laid|Presented|Updated|Last updated)\b", ""):
        for line in lines:
            if re.match(begins, line) and (found := _DATE.search(line)) and (begins or len(line) - len(found[0]) < 4):
                return _possible(_iso(found))
    return None


def _iso(found: re.Match[str]) -> str:
    month = f"{found['year']}-{MONTHS.index(found['month']) + 1:02}"
    return f"{month}-{int(found['day']):02}" if found["day"] else month


def _possible(date: str) -> str | None:
    """A date as far as there is such a day, month and year: of 2019-02-31 the month."""
    while date:
        try:
            first_day(date)
        except ValueError:
            date = date[:-3] if len(date) > 4 else ""
        else:
            return date
    return None


def _reference(text: str) -> str | None:
    found = _REFERENCE.search(text, 0, 1500)
    if not found:
        return None
    return found[1] or f"{found[2]} {found[3]}"


def _evidence(text: str, title: str) -> dict[str, str | None]:
    found = _EVIDENCE.search(text, 0, 4000)
    author = marks.plain(found["author"]).strip(" ,;–-") if found else None
    subject = author if author and re.search(r"\b(?:Police(?: Service)?|Constabulary)$", author) else None
    return {"author": author, "publisher": author, "subject": subject, "reference": found["reference"] if found else None}


def _response(text: str, title: str) -> dict[str, str | None]:
    government = re.search(r"\b[Gg]overnment(?:’s|'s)? [Rr]esponse\b", text[:20_000]) is not None
    department = _most(_DEPARTMENT, text)
    asked = _COMMITTEE.search(title)
    committee = (asked[1] or asked[2]) if asked else _most(_COMMITTEE, text)
    own = re.search(r"^(?:The )?(.{2,60}?)(?:’s|'s)? [Rr]esponse\b", title)
    author = "the Government" if government else own[1] if own else None
    return {"author": author or department, "publisher": department, "committee": committee}


def _peel(text: str, title: str) -> dict[str, str | None]:
    inspectorate = "HMICFRS" if text.count("HMICFRS") * 2 >= len(re.findall(r"\bHMIC\b", text)) else "HMIC"
    found = _INSPECTED.search(text, 0, 20_000)
    subject = found[1] if found else _most(_JUDGED, text) or _most(_FORCES, text)
    return {"author": inspectorate, "publisher": inspectorate, "subject": subject}


def _legislation(text: str, title: str) -> dict[str, str | None]:
    return {"publisher": "legislation.gov.uk", "author": None}


def _most(pattern: re.Pattern[str], text: str) -> str | None:
    """What a pattern finds most often; of equals the first."""
    counts = Counter(next(group for group in found.groups() if group).strip() for found in pattern.finditer(text))
    return counts.most_common(1)[0][0] if counts else None
