"""JSON-LD, read by rdflib: every link with its sources and places, ORG's words where they fit, nothing asserted that is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from exported import CUSTODES, linked_data
from map_graphs import AS_OF, graph_of, link

from graph.days.phases import live
from graph.model import Actor, Graph, all_claims
from viz.exports import export

ORG, PROV = rdflib.Namespace("http://www.w3.org/ns/org#"), rdflib.Namespace("http://www.w3.org/ns/prov#")
RDF, OWL = rdflib.RDF, rdflib.OWL


def actor(id_: str) -> rdflib.URIRef:
    """The name of an actor."""
    return rdflib.URIRef(f"urn:custodes:actor:{id_}")


@pytest.fixture(scope="module")
def triples(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """Those of the small dataset, all of it."""
    path = tmp_path_factory.mktemp("linked") / "x.jsonld"
    export(small_graph, path, "jsonld", None)
    return linked_data(path)


def test_every_actor_link_claim_gap_and_source_is_there(triples: rdflib.Graph, small_graph: Graph) -> None:
    counts = {name: len(set(triples.subjects(RDF.type, CUSTODES[name]))) for name in ("Actor", "Link", "Claim", "Gap")}
    claims = {claim.id for claim in all_claims(small_graph)}
    assert counts == {
        "Actor": len(small_graph.actors), "Link": len(small_graph.links), "Claim": len(claims), "Gap": len(small_graph.gaps),
    }  # fmt: skip
    assert len(triples) > 15 * len(small_graph.links)
    assert not [node for node in triples.all_nodes() if isinstance(node, rdflib.URIRef) and ":" not in node]


def test_a_link_is_found_with_its_source_and_place_and_reading(triples: rdflib.Graph) -> None:
    found = triples.query(
        """PREFIX custodes: <urn:custodes:vocabulary:> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who ?power ?source ?place ?reading WHERE {
          ?link rdf:subject ?who ; rdf:predicate custodes:REMOVES ; rdf:object <urn:custodes:actor:chief> ;
            custodes:powers ?power ; prov:wasDerivedFrom ?source ; prov:qualifiedDerivation ?claim .
          ?claim prov:entity ?source ; custodes:place ?place ; rdfs:comment ?reading } ORDER BY ?power"""
    )
    assert [tuple(map(str, row)) for row in found] == [  # type: ignore[arg-type]
        ("urn:custodes:actor:commissioner", f"urn:custodes:power:{power}", "urn:custodes:source:paper-2022", "s. 4",
         "The commissioner may dismiss the chief.")
        for power in ("dismiss", "suspend")
    ]  # fmt: skip


def test_what_is_said_outright_is_what_is_in_force_on_the_day(triples: rdflib.Graph, small_graph: Graph) -> None:
    said = {
        (str(s).rpartition(":")[2], str(p).removeprefix(str(CUSTODES)), str(o).rpartition(":")[2])
        for s, p, o in triples
        if str(p).startswith(str(CUSTODES)) and str(p).removeprefix(str(CUSTODES)).isupper()  # a kind of link
    }
    wanted = {(one.subject, one.kind, one.object) for one in small_graph.links.values() if live(one, small_graph, AS_OF)}
    assert said == wanted


def test_a_denied_link_is_said_to_be_none(triples: rdflib.Graph) -> None:
    denied = rdflib.URIRef("urn:custodes:link:panel~REMOVES~commissioner")
    assert (denied, RDF.type, OWL.NegativePropertyAssertion) in triples
    assert (actor("panel"), CUSTODES.REMOVES, actor("commissioner")) not in triples
    scoped = rdflib.URIRef("urn:custodes:link:watchdog~AUDITS~river-police")
    assert (scoped, CUSTODES.polarity, rdflib.Literal("denied")) in triples
    assert (scoped, RDF.type, OWL.NegativePropertyAssertion) not in triples


def test_org_is_used_where_it_says_the_same_and_nowhere_else(triples: rdflib.Graph) -> None:
    assert (actor("ann-other"), ORG.holds, actor("chief")) in triples
    assert (actor("chief"), ORG.postIn, actor("town-police")) in triples
    assert (actor("quiet-unit"), ORG.unitOf, actor("town-police")) in triples
    assert (actor("forces"), RDF.type, ORG.Organization) not in triples, "a class of forces is no organization"
    assert (actor("town-police"), ORG.memberOf, None) not in triples
    chaired = rdflib.URIRef("urn:custodes:link:minister~CHAIRS~new-board")
    assert (chaired, RDF.type, ORG.Membership) in triples and (chaired, ORG.organization, actor("new-board")) in triples


def test_sums_and_dates_have_types(tmp_path: Path) -> None:
    ends = [Actor("a", "A", "office", from_="1974-04"), Actor("b", "B", "office")]
    export(
        graph_of(ends, [link("a", "FUNDS", "b", amount=0.1, since="2012", until="2022-11-30")]), tmp_path / "x", "jsonld", None
    )
    found = linked_data(tmp_path / "x")
    typed = {
        (str(o.datatype).rpartition("#")[2], str(o)) for o in found.objects() if isinstance(o, rdflib.Literal) and o.datatype
    }
    assert {("decimal", "0.10"), ("gYear", "2012"), ("gYearMonth", "1974-04"), ("date", "2022-11-30")} <= typed
    assert str(next(iter(found.objects(actor("a"), rdflib.SDO.foundingDate)))) == "1974-04"


def test_hostile_ids_and_names_stay_names(tmp_path: Path) -> None:
    id_ = 'a> <b> "x" {} \\ \n é'
    graph = graph_of(
        [Actor(id_, '"}], {"@id": "x"', "office"), Actor("b", "</script>\u202e", "office")], [link(id_, "OVERSEES", "b")]
    )
    export(graph, tmp_path / "x", "jsonld", None)
    found = linked_data(tmp_path / "x")
    names = {str(o) for o in found.objects(None, rdflib.SDO.name)}
    assert {'"}], {"@id": "x"', "</script>\u202e"} <= names
    assert len(set(found.subjects(RDF.type, CUSTODES.Actor))) == 2
    assert rdflib.Graph().parse(data=found.serialize(format="nt"), format="nt").isomorphic(found)


def test_the_file_asks_for_nothing_from_the_web(small_graph: Graph, tmp_path: Path) -> None:
    export(small_graph, tmp_path / "x", "jsonld", None)
    context = json.loads((tmp_path / "x").read_text("utf-8"))["@context"]
    assert isinstance(context, dict) and "@import" not in context
