"""Malformed data files: refused in lines that name the file, or taken where they are harmless."""

from __future__ import annotations

import shutil
import time
import traceback
from pathlib import Path

from bench.faults.campaign import Plan, Tally
from bench.faults.malformed import HARMLESS, KINDS, malformed
from bench.faults.small_graph import SMALL
from graph.errors import DataError
from loaders.dataset import read_dataset
from loaders.verify import verify


def run(plan: Plan) -> Tally:
    """Each kind in turn, in a copy of the small dataset."""
    tally, folder = Tally("malformed data files", "files", "files"), Path(shutil.copytree(SMALL, plan.folder / "data"))
    kinds = sorted(KINDS)
    for number in plan.numbers(tally):
        kind = kinds[number % len(kinds)]
        place, data = malformed(kind, number // len(kinds))
        (folder / place).write_bytes(data)
        begun = time.process_time()
        outcome, failure = _read(folder, place, kind)
        tally.add(outcome, time.process_time() - begun, f"{number}: {failure}" if failure else "", f"data file: {kind}")
        (folder / place).unlink()
    return tally


def _read(folder: Path, place: str, kind: str) -> tuple[str, str]:
    try:
        faults = verify(read_dataset(folder))
    except DataError as error:
        faults = list(error.faults)
    except Exception:
        return "", traceback.format_exc()
    said = [str(fault) for fault in faults if "no claim speaks" not in fault.message]
    strange = [line for line in said if not line.startswith(f"{place}:") or len(line.splitlines()) > 1]
    if strange:
        return "", f"says {strange[0]!r}"
    if not said and kind not in HARMLESS:
        return "", "taken without a word"
    return ("refused at its place" if said else "harmless"), ""
