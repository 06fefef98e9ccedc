"""The terminal reviewer: one proposal a screen, its sentence from the document, one key for each decision."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, SourceTextError
from graph.kinds import Kinds, load_kinds
from loaders.documents.claims.open import MARK, sort_of
from loaders.documents.doubts.earned import group_of
from loaders.documents.review.changes import edited
from loaders.documents.review.gate import Gate
from loaders.documents.review.input import CHANGED, LISTS
from loaders.documents.review.log import Review
from loaders.documents.text.reader import read_text
from loaders.source_text import digest

KEYS = {"a": "accept", "e": "edit", "r": "refuse", "l": "later", "u": "undo", "q": "quit"}
HELP = "[a]ccept  [e]dit  [r]efuse  [l]ater  [u]ndo  [q]uit"
_AROUND = 160


class Words:
    """The words that a proposal points to, where the document is at hand."""

    def __init__(self) -> None:
        self._texts: dict[str, str | None] = {}

    def of(self, record: Mapping[str, Any]) -> str:
        """The words, marked, with what stands around them; or why they cannot be shown."""
        claim = record["claims"][0]
        text = self._text(str(record.get("document") or ""))
        start, end = claim.get("start"), claim.get("end")
        if text is None or not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
            return "(the document is not at hand, so its words cannot be shown)"
        if digest(text[start:end]) != claim.get("digest"):
            return "(the document's text has changed since it was read: read it again)"
        before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
        after = text[end : end + _AROUND].partition("\n")[0]
        return f"{before}>>{text[start:end]}<<{after}"

    def _text(self, path: str) -> str | None:
        if path not in self._texts:
            try:
                self._texts[path] = read_text(Path(path)) if path else None
            except SourceTextError:
                self._texts[path] = None
        return self._texts[path]


def screen(record: Mapping[str, Any], words: str, number: int, total: int, width: int = 0) -> str:
    """One proposal as a person reads it, in lines of `width` columns (0: those of the terminal).

    Control signs of a document are not passed on to the terminal."""
    claim = record["claims"][0]
    values = {name: value for name, value in (claim.get("values") or {}).items() if value not in (None, "", [])}
    lines = [
        f"── {number} of {total} ── {record.get('state', 'new')}, {group_of(float(record['confidence']))}, "
        f"confidence {float(record['confidence']):.2f}, pattern {record.get('pattern')}"
        + (f", {sort_of(record)}" if record.get(MARK) else ""),
        f"   {record.get('subject') or '?'} {record['kind']} {record.get('object') or '?'}",
        f"   {claim.get('reading')}",
        *(f"   {name}: {', '.join(map(str, value)) if isinstance(value, list) else value}" for name, value in values.items()),
        *(f"   new actor: {new.get('name')} ({new.get('kind') or 'kind not known'})" for new in record.get("new_actors") or []),
        f"   at {claim.get('locator')}, because: {'; '.join(map(str, record.get('reasons') or []))}",
        "",
        words,
    ]
    shown = "".join(char if char.isprintable() or char == "\n" else " " for char in "\n".join(lines))
    width = width or shutil.get_terminal_size().columns
    return "\n".join(_wrapped(line, width) for line in shown.split("\n"))


def _wrapped(line: str, width: int) -> str:
    """A line broken between words, the rest under its own margin; a word longer than the screen is left whole."""
    margin = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(),
        max(width - 1, 20),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def run(
    review: Review, key: Callable[[], str], line: Callable[[str], str], show: Callable[[str], None], gate: Gate | None = None
) -> None:
    """Ask for a decision on each pending proposal until none is left or the person quits. `key` reads one key. With a `gate`
    what the writer would refuse is said at once, and not accepted."""
    words = Words()
    kinds = load_kinds()
    if gate:
        gate.accepted = review.accepted
    put_off: set[str] = set()
    while True:
        waiting = [(name, record) for name, record in review.pending() if name not in put_off]
        if not waiting:
            return
        name, record = waiting[0]
        done, total = review.progress()
        show(screen(record, words.of(record), done + 1, total))
        show(HELP)
        answer = KEYS.get(key().casefold())
        if answer == "quit":
            return
        if answer == "undo":
            put_off -= {_undone(review, show)}
        elif answer == "edit":
            changed = _edit(record, line, show, kinds, gate, name)
            if changed:
                _decided(review, name, "edit", show, changed)
        elif answer == "accept" and gate and (why := gate.refusal(record, name)):
            show(f"the writer would refuse it: {why}; edit it")
        elif answer is not None:
            put_off |= {name} if answer == "later" else set()
            _decided(review, name, answer, show)


def _decided(
    review: Review, name: str, answer: str, show: Callable[[str], None], changed: Mapping[str, Any] | None = None
) -> None:
    """Write the decision down, or say why it cannot be: a sum without its ends is no claim."""
    try:
        review.decide(name, answer, changed)
    except AskedWrongly as error:
        show(str(error))


def _undone(review: Review, show: Callable[[str], None]) -> str:
    try:
        last = review.undo()
    except AskedWrongly as error:
        show(str(error))
        return ""
    show(f"taken back: {last.decision} {last.claim}" if last else "nothing to take back")
    return last.key if last else ""


def _edit(
    record: Mapping[str, Any],
    line: Callable[[str], str],
    show: Callable[[str], None],
    kinds: Kinds,
    gate: Gate | None,
    key: str,
) -> dict[str, Any] | None:
    """Changes typed as name=value, one a line, until an empty line; None when they are none. With a `gate` the reading is
    made anew of them, and what it does not let through is asked for again."""
    changed: dict[str, Any] = {}
    while True:
        text = line("change (name=value, empty to accept, ! to leave)").strip()
        if text == "!":
            return None
        if not text:
            told, refusal = gate.changed(record, changed, key) if gate and changed else (changed, "")
            if not refusal:
                return told or None
            show(f"the writer would refuse it: {refusal}")
            continue
        name, separator, value = (part.strip() for part in text.partition("="))
        if not separator or name not in CHANGED:
            show(f"expected name=value, with one of {', '.join(CHANGED)}")
        elif name == "kind" and value not in kinds.links:
            show(f"'{value}' is no kind of link; see 'custodes kinds'")
        else:
            changed[name] = [item.strip() for item in value.split(",") if item.strip()] if name in LISTS else value
            show(f"   {edited(record, changed)['claims'][0].get('values')}")
