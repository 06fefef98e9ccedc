"""Acts, Orders and Regulations: parts, chapters, sections or articles, subsections, paragraphs, schedules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.model import Node
from loaders.documents.structure.blocks import Block
from loaders.documents.structure.list_signs import Lists, bare_number, leads_into
from loaders.documents.structure.outline import Part
from loaders.documents.text import marks
from loaders.documents.text.amendments import is_note

_BIG = re.compile(
    r"(?P<word>Part|Chapter|Schedule|Title|Group)s?\b[ \u00a0]{0,3}(?P<number>[0-9]{1,3}[A-Z]{0,3}|[IVXLC]{1,7}|[A-Z]\b)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:Section|Article|Regulation|Rule|Paragraph|s\.|§)[ \u00a0]{0,2})?(?P<number>\d{1,3}[A-Z]{0,4})\.?$", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?:(?:Section|Article|Regulation|Rule)[ \u00a0]{1,2})?(?P<number>\d{1,3}[A-Z]{0,4})[.:]?"
    r"[ \t\u00a0\u2003–—-]{0,6}(?P<title>[A-Z“\"‘'].{2,200})$"
)
_WHOLE = re.compile(r"\d{1,3}[A-Z]{0,4}")
_DIGITS = re.compile(r"\d{1,6}")
_FIRST = re.compile(r"(?P<number>\d{1,3}[A-Z]{0,4})[.]?[ \u00a0\u2003–—-]{0,6}\(1\)")
_REFERENCE = re.compile(
    r"\(?(?:Articles?|Sections?|Regulations?|Rules?|Paragraphs?|ss?\.)[ \u00a0]\d[\w(), ]{0,40}\)?$", re.IGNORECASE
)
_DATED = re.compile(r"(?:Made|Laid before|Approved by|Coming into (?:force|operation))\b")
_LONGEST_TITLE = 120
_APART = re.compile(r"(?:Signed|Signature|Explanatory note|Footnotes?|Notes|Annotations|Commentary)\b", re.IGNORECASE)
_ANNOTATION = re.compile(
    r"(?:Commencement Information|Textual Amendments?|Modifications etc\b.{0,40}|Extent Information|Editorial Information"
    r"|Marginal Citations?|Subordinate Legislation Made|Amendments \(Textual\)|Annotations:?)$",
    re.IGNORECASE,
)
_RANKS = {"title": 1, "part": 2, "chapter": 3, "group": 3}
SCHEDULE, HEADING, SECTION = 1, 5, 6


def build_law(text: str, blocks: Sequence[Block], title: str | None, order: bool) -> Node:
    """The tree of a law. `order`: its sections are called articles. A heading right over a section's number is its title,
    except in a schedule, where it heads all the paragraphs that follow."""
    return _Law(text, blocks, title, order).build()


def is_order(title: str, identifier: str) -> bool:
    """Whether a law is a statutory instrument."""
    return identifier.startswith(("uksi", "wsi", "ssi", "nisr")) or bool(
        re.search(r"\b(?:Order|Regulations|Rules) \d{4}", title)
    )


class _Law:
    def __init__(self, text: str, blocks: Sequence[Block], title: str | None, order: bool) -> None:
        self.text, self.blocks, self.order = text, blocks, order
        self.root = Part("document", None, title, 0, len(text), -1)
        self.open = [self.root]
        self.lists = Lists()
        self.title: Block | None = None
        self.schedule = self.noted = False
        self.last = 0
        self.taken: range = range(0)

    def build(self) -> Node:
        for index, block in enumerate(self.blocks):
            self._add(index, block)
        self._drop_title()
        return self.root.node()

    def _add(self, index: int, block: Block) -> None:
        words = marks.plain(self.text[block.body : block.end])
        if block.role in ("front", "rule") or index in self.taken or words == "SCHEDULES":
            return
        if _ANNOTATION.match(words):
            self.noted = True
        elif block.role == "heading" or self._is_section(index, block):
            self.noted = False
        if block.role == "footnote" or self.noted or (block.role == "plain" and is_note(words)):
            self._section().add(Part("footnote", block.number, None, block.start, block.end, 200))
        elif block.role == "heading" or (block.role == "plain" and (_is_big(words) or _is_apart(words))):
            self._heading(index, block, words)
        elif self._is_title(index):
            self._take_title(block, several=self._is_title(index + 1))
        elif self._is_section(index, block):
            self._unmarked(index, block)
        else:
            self._drop_title()
            self._words(block)

    def _heading(self, index: int, block: Block, words: str) -> None:
        number, big = _NUMBER.match(words), _BIG.match(words)
        if number:
            self._numbered(block, number["number"], None)
        elif big and (big["number"] or big["word"].lower() == "schedule"):
            self._drop_title()
            self._big(block, big, words)
            self._title_below(index)
        elif titled := _TITLED.match(words):
            self._drop_title()
            self._numbered(block, titled["number"], titled["title"])
        elif block.level == 1 and self.root.title in (None, words):
            self.root.title = words
        elif _APART.match(words):
            self._drop_title()
            self.schedule = False
            self._close(0)
            self._open(Part("heading", None, words, block.start, block.end, 2))
        else:
            self._take_title(block, several=self._heads_several(index, block))

    def _take_title(self, block: Block, *, several: bool) -> None:
        """Keep a line as the title of the section below; in a schedule, or over several, it is a cross-heading."""
        self._drop_title()
        self.title = block
        if self.schedule or several:
            self._drop_title()

    def _is_title(self, index: int) -> bool:
        """Whether an unmarked line is the title of the section below it, or heads several whose first has one."""
        for at in range(index, min(index + 3, len(self.blocks) - 1)):
            block = self.blocks[at]
            words = self.text[block.start : block.end]
            if block.role != "plain" or len(words) > _LONGEST_TITLE or not words[0].isupper() or marks.TERMINAL.search(words):
                return False
            if self._is_section(at, block) or _DATED.match(words):
                return False
            if self._is_section(at + 1, self.blocks[at + 1]):
                return True
        return False

    def _heads_several(self, index: int, block: Block) -> bool:
        """Whether another heading without a number follows at once: this one is then a cross-heading."""
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            after is not None and after.role == "heading" and not _NUMBER.match(marks.plain(self.text[after.body : after.end]))
        )

    def _drop_title(self) -> None:
        """A heading that no number followed is a cross-heading."""
        if self.title is not None:
            block, self.title = self.title, None
            words = marks.plain(self.text[block.body : block.end])
            self._close(HEADING)
            self._open(Part("heading", None, words, block.start, block.end, HEADING))

    def _big(self, block: Block, found: re.Match[str], words: str) -> None:
        word = found["word"].lower()
        title = words[found.end() :].strip(" —–-:.") or None
        if word == "schedule":
            self.schedule, self.last = True, 0
            self._close(0)
            self._open(Part("schedule", found["number"], title, block.start, block.end, SCHEDULE))
        else:
            level = _RANKS[word]
            self._close(level)
            self._open(Part(word, found["number"], title, block.start, block.end, level))

    def _title_below(self, index: int) -> None:
        """The title of a part or schedule may be the line below it."""
        below = index + 1
        if below < len(self.blocks) and _REFERENCE.match(self.text[self.blocks[below].start : self.blocks[below].end]):
            below += 1
        after = self.blocks[below] if below < len(self.blocks) else None
        if (
            self.open[-1].title is None
            and after is not None
            and after.role == "plain"
            and after.end - after.start < _LONGEST_TITLE
        ):
            words = self.text[after.start : after.end]
            if not (marks.TERMINAL.search(words) or _TITLED.match(words) or _is_big(words)):
                self.open[-1].title, self.taken = marks.plain(words), range(index + 1, below + 1)

    def _numbered(self, block: Block, number: str, title: str | None) -> None:
        start = block.start
        if self.title is not None:
            title, start = marks.plain(self.text[self.title.body : self.title.end]), self.title.start
            self.title = None
            if self.open[-1].type == "heading" and self.open[-1].level == HEADING and self._is_cross_of_one(start):
                self._close(SECTION)
        self.last = _value(number)
        type_ = "paragraph" if self.schedule else "article" if self.order else "section"
        self._close(SECTION)
        self._open(Part(type_, number, title, start, block.end, SECTION))

    def _is_cross_of_one(self, start: int) -> bool:
        return self.open[-1].end < start

    def _is_section(self, index: int, block: Block) -> bool:
        """A section that no heading marks: '12 Title' with '(1)' below it, '12. Words' where nothing is marked, or '6ZA' alone
        below its title or over '(1)'."""
        if block.role == "numbered" and block.number and _WHOLE.fullmatch(block.number):
            return True
        words = self.text[block.start : block.end]
        if block.role != "plain":
            return False
        if alone := _NUMBER.match(words):
            led = self.title is not None or self._opens(index)
            return index + 1 < len(self.blocks) and (led or (not alone["number"].isdigit() and self._follows(alone["number"])))
        found = _TITLED.match(words) or _FIRST.match(words)
        if found is None:
            return False
        return self._follows(found["number"]) or (self._opens(index) and not marks.TERMINAL.search(words))

    def _follows(self, number: str) -> bool:
        """Whether a number is the next: 7 after 6 or 6ZA; 6A, 6ZA and 7A after 6."""
        steps = (1,) if number.isdigit() else (0, 1)
        return _value(number) - self.last in steps

    def _unmarked(self, index: int, block: Block) -> None:
        """A section without markup: its number with a title, with its first words, or with '(1)'."""
        words = self.text[block.start : block.end]
        found = _TITLED.match(words) or _FIRST.match(words)
        own = found is not None and "title" in found.groupdict() and not marks.TERMINAL.search(words)
        titled = own and (self._opens(index) or (len(words) < _LONGEST_TITLE and words[-1] not in ",—–-"))
        if titled:
            self._drop_title()
        alone = _NUMBER.match(words)
        number = found["number"] if found else alone["number"] if alone else block.number or ""
        self._numbered(block, number, found["title"] if found and titled else None)
        if _FIRST.match(words):
            level, sign = self.lists.place("1")
            self._open(Part(self._type(sign), "1", None, block.start, block.end, SECTION + level))

    def _opens(self, index: int) -> bool:
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return after is not None and after.role == "item" and after.number in ("(1)", "(a)")

    def _words(self, block: Block) -> None:
        number = bare_number(block.number)
        if block.role == "item" and number:
            level, sign = self.lists.place(number, opens=leads_into(self.text, block.start))
            self._close(SECTION + level)
            self._open(Part(self._type(sign), number, None, block.start, block.end, SECTION + level))
        elif self.open[-1].level >= SECTION and self.text[block.start] not in "[":
            self._goes_on(block)
        else:
            self._close(HEADING + 1)
            self._section().add(Part("paragraph", None, None, block.start, block.end, 200))

    def _type(self, sign: str) -> str:
        """What an item of a list is called: of digits a subsection, of letters a paragraph, deeper ones a subparagraph."""
        return {"digit": "subsection", "letter": "paragraph"}.get(sign, "subparagraph") if not self.schedule else "subparagraph"

    def _goes_on(self, block: Block) -> None:
        """Words after a list that end the provision the list stands in; a quotation or definition stays where it is."""
        starts = self.text[block.start]
        if starts.islower() or starts == ".":
            while self.open[-1].level > SECTION + 1:
                self.open.pop()
        if block.role == "item":
            self.open[-1].add(Part("subparagraph", None, None, block.start, block.end, 200))
        else:
            self.open[-1].end = max(self.open[-1].end, block.end)

    def _section(self) -> Part:
        return next(part for part in reversed(self.open) if part.level < 100)

    def _close(self, level: int) -> None:
        if level <= SECTION:
            self.lists.clear()
        while len(self.open) > 1 and self.open[-1].level >= level:
            self.open.pop()

    def _open(self, part: Part) -> None:
        self.open.append(self.open[-1].add(part))


def _value(number: str) -> int:
    """The digits of '15AA'."""
    digits = _DIGITS.match(number)
    return int(digits[0]) if digits else 0


def _is_big(words: str) -> bool:
    """Whether a line without markup heads a part, chapter or schedule."""
    found = _BIG.match(words)
    numbered = found is not None and (bool(found["number"]) or words == "SCHEDULE")
    return numbered and len(words) < _LONGEST_TITLE and not marks.TERMINAL.search(words)


def _is_apart(words: str) -> bool:
    """Whether a line without markup heads what is no part of the law: 'EXPLANATORY NOTE'."""
    return words.isupper() and len(words) < _LONGEST_TITLE and bool(_APART.match(words))
