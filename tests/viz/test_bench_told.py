"""What bench/map says of the goals follows from what it measured."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[2] / "bench" / "map" / "told.py"


@pytest.fixture(scope="module")
def told():
    spec = importlib.util.spec_from_file_location("told", FILE)
    module = sys.modules["told"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["told"]


def test_each_goal_is_met_or_not_as_the_figures_say(told):
    columns = [
        told.Column(300, 300, 750, 900, 676.4, 0.3, 501.0, {"search": 8.0, "reset": 60.0}, 882, "31,091"),
        told.Column(5000, 5000, 13_000, 15_000, 1656.0, 3.5, 790.0, {"search": 34.0}, 3703, "over 60 s"),
    ]
    text = told.section("2 cores; load 0.1 at the start, 0.2 at the end", 5, columns)
    assert text.startswith("## Maps\n")
    assert "load 0.1 at the start" in text and "fastest of 5" in text
    assert "| reset | 60 | as above |" in text
    assert "- 300 actors, file: 676 kB of 800: met;" in text
    assert "- 300 actors, until usable: 501 ms of 500: not met;" in text
    assert "- 300 actors, slowest interaction (reset): 60 ms of 60: met;" in text
    assert text.endswith("- 5,000 actors, until usable: 790 ms of 2,000: met.\n")
