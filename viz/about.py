"""What every file that is taken away says of itself: as at when, of which data, under which licence, from which sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.formats.extract import Extract
    from graph.schema import SourceRow

Pair = tuple[str, str]


def about_extract(extract: Extract) -> Iterator[Pair]:
    """All of it, of an export."""
    yield "As at", as_at(extract)
    yield from about_dataset(extract.dataset)
    yield from about_sources(extract.sources())


def as_at(extract: Extract) -> str:
    """The day that an export was narrowed to, or that it was not."""
    from graph.formats.extract import own_day  # a map needs other lines of this module, and no export

    if extract.as_of:
        return extract.as_of
    own = own_day(extract.dataset)
    return "every day, as the dates of each link say" + (f"; the dataset's own date is {own}" if own else "")


def about_dataset(dataset: Mapping[str, Any]) -> Iterator[Pair]:
    """The dataset, its licence, and whom that asks to acknowledge."""
    yield "Dataset", name_of(dataset)
    yield "Version", version_of(dataset)
    if dataset.get("digest"):
        yield "Digest", str(dataset["digest"])
    if dataset.get("licence"):
        yield "Licence", str(dataset["licence"])
    for line in acknowledgements(dataset):
        yield "Acknowledgement", line


def about_sources(sources: Iterable[SourceRow]) -> Iterator[Pair]:
    """Each source as a person cites it."""
    for source in sources:
        yield "Source", f"{source.id}: {cited(source)}"


def cited(source: SourceRow) -> str:
    """Title, publisher, date and address of a source."""
    return ", ".join(part for part in (source.title, source.publisher, source.date, source.url) if part)


def name_of(dataset: Mapping[str, Any]) -> str:
    """The name of a dataset."""
    return str(dataset.get("name") or "custodes dataset")


def version_of(dataset: Mapping[str, Any]) -> str:
    """The version of a dataset; of a copy that somebody changed it says so."""
    return str(dataset.get("version") or "not numbered")


def acknowledgements(dataset: Mapping[str, Any]) -> list[str]:
    """The lines that its licences ask for."""
    return [str(line) for line in dataset.get("acknowledgements") or ()]
