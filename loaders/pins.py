"""Turns the words quoted in a draft of claims into spans and digests, so that the words leave the file.

A draft entry carries `quote:`, words as they stand in the source (' ... ' stands for words left out within the
paragraph) and, where the quote stands more than once, `in: N`, the number of its paragraph. Pinning rewrites
only those lines of the file; comments and order stay.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import DataError, Fault
from graph.model import Source
from graph.strict_yaml import Entry, line_of, read_yaml
from loaders.source_text import Paragraph, digest, locate, paragraphs
from loaders.sources import SourceTexts

_KEY = re.compile(r"^(\s*(?:- )?)(quote|in):")


def pin(path: Path, sources: dict[str, Source], texts: SourceTexts) -> int:
    """Pin every quote of a claims file in place; how many. DataError lists each quote that is not there or not alone,
    and then nothing is written."""
    faults: list[Fault] = []
    top = read_yaml(path, path.name)
    lines = path.read_text("utf-8").split("\n")
    pinned: list[tuple[Entry, int, int, str]] = []
    entries = [entry for key in ("claims", "patterns") for entry in top.get(key) or [] if isinstance(entry, Entry)]
    for entry in entries:
        if "quote" in entry:
            found = _find(entry, str(top.get("source") or ""), sources, texts, path.name, faults)
            if found:
                pinned.append((entry, *found))
    if faults:
        raise DataError(faults)
    for entry, start, end, mark in reversed(pinned):
        following = [line_of(other) for other in entries if line_of(other) > line_of(entry)]
        stop = min(following, default=len(lines) + 1) - 1
        _rewrite(lines, line_of(entry) - 1, stop, [f"span: [{start}, {end}]", f"digest: {mark}"])
    if pinned:
        path.write_text("\n".join(lines), "utf-8", newline="\n")
    return len(pinned)


def _find(
    entry: Entry, default: str, sources: dict[str, Source], texts: SourceTexts, file: str, faults: list[Fault]
) -> tuple[int, int, str] | None:
    def fault(message: str) -> None:
        faults.append(Fault(file, line_of(entry), message))

    source = sources.get(str(entry.get("source") or default))
    text = texts.text(source) if source else None
    if text is None:
        fault(f"the text of source '{entry.get('source') or default}' is not at hand; list it and give --sources DIR")
        return None
    within = _paragraph(paragraphs(text), str(entry["in"])) if "in" in entry else None
    if "in" in entry and within is None:
        fault(f"'in' is {entry['in']}; the text has no paragraph of that number")
        return None
    quote = str(entry["quote"])
    places = locate(text, quote, within)
    if len(places) != 1:
        where = "stands nowhere in the text" if not places else f"stands {len(places)} times; quote more, or add 'in: N'"
        fault(f"the quote '{quote[:60]}' {where}")
        return None
    start, end = places[0]
    return start, end, digest(text[start:end])


def _paragraph(found: list[Paragraph], number: str) -> tuple[int, int] | None:
    return next(((item.start, item.end) for item in found if str(item.number) == number), None)


def _rewrite(lines: list[str], start: int, stop: int, new: list[str]) -> None:
    """Replace the `quote:` line (with its continuation lines) by `new`, and drop `in:`."""
    index = start
    while index < stop:
        match = _KEY.match(lines[index])
        if not match:
            index += 1
            continue
        indent = len(match[1])
        last = index + 1
        while last < stop and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) > indent:
            last += 1
        replacement = [" " * indent + item for item in new] if match[2] == "quote" else []
        if "- " in match[1] and replacement:
            replacement[0] = match[1] + replacement[0].lstrip()
        lines[index:last] = replacement
        stop += len(replacement) - (last - index)
        index += len(replacement)
