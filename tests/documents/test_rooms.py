"""The reader of documents is a house whose rooms import one way, and in which one list of words stands once."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from support import ROOT

HOUSE = ROOT / "loaders" / "documents"
ROOMS = ("text", "structure", "names", "claims", "doubts", "money", "review")
MODULES = sorted(HOUSE.rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imported(path: Path) -> set[str]:
    """The modules of the house that one imports, wherever in it: 'from room import module' too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found & {name_of(module) for module in MODULES}


def floor_of(name: str) -> int:
    """`model` at the foot, the rooms in their order, what stands in no room over all."""
    parts = name.split(".")[2:]
    if parts == ["model"]:
        return 0
    return ROOMS.index(parts[0]) + 1 if len(parts) > 1 else len(ROOMS) + 1


def test_every_module_but_five_stands_in_a_room() -> None:
    assert {path.stem for path in HOUSE.glob("*.py")} == {
        "model",
        "propose",
        "model_proposals",
        "read_command",
        "review_command",
    }
    assert {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ROOMS)
    for room in ROOMS:
        assert 3 < len([path for path in (HOUSE / room).iterdir() if path.is_file()]) <= 25, room


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_import_goes_up(path: Path) -> None:
    mine = floor_of(name_of(path))
    assert not {name for name in imported(path) if floor_of(name) > mine}


def test_modules_import_in_no_circle() -> None:
    arrows = {name_of(path): imported(path) for path in MODULES}
    assert sum(map(len, arrows.values())) > 100
    list(TopologicalSorter(arrows).static_order())


def test_a_module_does_not_repeat_the_name_of_its_room() -> None:
    for path in MODULES:
        room = path.parent.name
        assert not path.stem.startswith((f"{room}_", f"{room.rstrip('s')}_", "propose_")), path
