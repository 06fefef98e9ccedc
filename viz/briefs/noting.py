"""The notes of a brief: statutes in the manner of OSCOLA (Police Act 1996, s 40), evidence in that of a committee report
(Home Office (ABC0001), para 12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.locators import together
from graph.schema import SourceRow
from graph.store import Row
from graph.texts.harmless import one_line
from graph.texts.plain_words import listed, long_period
from viz.briefs.brief import Span
from viz.formats.bibliography import number_of, type_of

# One thing cited: a law by its name, or a source by its id; and the places in it.
Cite = tuple[str, str, tuple[str, ...]]
_STOPPED = re.compile(r"\b(ss?|sch|arts?|regs?|rr?|paras?|pts?|chs?)\. ?(?=\w)", re.IGNORECASE)
_SCHEDULE = re.compile(r"\b(?:schedule|sch)\b", re.IGNORECASE)
_SECTION = re.compile(r"ss? ([^ ,]+)")
_RANGE = re.compile(r"(?<=[\w)])-(?=[\d(])")
_CODE = re.compile(r"\(([A-Z]{2,5}\d{3,5})\)")
_MOST_PLACES, _MOST_CITED = 3, 3


class Notes:
    """Numbers what is cited, equal citations alike; a source is written out where it is cited first, and short after."""

    def __init__(self, sources: Mapping[str, SourceRow]) -> None:
        self._sources = sources
        self._numbers: dict[tuple[Cite, ...], int] = {}

    def of(self, rows: Iterable[Row]) -> tuple[int, ...]:
        """The number of the one note that cites all that these rows rest on; none where they name no source."""
        cites = tuple(self._cites(list(rows)))
        return (self._numbers.setdefault(cites, len(self._numbers) + 1),) if cites else ()

    def written(self) -> tuple[tuple[Span, ...], ...]:
        """All of them in order."""
        first: dict[str, int] = {}
        notes = []
        for cites, number in self._numbers.items():
            spans: list[Span] = []
            for head, id_, places in cites[:_MOST_CITED]:
                spans += [Span("; ")] if spans else []
                spans += _law(id_, places, None) if head == "law" else self._cited(id_, places, first, number)
            left = len(cites) - _MOST_CITED
            more = f"; and {left} more source{'' if left == 1 else 's'}" if left > 0 else ""
            notes.append((*spans, Span(f"{more}.")))
        return tuple(notes)

    def _cites(self, rows: Sequence[Row]) -> Iterator[Cite]:
        """The laws that no document at hand is, then the sources: Acts first."""
        places: dict[tuple[str, str], list[str]] = {}
        acts = {id_ for row in rows for id_ in row.get("sources") or () if self._is_law(id_)}
        titles = [self._sources[id_].title for id_ in acts]
        for row in rows:
            name = row.get("basis_name")
            if name and not any(title.startswith(name) for title in titles):
                places.setdefault(("law", name), []).append(row.get("provision") or "")
            for id_, place in zip(row.get("sources") or (), row.get("locators") or (), strict=True):
                places.setdefault(("source", id_), []).append(place)
        for key in sorted(places, key=lambda key: (key[0] != "law", key[1] not in acts)):
            yield (*key, tuple(dict.fromkeys(places[key])))

    def _is_law(self, id_: str) -> bool:
        return id_ in self._sources and type_of(self._sources[id_]).bib == "legislation"

    def _cited(self, id_: str, places: Sequence[str], first: dict[str, int], number: int) -> Iterator[Span]:
        source = self._sources.get(id_)
        if source is None:
            yield Span(one_line(f"{id_}, {_places(together(places))}"))
        elif self._is_law(id_):
            yield from _law(source.title, places, source)
        else:
            yield from _evidence(source, first.get(id_))
            yield Span(f", {_places(together(places))}")
        first.setdefault(id_, number)


def _evidence(source: SourceRow, noted: int | None) -> Iterator[Span]:
    """Who says it and where; from the second time on by its number in the inquiry, or by the note that has all of it."""
    code, title = _CODE.search(source.title), one_line(source.title)
    publisher = one_line(source.publisher)
    if code:
        yield Span(f"{publisher} ({code[1]})")
        if noted is None:
            yield Span(", ")
            yield Span(title, italic=True, url=source.url)
            yield Span(f" ({long_period(source.date)})")
    elif noted is None:
        yield Span(f"{publisher}, ")
        yield Span(title, italic=True, url=source.url)
        yield Span(f" ({long_period(source.date)})" if source.date else "")
    else:
        yield Span(f"{publisher}, ")
        yield Span(title.split(":")[0], italic=True)
        yield Span(f" (n {noted})")


def _law(title: str, places: Sequence[str], source: SourceRow | None) -> Iterator[Span]:
    number = number_of(source) if source else None
    yield Span(one_line(title), url=source.url if source else None)
    parts = [number if number and number.startswith(("SI", "WSI")) else "", oscola([place for place in places if place])]
    yield Span("".join(f", {part}" for part in parts if part))


def oscola(places: Sequence[str]) -> str:
    """Places in a statute without full stops, sections together: 's. 4(1)', 's. 20' -> 'ss 4(1) and 20'."""
    said = list(dict.fromkeys(_place(place) for place in places))
    sections = [found for place in said if (found := _SECTION.fullmatch(place))]
    if len(sections) > 1 and len(sections) == len(said):
        return one_line(f"ss {_some([found[1] for found in sections])}")
    return _places(said)


def _place(place: str) -> str:
    short = _SCHEDULE.sub("sch", _STOPPED.sub(lambda found: f"{found[1].lower()} ", place))
    return _RANGE.sub("–", re.sub(r"\b(sch \d+\w*) (?=para|pt)", r"\1, ", short))


def _places(places: Sequence[str]) -> str:
    parted = "; " if any(", " in place for place in places) else ", "
    more = [f"and {len(places) - _MOST_PLACES} more"] if len(places) > _MOST_PLACES else []
    return one_line(parted.join([*places[:_MOST_PLACES], *more]))


def _some(places: Sequence[str]) -> str:
    more = [f"{len(places) - _MOST_PLACES} more"] if len(places) > _MOST_PLACES else []
    return listed([*places[:_MOST_PLACES], *more])
