"""How fast a table is loaded, beside plain reading of the same file, and in how much memory.

    python -m bench.loading.run [--rows 100000] [--excel]

Each is a process of its own; seconds are of its processor, so that a busy machine counts less.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph.texts.streams import say

HEAD = "body,relationship,other body,since,amount,period,purpose,topics,source,page".split(",")
FIRST = "Hill Dale Weir Mill Brook Ford Marsh Heath Wold Fell".split()
LAST = "Trust Board Agency Council Fund Office Panel Unit".split()
PLAIN = {
    ".csv": "import csv, sys\nwith open(sys.argv[1], newline='') as file:\n    for row in csv.reader(file): pass",
    ".xlsx": "import openpyxl, sys\nfor row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.values: pass",
}


def rows(count: int) -> Iterator[list[str]]:
    """Links between a fifth as many bodies; a fourth of them are money."""
    drawn = random.Random(7)
    names = [f"{FIRST[at % 10]} {FIRST[at // 10 % 10]} {at} {LAST[at % 8]}" for at in range(max(10, count // 5))]
    for at in range(count):
        kind = drawn.choice(["funds", "inspects", "oversees", "reports to"])
        money = [f"£{drawn.randint(1, 9_000_000):,}", "2021/22"] if kind == "funds" else ["", ""]
        since = f"{drawn.randint(2000, 2022)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"
        about = [f"towards the work of year {at % 50}", "general", "Annual report", str(drawn.randint(1, 300))]
        yield [drawn.choice(names), kind, drawn.choice(names), since, *money, *about]


def write(path: Path, count: int) -> None:
    """The table, as CSV or as a workbook, row by row: the peak of this process is counted as that of those that it starts."""
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(chain([HEAD], rows(count)))
        return
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(chain([HEAD], rows(count))):
            sheet.write_row(at, 0, row)


def taken(command: list[str]) -> tuple[float, float]:
    """Seconds of processor and megabytes at the peak of a process."""
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Ask, and print a line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--excel", action="store_true")
    given = parser.parse_args()
    for suffix in (".csv", ".xlsx") if given.excel else (".csv",):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"table{suffix}"
            write(path, given.rows)
            plain = taken([sys.executable, "-c", PLAIN[suffix], str(path)])
            load = [sys.executable, "-m", "cli", "load", str(path), "--into", f"{folder}/made", "--alone", "--date", "2022"]
            ours = taken(load)
            again = taken([sys.executable, "-c", PLAIN[suffix], str(path)])
        seconds = (plain[0] + again[0]) / 2
        say(f"{given.rows:,} rows {suffix}: plain {seconds:.2f} s, load {ours[0]:.2f} s ({ours[0] / seconds:.0f}x), "
            f"{given.rows / ours[0]:,.0f} rows a second, peak {ours[1]:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
