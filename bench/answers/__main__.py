"""Judges the answers: asks four questions of twenty actors, keeps what was judged, and counts.

    python -m bench.answers --store ladybug:FOLDER [--check]

The rows go into judgements.tsv, where a reader fills in verdict and reason; a row that says the same keeps its own.
--check changes nothing and ends with 1 where a row is unjudged or misleading, or something expected is absent unsaid.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from answers.asked import QUESTIONS, said_of  # noqa: E402
from answers.expected import Expected, absent, read_expected  # noqa: E402
from answers.judgements import VERDICTS, Judged, gone, judged, read_judgements, write_judgements  # noqa: E402

from graph.engines import open_store  # noqa: E402

JUDGEMENTS, EXPECTED = HERE / "judgements.tsv", HERE / "expected.yaml"


def main() -> int:
    """Ask, write, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="a graph built from the shipped data")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where something is wrong")
    given = parser.parse_args()
    expected = read_expected(EXPECTED)
    with closing(open_store(given.store)) as store:
        said = [row for actor in expected for row in said_of(store, actor)]
    known = read_judgements(JUDGEMENTS)
    rows = judged(said, known)
    lacking = [thing for actor in expected for thing in absent(expected[actor], said)]
    if not given.check:
        write_judgements(JUDGEMENTS, rows)
    show("actor", rows, lambda row: row.said.actor, list(expected))
    show("question", rows, lambda row: row.said.question, list(QUESTIONS))
    show_list("unjudged", [(row.said.actor, row.said.question, row.said.key) for row in rows if not row.verdict])
    show_list("judged, and no longer said", gone(said, [key for key, (verdict, _) in known.items() if verdict]))
    show_absent(lacking)
    wrong = any(row.verdict in ("", "misleading") for row in rows) or any(not thing.lacks for thing in lacking)
    return 1 if given.check and wrong else 0


def show(head: str, rows: list[Judged], of: Callable[[Judged], str], names: list[str]) -> None:
    """One table of counts, as Markdown; the last line is of all."""
    _line(head, "rows", "judged", *VERDICTS)
    _line("---", *["---:"] * (2 + len(VERDICTS)))
    for name in [*names, "all"]:
        here = [row for row in rows if name in ("all", of(row))]
        counts = Counter(row.verdict for row in here)
        _line(name, str(len(here)), str(len(here) - counts[""]), *(str(counts[verdict]) for verdict in VERDICTS))
    sys.stdout.write("\n")


def show_list(head: str, entries: Sequence[tuple[str, ...]]) -> None:
    """How many, and each."""
    sys.stdout.write(f"{head}: {len(entries)}\n")
    for entry in entries:
        sys.stdout.write(f"- {', '.join(entry[:3])}\n")


def show_absent(lacking: list[Expected]) -> None:
    """What an expert would look for and would not find, with the reason where it is known."""
    sys.stdout.write(f"absent: {len(lacking)}\n")
    for thing in lacking:
        why = f": {thing.lacks}" if thing.lacks else ""
        sys.stdout.write(f"- {thing.actor}, {thing.question}: {' '.join(thing.names)}{why}\n")


def _line(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")


if __name__ == "__main__":
    sys.exit(main())
