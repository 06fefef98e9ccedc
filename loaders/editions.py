"""What makes a claim `checked` without a span: `read`, the revised text of a law or register that was read, and the day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.days.dates import first_day, last_day
from graph.errors import Fault
from graph.model import Edition, Source
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry

if TYPE_CHECKING:
    from loaders.dataset import Dataset

_DATE = re.compile(r"(?<![0-9-])[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9-])")


def read_edition(fields: Fields, source: Source, checked: bool, allowed: bool) -> Edition | None:
    """The edition that a claim was read in; None where it names none. `allowed`: its source need not be at hand."""
    if "read" not in fields.entry:
        return None
    fields.taken.add("read")
    entry = fields.entry["read"]
    if not isinstance(entry, Entry):
        fields.fault("'read' names no text; expected {version: revised to DATE, on: DATE}")
        return None
    inner = Fields(entry, fields.file, f"{fields.label}: read", fields.faults)
    version, on = inner.text("version", required=True), inner.date("on")
    if "on" not in entry:
        inner.fault("'on' is missing; add the day on which the text was read")
    inner.done()
    if not version or not on:
        return None
    for message in (_not_to_be(source, checked, allowed), *_untimely(version, on, source)):
        if message:
            inner.fault(message)
    return Edition(version, on)


def _not_to_be(source: Source, checked: bool, allowed: bool) -> str | None:
    if not allowed:
        return f"is for statute and open data, which need not be at hand; {source.id} is neither: give 'span' and 'digest'"
    return None if checked else "says that the text was read, and 'checked: false' that it was not; keep one of the two"


def _untimely(version: str, on: str, source: Source) -> Iterator[str]:
    """A version is told by its date, which lies between the making of the source and the day of reading."""
    dates = [text for text in _DATE.findall(version) if _is_date(text)]
    if not dates:
        yield f"'version' is '{version}'; expected words with a date of that text, as in 'revised to 2025-07-18'"
    for text in dates:
        if first_day(text) > last_day(on):
            yield f"the version of {text} was not there to be read on {on}; mend one of the two"
        elif last_day(text) < first_day(source.date):
            yield f"the version of {text} is older than {source.id}, of {source.date}; mend one of the two"


def _is_date(text: str) -> bool:
    try:
        return bool(first_day(text))
    except ValueError:
        return False


def edition_faults(dataset: Dataset) -> Iterator[Fault]:
    """Every claim that was read after the day of the data, or, where they name none, after today."""
    day, named = _day_of(dataset)
    late = f"after {day}, the day of the data; mend it, or 'date' in dataset.yaml" if named else "after today; mend it"
    for entry in dataset.entries:
        read = entry.claim.read
        if read and first_day(read.on) > day:
            yield Fault(entry.file, entry.line, f"{entry.claim.about}: read on {read.on}, {late}")


def _day_of(dataset: Dataset) -> tuple[str, bool]:
    """The last day on which something can have been read, and whether the data name it."""
    layers = (dataset.meta, *dataset.meta.get("datasets", ()))
    days = [last_day(str(meta["date"])) for meta in layers if meta.get("date")]
    return (max(days), True) if days else (datetime.date.today().isoformat(), False)
