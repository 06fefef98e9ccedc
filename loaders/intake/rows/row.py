"""Takes the fields of one row or object, each as what it should be, and proves that it took them all."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from loaders.intake.cells.amounts import Sum, read_amount, read_sum
from loaders.intake.cells.damage import broken, mangled
from loaders.intake.cells.days import read_day
from loaders.intake.cells.texts import clean, cut
from loaders.intake.gathered.collector import Collector

# What Excel shows for a formula that cannot be worked out.
_CELL_ERRORS = frozenset("#REF! #DIV/0! #N/A #NAME? #NULL! #NUM! #VALUE!".split())
# What a formula or its error begins with, and a text that is empty.
_DOUBTFUL = frozenset(("=", "#", "", " "))
_TAG = re.compile(r"<[^<>]{1,200}>")


class Unvalued(str):
    """A formula of a cell whose value is not in the file: nobody can tell it without working the sheet out."""


class Row:
    """One row of a table or object of JSON. Faults go to the collector with the place of the field."""

    def __init__(
        self, values: Mapping[str, Any], place: str, into: Collector, *, pointer: bool = False, path: str = ""
    ) -> None:
        self.values, self.place, self.into, self.pointer, self.path = values, place, into, pointer, path
        self.taken: set[str] = set()

    def at(self, key: str) -> str:
        """The place of a field: a JSON pointer, or row and column."""
        if self.pointer:
            return f"{self.place}/{key.replace('~', '~0').replace('/', '~1')}"
        return f"{self.place}, column '{key}'"

    def fault(self, key: str, message: str) -> None:
        """Record a fault of a field ('' for the whole row)."""
        self.into.fault(self.at(key) if key else self.place, message)

    def value(self, key: str) -> Any:
        """What stands there, as it stands; None where nothing does."""
        self.taken.add(key)
        found = self.values.get(key)
        return None if found == "" else found

    def _sound(self, key: str) -> Any:
        """What stands there; None, after a fault, where it is a formula, the error of one, or a damaged text."""
        found = self.value(key)
        if isinstance(found, str):
            found = found if found.strip() else None
            if found and (wrong := self._wrong(found)):
                self.fault(key, wrong)
                return None
        return found

    def _wrong(self, text: str) -> str | None:
        if isinstance(text, Unvalued):
            return f"holds the formula {text[:60]} and no value of it; open the file in Excel and save it, or write the value"
        if not self.pointer and text[0] in "=#":
            if text.strip() in _CELL_ERRORS:
                return f"{text.strip()} is an error of a formula; expected a value"
            if text[0] == "=" and len(text) > 1:
                return f"'{text[:60]}' is a formula; expected its value"
        if (wrong := broken(text)) is None and (odd := mangled(text)):
            self.into.tell_mangled(self.place, odd)
        return wrong

    def text(self, key: str, *, required: bool = False, longest: int | None = None) -> str | None:
        """A text in one line; None when absent."""
        found = self.values.get(key)
        if type(found) is str and found.isascii() and found.isprintable() and found[:1] not in _DOUBTFUL:
            self.taken.add(key)  # as most cells are: nothing in it can be wrong
            said = " ".join(found.split()) or None
            return said if said is None or longest is None else cut(said, longest)
        before = self.into.fault_count
        said = self._text_of(key, self._sound(key))
        if said is None and required and self.into.fault_count == before:
            self.fault(key, "is empty; expected a text")
        return said if said is None or longest is None else cut(said, longest)

    def _text_of(self, key: str, found: Any) -> str | None:
        if found is None:
            return None
        if isinstance(found, str):
            return clean(found) or None
        if isinstance(found, bool):
            return "yes" if found else "no"
        if isinstance(found, float) and found.is_integer():
            return str(int(found))
        if isinstance(found, datetime.datetime):
            return found.date().isoformat() if found.time() == datetime.time() else found.isoformat(" ")
        if isinstance(found, (dict, list)):
            self.fault(key, f"is {'an object' if isinstance(found, dict) else 'a list'}; expected one text")
            return None
        return str(found)

    def plain(self, key: str, *, required: bool = False) -> str | None:
        """A text without the marks of HTML: 'Leake &amp; Keyworth' is 'Leake & Keyworth'."""
        said = self.text(key, required=required)
        return clean(html.unescape(_TAG.sub(" ", said))) if said else said

    def texts(self, key: str) -> list[str]:
        """A list of texts; one text is a list of one."""
        found = self._sound(key)
        if found is None:
            return []
        items = found if isinstance(found, list) else [found]
        for item in items:
            if isinstance(item, str) and (wrong := broken(item)):
                self.fault(key, wrong)
        return [said for item in items if (said := self._text_of(key, item))]

    def date(self, key: str, *, required: bool = False) -> str | None:
        """A partial date in ISO form."""
        before = self.into.fault_count
        found = self._sound(key)
        if found is None:
            if required and self.into.fault_count == before:
                self.fault(key, "is empty; expected a date")
            return None
        if isinstance(found, (dict, list, bool)):
            self.fault(key, "is no text; expected a date")
            return None
        try:
            return read_day(int(found) if isinstance(found, float) and found.is_integer() else found)
        except ValueError as error:
            self.fault(key, str(error))
            return None

    def amount(self, key: str) -> tuple[str, str | None] | None:
        """A sum in plain digits, and the currency where it says one."""
        found = self._sound(key)
        if found is None:
            return None
        try:
            return read_amount(found)
        except ValueError as error:
            self.fault(key, str(error))
            return None

    def sum(self, key: str) -> Sum | None:
        """A sum, or a range with both its ends."""
        found = self._sound(key)
        if found is None:
            return None
        try:
            return read_sum(found)
        except ValueError as error:
            self.fault(key, str(error))
            return None

    def inner(self, key: str) -> Row | None:
        """An object within; None when absent."""
        found = self.value(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            self.fault(key, f"is {_shown(found)}; expected an object")
            return None
        return self.within(found, key)

    def within(self, values: Mapping[str, Any], key: str, number: int | None = None) -> Row:
        """An object that stands in a field, or at a place of the list there."""
        place = self.at(key) if number is None else f"{self.at(key)}/{number}"
        return Row(values, place, self.into, pointer=True, path=f"{self.path}{key}/")

    def rows(self, key: str) -> Iterator[Row]:
        """The objects of a list within; what is none is a fault at its place."""
        found = self.value(key)
        if found is None:
            return
        if not isinstance(found, list):
            self.fault(key, f"is {_shown(found)}; expected a list")
            return
        for number, item in enumerate(found):
            if isinstance(item, dict):
                yield self.within(item, key, number)
            else:
                self.into.fault(f"{self.at(key)}/{number}", f"is {_shown(item)}; expected an object")

    def done(self, ignoring: Collection[str] = ()) -> None:
        """Count each field that has a value and nobody took: those of the standard (`ignoring`), and those of no standard."""
        for key, value in self.values.items():
            if key in self.taken or value in (None, "", [], {}):
                continue
            if key in ignoring:
                self.into.fields_left[self.path + key] += 1
            else:
                self.into.fields_unknown[self.path + key] += 1


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    return f"'{str(value)[:60]}'"
