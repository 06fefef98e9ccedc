"""Recommendations and conclusions of a response, and the paragraphs that answer them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.model import Pair
from loaders.documents.structure.blocks import Block, following
from loaders.documents.structure.headings import BARE
from loaders.documents.structure.numbering import Numbered
from loaders.documents.structure.outline import Label
from loaders.documents.text import marks

_SP = marks.SPACE
_ASKED = re.compile(
    rf"[*_“\"' ]{{0,4}}(?:(?:[A-Z][\w’'&-]{{1,24}}|PAC|HASC){_SP}{{1,2}}){{0,4}}"
    rf"(?P<word>Recommendation|Conclusion|RECOMMENDATION|CONCLUSION)s?(?:{_SP}and{_SP}[Rr]ecommendations?)?"
    rf"(?:{_SP}{{0,3}}(?:[Nn]o\.?{_SP}?)?(?P<number>\d{{1,3}}[a-z]?(?:\.\d{{1,2}})?(?:{_SP}?(?:,|and|&|to|[-–]){_SP}?\d{{1,3}}[a-z]?){{0,6}}))?"
    rf"(?P<stop>\*{{0,2}}{_SP}{{0,3}}(?:[:.–—-]|\((?:[Pp]ara|[Pp]age|§)[^)\n]{{0,60}}\):?|$)|\*{{0,2}}{_SP}{{1,3}}(?=[“\"‘'(A-Z\[]))"
)
_PAC = re.compile(r"\d{1,2}[a-z]?[:.] {0,2}PAC (?P<word>conclusion|recommendation)s?(?P<number>)(?P<stop>:)", re.IGNORECASE)
_ANSWER = re.compile(
    rf"[*_ ]{{0,4}}(?:(?:The|Our|Joint|Initial){_SP})?(?:[A-Z][\w’'&-]{{1,24}}{_SP}(?:(?:and|of|the|for|&){_SP}){{0,2}}){{0,5}}"
    rf"[Rr]esponse(?:{_SP}to{_SP}[^\n:.]{{1,60}})?\*{{0,2}}{_SP}{{0,3}}(?:[:–—]|\*{{0,2}}$)"
)
_STANCE = re.compile(
    r"(?:(?:\d+\.\d+ )?(?:The )?[Gg]overnment (?:partially |partly |fully |broadly )?"
    r"(?:agrees|disagrees|accepts|rejects|notes|welcomes|does not (?:agree|accept))\b"
    r"|We (?:partially |partly |fully |broadly |strongly )?(?:agree|disagree|accept|reject|do not (?:agree|accept))\b"
    r"|The (?:[A-Z][\w’'&-]{1,24} (?:(?:of|and|for) )?){1,4}(?:partially |partly |fully |broadly )?"
    r"(?:agrees|disagrees|accepts|rejects|does not (?:agree|accept))\b"
    r"|(?:Accept(?:ed)?|Agree[d]?|Reject(?:ed)?|Noted|Partially accept(?:ed)?|Accept(?:ed)? in (?:part|principle))\.?$)"
)
_CITED = re.compile(r"\((?:Paragraphs?|Paras?\.?) [\d ,and–-]{1,40}(?: (?:at|on) pages? [^)]{1,40})?\)[.”\"’*]{0,4}$")
_NUMBERS = r"\d{1,3}[a-z]?(?: ?(?:,|and|&|to|[-–]) ?\d{1,3}[a-z]?){0,6}"
_SAYS_ITSELF = rf"\((?P<word>Recommendation|Conclusion)s? (?P<number>{_NUMBERS})"
_CLOSES = r"\)[.”\"’*]{0,4}$"
_QUOTED = re.compile(_SAYS_ITSELF + r"(?:[,;:] [^()\n]{0,60})?" + _CLOSES)
# The same of a recommendation that no quotation mark opens: the paragraph of the report must be said too.
_CITED_SELF = re.compile(_SAYS_ITSELF + r"[,;:] (?:at )?[Pp]ara[^()\n]{0,60}" + _CLOSES)
_TAKEN_UP = re.compile(
    r"\b(?:accept(?:s|ed)?|agree[sd]? (?:with|to)|reject(?:s|ed)?|supports?|welcomes?|notes?|responds? to)\b"
    r"[^.]{0,40}? (?:this|these|the) recommendations?\b"
    r"|\b(?:accepts?|rejects?) (?:this|it) in (?:part|principle)\b"
)
_OVER = re.compile(r"(?:Annex|Appendix|Glossary|Footnotes?|Notes?|References|Next steps|Conclusion$)\b", re.IGNORECASE)
_ADVICE = re.compile(r"\b(?:recommend|should|must|urge|call on|ought)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Asked:
    name: str
    word: str
    blocks: list[Block]


@dataclass(slots=True)
class _Group:
    """Recommendations that stand together, and what answers them all."""

    asked: list[_Asked] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)
    answering: bool = False


def read_responses(
    text: str, blocks: Sequence[Block], numbering: dict[int, Numbered]
) -> tuple[dict[int, Label], tuple[Pair, ...]]:
    """The labels of the blocks that ask and answer, and the pairs."""
    reader = _Reader(text, blocks, numbering)
    for index, block in enumerate(blocks):
        reader.read(index, block)
    return reader.labels, tuple(reader.pairs())


class _Reader:
    def __init__(self, text: str, blocks: Sequence[Block], numbering: dict[int, Numbered]) -> None:
        self.text, self.blocks, self.numbering = text, blocks, numbering
        self.labels: dict[int, Label] = {}
        self.groups: list[_Group] = []
        self.unnumbered = {"Recommendation": 0, "Conclusion": 0}
        self.labelled = sum(_asked(text, block) is not None for block in blocks) >= 2

    def read(self, index: int, block: Block) -> None:
        """Take one block: it asks, begins an answer, goes on with either, or ends both."""
        if block.role in ("footnote", "front"):
            return
        found = self._asks(block)
        if found and not found[1]:
            found = found[0], self._number_below(index, block)
        group = self.groups[-1] if self.groups else None
        if found:
            self._ask(block, *found)
        elif group is None or not group.asked:
            return
        elif self._is_answer(block):
            group.answering = True
            self._answer(group, block)
        elif block.role == "heading":
            self._heading(index, block, group)
        elif group.answering or self._answers_unsaid(index, block, group):
            group.answering = True
            self._answer(group, block)
        else:
            group.asked[-1].blocks.append(block)

    def _asks(self, block: Block) -> tuple[str, str] | None:
        """(word, number) of a block that asks; the number is '' where none is said."""
        found = _asked(self.text, block)
        if found:
            return found
        words = self.text[max(block.body, block.end - 100) : block.end]
        if not self.labelled and block.role in ("plain", "numbered", "heading") and _CITED.search(words):
            advice = _ADVICE.search(self.text, block.body, block.end)
            number = block.number if block.number and block.role == "numbered" else ""
            return ("Recommendation" if advice else "Conclusion"), number
        return None

    def _number_below(self, index: int, block: Block) -> str:
        """The number of the paragraph under a label that stands alone, unless it is that of the report's own paragraph."""
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        label = _ASKED.match(self.text, block.body, block.end)
        alone = label is not None and not self.text[label.end() : block.end].strip("*: ")
        if not alone or after is None or after.role != "numbered" or not (after.number or "").isdigit():
            return ""
        said = re.findall(r"\d+", self.text[block.start : block.end])
        return "" if after.number in said else after.number or ""

    def _ask(self, block: Block, word: str, number: str) -> None:
        group = self.groups[-1] if self.groups else None
        if group is None or group.answering or group.answer:
            group = _Group()
            self.groups.append(group)
        if not number:
            self.unnumbered[word] += 1
            number = str(self.unnumbered[word])
        name = f"{word} {number}"
        group.asked.append(_Asked(name, word, [block]))
        self.labels[block.start] = Label(word.lower(), name)

    def _is_answer(self, block: Block) -> bool:
        return answers(self.text, block)

    def _answers_unsaid(self, index: int, block: Block, group: _Group) -> bool:
        """Whether a block without a label answers: a numbered one does, unless an answer is said further on."""
        last = group.asked[-1].blocks
        if self._answer_comes(index, labelled=self._is_whole(last[-1])):
            return False
        return not self._is_label(last) and block.role in ("plain", "numbered")

    def _is_label(self, blocks: Sequence[Block]) -> bool:
        """Whether a recommendation is as yet nothing but its label."""
        label = _ASKED.match(self.text, blocks[0].body, blocks[0].end)
        return len(blocks) == 1 and label is not None and self.text[label.end() : blocks[0].end].strip("* ") == ""

    def _holds_answer(self, blocks: Sequence[Block]) -> bool:
        """Whether somebody's answer stands in the words of a recommendation: 'The Council accepts this recommendation'."""
        return any(_TAKEN_UP.search(self.text, block.body, block.end) for block in blocks)

    def _is_whole(self, block: Block) -> bool:
        """Whether a recommendation ends with where it stands in the report: what follows is no more of it."""
        tail = self.text[max(block.body, block.end - 120) : block.end]
        return bool(_CITED.search(tail) or _QUOTED.search(tail))

    def _answer_comes(self, index: int, *, labelled: bool) -> bool:
        """Whether an answer stands further on, before the next block that asks; `labelled`: one that says it is one."""
        for block in self.blocks[index + 1 : index + 40]:
            if _ANSWER.match(self.text, block.body, block.end) if labelled else self._is_answer(block):
                return True
            if self._asks(block):
                return False
        return False

    def _heading(self, index: int, block: Block, group: _Group) -> None:
        if block.level >= BARE and not group.answering and self._is_label(group.asked[-1].blocks):
            group.asked[-1].blocks.append(block)  # words without a full stop under their label are no heading
            return
        after = next((item for item in following(self.blocks, index) if item.role not in ("heading", "footnote")), None)
        asks_next = any(self._asks(item) for item in self.blocks[index + 1 : index + 4] if item.start <= (after or item).start)
        words = marks.plain(self.text[block.body : block.end])
        deeper = group.asked[-1].blocks[0].role != "heading" or block.level > group.asked[-1].blocks[0].level
        if asks_next or after is None or _OVER.match(words) or not deeper:
            self.groups.append(_Group())

    def _answer(self, group: _Group, block: Block) -> None:
        if not group.answer:
            self.labels[block.start] = Label("response", "Response to " + ", ".join(item.name for item in group.asked))
        group.answer.append(block)

    def pairs(self) -> list[Pair]:
        """One pair for each that asks, in order; those of one group share their answer."""
        found = []
        for group in self.groups:
            spans, numbers = self._paragraphs(group.answer)
            for asked in group.asked:
                span = (asked.blocks[0].start, asked.blocks[-1].end)
                others = asked is not group.asked[-1] and self._holds_answer(asked.blocks)
                found.append(Pair(asked.name, span, *(((), ()) if others else (spans, numbers))))
        return found

    def _only_labels(self, block: Block) -> bool:
        """Whether a block says that an answer follows and nothing of it."""
        label = _ANSWER.match(self.text, block.body, block.end)
        return label is not None and not self.text[label.end() : block.end].strip("*_ ")

    def _paragraphs(self, blocks: Sequence[Block]) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
        """Spans of paragraphs with their lists, and the numbers of those that have one; a label over them is none."""
        spans: list[tuple[int, int]] = []
        numbers: list[str] = []
        for block in blocks:
            if len(blocks) > 1 and self._only_labels(block):
                continue
            numbered = self.numbering.get(block.start)
            goes_on = block.role == "item" or (numbered and numbered.nested) or self.text[block.start].islower()
            if spans and goes_on:
                spans[-1] = (spans[-1][0], block.end)
            else:
                spans.append((block.start, block.end))
                numbers += [numbered.number] if numbered else []
        return tuple(spans), tuple(numbers)


def asks(text: str, block: Block) -> bool:
    """Whether a block is labelled as a recommendation or conclusion."""
    return _asked(text, block) is not None


def answers(text: str, block: Block) -> bool:
    """Whether a block is labelled as an answer, or begins as one does."""
    if block.role in ("heading", "plain", "numbered", "item"):
        return bool(_ANSWER.match(text, block.body, block.end) or _STANCE.match(text, block.body, block.end))
    return False


def _asked(text: str, block: Block) -> tuple[str, str] | None:
    if block.role not in ("heading", "plain", "numbered", "item"):
        return None
    found = _ASKED.match(text, block.body, block.end) or _PAC.match(text, block.start, block.end)
    says = _QUOTED if text[block.body] in "“\"‘'*_" else _CITED_SELF
    if not found and (own := says.search(text, max(block.body, block.end - 120), block.end)):
        return own["word"], own["number"]
    if not found or (
        block.role != "heading" and not found["number"] and found["stop"].strip("* ") == "" and found.end() == block.end
    ):
        return None
    if (
        block.role == "heading"
        and not found["number"]
        and text[found.start("word") : block.end].lower().startswith(("recommendations", "conclusions"))
    ):
        return None
    return found["word"].capitalize(), (found["number"] or "").strip()
