"""YAML read strictly: every scalar stays text, every mapping knows its line, a key given twice is a fault.

Read event by event, so that no file takes more than its bounded share of time and memory, whatever is in it:
nothing is built before it is counted, depth and repetition included, and nothing calls itself.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from graph.errors import DataError, Fault
from graph.texts.signs import hidden_sign, unholdable_sign

LARGEST = 16_000_000
MOST_VALUES = 500_000
MOST_REPEATED = 100_000
DEEPEST = 40
_MOST_FAULTS = 100
_NULLS = ("", "~", "null", "Null", "NULL")
# What YAML allows in a file (5.1 of its specification); anything else must be written as an escape.
_NOT_ALLOWED = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_KEY = 200
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_KEY = object()
Check = Callable[[str], str | None]


class Entry(dict[str, Any]):
    """One mapping of a YAML file, with the line it begins on."""

    line: int = 0


class Items(list[Any]):
    """One list of a YAML file, with the line that each of its items begins on."""

    def __init__(self, items: Iterable[Any] = (), lines: Iterable[int] = ()) -> None:
        super().__init__(items)
        self.lines = list(lines)


def read_yaml(path: Path, name: str) -> Entry:
    """The mapping that a YAML file holds. DataError, with `name` as the place, when it is not one or not readable."""
    value = _Reading(name).read(_text(path, name))
    if value is None:
        return Entry()
    if not isinstance(value, Entry):
        raise DataError([Fault(name, 1, "expected a mapping of keys at the top of the file")])
    return value


def hidden_signs(path: Path, name: str) -> list[Fault]:
    """A fault for each text of a file that holds a sign nobody can see. DataError as for `read_yaml`."""
    text = _text(path, name)
    # Escapes are rare: without one, and without such a sign, there is nothing to look for.
    if not hidden_sign(text) and not re.search(r"\\[0abefvrNLPxuU\r\n]", text):
        return []
    reading = _Reading(name, hidden_sign)
    reading.read(text)
    return reading.noticed


def _text(path: Path, name: str) -> str:
    """The text of a file of bounded size."""

    def refused(reason: str, line: int = 0) -> DataError:
        return DataError([Fault(name, line, reason)])

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused("is no file; expected a UTF-8 YAML file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise refused(f"cannot be read ({error.strerror}); expected a UTF-8 YAML file") from None
    if len(data) > LARGEST:
        raise refused(f"is larger than {LARGEST // 1_000_000} MB; split it into several files")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refused("is UTF-16; save it as UTF-8", 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("is not UTF-8; expected a UTF-8 YAML file", data.count(b"\n", 0, error.start) + 1) from None
    found = _NOT_ALLOWED.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise refused(f"control character U+{ord(found[0]):04X} stands in the file; remove it", line)
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read: its key that waits for a value, and what it counts for."""

    value: Any
    anchor: str | None
    before: int
    key: Any = _NO_KEY
    line: int = 0
    height: int = 1
    begins: int = 0


@dataclass(slots=True)
class _Anchored:
    value: Any
    size: int
    height: int


@dataclass(slots=True)
class _Reading:
    """One file being read; `noticed` is what `check` says of its texts, which the reader itself lets pass."""

    name: str
    check: Check | None = None
    faults: list[Fault] = field(default_factory=list)
    noticed: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    count: int = 0
    repeated: int = 0
    documents: int = 0
    result: Any = None

    def read(self, text: str) -> Any:
        """What the text holds. DataError with its faults."""
        take = self._take
        try:
            loader = _Loader(text)
            while (event := loader.get_event()) is not None:
                take(event)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "not YAML"
            self.faults.append(Fault(self.name, mark.line + 1 if mark else 1, f"broken YAML: {problem}"))
        if self.faults:
            raise DataError(self.faults)
        return self.result

    def _take(self, event: Any) -> None:
        """One event; a scalar, as nine in ten are, with as little work as its checks allow."""
        line, form = event.start_mark.line + 1, event.__class__
        if form is yaml.ScalarEvent:
            self._scalar(event, line)
        elif form in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._tagged(event, line)
            self._open(event, line)
        elif form in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._close()
        elif form is yaml.AliasEvent:
            self._alias(str(event.anchor), line)
        elif form is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._stop(line, "a second document begins here; keep one in each file")

    def _tagged(self, event: Any, line: int) -> None:
        if event.tag is not None:
            self._fault(line, f"the tag '{event.tag[:60]}' is not read here; write the value without it")

    def _scalar(self, event: Any, line: int) -> None:
        if event.tag is not None:
            self._tagged(event, line)
        self.count += 1
        if self.count > MOST_VALUES:
            self._counted(0, line)
        text, style, top = event.value, event.style, self.stack[-1] if self.stack else None
        # What the file itself may not hold can stand in a text only by an escape, which only double quotes have.
        if style == '"' or self.check:
            self._look_at(text, line, top)
        if top is not None and top.key is _NO_KEY and top.value.__class__ is Entry:
            self._key(top, text, line)
            if event.anchor is not None:
                self._anchor(event.anchor, text, 1, 0)
            return
        value = None if not style and text in _NULLS else text
        if event.anchor is not None:
            self._anchor(event.anchor, value, 1, 0)
        self._put(value, line)

    def _look_at(self, text: str, line: int, top: _Open | None) -> None:
        sign = unholdable_sign(text)
        if sign:
            self._fault(line, f"{sign} in {self._where(top)}; remove it")
        elif self.check and (seen := self.check(text)):
            self.noticed.append(Fault(self.name, line, f"{seen} in {self._where(top)}; remove it"))

    def _where(self, top: _Open | None) -> str:
        keys = [one.key for one in reversed(self.stack) if isinstance(one.value, Entry)]
        if top is not None and isinstance(top.value, Entry) and top.key is _NO_KEY:
            return "a key"
        return next((f"'{key}'" for key in keys if key is not _NO_KEY), "the text")

    def _open(self, event: Any, line: int) -> None:
        self._counted(1, line)
        if len(self.stack) >= DEEPEST:
            self._stop(line, f"is nested more than {DEEPEST} deep; write it flat")
        if self.stack and isinstance(self.stack[-1].value, Entry) and self.stack[-1].key is _NO_KEY:
            self._stop(line, "a list or mapping stands where a key is expected; a key is one text")
        value: Any = Entry() if isinstance(event, yaml.MappingStartEvent) else Items()
        if isinstance(value, Entry):
            value.line = line
        if event.anchor is not None:
            self.anchors[event.anchor] = None  # known, not yet whole
        self.stack.append(_Open(value, event.anchor, self.count - 1, begins=line))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.anchor is not None:
            self.anchors[done.anchor] = _Anchored(done.value, self.count - done.before, done.height)
        if self.stack:
            self.stack[-1].height = max(self.stack[-1].height, done.height + 1)
        self._put(done.value, done.begins)

    def _alias(self, anchor: str, line: int) -> None:
        if anchor not in self.anchors:
            self._stop(line, f"'*{anchor}' stands for nothing: no '&{anchor}' comes before it")
        meant = self.anchors[anchor]
        if meant is None:
            self._stop(line, f"'*{anchor}' stands within what it stands for; write the value out")
        self.repeated += meant.size
        if self.repeated > MOST_REPEATED:
            self._stop(line, f"its anchors stand for more than {MOST_REPEATED:,} values; write out what is meant")
        self._counted(meant.size, line)
        if len(self.stack) + meant.height > DEEPEST:
            self._stop(line, f"is nested more than {DEEPEST} deep by '*{anchor}'; write it flat")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, Entry) and top.key is _NO_KEY:
            if not isinstance(meant.value, str):
                self._stop(line, f"'*{anchor}' is no text, and stands where a key is expected")
            self._key(top, meant.value, line)
            return
        if top is not None:
            top.height = max(top.height, meant.height + 1)
        self._put(_copy(meant.value), line)

    def _key(self, top: _Open, key: str, line: int) -> None:
        if key in top.value:
            self._fault(line, f"key '{key[:_LONGEST_KEY]}' is given twice; keep one")
        if len(key) > _LONGEST_KEY:
            self._stop(line, f"a key of {len(key):,} signs; no key is longer than {_LONGEST_KEY}")
        top.key, top.line = key, line

    def _put(self, value: Any, line: int) -> None:
        if not self.stack:
            self.result = value
            return
        top = self.stack[-1]
        if top.value.__class__ is Items:
            top.value.append(value)
            top.value.lines.append(line)
            return
        if value.__class__ is Entry:
            value.line = top.line
        top.value[top.key] = value
        top.key = _NO_KEY

    def _anchor(self, anchor: str, value: Any, size: int, height: int) -> None:
        self.anchors[anchor] = _Anchored(value, size, height)

    def _counted(self, more: int, line: int) -> None:
        self.count += more
        if self.count > MOST_VALUES:
            self._stop(line, f"holds more than {MOST_VALUES:,} values; split it into several files")

    def _fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.name, line, message))
        if len(self.faults) >= _MOST_FAULTS:
            raise DataError(self.faults)

    def _stop(self, line: int, message: str) -> NoReturn:
        raise DataError([*self.faults, Fault(self.name, line, message)])


def _copy(value: Any) -> Any:
    """A value of its own for each use of an anchor: as deep as DEEPEST at most, and already counted."""
    if isinstance(value, Items):
        return Items(map(_copy, value), value.lines)
    if isinstance(value, Entry):
        made = Entry((key, _copy(item)) for key, item in value.items())
        made.line = value.line
        return made
    return value


def line_of(entry: Mapping[str, Any]) -> int:
    """The line an entry begins on; 0 where it was not read from a file."""
    return getattr(entry, "line", 0)
