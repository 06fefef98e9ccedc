"""What the tests of loading share: a file from text, a load of it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import SMALL

from graph.errors import DataError
from graph.model import Graph
from loaders.dataset import read_datasets
from loaders.intake.loading import Wish, load
from loaders.intake.written.report import Report

Loaded = tuple[Report, Graph]


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., Loaded]:
    """Load a text or file beside the small dataset; its report, and the graph of both."""

    def run(
        content: str | bytes | Path, name: str = "mine.csv", *, into: str = "mine", alone: bool = False, **wish: object
    ) -> Loaded:
        path = content if isinstance(content, Path) else tmp_path / name
        if not isinstance(content, Path):
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        wished = {"said": {"date": "2022-11-30", "publisher": "Somebody"}, **wish}
        [report] = load([path], tmp_path / into, () if alone else (SMALL,), Wish(**wished))  # type: ignore[arg-type]
        folders = [*([] if alone else [SMALL]), tmp_path / into]
        return report, read_datasets(folders).graph()

    return run


@pytest.fixture
def refused(loaded: Callable[..., Loaded]) -> Callable[..., list[str]]:
    """The faults for which a load is refused."""

    def run(*given: object, **named: object) -> list[str]:
        with pytest.raises(DataError) as caught:
            loaded(*given, **named)
        return [str(fault) for fault in caught.value.faults]

    return run
