"""Tells headings without markup from paragraphs: a short line with no full stop that something longer follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.days.dates import MONTHS
from loaders.documents.structure.blocks import Block
from loaders.documents.text import marks

BARE = 9
CAPITALS = 8
NUMBERED = 8
QUESTION = 8
_LONGEST = 170
_ASKS = re.compile(r"(?:What|How|Whether|Which|Why|Who|Where|When|Is|Are|Does|Do|Should|Can|Could|To what extent|In what)\b")
_DATE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(MONTHS)}) \d{{4}}$")
_NO_HEADING = re.compile(
    r"(?:https?:|www\.|Source\b|Figure \d|Table \d|©|\(?[A-Z]{2,5}\d{3,5}\)?$|Published\b|Updated\b|(?:Read|See|Download|View) "
    r"|(?:Author|Related inquiry|Inquiry|Date [Pp]ublished|Reference|Ref|Submitted by|From|To|ISBN)s?: "
    r"|\[\.\.\.|Page \d|[A-Z][a-z ]{0,30}\b(?:date|status|owner|lead|contact|deadline): )"
)
_CAPTION = re.compile(r"\b(?:as at|year ending|years? to|between) .{0,40}\d{4}$")
_SENTENCES = re.compile(r"[a-z]{3}[.?!] [A-Z]")
_NAME = re.compile(
    r"(?:(?:Sir|Dame|Dr|Lord|Baroness|Rt Hon)\s)?(?:[A-Z][\w’'-]{1,20}\s){1,3}[A-Z][\w’'-]{1,20}(?:\s[A-Z]{2,4}){0,3}$"
)
# A full stop within a question that ends no sentence.
_ABBREVIATED = re.compile(r"\b(?:i\.e|e\.g|cf|vs|Mr|Mrs|Ms|Dr|St)\. ")
_PARAGRAPH = 170
_ROLE = re.compile(
    r"\b(?:Inspector|Commissioner|Constable|Secretary|Minister|Director|Chair|Chief|Officer|Mayor|President|Lead)\b"
)


def find_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every bare heading's role and level set. Where '#' marks headings, bare lines are none."""
    marked = sum(block.role == "heading" and block.level < 7 for block in blocks) >= 3
    out: list[Block] = []
    for index, block in enumerate(blocks):
        level = _question_level(text, block)
        if not level and not marked:
            level = _level(text, blocks, index, out)
        out.append(replace(block, role="heading", level=level) if level else block)
    return out


def _question_level(text: str, block: Block) -> int:
    """Questions put by a committee, answered below: 'Q1. …', 'Question 2: …'."""
    if block.role in ("plain", "numbered") and block.end - block.start < 400:
        found = marks.QUESTION.match(text, block.start, block.end)
        if found and text[block.start : block.end].rstrip("* ").endswith("?"):
            return QUESTION
    return 0


def _level(text: str, blocks: Sequence[Block], index: int, before: Sequence[Block]) -> int:
    block = blocks[index]
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or block.cuts or after.role in ("footnote", "rule", "front"):
        return 0
    words = marks.FOOTNOTE_MARK.sub("", text[block.body : block.end]).strip()
    if not words:
        return 0
    if block.role == "plain":
        return _bare_level(text, words, before, after)
    if block.role == "numbered" and _is_numbered_heading(text, words, block, before, after):
        return NUMBERED + (block.number or "").count(".")
    alone = (not before or before[-1].role != "item") and after.role == "plain"
    return QUESTION if block.role == "item" and alone and _is_question(words) else 0


def _bare_level(text: str, words: str, before: Sequence[Block], after: Block) -> int:
    first = words[0]
    if not (first.isupper() or first.isdigit() or first in "“‘\"'["):
        return 0
    if _NO_HEADING.match(words) or _DATE.match(words) or _CAPTION.search(words):
        return 0
    if _is_question(words):
        return BARE
    if len(words) > _LONGEST or marks.TERMINAL.search(words) or words.endswith((",", "—")) or _SENTENCES.search(words):
        return 0
    if before and before[-1].role in ("plain", "numbered") and _leads_on(text, before[-1], after):
        return 0
    if _is_signature(text, words, before, after):
        return 0
    return CAPITALS if words.isupper() else BARE


def _leads_on(text: str, before: Block, after: Block) -> bool:
    """Whether a line under this one is the first item of what it introduces; over a whole paragraph it heads that."""
    sign = text[before.end - 1]
    paragraph = after.role == "plain" and after.end - after.start > _PARAGRAPH and text[after.end - 1] == "."
    return sign in ",—" or (sign == ":" and not paragraph)


def _is_question(words: str) -> bool:
    words = _ABBREVIATED.sub("", words)
    asked = words.endswith("?") and words.count("?") == 1 and ". " not in words
    return len(words) < 300 and (
        (asked and len(words) < 250) or (bool(_ASKS.match(words)) and words.endswith((";", "?")) and ". " not in words)
    )


def _is_signature(text: str, words: str, before: Sequence[Block], after: Block) -> bool:
    """A name over a role, or the role under a name."""
    if _NAME.match(words) and after.role == "plain" and after.end - after.start < 90:
        return bool(_ROLE.search(text[after.start : after.end])) and not _ROLE.search(words)
    last = text[before[-1].start : before[-1].end] if before and before[-1].role == "plain" else ""
    return bool(_ROLE.search(words)) and len(last) < 60 and bool(_NAME.match(last))


def _is_numbered_heading(text: str, words: str, block: Block, before: Sequence[Block], after: Block) -> bool:
    if not words or len(words) > 130 or not words[0].isupper():
        return False
    if (marks.TERMINAL.search(words) and not _is_question(words)) or _SENTENCES.search(words):
        return False
    if before and text[before[-1].end - 1] in ":," and before[-1].role != "heading":
        return False
    deeper = after.role == "numbered" and (after.number or "").startswith(f"{block.number}.")
    return deeper or (after.role == "plain" and (not before or before[-1].role != "numbered" or after.end - after.start > 170))
