"""Reads the proposals and decisions given to `review`: each field of its type, or one line that says which is not."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.days.dates import first_day, period_bounds
from graph.errors import AskedWrongly, SourceTextError
from graph.model import QUALIFIERS
from graph.texts.json_text import from_json
from graph.texts.numbers import LARGEST_SUM
from loaders.documents.claims.open import MARK

NEEDED = ("id", "subject", "kind", "object", "claims", "confidence")
_LARGEST = 200_000_000
LISTS = ("powers", "topics", "exceptions")
_DATES = ("since", "until")
_PERIODS = ("period", "happened")
# What a person may change of a proposal: its link, its claim and the values of it.
CHANGED = ("subject", "kind", "object", "reading", "place", "importance", "why", *QUALIFIERS)


def read_proposals(path: Path) -> list[dict[str, Any]]:
    """The proposals of a JSONL file. AskedWrongly names the line that is none, and the field that is wrong in it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise AskedWrongly(f"{path}: larger than 200 MB; expected the proposals of one document")
        # Not splitlines: a text within JSON may hold other line ends than this one.
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise SourceTextError(f"{path}: cannot be read ({reason}); expected what 'custodes read' wrote") from None
    return [_proposal(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def changes(value: object) -> Mapping[str, Any] | None:
    """The changes that a line of the log holds: a text or a list of texts for each; None where they are anything else."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        return None
    good = all(
        _are_actors(item) if name == "new_actors" else name in CHANGED and (_is_text(item) or _are_texts(item))
        for name, item in value.items()
    )
    return value if good else None


def _proposal(line: str, place: str) -> dict[str, Any]:
    try:
        value = from_json(line)
    except ValueError as error:
        raise AskedWrongly(f"{place}: is no JSON ({_short(str(error))}); expected one proposal a line") from None
    if not isinstance(value, dict) or not all(name in value for name in NEEDED):
        raise AskedWrongly(f"{place}: is no proposal; expected one JSON object a line, with {', '.join(NEEDED)}")
    try:
        return proposal_of(value)
    except ValueError as error:
        raise AskedWrongly(f"{place}: {error}; expected what 'custodes read' wrote") from None


def proposal_of(value: object) -> dict[str, Any]:
    """A value as a proposal. ValueError names the field that is not of its type."""
    if not isinstance(value, dict) or not all(name in value for name in NEEDED):
        raise ValueError(f"is no proposal, which has {', '.join(NEEDED)}")
    _check(value, _OF_PROPOSAL)
    claims = value["claims"]
    if not isinstance(claims, list) or not claims or not all(isinstance(claim, dict) for claim in claims):
        raise ValueError("'claims' is no list of one claim")
    for claim in claims:
        _check(claim, _OF_CLAIM)
    for values in (value, *(claim.get("values") or {} for claim in claims)):
        _check_values(values)
    return value


def _check(given: Mapping[str, Any], expected: Mapping[str, tuple[Callable[[Any], bool], str]]) -> None:
    for name, (is_good, what) in expected.items():
        if name in given and not is_good(given[name]):
            raise ValueError(f"'{name}' is {_short(repr(given[name]))}, which is not {what}")


def _check_values(values: Mapping[str, Any]) -> None:
    for name in QUALIFIERS:
        value = values.get(name)
        if value is None:
            continue
        if name in LISTS:
            good, what = _are_texts(value), "a list of texts"
        elif name in ("amount", "amount_to"):
            good, what = _is_sum(value), "a sum in pounds"
        else:
            good, what = _is_text(value), "a text"
        if not good:
            raise ValueError(f"'{name}' is {_short(repr(value))}, which is not {what}")
        if value and name in _DATES:
            first_day(value)
        elif value and name in _PERIODS:
            period_bounds(value)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not any(0xD800 <= ord(char) <= 0xDFFF for char in value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST_SUM and math.isfinite(value)


def _is_sum(value: object) -> bool:
    return _is_number(value)


def _is_place(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9)


def _is_text_or_none(value: object) -> bool:
    return value is None or _is_text(value)


def _is_surety(value: object) -> bool:
    return _is_number(value) and 0 <= float(str(value)) <= 1


def _is_importance(value: object) -> bool:
    return value is None or (not isinstance(value, bool) and value in (1, 2, 3, "1", "2", "3"))


def _are_actors(value: object) -> bool:
    """A list of new actors, each a mapping of texts; None where there are none."""
    if value is None:
        return True
    return isinstance(value, list) and all(
        isinstance(item, dict) and all(_is_text_or_none(item.get(name)) for name in ("id", "name", "kind")) for item in value
    )


_TEXT = (_is_text, "a text")
_MAYBE = (_is_text_or_none, "a text or null")
_OF_PROPOSAL: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "id": _TEXT,
    "kind": _TEXT,
    **dict.fromkeys(("subject", "object", "subject_name", "object_name", "reason", "pattern", "state", "document"), _MAYBE),
    MARK: (lambda value: isinstance(value, bool), "true or false"),
    "words": _MAYBE,
    "confidence": (_is_surety, "a number from 0 to 1"),
    "new_actors": (_are_actors, "a list of actors, each with id, name and kind"),
    "reasons": (lambda value: value is None or _are_texts(value), "a list of texts"),
}
_OF_CLAIM: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("source", "locator", "digest", "said_on", "reading", "why"), _MAYBE),
    **dict.fromkeys(("start", "end"), (_is_place, "a place in the text")),
    "importance": (_is_importance, "1, 2 or 3"),
    "values": (lambda value: value is None or isinstance(value, dict), "a mapping"),
}
