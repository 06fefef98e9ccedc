"""Whom words point to: 'it', 'they', 'she', 'both', a verb without its own subject; and names the graph does not hold.

`pointing/reference.tsv`: the links of a text's last sentence, or none; `pointing/names.tsv`: the actors that a sentence names,
by id or as a new one of a kind. `pointing/once.tsv`: whether somebody's post may be proposed as one held now.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from marked_sentences import document, findings

from graph.model import Graph
from loaders.documents.claims.record import end_id
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import propose
from loaders.documents.structure.reader import document_of

FOLDER = Path(__file__).with_name("pointing")
CAST = {
    "Panel": "the Panel|panel|committee", "PCC": "the PCC|pcc|local_policing_body", "Force": "the Force|force|police_force",
    "PCCs": "PCCs|pccs|sector_group", "Forces": "forces|forces|sector_group", "Council": "the Council|council|local_authority",
    "Unit": "the Unit|unit|unit", "Board": "the Board|board|board", "HMI": "the Inspectorate|hmi|inspectorate",
    "HS": "the Home Secretary|hs|office", "HO": "the Home Office|ho|department", "Dame": "Dame Ann Lee|lee|person",
    "Mayor": "the Mayor|mayor|office", "Plan": "the Plan|plan|instrument", "Scheme": "the Scheme|scheme|programme",
    "College": "the College|college|professional_body", "Agency": "the Agency|agency|agency",
    "Chief": "the Chief Constable|chief|office", "Voters": "voters|voters|people_group",
}  # fmt: skip
_STOP = re.compile(r"(?<=[.]) (?=[A-Z])")


def rows_of(name: str) -> list[tuple[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["expected"], row["sentence"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def marked(text: str) -> str:
    """The text with its actors marked; a sentence begins with a capital."""
    whole = re.sub(r"\{(\w+)\}", lambda found: f"[{CAST[found[1]]}]", text)
    return re.sub(r"(^|[.] )\[(\w)", lambda found: f"{found[1]}[{found[2].upper()}", whole)


def said_last(text: str) -> str:
    """The links that are proposed from the last sentence of a paragraph."""
    made, mentions = document(marked(text), "prose")
    starts = [0, *(stop.end() for stop in _STOP.finditer(made.text))]
    ends = [*(start - 1 for start in starts[1:]), len(made.text)]
    whole = propose(replace(made, sentences=tuple(zip(starts, ends, strict=True))), mentions, threshold=0.6)
    links = {
        f"{end_id(one.subject)} {one.kind} {end_id(one.object)}"
        for one in whole.findings
        if one.start >= starts[-1] and one.subject and one.object
    }
    return "; ".join(sorted(links)) or "none"


@pytest.mark.parametrize("table", ["reference", "names", "once"])
def test_each_kind_is_tried_in_many_ways(table: str) -> None:
    rows = rows_of(table)
    assert len(rows) >= 40
    assert len({sentence for _, sentence in rows}) == len(rows)


@pytest.mark.parametrize(("expected", "text"), rows_of("reference"), ids=[text for _, text in rows_of("reference")])
def test_a_word_that_points_back_stands_for_the_one_actor_that_fits(expected: str, text: str) -> None:
    assert said_last(text) == expected


def test_nothing_points_back_over_a_heading() -> None:
    text = "[The Panel|panel|committee] was set up.\nIts work\nIt oversees [the PCC|pcc|local_policing_body]."
    assert not [one for one in findings(text, "prose", 0.5) if one.kind == "OVERSEES"]


@pytest.fixture(scope="module")
def names(shipped_graph: Graph) -> NameIndex:
    return NameIndex(shipped_graph)


@pytest.mark.parametrize(("expected", "sentence"), rows_of("names"), ids=[sentence for _, sentence in rows_of("names")])
def test_a_name_is_found_whole_and_of_its_kind(expected: str, sentence: str, names: NameIndex) -> None:
    found = find_mentions(document_of(sentence, "made.txt", "prose"), names)
    assert ("; ".join(f"{one.text}={one.actor or f'+{one.kind}'}" for one in found) or "none") == expected


@pytest.mark.parametrize(("expected", "sentence"), rows_of("once"), ids=[sentence for _, sentence in rows_of("once")])
def test_a_post_held_once_is_not_proposed_as_one_held_now(expected: str, sentence: str) -> None:
    made = {one.kind for one in findings(marked(sentence), "prose", 0.6)} & {"HOLDS_OFFICE", "CHAIRS", "HEADS"}
    assert ("now" if made else "once") == expected


@pytest.mark.parametrize(
    "words",
    [
        "The witness said: “We oversee {}.”", "“In my view we must oversee {}”, he said.", '"We oversee {} now", she said.',
        "“It is true.\n\n“We oversee {}.”",
    ],
)  # fmt: skip
def test_we_in_the_words_of_somebody_quoted_is_not_the_author(words: str, names: NameIndex, shipped_graph: Graph) -> None:
    """The author is named often, so that 'we' outside of quotations is taken to be it."""
    text = "The College of Policing met. " * 6 + words.format("Kent Police") + " We oversee Essex Police.\n"
    made = document_of(text, "made.txt", "prose")
    found = propose(made, find_mentions(made, names), shipped_graph.actors).findings
    overseen = {end_id(one.object) for one in found if one.kind == "OVERSEES" and end_id(one.subject) == "college-of-policing"}
    assert overseen == {"essex-police"}


@pytest.mark.parametrize("word", ["Crown-appointed", "Crown-led", "non-Crown", "Crown-funded", "Crown‑appointed"])
def test_a_name_within_a_longer_word_is_nobody(word: str) -> None:
    text = f"[The Board|board|board] is led by a {word} chair."
    text = text.replace("Crown", "[Crown|crown|crown]")
    assert not [one for one in findings(text, "prose", 0.5) if "crown" in (end_id(one.subject), end_id(one.object))]
