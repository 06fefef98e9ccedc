"""The writer's check at the edit: whatever `--into` or `custodes verify` would refuse is said while it can still be mended, by
the same readers and the same checks of the whole dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.kinds import Kinds
from graph.model import Actor, Source
from loaders.dataset import Dataset, read_dataset
from loaders.documents.review.accept import entry_text, faults_of, new_actors, read_entry
from loaders.documents.review.changes import edited
from loaders.documents.review.told import OWN_WORDS, OwnWords, reading_of
from loaders.qualifiers import Known
from loaders.verify import verify

Accepted = Sequence[tuple[str, Mapping[str, Any]]]
_FILE = "claim.yaml"


@dataclass
class Gate:
    """The data folder that claims are to stand in, and what it lets in. `accepted`: what is accepted and not yet written."""

    dataset: Dataset
    own_words: OwnWords | None = None
    accepted: Callable[[], Accepted] = tuple
    sources: dict[str, Source] = field(init=False)
    _verified: dict[tuple[str, ...], Counter[str]] = field(init=False, default_factory=dict)

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

    def refusal(self, record: Mapping[str, Any], key: str = "") -> str:
        """Why the writer or verify would refuse a proposal beside what is accepted, in one line; '' where neither would.
        `key`: its own, where an earlier form of it may stand accepted."""
        return self.unreadable(record) or self.against([record], key)

    def against(self, records: Sequence[Mapping[str, Any]], key: str = "") -> str:
        """What verify would say of the dataset with these proposals that it does not say without them; '' for nothing."""
        before = [one for other, one in self.accepted() if other != key]
        new = self._faults([*before, *records]) - self._faults(before)
        return min(new, default="")

    def unreadable(self, record: Mapping[str, Any]) -> str:
        """Why the writer alone would refuse a proposal; '' where it would not."""
        made, _ = new_actors([record], self.actors)
        known = Known(self.kinds, {**self.actors, **made}, self.sources)
        faults = faults_of(entry_text(record), None, known, _FILE)
        return faults[0].message if faults else self._copied(record)

    def _faults(self, records: Sequence[Mapping[str, Any]]) -> Counter[str]:
        """What verify says of the dataset with these; places are left out, since none of them has one yet."""
        texts = tuple(entry_text(one) for one in records)
        if texts not in self._verified:
            made, _ = new_actors(records, self.actors)
            actors = {**self.actors, **made}
            known = Known(self.kinds, actors, self.sources)
            named = [(text, f"accepted-{number}") for number, text in enumerate(texts, 1)]
            read = [entry for text, name in named for entry in read_entry(text, None, known, name)[0]]
            places = {**self.dataset.places, **dict.fromkeys(made, (_FILE, 0))}
            whole = replace(
                self.dataset, actors=actors, sources=self.sources, places=places, entries=(*self.dataset.entries, *read)
            )
            while len(self._verified) > 1:
                del self._verified[next(iter(self._verified))]
            self._verified[texts] = Counter(fault.message for fault in verify(whole))
        return self._verified[texts]

    def changed(self, record: Mapping[str, Any], changed: Mapping[str, Any], key: str = "") -> tuple[dict[str, Any], str]:
        """The changes with a reading made anew of them, unless they hold one; and why the writer would refuse the whole."""
        made = edited(record, changed)
        if changed.get("reading"):
            return dict(changed), self.refusal(made, key)
        refusal = self.unreadable({**made, "claims": [{**made["claims"][0], "reading": "…"}]})
        if refusal:
            return dict(changed), refusal
        new = {**changed, "reading": reading_of(made, self.actors, self.kinds)}
        return new, self.refusal(edited(record, new), key)

    def _copied(self, record: Mapping[str, Any]) -> str:
        claim = record["claims"][0]
        values = claim.get("values") or {}
        for name in OWN_WORDS if self.own_words else ():
            said = claim.get(name) or values.get(name)
            if self.own_words and said and (words := self.own_words.copied(str(said))):
                return f"'{name}' has the document's own words ('{words}'); say it in yours"
        return ""
