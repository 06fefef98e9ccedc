"""A graph that custodes exported as GraphML or GEXF comes back as it was, or what does not is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.formats.extract import GraphExtract
from graph.kinds import load_kinds
from graph.model import Actor, Claim, Graph, Link, Qualifiers
from viz.formats.networks import gexf, graphml
from viz.formats.taken import Taken

WRITERS = {"graphml": graphml, "gexf": gexf}
FORMATS = pytest.mark.parametrize("form", WRITERS)
# What no link of the small dataset says, so that each qualifier stands in some link.
MORE = {
    "inspectorate~INSPECTS~forces": Qualifiers(
        topics=("general",), binding="statute", exceptions=("town-police",), territory="wales", about="cells & vans"
    ),
    "ministry~FUNDS~radio~2019-20": Qualifiers(
        topics=("technology",), amount=5.5, amount_to=9.0, amount_qualifier="about", period="2019/20",
        duration="P18M", purpose="masts", via="safety-fund", scope="towns only",
    ),
    "treasury~FUNDS~river-police~rise": Qualifiers(
        topics=("funding",), amount=-10.0, amount_is="increase", period="2022/23", basis="river-code", provision="r. 9"
    ),
    "crown~APPOINTS~inspectorate": Qualifiers(happened="2021-03", condition="on advice", powers=("appoint",)),
    "panel~OVERSEES~commissioner": Qualifiers(topics=("general",), powers=("scrutinise", "publish"), status="enacted"),
    "harbour-auditor~AUDITS~harbour-chief": Qualifiers(topics=("funding",), since="2011-04", until="2015"),
}  # fmt: skip


@pytest.fixture
def rich(small_graph: Graph) -> Graph:
    """The small graph, with every qualifier in some link."""
    links = dict(small_graph.links)
    for id_, values in MORE.items():
        links[id_] = replace(links[id_], values=values, claims=tuple(_saying(one, values) for one in links[id_].claims))
    actors = dict(small_graph.actors)
    actors["new-board"] = replace(actors["new-board"], existence="planned", level="local", area="Town", note="Not yet.")
    actors["the-public"] = Actor("the-public", "The Public", "public")
    return replace(small_graph, links=links, actors=actors)


def _saying(claim: Claim, values: Qualifiers) -> Claim:
    return replace(claim, values=values)


@pytest.fixture
def exported(tmp_path: Path, rich: Graph) -> Callable[[str], Path]:
    """The rich graph in a file."""

    def run(form: str) -> Path:
        path = tmp_path / f"own.{form}"
        WRITERS[form](Taken(GraphExtract(rich, load_kinds()), rich), path)
        return path

    return run


def _stated(link: Link) -> dict[str, object]:
    """What a link says, but for what goes without saying: in force, and the power that its kind gives."""
    kind, said = load_kinds().links[link.kind], link.values.stated()
    plain = {"status": "in_force", "polarity": "asserted", "powers": [kind.power]}
    return {name: value for name, value in said.items() if plain.get(name) != value}


@FORMATS
def test_every_link_of_an_own_graph_comes_back_with_all_it_says(
    exported: Callable[[str], Path], loaded: Callable[..., tuple[object, Graph]], rich: Graph, form: str
) -> None:
    _, graph = loaded(exported(form), alone=True)
    assert graph.links.keys() == rich.links.keys()
    for id_, link in rich.links.items():
        back = graph.links[id_]
        wanted = _stated(link)
        wanted.setdefault("topics", back.values.stated().get("topics"))  # what must have some gets those that say least
        assert {"topics": None, **_stated(back)} == wanted, id_
        assert back.importance == link.importance


@FORMATS
def test_every_actor_of_an_own_graph_comes_back(
    exported: Callable[[str], Path], loaded: Callable[..., tuple[object, Graph]], rich: Graph, form: str
) -> None:
    report, graph = loaded(exported(form), alone=True)
    assert graph.actors.keys() == rich.actors.keys()
    for id_, actor in rich.actors.items():
        back = graph.actors[id_]
        for name in ("name", "kind", "level", "area", "from_", "to", "existence", "is_class"):
            assert getattr(back, name) == getattr(actor, name), (id_, name)
    assert [*report.left_out] == ["an alias that is another's name as well"]  # type: ignore[attr-defined]
    assert not report.fields_unknown  # type: ignore[attr-defined]


@FORMATS
def test_a_denied_link_comes_back_denied_and_cites_where_it_was_said(
    exported: Callable[[str], Path], loaded: Callable[..., tuple[object, Graph]], form: str
) -> None:
    _, graph = loaded(exported(form), alone=True)
    link = graph.links["panel~REMOVES~commissioner"]
    assert link.polarity == "denied"
    assert "(cites paper-2022, s. 6)" in link.claims[0].locator
    assert {id_ for id_, one in graph.links.items() if one.polarity == "denied"} >= {"watchdog~AUDITS~river-police"}


@FORMATS
def test_an_own_graph_beside_its_data_adds_claims_and_no_links(
    exported: Callable[[str], Path], loaded: Callable[..., tuple[object, Graph]], small_graph: Graph, form: str
) -> None:
    report, graph = loaded(exported(form))
    assert graph.links.keys() == small_graph.links.keys()
    assert report.matches.counts["new"] == 1  # type: ignore[attr-defined]  # The Public, which is only in the rich one


HEAD = (
    '<graphml><key id="k" for="edge" attr.name="kind"/>'
    '<key id="p" for="edge" attr.name="polarity"/><key id="o" for="edge" attr.name="on"/>'
    '<key id="d" for="edge" attr.name="duty"/><key id="h" for="edge" attr.name="part_of"/>'
    '<graph edgedefault="directed"><node id="a"/><node id="b"/>'
)
TAIL = "</graph></graphml>"


def edge(kind: str, *said: tuple[str, str]) -> str:
    """An edge from a to b."""
    data = "".join(f'<data key="{key}">{value}</data>' for key, value in (("k", kind), *said))
    return f'<edge source="a" target="b">{data}</edge>'


def test_a_polarity_that_is_not_understood_is_a_fault(refused: Callable[..., list[str]]) -> None:
    [fault] = refused(HEAD + edge("REMOVES", ("p", "negative")) + TAIL, "x.graphml")
    assert fault == "x.graphml: edge 1: polarity: 'negative' is none of asserted, denied"


def test_a_link_that_lacks_what_its_kind_must_say_is_left_out_and_listed(
    loaded: Callable[..., tuple[object, Graph]],
) -> None:
    text = HEAD + edge("CONFIRMS", ("o", "nobody")) + edge("OWES_DUTY_TO", ("d", "sing")) + edge("ADVISES") + TAIL
    report, graph = loaded(text, "x.graphml", alone=True)
    assert [link.kind for link in graph.links.values()] == ["ADVISES"]
    assert [one.partition(", which")[0] for one in report.left_out] == [  # type: ignore[attr-defined]
        "the duty 'sing'", "the 'on' nobody", "a CONFIRMS that does not say 'on', as each must",
        "a OWES_DUTY_TO that does not say 'duty', as each must",
    ]  # fmt: skip


def test_a_sum_that_is_part_of_one_that_is_not_there_stands_alone_and_says_so(
    loaded: Callable[..., tuple[object, Graph]],
) -> None:
    report, graph = loaded(HEAD + edge("FUNDS", ("h", "a~FUNDS~b~gone")) + TAIL, "x.graphml", alone=True)
    [link] = graph.links.values()
    assert link.values.part_of is None
    assert [*report.left_out] == ["the 'part_of' a~FUNDS~b~gone, which is not in the file"]  # type: ignore[attr-defined]


def test_what_its_attributes_mean_can_be_mended_and_given_again(
    exported: Callable[[str], Path], loaded: Callable[..., tuple[object, Graph]], tmp_path: Path, rich: Graph
) -> None:
    path, mapping = exported("graphml"), tmp_path / "map.yaml"
    loaded(path, alone=True, mapping=mapping)
    _, graph = loaded(path, alone=True, mapping=mapping, into="again")
    assert {id_: one.polarity for id_, one in graph.links.items()} == {id_: one.polarity for id_, one in rich.links.items()}
