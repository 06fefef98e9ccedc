"""Draws claims of the five documents and shows each beside its words, to be judged: what the audit in dataset.md rests on.

    python -m bench.answers.draw --sources FOLDER [--from N] [--to N]

One generator, the documents in the order of DOCUMENTS, of each the places (link, start, end) of its claims, sorted, and
EACH of them: the same data give the same draw. The words of the documents are shown only, and written nowhere.
audit.tsv keeps what a reader held of each.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from graph.model import Claim, Graph, Link  # noqa: E402
from loaders.dataset import load_graph  # noqa: E402
from loaders.sources import SourceTexts  # noqa: E402

SEED, EACH, AROUND = 20261129, 40, 450
DOCUMENTS = (
    "home-office-pop0074",
    "met-pop0086",
    "peel-met-2021-22",
    "government-response-hasc-10-2019",
    "peel-met-effectiveness-2017",
)


def drawn(graph: Graph) -> Iterator[tuple[Link, Claim]]:
    """The claims drawn, document by document, in the order of the draw."""
    chance = random.Random(SEED)
    for document in DOCUMENTS:
        pool = {
            (link.id, claim.start, claim.end): (link, claim)
            for link in graph.links.values()
            for claim in link.claims
            if claim.source == document
        }
        for place in chance.sample(sorted(pool), EACH):
            yield pool[place]


def main() -> int:
    """Print the claims numbered --from to --to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", required=True, type=Path, help="the folder with the documents")
    parser.add_argument("--from", dest="first", type=int, default=1, help="the first to show")
    parser.add_argument("--to", type=int, default=EACH * len(DOCUMENTS), help="the last to show")
    given = parser.parse_args()
    graph, texts = load_graph(), SourceTexts(given.sources)
    for number, (link, claim) in enumerate(drawn(graph), start=1):
        if given.first <= number <= given.to:
            text = texts.text(graph.sources[claim.source]) or ""
            sys.stdout.write(shown(number, link, claim, text))
    return 0


def shown(number: int, link: Link, claim: Claim, text: str) -> str:
    """One claim with its values and its words, and what stands before and after them."""
    before, after = text[max(claim.start - AROUND, 0) : claim.start], text[claim.end : claim.end + AROUND]
    said = {name: value for name, value in claim.values.stated().items() if value}
    marks = "" if claim.explicit else f" INFERRED: {claim.why}"
    words = " ".join(f"{before}[[{text[claim.start : claim.end]}]]{after}".split())
    return f"#{number} {link.id} ({claim.source}, {claim.locator})\n  {claim.reading}{marks}\n  {said}\n  {words}\n\n"


if __name__ == "__main__":
    sys.exit(main())
