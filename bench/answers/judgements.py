"""The file of judgements: one line a row, tab-separated, so that it can be judged in a spreadsheet and read in a diff."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from answers.asked import Said

VERDICTS = ("right", "thin", "misleading", "noise")
COLUMNS = ("actor", "question", "key", "digest", "verdict", "reason", "words")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what a reader holds of it: right; thin (true, of little use); misleading; noise. "" where unjudged."""

    said: Said
    verdict: str
    reason: str


class JudgementError(Exception):
    """The file is not one of judgements: the place, what stands there, what was expected."""


def read_judgements(path: Path) -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """(actor, question, key, digest) -> (verdict, reason)."""
    found: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    if not path.exists():
        return found
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file, dialect="excel-tab"), start=2):
            place = f"{path.name}:{number}"
            if tuple(line) != COLUMNS or None in line.values():
                raise JudgementError(f"{place}: columns are not {', '.join(COLUMNS)}")
            if line["verdict"] not in ("", *VERDICTS):
                raise JudgementError(f"{place}: verdict is '{line['verdict']}', expected {', '.join(VERDICTS)} or nothing")
            if line["verdict"] not in ("", "right") and not line["reason"]:
                raise JudgementError(f"{place}: '{line['verdict']}' needs a reason")
            found[line["actor"], line["question"], line["key"], line["digest"]] = line["verdict"], line["reason"]
    return found


def judged(said: Iterable[Said], known: dict[tuple[str, str, str, str], tuple[str, str]]) -> list[Judged]:
    """The rows with their judgements; one that says something else than when it was judged is unjudged."""
    return [Judged(row, *known.get((row.actor, row.question, row.key, row.digest), ("", ""))) for row in said]


def gone(said: Iterable[Said], known: Iterable[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """The judgements of rows that are answered no more, or say something else now."""
    there = {(row.actor, row.question, row.key, row.digest) for row in said}
    return sorted(set(known) - there)


def write_judgements(path: Path, rows: Iterable[Judged]) -> None:
    """The file anew: rows that are answered no more leave it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, dialect="excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            said = row.said
            writer.writerow((said.actor, said.question, said.key, said.digest, row.verdict, row.reason, said.words))
