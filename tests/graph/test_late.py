"""What a package imports and we do not use is left for who uses it, and that one gets the real thing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = "import sys, viz.network\nfrom pyvis.network import Network\n"
LEFT = "('IPython', 'jsonpickle', 'networkx')"


def said(program: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{program}"],
        capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_map_is_drawn_by_pyvis_without_the_notebook(tmp_path: Path) -> None:
    assert said(f"{MAP}print(Network in viz.network.MapNetwork.__mro__)", tmp_path) == "True"
    assert said(f"{MAP}print([name for name in {LEFT} if name in sys.modules])", tmp_path) == "[]"


@pytest.mark.parametrize("first", ["", "import IPython.display, jsonpickle, networkx\n"])
def test_pyvis_shows_a_network_in_a_notebook_all_the_same(tmp_path: Path, first: str) -> None:
    program = (
        f"{first}{MAP}import networkx, IPython.display\n"
        "one = Network(notebook=True, cdn_resources='in_line')\n"
        "one.from_nx(networkx.path_graph(3))\n"
        "frame = one.show('one.html')\n"
        "print(type(frame) is IPython.display.IFrame, len(one.nodes), 'nodes' in one.to_json())"
    )
    assert said(program, tmp_path).splitlines()[-1] == "True 3 True"


def test_the_engine_comes_without_its_asynchronous_half_and_gives_it_to_who_asks(tmp_path: Path) -> None:
    program = (
        "import graph.ladybug.engine, ladybug\nprint('asyncio' in sys.modules)\n"
        "made = ladybug.AsyncConnection(ladybug.Database(':memory:'))\n"
        "from ladybug.async_connection import AsyncConnection\n"
        "print(type(made) is AsyncConnection)"
    )
    assert said(program, tmp_path).split() == ["False", "True"]


def test_a_module_that_is_imported_meanwhile_by_another_is_the_real_one(tmp_path: Path) -> None:
    program = (
        "from graph.late import without\n"
        "with without('colorsys', 'json.tool'):\n"
        "    import colorsys; from json.tool import main; held = colorsys.rgb_to_hsv\n"
        "there = 'colorsys' in sys.modules\n"
        "same = held(1, 0, 0) == colorsys.rgb_to_hsv(1, 0, 0)\n"
        "print(there, same, callable(main), hasattr(colorsys, '__path__'))"
    )
    assert said(program, tmp_path) == "False True True False"
