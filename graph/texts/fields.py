"""Takes the fields of one entry, each with its type, and proves that it took them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from graph.days.dates import first_day
from graph.errors import Fault
from graph.naming.names import nearest
from graph.texts.numbers import decimal, pounds, whole
from graph.texts.strict_yaml import Entry, line_of

T = TypeVar("T")
# To find the nearest name takes time: a file with thousands of faults does not get one for each.
_SUGGESTIONS = 200
_LONGEST_LABEL = 200


class Fields:
    """The fields of one entry. Faults are collected, never raised, so that a reader sees all of them at once."""

    def __init__(self, entry: Mapping[str, Any], file: str, label: str, faults: list[Fault]) -> None:
        self.entry, self.file, self.label, self.faults = entry, file, label, faults
        self.taken: set[str] = set()

    def fault(self, message: str) -> None:
        """Record a fault at this entry's place."""
        label = self.label if len(self.label) <= _LONGEST_LABEL else f"{self.label[:60]}…"
        prefix = f"{label}: " if label else ""
        self.faults.append(Fault(self.file, line_of(self.entry), prefix + message))

    def near(self, word: str, words: Collection[str]) -> str:
        """' (did you mean …?)', as long as the file has not too many faults for it to help."""
        return nearest(word, words) if len(self.faults) < _SUGGESTIONS else ""

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text, stripped; None when absent."""
        self.taken.add(key)
        value = self.entry.get(key)
        if value is None or value == "":
            if required:
                self.fault(f"'{key}' is missing; add it")
            return None
        if not isinstance(value, str):
            self.fault(f"'{key}' is a list or a mapping; expected one text")
            return None
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        self.taken.add(key)
        value = self.entry.get(key)
        if value is None:
            return ()
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            self.fault(f"'{key}' is not a list of texts{self._nulls(values)}")
            return ()
        return tuple(" ".join(item.split()) for item in values)

    def choice(self, key: str, choices: Collection[str], *, required: bool = False) -> str | None:
        """A text out of a closed list."""
        value = self.text(key, required=required)
        if value is not None and value not in choices:
            self.fault(f"'{key}' is '{value}'; expected one of {', '.join(choices)}{self.near(value, choices)}")
            return None
        return value

    def choices(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list of texts, each out of a closed list."""
        good = []
        for value in self.texts(key):
            if value in choices:
                good.append(value)
            else:
                self.fault(f"'{key}' holds '{value}', which is not in the list{self.near(value, choices)}")
        return tuple(good)

    def date(self, key: str) -> str | None:
        """A partial date."""
        return self._parsed(key, lambda text: (first_day(text), text)[1])

    def number(self, key: str) -> float | None:
        """A number; underscores or commas may group its digits by threes."""
        return self._parsed(key, decimal)

    def whole(self, key: str) -> int | None:
        """A whole number from 0."""
        return self._parsed(key, whole)

    def pounds(self, key: str) -> float | None:
        """A sum of money in pounds."""
        return self._parsed(key, pounds)

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.text(key)
        if value not in (None, "true", "false"):
            self.fault(f"'{key}' is '{value}'; expected true or false")
        return default if value is None else value == "true"

    def entries(self, key: str) -> list[Any]:
        """A list of anything, for the caller to read on."""
        self.taken.add(key)
        value = self.entry.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(f"'{key}' is not a list")
            return []
        return value

    def each(self, key: str, what: str) -> Iterator[Entry]:
        """The entries of a list of mappings; an item that is none is a fault at its own line."""
        items = self.entries(key)
        for item, line in zip(items, getattr(items, "lines", None) or [line_of(self.entry)] * len(items), strict=True):
            if isinstance(item, Entry):
                yield item
                continue
            shown = "an empty item" if item is None else f"'{item[:60]}'" if isinstance(item, str) else "a list"
            self.faults.append(Fault(self.file, line, f"'{key}' holds {shown}; expected {what}"))

    def mapping(self, key: str) -> Entry:
        """A nested mapping; empty when absent."""
        self.taken.add(key)
        value = self.entry.get(key)
        if value is None:
            return Entry()
        if not isinstance(value, Entry):
            self.fault(f"'{key}' is not a mapping of keys")
            return Entry()
        return value

    def _nulls(self, values: object) -> str:
        """What to say of a list that holds nothing where a text is expected."""
        hollow = isinstance(values, list) and any(item is None for item in values)
        return "; an item of it is empty: remove it, or put the word null in quotes" if hollow else ""

    def done(self) -> None:
        """Record a fault for each field that nobody took."""
        for key in self.entry:
            if key not in self.taken:
                self.fault(f"unknown key '{key}'{self.near(key, self.taken)}; remove or mend it")

    def _parsed(self, key: str, parse: Callable[[str], T]) -> T | None:
        text = self.text(key)
        if text is None:
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.fault(f"'{key}': {error}")
            return None
