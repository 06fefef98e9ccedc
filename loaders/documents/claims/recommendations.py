"""Whether the recommendations that the graph holds are those of a document: another report numbers its own from 1 too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from graph.days.dates import first_day
from graph.model import Actor
from loaders.documents.model import Document, Pair
from loaders.documents.names.words import fold_words

_RECORD = re.compile(r"(?P<series>.+)-recommendation-(?P<number>\d{1,3})$")
_SMALL = frozenset("the a an of to in on for and with by from no more not or its their what who is are be at".split())
# The least share of the words of the graph's names that a document's recommendations and answers must have; and the years
# within which a recommendation is answered.
_LEAST, _YEARS = 0.6, 3


def known_records(document: Document, actors: Mapping[str, Actor]) -> dict[str, Actor]:
    """The graph's recommendations that are this document's, by 'recommendation 5' in lower case. A series of them is this
    document's where its words agree with what the document says under the same numbers, and its date allows it."""
    series: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors.values():
        found = _RECORD.match(actor.id) if actor.kind == "recommendation" else None
        if found is not None and _in_time(document, actor):
            series[found["series"]][f"recommendation {found['number']}"] = actor
    said = {pair.recommendation.casefold(): _telling(_words(document, pair)) for pair in document.pairs} if series else {}
    agreed = {name: _agreement(said, held) for name, held in series.items()}
    best = max(agreed, key=lambda name: agreed[name], default=None)
    return series[best] if best is not None and agreed[best] >= _LEAST else {}


def _in_time(document: Document, actor: Actor) -> bool:
    if not document.date or not actor.from_:
        return True
    years = int(first_day(document.date)[:4]) - int(first_day(actor.from_)[:4])
    return 0 <= years <= _YEARS


def _agreement(said: Mapping[str, frozenset[str]], held: Mapping[str, Actor]) -> float:
    """The share of the words of the names of a series that a document says under the same numbers."""
    shares = [_share(_telling(held[name].name.partition(":")[2]), words) for name, words in said.items() if name in held]
    return sum(shares) / len(shares) if shares else 0.0


def _words(document: Document, pair: Pair) -> str:
    return " ".join(document.text[low:high] for low, high in (pair.recommendation_span, *pair.answer_spans))


def _telling(words: str) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    return frozenset(word[:5] for word in fold_words(words) if len(word) > 2 and word not in _SMALL)


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0
