"""The hand-made claims that a reader's proposals are scored against, by document and paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.model import Graph, Qualifiers, Source
from loaders.claims import ClaimEntry
from loaders.dataset import Dataset
from loaders.source_text import Paragraph, paragraphs, read_normal_form

# The documents patterns may be tuned on, and those kept aside for an honest score.
DEV = (
    "government-response-hasc-10-2019",
    "home-office-pop0074",
    "peel-met-2021-22",
    "ukpga-2011-13",
    "uksi-2011-2744",
    "ukpga-1996-16",
)
KEPT = ("met-pop0086", "peel-met-effectiveness-2017", "ukpga-1985-23")
SPLITS = {"dev": DEV, "kept": KEPT, "all": (*DEV, *KEPT)}


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One link or gap that a person read out of the text."""

    subject: str | None
    kind: str
    object: str | None
    file: str
    paragraph: int
    start: int
    end: int
    values: Qualifiers
    explicit: bool
    reading: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A source text with its claims; a source of several files gives one of these for each file."""

    source: str
    path: Path
    claims: tuple[GoldClaim, ...]


def gold_documents(dataset: Dataset, texts: list[Path], split: str) -> list[GoldDocument]:
    """Every document of a split that is at hand and has claims."""
    found: list[GoldDocument] = []
    by_name = {path.name: path for folder in texts for path in sorted(folder.rglob("*")) if path.is_file()}
    for source_id in SPLITS[split]:
        source = dataset.sources.get(source_id)
        if source:
            found += _documents(source, by_name, dataset)
    return found


def _documents(source: Source, by_name: Mapping[str, Path], dataset: Dataset) -> list[GoldDocument]:
    """Spans count through the files of a source joined by a line end."""
    made, offset = [], 0
    claims = [
        entry
        for entry in dataset.entries
        if entry.claim.source == source.id and entry.head != "actor" and entry.claim.start >= 0
    ]
    for name in (source.file or "").split():
        if name not in by_name:
            break
        text = read_normal_form(by_name[name])
        lines = paragraphs(text)
        end = offset + len(text)
        within = [_gold(entry, name, lines, offset) for entry in claims if offset <= entry.claim.start < end]
        unique = {(one.subject, one.kind, one.object, one.start, one.end): one for one in within}
        if within:
            made.append(GoldDocument(source.id, by_name[name], tuple(unique.values())))
        offset += len(text) + 1
    return made


def _gold(entry: ClaimEntry, name: str, lines: list[Paragraph], offset: int) -> GoldClaim:
    claim = entry.claim
    start, end = claim.start - offset, claim.end - offset
    ends = _class_of(entry, entry.subject), _class_of(entry, entry.object)
    place = paragraph_at(lines, start)
    return GoldClaim(ends[0], entry.kind, ends[1], name, place, start, end, claim.values, claim.explicit, claim.reading)


def _class_of(entry: ClaimEntry, actor: str | None) -> str | None:
    """A pattern's instance for one police area counts as the class that the law speaks of."""
    if entry.pattern is None or actor is None:
        return actor
    return next(
        (name for start, name in _CLASSES if actor.startswith(start)), _FORCES if actor.endswith(_FORCE_ENDS) else actor
    )


_CLASSES = (
    ("pcc-", "police-and-crime-commissioners"),
    ("pfcc-", "police-and-crime-commissioners"),
    ("mayor-of-", "police-and-crime-commissioners"),
    ("voters-of-", "voters"),
    ("police-and-crime-panel-for-", "police-and-crime-panels"),
    ("chief-constable-of-", "chief-constables"),
)
_FORCE_ENDS = ("-police", "-constabulary", "-police-service")
_FORCES = "police-forces"


def paragraph_at(lines: list[Paragraph], offset: int) -> int:
    """The number of the line that holds an offset."""
    return next((line.number for line in lines if line.start <= offset < line.end), 0)


class Same:
    """Which actors count as one when a proposal is compared: an office and the body it heads, a class and its synonyms."""

    CLASSES = (
        ("police-sector", "police-forces", "territorial-police-forces"),
        ("police-officers", "police-workforce", "police-staff", "frontline-officers"),
        ("police-and-crime-commissioners", "local-policing-bodies", "elected-local-policing-bodies"),
        ("the-public", "voters"),
        ("hm-inspectors-of-constabulary", "hmicfrs"),
    )

    def __init__(self, graph: Graph) -> None:
        self._group: dict[str, str] = {}
        for names in self.CLASSES:
            for name in names:
                self._group[name] = names[0]
        for link in graph.links.values():
            if link.kind == "HEADS" and link.pattern is None:
                self._group.setdefault(link.subject, self._group.get(link.object, link.object))

    def of(self, actor: str | None) -> str | None:
        """The one name of an actor's group."""
        return self._group.get(actor, actor) if actor else None
