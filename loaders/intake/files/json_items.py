"""JSON item by item, whatever its size: a list, an object with a list in it, or a line for each object.

The parser is Python's own; here stands only the window through which it sees a file that is larger than memory.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from graph.errors import DataError
from loaders.intake.files.opened import Opened
from loaders.intake.gathered.collector import Collector
from loaders.intake.rows.row import Row

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_BLOCK = 1 << 20
_PEEK = 1 << 22  # signs within which a file must show of which format it is
_MOST_ITEM = 1 << 28  # signs of one item: no record of any of these standards comes near it


class JsonItems:
    """The items of a file, each with its place (a JSON pointer, or its line). `lists`: the keys of the outermost object under
    which the items may stand; where none of them is there the object itself is the one item. `top`: what else the outermost
    object holds, complete once all items were read. `most`: of other lists there no more than so many items are kept."""

    def __init__(self, file: Opened, into: Collector, lists: Collection[str] = (), most: int | None = None) -> None:
        self.file, self.into, self.lists, self.most = file, into, lists, most
        self.read = 0  # signs of the file so far
        self.top: dict[str, Any] = {}
        self.in_lines = in_lines(file)
        self._text, self._at, self._whole = "", 0, False
        self._decoder = json.JSONDecoder(object_pairs_hook=self._pairs, parse_constant=self._constant)
        self._place = ""
        self._flaws: list[str] = []  # of the item that is being read

    def rows(self) -> Iterator[Row]:
        """Each item as a row; what is no object is a fault."""
        for place, item in self:
            flaws, self._flaws = self._flaws, []
            if isinstance(item, dict):
                for flaw in flaws:
                    self.into.spoil(place, flaw)
                yield Row(item, place, self.into, pointer=True)
            else:
                self.into.lost(place, f"is {_sort_of(item)}; expected an object")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        with self.file.open() as raw:
            self._stream = io.TextIOWrapper(raw, encoding=self.file.encoding, newline="", errors=self.file.errors)
            if self.in_lines:
                yield from self._lines()
                return
            self._text, self._at, self._whole = "", 0, False
            if self._sign() == "[":
                yield from self._list("")
            elif self._sign() == "{":
                yield from self._object()
            else:
                raise self._broken("expected { or [")
            if self._sign():
                raise self._broken("more stands after the end")

    def _lines(self) -> Iterator[tuple[str, Any]]:
        for number, line in enumerate(self._stream, 1):
            self._place = f"line {number}"
            if not line.strip(" \t\r\n\ufeff"):
                continue
            try:
                item = self._decoder.decode(line.strip(" \t\r\n\ufeff"))
            except (json.JSONDecodeError, RecursionError) as error:
                self._flaws.clear()
                self.into.lost(
                    self._place, f"is no JSON ({getattr(error, 'msg', 'nested too deep')}); expected an object a line"
                )
                continue
            held = [key for key in self.lists if isinstance(item, dict) and isinstance(item.get(key), list)]
            for key in held:
                for index, inner in enumerate(item[key]):
                    yield f"line {number}/{key}/{index}", inner
            if not held:
                yield self._place, item

    def _object(self) -> Iterator[tuple[str, Any]]:
        self._at += 1
        streamed = False
        while (sign := self._sign()) != "}":
            if sign == ",":
                self._at += 1
                continue
            key = self._value("a key") if sign == '"' else None
            if key is None or self._sign() != ":":
                raise self._broken("expected a key in quotes and a colon")
            self._at += 1
            if key in self.top:
                self.into.fault(f"/{key}", "this key is there twice; expected it once")
            if key in self.lists and self._sign() == "[":
                streamed, self.top[key] = True, []
                yield from self._list(f"/{key}")
            elif self.most is not None and self._sign() == "[":
                self.top[key] = kept = list[Any]()
                for _, item in self._list(f"/{key}"):
                    if len(kept) < self.most:
                        kept.append(item)
                    elif self.read > _PEEK:
                        return
            else:
                self.top[key] = self._value(f"/{key}")
                if key in self.lists and not streamed:
                    streamed = True
                    self.into.fault(f"/{key}", f"is {_sort_of(self.top[key])}; expected a list")
        self._at += 1
        if not streamed:
            yield "", self.top
        for flaw in self._flaws:
            self.into.fault("", flaw)

    def _list(self, place: str) -> Iterator[tuple[str, Any]]:
        self._at += 1
        number = 0
        while (sign := self._sign()) != "]":
            if sign == ",":
                self._at += 1
                continue
            yield f"{place}/{number}", self._value(f"{place}/{number}")
            number += 1
            if self._sign() not in (",", "]"):
                raise self._broken("expected , or ] here")
        self._at += 1

    def _sign(self) -> str:
        """The next sign that is no space; '' at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _value(self, place: str) -> Any:
        """The value that begins here. One that ends where the window ends may go on: the window is widened first."""
        self._place = place
        self._sign()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
                if end < len(self._text) or not self._more():
                    self._at = end
                    return value
            except json.JSONDecodeError as error:
                if len(self._text) - self._at > _MOST_ITEM or not self._more(double=True):
                    raise self._broken(error.msg, error.pos) from None
            except RecursionError:
                raise self._broken("is nested too deep") from None

    def _more(self, double: bool = False) -> bool:
        """Let more of the file into the window, and what was read out of it."""
        if self._whole:
            return False
        size = max(_BLOCK, len(self._text) - self._at if double else 0)
        block = self._stream.read(size)
        self.read += len(block)
        self._text, self._at = self._text[self._at :] + block, 0
        self._whole = len(block) < size
        return bool(block)

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            self._flaws.append(f"the key '{twice[:60]}' is there twice in one object; expected it once")
        return made

    def _constant(self, word: str) -> None:
        self._flaws.append(f"holds {word}, which JSON does not have; expected a number or null")

    def _broken(self, why: str, at: int | None = None) -> DataError:
        at = self._at if at is None else at
        shown = self._text[at : at + 30].splitlines()
        near = f" near '{shown[0]}'" if shown and shown[0] else " at its end"
        return self.file.refused(f"is no whole JSON: {why}{near}; get the file anew", self._place)


def _sort_of(value: Any) -> str:
    if value is None:
        return "null"
    return {"dict": "an object", "list": "a list", "str": "a text", "bool": "true or false"}.get(
        type(value).__name__, "a number"
    )


def in_lines(file: Opened) -> bool:
    """Whether a file holds an object on each line."""
    lines = [line for line in file.head.splitlines() if line.strip()]
    if file.container != "json" or not lines or not lines[0].lstrip("\ufeff ").startswith("{"):
        return False
    if file.path.suffix.lower() in (".jsonl", ".ndjson", ".ijson"):
        return True
    try:
        json.loads(lines[0])
    except (ValueError, RecursionError):
        return False
    return len(lines) > 1 and lines[1].startswith("{")


def first_items(file: Opened, lists: Collection[str], most: int = 3) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The first objects of a file and what stands before them in the outermost one, to know its format by. DataError where
    it is no JSON. Of a large file no more is read, and of lists that are not asked for no more kept, than tells it."""
    from loaders.intake.gathered.ledger import ledger

    found: list[dict[str, Any]] = []
    with ledger() as nothing:
        items = JsonItems(file, Collector(file.name, nothing), lists, None if file.size <= _PEEK else most)
        for _, item in items:
            if isinstance(item, dict):
                found.append(item)
            if len(found) >= most:
                break
    if not found and not set(lists) & items.top.keys() and items.most is not None and items.top:
        found.append(items.top)  # cut short within a list
    return found, items.top
