"""The shipped dataset: whole, true to its documents, and in our own words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from support import ROOT

from graph.kinds import load_kinds
from graph.model import Graph, all_claims
from loaders.coverage import check_coverage
from loaders.dataset import read_dataset
from loaders.sources import SourceTexts
from loaders.verify import verify

NAMED_BODIES = (
    "home-office national-policing-board police-and-crime-commissioners chief-constables iopc crown-prosecution-service "
    "college-of-policing hmicfrs metropolitan-police-service mopac npcc apcc nca ministry-of-justice uk-parliament "
    "home-affairs-committee".split()
)
RUN = 12
SMALL_WORDS = frozenset("of and the for in to a on by s with".split())
WORD = re.compile(r"[A-Za-z0-9£]+(?:['’][a-z]+)?")


def test_there_is_no_fault_and_every_span_matches_its_document(documents: Path) -> None:
    dataset = read_dataset()
    texts = SourceTexts(documents)
    assert [str(fault) for fault in verify(dataset, texts)] == []
    assert [str(fault) for fault in check_coverage(dataset, texts)] == []
    assert sum(1 for source in dataset.sources.values() if texts.text(source) is not None) >= 9


def test_the_dataset_is_large_enough_to_be_worth_asking(shipped_graph: Graph) -> None:
    kinds = load_kinds()
    families = Counter(kinds.links[link.kind].family for link in shipped_graph.links.values() for _ in link.claims)
    assert len(shipped_graph.actors) >= 500
    assert sum(1 for _ in all_claims(shipped_graph)) >= 1000
    assert sum(families[name] for name in ("oversight", "office", "steering", "duty")) >= 300
    assert sum(1 for link in shipped_graph.links.values() if link.values.amount is not None) >= 15


def test_every_claim_has_its_place_and_those_of_power_their_topics(shipped_graph: Graph) -> None:
    kinds = load_kinds()
    for link in shipped_graph.links.values():
        for claim in link.claims:
            assert claim.locator
            if kinds.links[link.kind].family in ("oversight", "duty", "steering", "money"):
                assert claim.values.topics, link.id


def answered(graph: Graph, actor: str, kinds_of_link: tuple[str, ...], end: str) -> bool:
    """Whether a link of these kinds, or a stated gap, has `actor` (or what heads or represents it) at this end."""
    stand_ins = {actor}
    for link in graph.links.values():
        if link.kind == "HEADS" and actor in (link.subject, link.object):
            stand_ins |= {link.subject, link.object}
        if link.kind in ("MEMBER_OF", "PART_OF", "CHAIRS") and (link.object == actor or link.subject == actor):
            stand_ins |= {link.subject, link.object} if link.kind != "PART_OF" else {link.object}
    records = [*graph.links.values(), *graph.gaps.values()]
    return any(item.kind in kinds_of_link and getattr(item, end) in stand_ins for item in records)


@pytest.mark.parametrize("actor", NAMED_BODIES)
@pytest.mark.parametrize(
    ("what", "kinds_of_link"),
    [
        ("overseer", ("OVERSEES", "INSPECTS", "MONITORS", "AUDITS", "REGULATES", "INVESTIGATES", "JUDGES")),
        ("appointer", ("APPOINTS", "ELECTS")),
        ("funder", ("FUNDS",)),
    ],
)
def test_each_body_of_the_mission_has_an_overseer_an_appointer_and_a_funder_or_a_stated_gap(
    shipped_graph: Graph, actor: str, what: str, kinds_of_link: tuple[str, ...]
) -> None:
    assert answered(shipped_graph, actor, kinds_of_link, "object"), f"{actor} has no {what}"


def words(text: str) -> list[tuple[str, str]]:
    return [(match[0].lower().replace("’", "'"), match[0]) for match in WORD.finditer(text)]


def test_no_sentence_of_a_source_is_in_the_repository(documents: Path) -> None:
    seen = set()
    for folder in ("seeds", "legislation"):
        for path in (documents / folder).iterdir():
            if "MANIFEST" not in path.name:
                source = [word for word, _ in words(path.read_text("utf-8"))]
                seen |= {tuple(source[i : i + RUN]) for i in range(len(source) - RUN + 1)}
    assert seen
    for path in sorted((ROOT / "data").rglob("*")):
        if path.suffix not in (".yaml", ".md"):
            continue
        ours = words(path.read_text("utf-8"))
        for i in range(len(ours) - RUN + 1):
            part = ours[i : i + RUN]
            plain = [raw for _, raw in part if raw[0].islower() and raw not in SMALL_WORDS]
            if len(plain) >= 2:
                assert tuple(word for word, _ in part) not in seen, f"{path.name}: {' '.join(raw for _, raw in part)}"
