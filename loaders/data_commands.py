"""The commands for those who write data: verify, pin and cover."""

from __future__ import annotations

from pathlib import Path

import click

from graph.texts.streams import note
from loaders.folders import DataFolder


@click.command()
@click.option(
    "--data",
    multiple=True,
    envvar="CUSTODES_DATA",
    type=DataFolder(),
    help="A data folder (repeatable, or CUSTODES_DATA) [default: the one that custodes ships].",
)
@click.option("--sources", type=click.Path(path_type=Path), help="The folder with the source documents, to check every span.")
@click.option("--store", help="Check this graph instead: every byte against its manifest, and that nothing is missing.")
def verify(data: tuple[Path, ...], sources: Path | None, store: str | None) -> None:
    """Check a data folder, and list every fault with its file and line; or check a graph."""
    if store is not None:
        from loaders.checks.store import check_store

        note(check_store(store))
        if not data and sources is None:
            return
    from graph.errors import DataError
    from loaders.coverage import check_coverage
    from loaders.dataset import SHIPPED, read_datasets
    from loaders.sources import SourceTexts
    from loaders.verify import verify as verify_dataset

    dataset = read_datasets(data or (SHIPPED,))
    texts = SourceTexts(sources) if sources else None
    faults = verify_dataset(dataset, texts)
    if texts and (dataset.folder / "coverage.yaml").is_file():
        faults = sorted([*faults, *check_coverage(dataset, texts)])
    if faults:
        raise DataError(faults)
    at_hand = [source for source in dataset.sources.values() if texts and texts.text(source) is not None]
    checked = sum(1 for entry in dataset.entries if entry.claim.start >= 0 and entry.claim.source in {s.id for s in at_hand})
    note(f"no fault in {len(dataset.actors):,} actors and {len(dataset.entries):,} claims; "
         f"{checked:,} spans matched in {len(at_hand)} of {len(dataset.sources)} sources"
         + ("" if sources else " (give --sources DIR to check spans)"))  # fmt: skip


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sources", required=True, type=click.Path(path_type=Path), help="The folder with the source documents.")
@click.option("--data", type=DataFolder(), help="The data folder whose sources.yaml names them.")
def pin(files: tuple[Path, ...], sources: Path, data: Path | None) -> None:
    """Turn quotes of claims into spans and digests, and write places anew.

    In each FILE every `quote:` gives way to its span and digest, and every `place:` is written as its span says where
    sources.yaml says how the source is located (`located_by`). Nothing else in the file changes."""
    from graph.errors import DataError, Fault
    from loaders.dataset import SHIPPED
    from loaders.pins import pin as pin_file
    from loaders.sources import SourceTexts, read_sources

    faults: list[Fault] = []
    known = read_sources((data or SHIPPED) / "sources.yaml", "sources.yaml", faults)
    if faults:
        raise DataError(faults)
    texts = SourceTexts(sources)
    for file in files:
        pinned = pin_file(file, known, texts)
        note(f"{file}: {pinned.quotes} quotes pinned, {pinned.places} places written")


@click.command()
@click.option("--sources", required=True, type=click.Path(path_type=Path), help="The folder with the source documents.")
@click.option("--data", type=DataFolder(), help="A data folder [default: the one that custodes ships].")
def cover(sources: Path, data: Path | None) -> None:
    """Bring coverage.yaml up to date: the claims of each paragraph anew, the reasons as they are."""
    from graph.errors import DataError, Fault
    from loaders.coverage import read_coverage, update_coverage
    from loaders.dataset import SHIPPED, read_dataset
    from loaders.sources import SourceTexts

    faults: list[Fault] = []
    dataset = read_dataset(data or SHIPPED)
    reasons = read_coverage(dataset.folder, faults)
    if faults or dataset.faults:
        raise DataError([*faults, *dataset.faults])
    undecided = update_coverage(dataset, SourceTexts(sources), reasons)
    note(f"{dataset.folder / 'coverage.yaml'}: written; {undecided} paragraphs have neither a claim nor a reason")
