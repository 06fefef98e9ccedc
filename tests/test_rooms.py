"""The readers of documents and of files are houses whose rooms import one way, and in which a name says nothing twice."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from support import ROOT


@dataclass(frozen=True)
class House:
    """A folder whose rooms stand in the order in which they may import: what is at its foot first, what is at its top last."""

    folder: str
    foot: str
    rooms: tuple[str, ...]
    top: tuple[str, ...]

    @property
    def place(self) -> Path:
        return ROOT / "loaders" / self.folder

    def modules(self) -> list[Path]:
        return sorted(self.place.rglob("*.py"))

    def floor_of(self, name: str) -> int:
        parts = name.split(".")[2:]
        if parts == [self.foot]:
            return 0
        return self.rooms.index(parts[0]) + 1 if len(parts) > 1 else len(self.rooms) + 1

    def imported(self, path: Path) -> set[str]:
        """The modules of the house that one imports, wherever in it: 'from room import module' too."""
        found = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return found & {name_of(module) for module in self.modules()}


DOCUMENTS = House(
    "documents",
    "model",
    ("text", "structure", "names", "claims", "doubts", "money", "review"),
    ("propose", "model_proposals", "read_command", "review_command"),
)
INTAKE = House(
    "intake",
    "yaml_lines",
    ("cells", "gathered", "rows", "files", "graphs", "who", "written"),
    ("loading", "commands", "template"),
)
HOUSES = (DOCUMENTS, INTAKE)
each_house = pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.folder)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@each_house
def test_every_module_but_a_few_stands_in_a_room(house: House) -> None:
    assert {path.stem for path in house.place.glob("*.py")} == {house.foot, *house.top}
    assert {path.name for path in house.place.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(house.rooms)
    for room in house.rooms:
        assert 1 < len([path for path in (house.place / room).iterdir() if path.is_file()]) <= 25, room


@pytest.mark.parametrize(
    ("house", "path"), [(house, path) for house in HOUSES for path in house.modules()], ids=lambda one: getattr(one, "stem", "")
)
def test_no_import_goes_up(house: House, path: Path) -> None:
    mine = house.floor_of(name_of(path))
    assert not {name for name in house.imported(path) if house.floor_of(name) > mine}


@each_house
def test_modules_import_in_no_circle(house: House) -> None:
    arrows = {name_of(path): house.imported(path) for path in house.modules()}
    assert sum(map(len, arrows.values())) > 50
    list(TopologicalSorter(arrows).static_order())


@each_house
def test_a_module_does_not_repeat_the_name_of_its_room(house: House) -> None:
    for path in house.modules():
        room = path.parent.name
        assert not path.stem.startswith((f"{room}_", f"{room.rstrip('s')}_", "propose_")), path
