"""What docs/loading.md and docs/fields.md say to type works, from a folder that holds nothing, and answers what they print."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT
from told import answered

LOADING, FIELDS = ((ROOT / "docs" / name).read_text("utf-8") for name in ("loading.md", "fields.md"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("CUSTODES_STORE", f"ladybug:{tmp_path / 'graph'}")
    return tmp_path


def _sessions(page: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of the console blocks with the lines that it is said to print."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for part in block.split("$ custodes ")[1:]:
            typed, *printed = part.splitlines()
            yield typed, printed


def test_the_spreadsheet_of_the_docs_becomes_the_answers_that_they_print(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [table] = re.findall(r"```csv\n(.*?)```", LOADING, re.DOTALL)
    (elsewhere / "mine.csv").write_text(table, "utf-8")
    asked = [*_sessions(LOADING)]
    assert len(asked) >= 4
    for typed, printed in asked:
        code, out, err = answered(shlex.split(typed), monkeypatch)
        assert code == 0, err
        assert out.splitlines() == printed or not printed, typed


def test_the_second_field_of_the_docs_answers(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = re.findall(r"^    custodes (.+)$", FIELDS, re.MULTILINE)
    assert len(typed) >= 8
    for line in typed:
        code, _, err = answered(shlex.split(line), monkeypatch)
        assert code == 0, f"{line}: {err}"
    assert (elsewhere / "ofwat.html").is_file()
