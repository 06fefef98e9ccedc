"""What newcomers type wrong, or otherwise than expected, gets the answer that helps: tests/mistakes.tsv, line by line."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

import pytest
from support import ROOT
from told import answered

SIGNS = {"{5000}": "x" * 5000, "{ESC}": "\x1b", "{RLO}": "\u202e", "{ZWSP}": "\u200b"}
LINES = [line for line in (ROOT / "tests" / "mistakes.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
MISTAKES = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def typed(line: str) -> list[str]:
    """The words of a line, as a shell would take it apart."""
    for name, sign in SIGNS.items():
        line = line.replace(name, sign)
    return shlex.split(line)


def test_there_are_sixty_mistakes_and_none_twice() -> None:
    assert len(MISTAKES) >= 60
    assert len({row["typed"] for row in MISTAKES}) == len(MISTAKES)


def test_every_mistake_gets_the_answer_that_it_should(
    shipped_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUSTODES_STORE", shipped_url)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    wrong = []
    for row in MISTAKES:
        code, out, err = answered(typed(row["typed"]), monkeypatch)
        said = f"{out}\n{err}"
        missing = [part for part in row["says"].split(" | ") if part not in said]
        one_line = code == 0 or (not out and len(err.strip().splitlines()) == 1)
        harmless = not any(sign in said for sign in SIGNS.values())
        if code != int(row["exit"]) or missing or not one_line or not harmless:
            wrong.append(f"custodes {row['typed']}: exit {code}, without {missing}:\n{said[-600:]}")
    assert not wrong, f"{len(wrong)} of {len(MISTAKES)}\n" + "\n".join(wrong)
