"""Inspection reports: graded areas, judgement tables, areas for improvement and findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from graph.naming.names import fold_name
from graph.texts.strict_yaml import read_yaml
from loaders.documents.model import Grade
from loaders.documents.structure.blocks import Block, cells, following
from loaders.documents.structure.outline import Label
from loaders.documents.text import marks

_JUDGES = re.compile(
    r"[^.\n]{3,120}\b(?:is|are|was) (?:outstanding|good|adequate|inadequate)\b|[^.\n]{3,120}\brequires? improvement\b",
    re.IGNORECASE,
)
_GRADE_IN = re.compile(r"\b(outstanding|good|adequate|requires? improvement|inadequate)\b", re.IGNORECASE)
_AT_END = re.compile(
    rf"(?P<area>[^\n]{{3,140}}?)(?:[ \u00a0]{{2,20}}|\t|: {{0,3}}| [–-] )(?P<grade>{marks.GRADE_WORDS})[*. ]{{0,3}}$"
)
_ANNEX = re.compile(r"(?:Annex|Appendix)\b", re.IGNORECASE)
_IMPROVE = re.compile(r"(?:Areas? for improvement|AFIs?)\b", re.IGNORECASE)
_CONCERN = re.compile(r"Causes? of concern\b", re.IGNORECASE)
_RECOMMEND = re.compile(r"Recommendations?\b", re.IGNORECASE)
AREA, MAIN, FINDING = 8, 9, 10


def set_levels(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks with levels for bare headings: a graded area over 'Main findings' over findings."""
    bare = sum(block.role == "heading" and block.level < 7 for block in blocks) < 3
    out: list[Block] = []
    graded = False
    top = _area_level(blocks)
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if not bare and block.role == "heading" and block.level < 7:
            heads = (after is not None and after.role == "grade") or bool(_ANNEX.match(text, block.body))
            block = replace(block, level=min(block.level, top)) if heads else block
        if bare and out and out[-1].role == "grade" and block.role == "plain" and block.end - block.start < 170:
            block = replace(block, role="heading", level=AREA)
        if bare and block.role == "heading" and block.level >= 7:
            area = (out and out[-1].role == "grade" and not _follows_heading(out)) or (after and _is_judgement(text, after))
            graded = graded or bool(area)
            level = AREA if area else MAIN if not graded or _is_main(text, block) else FINDING
            block = replace(block, level=level)
        out.append(block)
    return out


def _area_level(blocks: Sequence[Block]) -> int:
    """The highest level of headings that a grade follows: some copies set one of them too low."""
    return min(
        (block.level for block, after in pairwise(blocks) if block.role == "heading" and after.role == "grade"), default=6
    )


def _follows_heading(blocks: Sequence[Block]) -> bool:
    """Whether the grade at the end of these stands right under a heading, and so before its section."""
    return len(blocks) > 1 and blocks[-2].role == "heading"


def _is_judgement(text: str, block: Block) -> bool:
    return block.role == "plain" and bool(_JUDGES.match(text, block.start, min(block.end, block.start + 260)))


def _is_main(text: str, block: Block) -> bool:
    words = text[block.body : block.end]
    return words.lower().startswith("main findings") or bool(_IMPROVE.match(words) or _CONCERN.match(words))


def read_labels(text: str, blocks: Sequence[Block]) -> dict[int, Label]:
    """Areas for improvement, causes of concern and their recommendations, and the findings under 'Main findings'."""
    labels: dict[int, Label] = {}
    under, level, findings, covered = "", 0, False, False
    for index, block in enumerate(blocks):
        if block.role == "heading":
            words = marks.plain(text[block.body : block.end])
            if under and block.level > level and not _subject(words) and under != "recommendation":
                labels[block.start], covered = Label(under), True
                continue
            under, level, covered = _subject(words), block.level, False
            findings = words.lower() == "main findings" or (findings and block.level >= FINDING)
            if findings and block.level >= FINDING:
                labels[block.start] = Label("finding")
        elif block.role == "grade":
            under = ""
        elif (
            under and not covered and (block.role == "item" or (block.role == "plain" and not _introduces(text, blocks, index)))
        ):
            labels[block.start] = Label(under)
    return labels


def _introduces(text: str, blocks: Sequence[Block], index: int) -> bool:
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return text[blocks[index].end - 1] == ":" or (following is not None and following.role == "item")


def _subject(words: str) -> str:
    if _IMPROVE.match(words):
        return "area_for_improvement"
    if _CONCERN.match(words):
        return "finding"
    return "recommendation" if _RECOMMEND.match(words) else ""


def read_grades(text: str, blocks: Sequence[Block]) -> tuple[Grade, ...]:
    """Every grade: alone on a line after its section or under its heading, in tables, and at the end of a line."""
    found: list[Grade] = []
    previous = 0
    before = _before_sections(blocks)
    for index, block in enumerate(blocks):
        if block.role == "grade":
            found += _lone(text, blocks, index, previous, before)
            previous = index + 1
        elif block.role == "row":
            found += _row(text, blocks, index)
        elif block.role in ("plain", "item") and (end := _AT_END.match(text, block.body, block.end)):
            area = marks.plain(end["area"])
            found.append(Grade(area, _named(end["grade"]), end.start("grade"), end.end("grade"), block.start, block.end))
    if not any(block.role == "grade" for block in blocks):
        found += _judgements(text, blocks)
    return tuple(sorted(found, key=lambda grade: grade.start))


def _named(words: str) -> str:
    said = " ".join(words.split()).lower().replace("require ", "requires ")
    return said.capitalize()


def _before_sections(blocks: Sequence[Block]) -> bool:
    """Whether this document puts its grades under the headings of sections, not after the sections."""
    lone = [index for index, block in enumerate(blocks) if block.role == "grade"]
    return sum(index > 0 and blocks[index - 1].role == "heading" for index in lone) * 2 >= len(lone) > 0


def _lone(text: str, blocks: Sequence[Block], index: int, previous: int, before_sections: bool) -> list[Grade]:
    block = blocks[index]
    grade = _named(text[block.start : block.end])
    before = blocks[index - 1] if index else None
    if before is not None and before.role == "heading" and before_sections:
        end = next(
            (item.start for item in following(blocks, index) if item.role == "heading" and item.level <= before.level),
            len(text),
        )
        title = marks.plain(text[before.body : before.end])
        return [Grade(title, grade, block.start, block.end, before.start, len(text[:end].rstrip()) if end < len(text) else end)]
    listed = _listed(text, blocks, index)
    if listed:
        return [Grade(area, grade, block.start, block.end, item.start, item.end) for area, item in listed]
    area = _area_before(text, blocks, index, previous)
    if area is None:
        return []
    return [Grade(marks.plain(text[area.body : area.end]), grade, block.start, block.end, area.start, block.end)]


def _listed(text: str, blocks: Sequence[Block], index: int) -> list[tuple[str, Block]]:
    """Short list items right after a grade: the areas that have it."""
    found: list[tuple[str, Block]] = []
    for item in following(blocks, index):
        words = marks.plain(text[item.body : item.end])
        if item.role != "item" or len(words) > 120 or words.endswith("."):
            break
        found.append((words.rstrip(";,"), item))
    return found


def _area_before(text: str, blocks: Sequence[Block], index: int, previous: int) -> Block | None:
    """The heading of the section that a grade closes: the last one followed by a judgement or that is a known area, else
    the last of the highest level, or the first where all are of one level."""
    headings = [at for at in range(previous, index) if blocks[at].role == "heading"]
    if not headings:
        return None
    known = [at for at in headings if _is_judgement(text, blocks[at + 1])] or [
        at for at in headings if fold_name(marks.plain(text[blocks[at].body : blocks[at].end])) in known_areas()
    ]
    if known:
        return blocks[known[-1]]
    highest = min(blocks[at].level for at in headings)
    top = [at for at in headings if blocks[at].level == highest]
    return blocks[top[0] if len(top) == len(headings) else top[-1]]


@cache
def known_areas() -> frozenset[str]:
    """The areas that PEEL reports grade, in the form names are compared in."""
    path = Path(__file__).with_name("peel_areas.yaml")
    return frozenset(fold_name(str(name)) for name in read_yaml(path, path.name)["areas"])


def _row(text: str, blocks: Sequence[Block], index: int) -> list[Grade]:
    block = blocks[index]
    row = cells(text[block.start : block.end])
    graded = [cell for cell in row if cell[0] and marks.LONE_GRADE.match(cell[0])]
    if len(graded) > 1:
        return _columns(text, blocks, index, row)
    if not graded:
        return []
    words, low, high = graded[0]
    area = next((cell[0] for cell in row if cell[0] and cell != graded[0] and not cell[0].isdigit()), "")
    start = block.start
    return [Grade(marks.plain(area), _named(words.strip(".")), start + low, start + high, start, block.end)] if area else []


def _columns(text: str, blocks: Sequence[Block], index: int, head: list[tuple[str, int, int]]) -> list[Grade]:
    """A table whose columns are grades and whose cells are the areas that have them."""
    found = []
    for block in following(blocks, index):
        if block.role != "row":
            break
        for (grade, low, high), (area, _, _) in zip(head, cells(text[block.start : block.end]), strict=False):
            if marks.LONE_GRADE.match(grade) and re.search("[A-Za-z]{3}", area):
                start = blocks[index].start
                found.append(Grade(marks.plain(area), _named(grade), start + low, start + high, block.start, block.end))
    return found


def _judgements(text: str, blocks: Sequence[Block]) -> list[Grade]:
    """Where no grade stands alone: the sentence under a heading that judges."""
    found = []
    for index, block in enumerate(blocks[:-1]):
        after = blocks[index + 1]
        if block.role != "heading" or not _is_judgement(text, after):
            continue
        grade = _GRADE_IN.search(text, after.start, after.end)
        end = next(
            (item.start for item in following(blocks, index) if item.role == "heading" and item.level <= block.level), len(text)
        )
        if grade:
            title = marks.plain(text[block.body : block.end])
            found.append(Grade(title, _named(grade[1]), grade.start(), grade.end(), block.start, end))
    return found
