"""What a form of the review sent: fields by name, and numbers in them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from graph.errors import AskedWrongly

Fields = dict[str, str | list[str]]
_LISTS = ("topics", "powers", "exceptions", "keys")
_MOST_FIELDS = 2_000


def fields_of(body: bytes) -> Fields:
    """The fields of a form; of lists every value. ValueError where it is none."""
    read: dict[str, list[Any]] = parse_qs(
        body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=_MOST_FIELDS
    )
    return {name: values if name in _LISTS else values[-1] for name, values in read.items()}


def number_in(given: Fields, name: str) -> int | None:
    """A number in a form; None where it is none."""
    try:
        return whole(str(given.get(name, "")))
    except AskedWrongly:
        return None


def whole(text: str) -> int:
    """A number of the document. AskedWrongly where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise AskedWrongly(f"'{text[:20]}' is no number of this document; begin with the first page")
    return int(text)
