"""Measures how well documents are read: python bench/reading/run.py [--split dev|kept|all] [--least 0.5]."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from adjudicated import drawn  # noqa: E402
from gold import SPLITS, gold_documents  # noqa: E402
from scoring import Report, Score, score  # noqa: E402

from graph.kinds import load_kinds  # noqa: E402
from graph.model import Graph  # noqa: E402
from loaders.dataset import SHIPPED, Dataset, read_dataset  # noqa: E402
from loaders.documents.claims.patterns import load_patterns  # noqa: E402
from loaders.documents.model_proposals import ask_model, names_of, resolver  # noqa: E402
from loaders.documents.names.mentions import NameIndex, find_mentions  # noqa: E402
from loaders.documents.propose import DEFAULT_THRESHOLD, propose, with_findings  # noqa: E402
from loaders.documents.structure.reader import read_document  # noqa: E402

SHARED = ROOT.parent / "shared"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=sorted(SPLITS), default="dev", help="kept: what patterns were not tuned on")
    parser.add_argument("--least", type=float, default=DEFAULT_THRESHOLD, help="proposals less sure than this do not count")
    parser.add_argument("--data", type=Path, default=SHIPPED)
    parser.add_argument("--sources", type=Path, default=SHARED)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--unknown", action="store_true", help="without the actors that only the document measured names")
    parser.add_argument("--patterns", action="store_true", help="what each pattern proposed, and those that proposed nothing")
    parser.add_argument("--model-url", help="ask this language model too (OpenAI-compatible), and count what it proposes")
    parser.add_argument("--model", default="default", help="its name there")
    given = parser.parse_args()
    dataset = read_dataset(given.data)
    graph = dataset.graph()
    reports = measure(
        dataset,
        graph,
        [given.sources / "seeds", given.sources / "legislation"],
        given.split,
        given.least,
        unknown=given.unknown,
        model=(given.model_url, given.model) if given.model_url else None,
    )
    show(reports, given.split, given.least, given.worst)
    if given.patterns:
        show_patterns(reports)


def measure(
    dataset: Dataset, graph: Graph, folders: list[Path], split: str, least: float, *, unknown: bool = False,
    model: tuple[str, str] | None = None,
) -> list[Report]:  # fmt: skip
    """A report on each document of the split that is at hand. `unknown`: as if it had just come in; `model`: the address and
    name of a language model whose proposals count too, under the pattern 'model'."""
    kinds, names, known = load_kinds(), NameIndex(graph), graph
    reports = []
    for gold in gold_documents(dataset, folders, split):
        if unknown:
            known = without_own(graph, gold.source)
            names = NameIndex(known)
        start = time.perf_counter()
        document = read_document(gold.path)
        mentions = find_mentions(document, names)
        made = propose(document, mentions, known.actors)
        if model:
            answer = ask_model(document, model[0], resolver(mentions, names_of(known)), model=model[1])
            made = with_findings(made, answer.findings)
            sys.stdout.write(f"{gold.path.name}: thrown away {dict(answer.thrown_away)}\n\n")
        seconds = time.perf_counter() - start
        reports.append(
            score(
                gold,
                document,
                mentions,
                (*made.findings, *(one for one in made.to_complete if one.kind == "FUNDS")),
                least,
                graph,
                kinds,
            )
        )
        reports[-1].seconds = seconds
    return reports


def without_own(graph: Graph, source: str) -> Graph:
    """The graph without the actors that nothing but one source names."""
    kept: set[str] = set()
    for link in graph.links.values():
        if link.pattern or any(claim.source != source for claim in link.claims):
            kept |= {link.subject, link.object}
    links = {id_: link for id_, link in graph.links.items() if {link.subject, link.object} <= kept}
    return replace(graph, actors={id_: actor for id_, actor in graph.actors.items() if id_ in kept}, links=links)


def show(reports: list[Report], split: str, least: float, worst: int) -> None:
    """The tables, as Markdown, so that they can stand in docs/reading.md."""
    total, kinds = Score(), dict[str, Score]()
    for report in reports:
        total.add(report.claims)
        for name, made in report.kinds.items():
            kinds.setdefault(name, Score()).add(made)
    sys.stdout.write(f"## {split}, proposals at {least} or surer\n\n")
    _table([_documents_head(), *map(_of_document, reports), ["all", "", *_of_score(total), "", "", "", ""]])
    often = sorted(kinds.items(), key=lambda item: (-item[1].hits - item[1].missed, item[0]))
    _table([["kind", *_SCORE], *([name, *_of_score(made)] for name, made in often)])
    _table([_other_head(), *map(_of_others, reports)])
    _table([["by eye, unseen", "documents", "drawn", "right", "edit", "wrong", "turned", "right", "usable"], *drawn()])
    for title, items in (
        ("misses", [m for r in reports for m in r.misses]),
        ("false alarms", [f for r in reports for f in r.false_alarms]),
    ):
        sys.stdout.write(f"The {worst} worst {title}:\n\n")
        for _, text in sorted(items, key=lambda item: (-item[0], item[1]))[:worst]:
            sys.stdout.write(f"- {text}\n")
        sys.stdout.write("\n")


def show_patterns(reports: list[Report]) -> None:
    """How often each pattern was right, and which said nothing on any document of the split."""
    made: dict[str, Score] = {pattern.id: Score() for pattern in load_patterns().patterns}
    for report in reports:
        for name, score_ in report.patterns.items():
            made.setdefault(name, Score()).add(score_)
    said = sorted((one for one in made.items() if one[1].hits + one[1].false), key=lambda one: (one[1].precision, one[0]))
    _table([["pattern", "right", "false"], *([name, str(one.hits), str(one.false)] for name, one in said)])
    sys.stdout.write(f"Silent: {', '.join(sorted(name for name, one in made.items() if not one.hits + one.false))}\n")


_SCORE = ["claims", "proposed", "precision", "recall", "F1"]


def _documents_head() -> list[str]:
    return ["document", "genre", *_SCORE, "recall, explicit", "recall, both named", "status right", "seconds"]


def _of_document(report: Report) -> list[str]:
    shares = [_share(report.explicit_recall), _share(report.reachable_recall), _share(report.status)]
    return [report.name, report.genre, *_of_score(report.claims), *shares, f"{report.seconds:.1f}"]


def _of_score(made: Score) -> list[str]:
    rates = [f"{rate:.2f}" for rate in (made.precision, made.recall, made.f1)]
    return [str(made.hits + made.missed), str(made.hits + made.false), *rates]


def _other_head() -> list[str]:
    money = ["sums", "amount right", "funder or recipient right", "both right"]
    return ["document", *money, "actors: precision", "recall", "F1", "by eye", "structure"]


def _of_others(report: Report) -> list[str]:
    structure = "; ".join(f"{name} {right}/{of}" for name, (right, of) in report.structure.items())
    return [report.name, *map(str, report.money), *_of_score(report.actors)[2:], _of(report.judged), structure]


def _table(rows: list[list[str]]) -> None:
    rows.insert(1, ["---"] * len(rows[0]))
    sys.stdout.write("".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n")


def _of(part: tuple[int, int]) -> str:
    return f"{part[0]}/{part[1]}" if part[1] else "–"


def _share(part: tuple[int, int]) -> str:
    return f"{part[0] / part[1]:.2f}" if part[1] else "–"


if __name__ == "__main__":
    main()
