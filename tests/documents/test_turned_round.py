"""No proposal says the opposite of its sentence: tables of made-up sentences, each with all that may be proposed from it.

`expected` names every pair of ends that a proposal may have, which way round, and 'not' where it must be denied; the first
kind of each must be proposed, unless '?' stands before it. 'nothing': nothing is; 'no ASKS': nothing of that kind is.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from marked_sentences import document, findings

from graph.model import Graph
from loaders.documents.claims.record import Finding, end_id
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import propose
from loaders.documents.structure.reader import document_of

FOLDER = Path(__file__).with_name("turned_round")
CAST = {
    "PCC": "the PCC|pcc|local_policing_body", "PCCx": "PCC|pcc|local_policing_body", "PCCs": "PCCs|pccs|sector_group",
    "Panel": "the Panel|panel|committee", "Chief": "the Chief Constable|chief|office", "Force": "the force|force|police_force",
    "Forces": "forces|forces|sector_group", "HO": "the Home Office|ho|department", "HS": "the Home Secretary|hs|office",
    "Board": "the Board|board|board", "Council": "the Council|council|local_authority",
    "HMI": "the Inspectorate|hmi|inspectorate",
    "College": "the College|college|professional_body", "Code": "the Code|code|instrument", "Act": "the Act|act|instrument",
    "Plan": "the Plan|plan|instrument", "Scheme": "the Scheme|scheme|programme",
    "Charity": "the Charity|charity|charity_or_ngo",
    "Mayor": "the Mayor|mayor|office", "Watchdog": "the Watchdog|watchdog|regulator", "Unit": "the Unit|unit|unit",
    "Auditor": "the Auditor General|auditor|office", "Agency": "the Agency|agency|agency",
    "Victims": "victims|victims|people_group",
}  # fmt: skip
LEAST = 0.5


def rows_of(name: str) -> list[tuple[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["expected"], row["sentence"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def marked(sentence: str) -> str:
    """The sentence with its actors as `marked_sentences` reads them; the first word begins with a capital."""
    whole = re.sub(r"\{(\w+)\}", lambda found: f"[{CAST[found[1]]}]", sentence)
    return f"[{whole[1].upper()}{whole[2:]}" if whole[0] == "[" else whole


def said(found: Finding) -> tuple[bool, str | None, str, str | None]:
    return found.values.get("polarity") == "denied", end_id(found.subject), found.kind, end_id(found.object)


TABLES = ("inversion", "counterfactual", "swapped", "both_ways", "requests")
ROWS = [(table, *row) for table in TABLES for row in rows_of(table)]


@pytest.mark.parametrize("table", (*TABLES, "london", "sums"))
def test_each_kind_of_fault_is_tried_in_many_ways(table: str) -> None:
    rows = rows_of(table)
    assert len(rows) >= 50
    assert len({sentence for _, sentence in rows}) == len(rows)


@pytest.mark.parametrize(("table", "expected", "sentence"), ROWS, ids=[f"{table}: {sentence}" for table, _, sentence in ROWS])
def test_nothing_is_turned_round(table: str, expected: str, sentence: str) -> None:
    made = {said(one) for one in findings(marked(sentence), least=LEAST)}
    if expected.startswith("no "):
        assert expected[3:] not in {kind for _, _, kind, _ in made}
        return
    wanted, ends = set(), set()
    for part in expected.split("; ") if expected != "nothing" else ():
        *how, subject, kind, object_ = part.split()
        ends.add(("not" in how, subject, object_))
        if "?" not in how:
            wanted.add(("not" in how, subject, kind, object_))
    turned = {one for one in made if (one[0], one[1], one[3]) not in ends}
    assert not turned
    assert wanted <= made


def sum_of(one: Finding) -> str:
    """As the table writes it: payer, recipient and amount, or both ends of a range."""
    high = one.values.get("amount_to")
    amount = f"{one.values['amount']:.0f}" + (f"-{high:.0f}" if high else "")
    return f"{end_id(one.subject) or '?'} {end_id(one.object) or '?'} {amount}"


@pytest.mark.parametrize(("expected", "sentence"), rows_of("sums"), ids=[sentence for _, sentence in rows_of("sums")])
def test_a_sum_is_a_proposal_only_with_both_ends(expected: str, sentence: str) -> None:
    made = propose(*document(marked(sentence)))
    proposed = {sum_of(one) for one in made.findings if one.values.get("amount") is not None}
    waiting = {sum_of(one) for one in made.to_complete}
    assert (proposed, waiting) == (
        (set(), set())
        if expected == "none"
        else (set(), {expected[5:]})
        if expected.startswith("open ")
        else ({expected}, set())
    )


@pytest.fixture(scope="module")
def names(shipped_graph: Graph) -> NameIndex:
    return NameIndex(shipped_graph)


@pytest.mark.parametrize(("expected", "sentence"), rows_of("london"), ids=[sentence for _, sentence in rows_of("london")])
def test_a_class_is_not_read_as_its_london_member(expected: str, sentence: str, names: NameIndex, shipped_graph: Graph) -> None:
    london = {actor.id for actor in shipped_graph.actors.values() if actor.area == "London" and not actor.is_class}
    made = document_of(sentence, "made.txt", "prose")
    mentions = find_mentions(made, names)
    named = {mention.actor for mention in mentions}
    assert not named & london
    assert expected in {*named, "-"}
    found = propose(made, mentions, shipped_graph.actors).findings
    assert not {end_id(end) for one in found for end in (one.subject, one.object)} & london


def test_londons_own_bodies_are_still_known_by_their_names(names: NameIndex) -> None:
    text = (
        "The Police and Crime Committee questions the Mayor's Office. The metropolitan police force is under the Commissioner."
    )
    named = {mention.actor for mention in find_mentions(document_of(text, "made.txt", "prose"), names)}
    assert {"london-police-and-crime-committee", "mopac", "metropolitan-police-service"} <= named
