"""One data folder of those that are read together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import DataError, Fault
from graph.model import Source
from graph.own.lists import read_own
from loaders.description import read_description
from loaders.releases import with_changes
from loaders.sources import read_sources


@dataclass(slots=True)
class Layer:
    """A data folder; `prefix` is what the places of its faults begin with. `said`: the ids of its claims, by source."""

    folder: Path
    prefix: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    own: Mapping[str, Any] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    said: dict[str, set[str]] = field(default_factory=dict)

    def head(self, faults: list[Fault]) -> None:
        """Read what it is, its own lists and its sources."""
        if not (self.folder / "dataset.yaml").is_file():
            raise DataError([Fault(str(self.folder), 0, "no dataset.yaml here; expected a data folder (give --data DIR)")])
        meta = read_description(self.folder / "dataset.yaml", f"{self.prefix}dataset.yaml", faults)
        self.meta = with_changes(meta, self.folder)
        self.own = read_own(self.folder, self.prefix, faults)
        self.sources = read_sources(self.folder / "sources.yaml", f"{self.prefix}sources.yaml", faults)

    def files(self, part: str) -> Iterator[tuple[Path, str]]:
        """Its files of a part, with their names for faults."""
        for path in sorted((self.folder / part).glob("*.yaml")):
            yield path, f"{self.prefix}{part}/{path.name}"

    def shares_nobody(self) -> Iterator[Fault]:
        """Each actor that it says to share and does not have."""
        for id_ in self.meta.get("shares") or ():
            if str(id_) not in self.actors:
                yield Fault(
                    f"{self.prefix}dataset.yaml", 0, f"'shares' names '{id_}', which is no actor of it; add or remove it"
                )
