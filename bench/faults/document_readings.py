"""What reading a document comes to: read, refused in one line, or failed."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from bench.faults.campaign import LONGEST_SECONDS, Plan, Tally
from bench.faults.documents import Made, made
from graph.errors import CustodesError
from graph.model import Graph
from loaders.dataset import load_graph
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import propose
from loaders.documents.structure.reader import read_document
from loaders.documents.structure.tree import tree_lines, tree_record


@dataclass(frozen=True)
class Told:
    """What reading a file came to: 'read', 'refused' or 'failed', in how many seconds, and why it failed."""

    outcome: str
    seconds: float
    why: str = ""


def tried(path: Path, genre: str, graph: Graph, names: NameIndex) -> Told:
    """Read a file as `custodes read` does, in this process."""
    began = time.process_time()
    try:
        why = _read(path, genre, graph, names)
    except CustodesError as error:
        line = str(error).replace(str(path), "")
        why = f"{len(line.splitlines())} lines: {line}" if len(line.splitlines()) > 1 or not line.isprintable() else ""
        outcome = "failed" if why else "refused"
    except Exception:  # whatever it is, it is a fault to be shown
        why, outcome = traceback.format_exc(), "failed"
    else:
        outcome = "failed" if why else "read"
    seconds = time.process_time() - began
    if not why and seconds > LONGEST_SECONDS:
        return Told("failed", seconds, f"took {seconds:.0f} seconds")
    return Told(outcome, seconds, why)


def _read(path: Path, genre: str, graph: Graph, names: NameIndex) -> str:
    """'' where all went well, else what does not hold of what was read."""
    document = read_document(path, genre)
    end = len(document.text)
    json.dumps(tree_record(document), allow_nan=False)
    "\n".join(tree_lines(document))
    for record in propose(document, find_mentions(document, names), graph.actors).records("made", graph):
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode("utf-8")
        claim = record["claims"][0]
        if not 0 <= claim["start"] < claim["end"] <= end:
            return f"a span out of the text: {claim['start']}-{claim['end']}"
        if record["since"] and record["until"] and record["until"][:4] < record["since"][:4]:
            return f"until before since: {record['since']} {record['until']}"
    for node in document.root.walk():
        if any(child.start < node.start or child.end > node.end for child in node.children):
            return f"a part out of its whole: {node.type} {node.number}"
    if any(not 0 <= low <= high <= end for low, high in document.sentences):
        return "a sentence out of the text"
    return ""


def _kind(file: Made) -> str:
    return f"document: {file.name.rpartition('.')[2]}{', damaged' if file.damaged else ''}"


def run(plan: Plan) -> Tally:
    """Documents of every format, whole and damaged, each read as `custodes read` does."""
    tally, graph = Tally("malformed documents", "files", "files"), load_graph()
    names = NameIndex(graph)
    for seed in plan.numbers(tally):
        file = made(seed)
        path = plan.folder / file.name
        path.write_bytes(file.data)
        told = tried(path, file.genre, graph, names)
        path.unlink()
        tally.add(told.outcome, told.seconds, f"{file.name} as {file.genre}: {told.why}" if told.why else "", _kind(file))
    return tally
