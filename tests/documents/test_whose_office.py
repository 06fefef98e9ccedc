"""Whose office or body a general word names, by what the document is about: made-up texts, ' / ' between their paragraphs.

`whose/names.tsv`: the actor that the last place of the words in `said` names, or none. `whose/one_of_them.tsv`: whether a class
is proposed ('class'), or the page means one that it does not name and nothing is ('one'). `whose/we.tsv`: who 'we' is where
no author is named.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.model import Graph
from loaders.documents.names.law import with_law_names
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import DEFAULT_THRESHOLD, propose
from loaders.documents.structure.reader import document_of

TABLE = Path(__file__).with_name("whose") / "names.tsv"

ONE_OF_THEM = TABLE.with_name("one_of_them.tsv")


def rows() -> list[tuple[str, str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        read = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["genre"], row["said"], row["expected"], row["text"]) for row in read]


@pytest.fixture(scope="module")
def names(shipped_graph: Graph) -> NameIndex:
    return NameIndex(shipped_graph)


@pytest.mark.parametrize(("genre", "said", "expected", "text"), rows())
def test_a_general_word_names_whom_the_document_means(
    genre: str, said: str, expected: str, text: str, names: NameIndex, shipped_graph: Graph
) -> None:
    document = document_of(text.replace(" / ", "\n\n") + "\n", "made.txt", genre)
    found = with_law_names(document, find_mentions(document, names), shipped_graph.actors)
    of_words = [one for one in found if one.text == said]
    last = of_words[-1] if of_words else None
    assert (last.actor or f"+{last.kind}" if last else "none") == expected


def pages() -> list[tuple[str, str]]:
    with ONE_OF_THEM.open(encoding="utf-8", newline="") as file:
        return [(row["expected"], row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("expected", "text"), pages())
def test_a_class_is_proposed_only_where_many_are_spoken_of(
    expected: str, text: str, names: NameIndex, shipped_graph: Graph
) -> None:
    document = document_of(text.replace(" / ", "\n\n") + "\n", "made.txt", "prose")
    found = propose(document, find_mentions(document, names), shipped_graph.actors, DEFAULT_THRESHOLD).findings
    assert bool(found) == (expected == "class"), found


def speakers() -> list[tuple[str, str]]:
    with TABLE.with_name("we.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["expected"], row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("expected", "text"), speakers())
def test_we_is_the_body_whose_own_page_it_is(expected: str, text: str, names: NameIndex, shipped_graph: Graph) -> None:
    document = document_of(text.replace(" / ", "\n\n") + "\n", "made.txt", "prose")
    found = propose(document, find_mentions(document, names), shipped_graph.actors, DEFAULT_THRESHOLD).findings
    worked = {str(one.subject.actor) for one in found if one.kind == "COLLABORATES_WITH" and one.subject}
    assert (worked or {"none"}) == {expected}
