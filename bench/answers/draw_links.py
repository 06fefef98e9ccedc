"""Draws links of the years since the documents, and of law in general, to be read against their sources: the third reading.

    python -m bench.answers.draw_links --sources FOLDER [--from N] [--to N]

Two pools of EACH: `since` holds the links that begin, end, happen or are said after HORIZON, or rest on a source dated
after it; `law` the others that do not rest on the five documents alone. What one pattern made is one entry of its pool,
told by one of its areas. One generator, `since` first, entries sorted: the same data give the same draw.
third_reading.tsv keeps what a reader held of each.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from bench.answers.draw import DOCUMENTS, shown  # noqa: E402
from graph.model import Graph, Link  # noqa: E402
from loaders.dataset import load_graph  # noqa: E402
from loaders.sources import SourceTexts  # noqa: E402

SEED, EACH, HORIZON = 20261130, 50, "2022-11-30"


def pool(graph: Graph, link: Link) -> str | None:
    """`since`, `law`, or None for what only the five documents say of the time before."""
    values = link.values
    dates = [values.since, values.until, values.happened and values.happened.split("..")[-1]]
    dates += [claim.said_on for claim in link.claims] + [graph.sources[claim.source].date for claim in link.claims]
    if any(date and date > HORIZON for date in dates):
        return "since"
    return None if all(claim.source in DOCUMENTS for claim in link.claims) else "law"


def drawn(graph: Graph) -> Iterator[tuple[str, Link]]:
    """The links drawn, each with its pool, in the order of the draw."""
    chance = random.Random(SEED)
    for name in ("since", "law"):
        entries: dict[str, list[Link]] = defaultdict(list)
        for link in graph.links.values():
            if pool(graph, link) == name:
                entries[link.pattern or link.id].append(link)
        for entry in chance.sample(sorted(entries), EACH):
            yield name, chance.choice(sorted(entries[entry], key=lambda link: link.id))


def main() -> int:
    """Print the links numbered --from to --to, each claim beside its words where they are at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", required=True, type=Path, help="the folder with the documents")
    parser.add_argument("--from", dest="first", type=int, default=1, help="the first to show")
    parser.add_argument("--to", type=int, default=2 * EACH, help="the last to show")
    given = parser.parse_args()
    graph, texts = load_graph(), SourceTexts(given.sources)
    for number, (name, link) in enumerate(drawn(graph), start=1):
        if given.first <= number <= given.to:
            sys.stdout.write(f"== {number} ({name}{f', pattern {link.pattern}' if link.pattern else ''})\n")
            for claim in link.claims:
                text = texts.text(graph.sources[claim.source]) or "" if claim.start >= 0 else ""
                sys.stdout.write(shown(number, link, claim, text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
