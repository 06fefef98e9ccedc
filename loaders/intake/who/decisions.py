"""`same.yaml`: who may be who, for a person to decide; and what was decided, which every later load keeps to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Fault
from graph.naming.names import fold_name
from graph.texts.fields import Fields
from graph.texts.strict_yaml import read_yaml
from loaders.intake.yaml_lines import mapping_lines

FILE = "same.yaml"
ANSWERS = ("yes", "no", "undecided")
HEAD = """\
# Who may be who. A load never takes two for one because their names are alike: say for each pair whether it is.
# same: yes (the next load takes `name` for `maybe`), no (it is never asked again), or undecided. Then load again.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name in a file and the actor that it may mean."""

    name: str
    maybe: str
    written_as: str
    source: str
    place: str
    score: str
    why: str
    same: str = "undecided"

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one pair, in whatever file the name stands."""
        return fold_name(self.name), self.maybe


def read_pairs(folder: Path) -> list[Pair]:
    """The pairs of a folder. DataError with every fault of the file."""
    path = folder / FILE
    if not path.is_file():
        return []
    faults: list[Fault] = []
    top = Fields(read_yaml(path, FILE), FILE, "", faults)
    pairs = []
    for entry in top.each("same", "a pair: a mapping with name, maybe and same"):
        fields = Fields(entry, FILE, str(entry.get("name") or "pair"), faults)
        said = {key: fields.text(key) or "" for key in ("written_as", "source", "place", "score", "why")}
        name, maybe = fields.text("name", required=True) or "", fields.text("maybe", required=True) or ""
        pairs.append(Pair(name=name, maybe=maybe, same=fields.choice("same", ANSWERS) or "undecided", **said))
        fields.done()
    top.done()
    if faults:
        raise DataError(faults)
    return pairs


def merged_pairs(before: Iterable[Pair], found: Iterable[Pair], source: str) -> list[Pair]:
    """What is still to decide or was decided: decisions stay for good, and what another file asked."""
    kept = {pair.key: pair for pair in before if pair.same != "undecided" or pair.source != source}
    for pair in found:
        kept.setdefault(pair.key, pair)
    return [kept[key] for key in sorted(kept)]


def pairs_text(pairs: Iterable[Pair]) -> str:
    """The file."""
    lines = [HEAD, "same:\n"]
    for pair in pairs:
        said = {
            "name": pair.name,
            "maybe": pair.maybe,
            "same": pair.same,
            "why": pair.why,
            "score": pair.score,
            "written_as": pair.written_as,
            "source": pair.source,
            "place": pair.place,
        }
        lines.append(mapping_lines(said))
    return "".join(lines) if len(lines) > 2 else f"{HEAD}same: []\n"
