"""A text as a list of blocks: headings, numbered paragraphs, list items, footnotes, table rows, lone grades, plain text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.documents.structure.lines import Line, bare_numbers, read_lines, running_lines
from loaders.documents.text import marks

_WRAPPED_WIDTH = 130


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `role`: heading, numbered, item, footnote, row, grade, rule, running (the head or
    foot of a page), front or plain. `body` is where its words
    begin after its mark; `level` the depth of a heading (1-6 by '#', 7 bold, 8 bare) or of a list item's indent;
    `cuts` are footnotes that stand inside it."""

    role: str
    start: int
    end: int
    body: int
    indent: int = 0
    level: int = 0
    number: str | None = None
    cuts: tuple[tuple[int, int], ...] = ()
    inside: tuple[Block, ...] = ()


def following(blocks: Sequence[Block], index: int) -> Iterator[Block]:
    """The blocks after one, without copying them."""
    return (blocks[at] for at in range(index + 1, len(blocks)))


def read_blocks(text: str) -> list[Block]:
    """The blocks of a text in order, headings without markup not yet told from plain blocks."""
    lines = read_lines(text)
    front = _front_matter(lines)
    out = [Block("front", lines[0].start, lines[front - 1].end, lines[0].start)] if front else []
    wrapped = _is_wrapped(lines)
    rows, counted, running = _row_lines(lines), bare_numbers(lines), running_lines(lines)
    for index in range(front, len(lines)):
        line = lines[index]
        if index in running:
            block = Block("running", line.start, line.end, line.start)
        elif index in counted:
            body, number = counted[index]
            block = Block("numbered", line.start, line.end, line.start + body, line.indent, 0, number)
        elif index in rows:
            block = Block("row", line.start, line.end, line.start)
        else:
            block = _block(line)
        if wrapped and out and _joins(text, out[-1], block, line):
            out[-1] = replace(out[-1], end=block.end)
        else:
            out.append(block)
    return out


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines of YAML front matter there are, its two rules counted."""
    if not lines or lines[0].text != "---" or lines[0].start > 3:
        return 0
    for index, line in enumerate(lines[1:60], 1):
        if line.text == "---":
            return index + 1
        if not re.match(r"[A-Za-z_][\w -]{0,40}:", line.text) and line.indent == 0:
            return 0
    return 0


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """True where sentences run on from line to line: the lines of a paragraph were broken at a width."""
    pairs = broken = 0
    for before, line in itertools.pairwise(lines):
        if line.after_blank or _marked(line).role != "plain":
            continue
        pairs += 1
        broken += line.text[0].islower() and len(before.text) > 40 and not marks.TERMINAL.search(before.text)
    return pairs >= 5 and broken * 4 > pairs and sum(len(line.text) > _WRAPPED_WIDTH for line in lines) * 10 < len(lines)


def _joins(text: str, before: Block, block: Block, line: Line) -> bool:
    return block.role == "plain" and before.role in ("plain", "numbered", "item", "footnote") and not line.after_blank


def _row_lines(lines: Sequence[Line]) -> set[int]:
    """Lines that are rows of a table: cells between tabs or pipes, at least two lines together (or with a grade)."""
    shaped = {index for index, line in enumerate(lines) if _is_row(line.text)}
    return {
        index
        for index in shaped
        if index - 1 in shaped
        or index + 1 in shaped
        or any(marks.LONE_GRADE.match(cell) for cell, _, _ in cells(lines[index].text))
    }


def _is_row(text: str) -> bool:
    if marks.BULLET.match(text) or marks.NUMBERED.match(text) or marks.HEADING.match(text):
        return False
    if text.count("\t") == 1 and marks.AT_TAB.match(text):
        return False
    if text.startswith("|") and text.count("|") > 2:
        return True
    return ("\t" in text and len(text) < 2000) or (text.count(" | ") >= 1 and len(text) < 1000)


def cells(row: str) -> list[tuple[str, int, int]]:
    """(words, start, end) of each cell of a row, offsets in it; empty cells too, a pipe table's outer pipes left out."""
    separator = "\t" if "\t" in row and not row.startswith("|") else "|"
    found, at = [], 0
    for part in row.split(separator):
        words = part.strip().strip("*_ \u00a0")
        left = at + (part.index(words) if words else 0)
        found.append((words, left, left + len(words)))
        at += len(part) + 1
    if separator == "|" and row.startswith("|"):
        found = found[1:-1] if row.endswith("|") else found[1:]
    return found


def _block(line: Line) -> Block:
    text, start, end = line.text, line.start, line.end
    if marks.RULE.match(text):
        return Block("rule", start, end, end)
    if found := marks.LONE_GRADE.match(text):
        level = len(text) - len(text.lstrip("#"))
        return Block("grade", start + found.start("grade"), start + found.end("grade"), start + found.start("grade"), 0, level)
    if found := marks.HEADING.match(text):
        return Block("heading", start, end, start + found.end(), 0, len(found["hashes"]))
    if _is_bold(text):
        return Block("heading", start, end, start + 2, 0, 7)
    if found := marks.FOOTNOTE.match(text):
        number = found["square"] or found["sup"] or found["power"]
        if found["colon"] or found["sup"] or found["power"] or found.end() < len(text):
            return Block("footnote", start, end, start + found.end(), line.indent, 0, number)
    return _marked(line)


def _marked(line: Line) -> Block:
    text, start, end = line.text, line.start, line.end
    bullet = re.match(r"[-*+][ \t]{1,10}(?=\([0-9a-zA-Z]{1,5}\))", text)
    offset = bullet.end() if bullet else 0
    if found := marks.BRACKETED.match(text, offset):
        return Block("item", start, end, start + found.end(), line.indent, 0, f"({found['number']})")
    for pattern in (marks.DOTTED, marks.NUMBERED):
        if found := pattern.match(text):
            return Block("numbered", start, end, start + found.end(), line.indent, 0, found["number"])
    if found := marks.BULLET.match(text):
        return Block("item", start, end, start + found.end(), line.indent, 0, None)
    if found := marks.LETTERED.match(text):
        return Block("item", start, end, start + found.end(), line.indent, 0, found["number"])
    return Block("plain", start, end, start, line.indent)


def _is_bold(text: str) -> bool:
    """A whole line in bold, short, with letters in it and no full stop: a heading but for captions of figures."""
    if not (text.startswith("**") and text.endswith("**") and 5 < len(text) < 220) or "**" in text[2:-2]:
        return False
    if text.rstrip('* ”’"')[-1:] in (".", ";"):
        return False
    words = text[2:-2]
    return bool(re.search("[A-Za-z]{2}", words)) and not re.match(r"(?:Figure|Table|Source|For further|Note)\b", words)
