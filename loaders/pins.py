"""Fills a file of claims from the documents: the words quoted in a draft become spans and digests, so that the words leave
the file, and each place is written as its span says.

A draft entry carries `quote:`, words as they stand in the source (' ... ' stands for words left out within the
paragraph) and, where the quote stands more than once, `in: N`, the number of its line of text. Pinning rewrites
only those lines of the file; comments and order stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Fault
from graph.files.whole_files import write_text
from graph.model import Source
from graph.texts.json_text import to_json
from graph.texts.strict_yaml import Entry, line_of, read_yaml
from loaders.source_text import Paragraph, digest, locate, paragraphs
from loaders.sources import SourceTexts

_KEY = re.compile(r"(?P<lead>\s*(?:- )?)(?P<key>quote|in|place|span):")
_COMMENT = re.compile(r"[ \t]+#.*$")
# Words that mean nothing else to YAML; no colon, no hash, no sign at the beginning.
_PLAIN = re.compile(r"[A-Za-z][\w ,.?…()/’‘“”–‑>+£-]*")


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many quotes became spans, and how many places were written anew."""

    quotes: int
    places: int


@dataclass(slots=True)
class _Change:
    """What becomes of the lines of one entry."""

    entry: Entry
    span: list[str] | None = None  # in the place of the quote
    place: str | None = None


class _Pinning:
    """Finds what a file's entries need; every fault is kept with its place."""

    def __init__(self, file: str, default: str, sources: dict[str, Source], texts: SourceTexts) -> None:
        self.file, self.default, self.sources, self.texts = file, default, sources, texts
        self.faults: list[Fault] = []

    def change(self, entry: Entry) -> _Change | None:
        """The change that an entry needs; None where it is as it should be, or cannot be helped."""
        source = self.sources.get(str(entry.get("source") or self.default))
        text = self.texts.text(source) if source else None
        if source is None or text is None:
            if "quote" in entry:
                name = entry.get("source") or self.default
                self.fault(entry, f"the text of source '{name}' is not at hand; list it and give --sources DIR")
            return None
        change = _Change(entry)
        start = _start(entry)
        if "quote" in entry:
            found = self._quoted(entry, text)
            if found is None:
                return None
            start = found[0]
            change.span = [f"span: [{found[0]}, {found[1]}]", f"digest: {digest(text[found[0] : found[1]])}"]
        locators = self.texts.locators(source)
        place = locators.of(start) if locators and start is not None else None
        if place is not None and place != entry.get("place"):
            change.place = f"place: {_scalar(place)}"
        return change if change.span or change.place else None

    def fault(self, entry: Entry, message: str) -> None:
        """Keep a fault of an entry with its place."""
        self.faults.append(Fault(self.file, line_of(entry), message))

    def _quoted(self, entry: Entry, text: str) -> tuple[int, int] | None:
        within = _paragraph(paragraphs(text), str(entry["in"])) if "in" in entry else None
        if "in" in entry and within is None:
            self.fault(entry, f"'in' is {entry['in']}; the text has no paragraph of that number")
            return None
        quote = str(entry["quote"])
        places = locate(text, quote, within)
        if len(places) == 1:
            return places[0]
        where = "stands nowhere in the text" if not places else f"stands {len(places)} times; quote more, or add 'in: N'"
        self.fault(entry, f"the quote '{quote[:60]}' {where}")
        return None


def pin(path: Path, sources: dict[str, Source], texts: SourceTexts) -> Pinned:
    """Pin every quote of a claims file in place, and write every place that is not as its span says. DataError lists each
    quote that is not there or not alone, and then nothing is written."""
    top = read_yaml(path, path.name)
    lines = path.read_text("utf-8").split("\n")
    entries = [entry for key in ("claims", "patterns") for entry in top.get(key) or [] if isinstance(entry, Entry)]
    pinning = _Pinning(path.name, str(top.get("source") or ""), sources, texts)
    changes = [change for entry in entries if (change := pinning.change(entry))]
    begins = sorted(line_of(entry) for entry in entries)
    for change in reversed(changes):
        stop = next((line for line in begins if line > line_of(change.entry)), len(lines) + 1) - 1
        if not _rewrite(lines, line_of(change.entry) - 1, stop, change):
            pinning.fault(change.entry, "its keys share a line; write each on a line of its own, then pin again")
    if pinning.faults:
        raise DataError(pinning.faults)
    if changes:
        write_text(path, "\n".join(lines))
    return Pinned(sum(bool(change.span) for change in changes), sum(bool(change.place) for change in changes))


def _start(entry: Entry) -> int | None:
    span = entry.get("span")
    first = str(span[0]) if isinstance(span, list) and span else ""
    return int(first) if re.fullmatch(r"[0-9]{1,9}", first) else None


def _scalar(text: str) -> str:
    """A text as YAML: as it stands where nothing in it has a meaning there, else quoted."""
    return text if _PLAIN.fullmatch(text) else to_json(text)


def _paragraph(found: list[Paragraph], number: str) -> tuple[int, int] | None:
    return next(((item.start, item.end) for item in found if str(item.number) == number), None)


def _rewrite(lines: list[str], start: int, stop: int, change: _Change) -> bool:
    """Change the lines of an entry; False where its keys do not stand on lines of their own."""
    indent = len(lines[start]) - len(lines[start].lstrip(" -"))
    keys = {
        match["key"]: index
        for index in range(start, stop)
        if (match := _KEY.match(lines[index])) and len(match["lead"]) == indent
    }
    wanted = {key for key in ("quote", "span", "place") if key in change.entry}
    if not wanted <= set(keys):
        return False
    for key, index in sorted(keys.items(), key=lambda item: -item[1]):
        last = _last(lines, index, stop, indent)
        lines[index:last] = _made(change, key, lines[index:last], indent)
    return True


def _made(change: _Change, key: str, block: list[str], indent: int) -> list[str]:
    """The lines of one key and its value anew: span and digest for the quote, the place where it stood or above the span."""
    lead = block[0][:indent]
    above = [change.place] if change.place and "place" not in change.entry else []
    if key == "place" and change.place:
        comment = None if block[0][indent + len("place: ") :].startswith(("'", '"')) else _COMMENT.search(block[0])
        made = [change.place + (comment[0] if comment else "")]
    elif key == "quote" and change.span:
        made = [*above, *change.span]
    elif key == "span" and above:
        made, block = [*above, block[0][indent:]], block[1:]
        return [lead + made[0], " " * indent + made[1], *block]
    elif key == "in" and change.span:
        made = []
    else:
        return block
    return [(lead if number == 0 else " " * indent) + line for number, line in enumerate(made)]


def _last(lines: Sequence[str], index: int, stop: int, indent: int) -> int:
    """The index after a key's value: the lines set deeper belong to it."""
    last = index + 1
    while last < stop and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip()) > indent:
        last += 1
    return last
