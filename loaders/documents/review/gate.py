"""The writer's check at the edit: whatever `--into` would refuse is said while it can still be mended, by the same readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.kinds import Kinds
from graph.model import Actor, Source
from loaders.dataset import Dataset, read_dataset
from loaders.documents.review.accept import entry_text, faults_of, new_actors
from loaders.documents.review.changes import edited
from loaders.documents.review.told import OWN_WORDS, OwnWords, reading_of
from loaders.qualifiers import Known

_FILE = "claim.yaml"


@dataclass
class Gate:
    """The data folder that claims are to stand in, and what it lets in."""

    dataset: Dataset
    own_words: OwnWords | None = None
    sources: dict[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        self.sources = dict(self.dataset.sources)

    @classmethod
    def of(cls, folder: Path) -> Gate:
        """The gate of a data folder. DataError where a file of it is none."""
        return cls(read_dataset(folder))

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors of the data folder."""
        return self.dataset.actors

    @property
    def kinds(self) -> Kinds:
        """Its kinds and closed lists."""
        return self.dataset.kinds

    def expect(self, source: str) -> bool:
        """Let a source stand in for one that is not listed yet; whether it had to."""
        if source in self.sources:
            return False
        self.sources[source] = Source(source, source, "", "", "")
        return True

    def refusal(self, record: Mapping[str, Any]) -> str:
        """Why the writer would refuse a proposal, in one line; '' where it would not."""
        made, _ = new_actors([record], self.actors)
        known = Known(self.kinds, {**self.actors, **made}, self.sources)
        faults = faults_of(entry_text(record), None, known, _FILE)
        return faults[0].message if faults else self._copied(record)

    def changed(self, record: Mapping[str, Any], changed: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """The changes with a reading made anew of them, unless they hold one; and why the writer would refuse the whole."""
        made = edited(record, changed)
        if changed.get("reading"):
            return dict(changed), self.refusal(made)
        refusal = self.refusal({**made, "claims": [{**made["claims"][0], "reading": "…"}]})
        if refusal:
            return dict(changed), refusal
        new = {**changed, "reading": reading_of(made, self.actors, self.kinds)}
        return new, self.refusal(edited(record, new))

    def _copied(self, record: Mapping[str, Any]) -> str:
        claim = record["claims"][0]
        values = claim.get("values") or {}
        for name in OWN_WORDS if self.own_words else ():
            said = claim.get(name) or values.get(name)
            if self.own_words and said and (words := self.own_words.copied(str(said))):
                return f"'{name}' has the document's own words ('{words}'); say it in yours"
        return ""
