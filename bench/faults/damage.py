"""Stores damaged byte by byte: it is noticed when the store is opened, in one line, or it changes nothing."""

from __future__ import annotations

import random
import time
import traceback
from pathlib import Path

from bench.faults.campaign import Plan, Tally
from bench.faults.small_graph import UNLINKED, state_of, write
from graph.errors import CustodesError


def run(plan: Plan) -> Tally:
    """Nine tries in ten damage the graph's file, one the manifest."""
    tally, folder = Tally("stores damaged: bytes changed, cut, added, files lost", "stores", "files"), plan.folder / "graph"
    url = f"ladybug:{folder}"
    write(url, UNLINKED)  # two megabytes
    graph, manifest = next(folder.glob("graph-*")), folder / "manifest.json"
    for number in plan.numbers(tally):
        chance = random.Random(number)
        file = manifest if number % 10 == 0 else graph
        whole = file.read_bytes()
        damaged = _damaged(chance, whole)
        _put(file, damaged)
        begun = time.process_time()
        outcome, failure = _opened(url, same=damaged == whole, is_manifest=file is manifest)
        tally.add(outcome, time.process_time() - begun, f"{number}: {failure}" if failure else "")
        _put(file, whole)
    if state_of(url) != UNLINKED:
        tally.failures.append("the store that was put back is not as it was")
    return tally


def _damaged(chance: random.Random, whole: bytes) -> bytes | None:
    """Bytes with something wrong; None for a file that is gone."""
    at, how = chance.randrange(len(whole)), chance.randrange(8)
    if how == 0:
        return None
    if how == 1:
        return whole[:at]
    if how == 2:
        return whole + chance.randbytes(chance.randint(1, 5000))
    if how == 3:
        return whole[:at] + bytes(min(4096, len(whole) - at)) + whole[at + 4096 :]
    many = chance.choice((1, 1, 1, 2, 16))
    data = bytearray(whole)
    for _ in range(many):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _put(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)


def _opened(url: str, *, same: bool, is_manifest: bool) -> tuple[str, str]:
    try:
        found = state_of(url)
    except CustodesError as error:
        text = str(error)
        return "noticed in one line", "" if len(text.splitlines()) == 1 and not same else f"said of it: {text}"
    except Exception:
        return "", traceback.format_exc()
    if found == UNLINKED and (same or is_manifest):
        return "nothing that matters was changed", ""
    return "", "opened as if nothing were wrong"
