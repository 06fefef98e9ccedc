"""What rests on no good ground is not proposed, while the sentence beside it that says so plainly is: made-up sentences."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from marked_sentences import document, findings

from loaders.documents.claims.record import end_id
from loaders.documents.propose import DEFAULT_THRESHOLD, propose

TABLE = Path(__file__).with_name("doubtful") / "sentences.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(row["expected"], row["link"], row["sentence"]) for row in csv.DictReader(file, delimiter="\t")]


def links_of(sentence: str, least: float) -> set[str]:
    return {f"{end_id(one.subject)} {one.kind} {end_id(one.object)}" for one in findings(sentence, least=least)}


@pytest.mark.parametrize(("expected", "link", "sentence"), rows())
def test_a_doubtful_link_is_not_proposed_and_a_plain_one_is(expected: str, link: str, sentence: str) -> None:
    assert (link in links_of(sentence, DEFAULT_THRESHOLD - 0.1)) == (expected == "said")
    if expected == "doubtful":
        told = [
            one for one in findings(sentence, least=0.0) if f"{end_id(one.subject)} {one.kind} {end_id(one.object)}" == link
        ]
        assert all(one.confidence < DEFAULT_THRESHOLD - 0.1 and len(one.reasons) > 1 for one in told)


FREE = [
    (row["expected"], row["link"], row["sentence"])
    for table in ("ends", "past", "works", "beside", "set_up", "posts", "help", "members", "apart", "only_said", "told_past")
    for row in csv.DictReader(TABLE.with_name(f"{table}.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
]


@pytest.mark.parametrize(("expected", "link", "sentence"), FREE)
def test_what_prose_half_says_is_not_proposed(expected: str, link: str, sentence: str) -> None:
    made = {
        f"{end_id(one.subject)} {one.kind} {end_id(one.object)}": one.confidence
        for one in findings(sentence, "prose", least=0.0)
    }
    assert link in made
    assert (made[link] >= DEFAULT_THRESHOLD - 0.1) == (expected == "said")


ITEMS = [
    (row["expected"], row["link"], row["sentence"].replace("\\n", "\n"))
    for row in csv.DictReader(TABLE.with_name("items.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
]


@pytest.mark.parametrize(("expected", "link", "text"), ITEMS)
def test_an_item_is_not_said_of_the_last_one_named_before_it(expected: str, link: str, text: str) -> None:
    lines, mentions = document(text, "prose")
    whole = replace(lines, sentences=((0, len(lines.text)),))
    made = {f"{end_id(one.subject)} {one.kind} {end_id(one.object)}": one for one in propose(whole, mentions).findings}
    assert (link in made and made[link].confidence >= DEFAULT_THRESHOLD - 0.1) == (expected == "said")


OF_LAW = [
    (row["expected"], row["link"], row["sentence"])
    for row in csv.DictReader(TABLE.with_name("law.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
]


@pytest.mark.parametrize(("expected", "link", "sentence"), OF_LAW)
def test_what_a_law_says_in_passing_is_not_proposed(expected: str, link: str, sentence: str) -> None:
    made = {
        f"{end_id(one.subject)} {one.kind} {end_id(one.object)}": one.confidence
        for one in findings(sentence, "legislation", least=0.0)
    }
    assert link in made
    assert (made[link] >= DEFAULT_THRESHOLD) == (expected == "said")
