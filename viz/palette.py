"""How the map draws each kind of actor, family of links and standing: palette.yaml, read strictly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError, Fault
from graph.kinds import FAMILIES, load_kinds, shipped_kinds
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, read_yaml

FILE = Path(__file__).with_name("palette.yaml")
OUTLINES = ("rect", "pill", "hexagon", "tab", "slant", "barrel", "fold", "double", "arch", "notch")
MARKS = ("triangle", "diamond", "vee", "bar", "circle", "box", "inv_triangle", "crow", "curve", "inv_curve", "arrow")
CHANGES = ("added", "ended", "changed", "planned")
STANDINGS = ("in_force", "enacted", "planned", "proposed", "rejected", "not_yet", "last_said", "ended", "denied")


@dataclass(frozen=True, slots=True)
class ActorLook:
    """The colours, outline and band of a kind of actor."""

    light: str
    dark: str
    outline: str
    band: str


@dataclass(frozen=True, slots=True)
class FamilyLook:
    """The colours of a family of links and the mark at the end of its lines."""

    label: str
    light: str
    dark: str
    mark: str


@dataclass(frozen=True, slots=True)
class StandingLook:
    """How a line is drawn that is in force, planned, denied and so on; `dash` is empty for a whole line."""

    label: str
    doc: str
    dash: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """The colours and the sign of a line that a source denies."""

    light: str
    dark: str
    sign: str


@dataclass(frozen=True, slots=True)
class ChangeLook:
    """The words, colours and sign of what came, went or changed between two dates."""

    label: str
    light: str
    dark: str
    sign: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Everything in palette.yaml; `bands` from top to bottom; `stacks` are short plurals of kinds of actor."""

    bands: Mapping[str, str]
    actors: Mapping[str, ActorLook]
    families: Mapping[str, FamilyLook]
    standings: Mapping[str, StandingLook]
    changes: Mapping[str, ChangeLook]
    stacks: Mapping[str, str]
    denied: Denied


def load_palette(path: Path = FILE) -> Palette:
    """The palette in `path`, in which a dataset's own kinds of actor look like those that they stand for."""
    palette = _read(path)
    own = {kind.name: palette.actors[kind.like] for kind in load_kinds().actors.values() if kind.like}
    return replace(palette, actors={**palette.actors, **own}) if own else palette


@cache
def _read(path: Path) -> Palette:
    """The palette in `path` as it stands. DataError names every kind that has no look and every look that has no kind."""
    faults: list[Fault] = []
    entry = read_yaml(path, path.name)
    reader = _Reader(path.name, faults)
    bands = {name: str(label) for name, label in reader.part(entry, "bands").items()}
    reader.complete("actors", reader.part(entry, "actors"), shipped_kinds().actors)
    reader.complete("families", reader.part(entry, "families"), FAMILIES)
    reader.complete("standings", reader.part(entry, "standings"), STANDINGS)
    reader.complete("changes", reader.part(entry, "changes"), CHANGES)
    palette = Palette(
        bands,
        {name: reader.actor(name, look, bands) for name, look in reader.part(entry, "actors").items()},
        {name: reader.family(name, look) for name, look in reader.part(entry, "families").items()},
        {name: reader.standing(name, look) for name, look in reader.part(entry, "standings").items()},
        {name: reader.change(name, look) for name, look in reader.part(entry, "changes").items()},
        {name: str(plural) for name, plural in reader.part(entry, "stacks").items()},
        reader.denied(reader.part(entry, "denied")),
    )
    if faults:
        raise DataError(faults)
    return palette


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    faults: list[Fault]

    def part(self, entry: Entry, key: str) -> Entry:
        value = entry.get(key)
        if isinstance(value, Entry):
            return value
        self.faults.append(Fault(self.file, 0, f"'{key}' is not a mapping; add it"))
        return Entry()

    def complete(self, key: str, looks: Mapping[str, Any], names: Iterable[str]) -> None:
        expected = set(names)
        for name in sorted(expected - set(looks)):
            self.faults.append(Fault(self.file, 0, f"{key}: '{name}' has no look; add one"))
        for name in sorted(set(looks) - expected):
            self.faults.append(Fault(self.file, 0, f"{key}: there is no '{name}'; remove it or mend its name"))

    def actor(self, name: str, look: Any, bands: Mapping[str, str]) -> ActorLook:
        fields = self._fields(name, look)
        made = ActorLook(
            *self._colours(fields),
            fields.choice("outline", OUTLINES, required=True) or "rect",
            fields.choice("band", bands, required=True) or next(iter(bands), ""),
        )
        fields.done()
        return made

    def family(self, name: str, look: Any) -> FamilyLook:
        fields = self._fields(name, look)
        label = fields.text("label", required=True) or name
        made = FamilyLook(label, *self._colours(fields), fields.choice("mark", MARKS, required=True) or "triangle")
        fields.done()
        return made

    def standing(self, name: str, look: Any) -> StandingLook:
        fields = self._fields(name, look)
        label, doc = fields.text("label", required=True) or name, fields.text("doc", required=True) or ""
        dash = tuple(int(stroke) for stroke in fields.texts("dash") if stroke.isdecimal())
        fields.done()
        return StandingLook(label, doc, dash)

    def change(self, name: str, look: Any) -> ChangeLook:
        fields = self._fields(name, look)
        label = fields.text("label", required=True) or name
        made = ChangeLook(label, *self._colours(fields), fields.text("sign", required=True) or "")
        fields.done()
        return made

    def denied(self, look: Any) -> Denied:
        fields = self._fields("denied", look)
        made = Denied(*self._colours(fields), fields.text("sign", required=True) or "")
        fields.done()
        return made

    def _fields(self, name: str, look: Any) -> Fields:
        return Fields(look if isinstance(look, Entry) else Entry(), self.file, name, self.faults)

    def _colours(self, fields: Fields) -> tuple[str, str]:
        return fields.text("light", required=True) or "", fields.text("dark", required=True) or ""
