"""Files of the same kinds as the known ones, in the forms that others write them: each gives what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Graph
from loaders.dataset import read_dataset
from loaders.intake.loading import Wish, load

GRANT = [
    "360G-1",
    "Boat",
    "A boat",
    "GBP",
    "£1,500.00",
    "02/01/2020",
    "GB-CHC-123",
    "Boat Trust",
    "GB-CHC-9",
    "Big Fund",
    "Water",
]


def made(tmp_path: Path, name: str, content: str | bytes | object) -> tuple[Any, Graph]:
    """The report and the graph of a file."""
    body = content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content)).encode()
    (tmp_path / name).write_bytes(body)
    report = load([tmp_path / name], tmp_path / "made", (), Wish(said={"date": "2024-01-01", "publisher": "x"}))[0]
    return report, read_dataset(tmp_path / "made").graph()


def csv_of(head: list[str], *rows: list[str]) -> str:
    """A table as CSV."""
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in (head, *rows))


TITLES = ["Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date"]
TITLED = [*TITLES, "Recipient Org:0:Identifier", "Recipient Org:0:Name", "Funding Org:0:Identifier", "Funding Org:0:Name"]
FIELDS = ["id", "title", "description", "currency", "amountAwarded", "awardDate"]
FIELDED = [
    *FIELDS, "recipientOrganization/0/id", "recipientOrganization/0/name", "fundingOrganization/0/id",
    "fundingOrganization/0/name",
]  # fmt: skip


@pytest.mark.parametrize(
    "head", [[*TITLED, "Grant Programme:0:Title"], [one.replace(":0:", ":") for one in [*TITLED, "Grant Programme:0:Title"]],
             [*FIELDED, "grantProgramme/0/title"]],
)  # fmt: skip
def test_a_table_of_grants_is_read_under_titles_or_fields(tmp_path: Path, head: list[str]) -> None:
    report, graph = made(tmp_path, "g.csv", csv_of(head, GRANT))
    (link,) = [link for link in graph.links.values() if link.kind == "FUNDS"]
    assert (report.format, link.subject, link.object, link.values.amount) == (
        "threesixtygiving",
        "big-fund",
        "boat-trust",
        1500.0,
    )
    assert link.values.about == "grant programme: Water" and link.claims[0].locator == "row 2"
    assert ("GB-CHC", "123") in [(scheme.upper(), value) for scheme, value in graph.actors["boat-trust"].identifiers]


def test_a_workbook_of_grants_is_read_as_the_table(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(TITLED)
    book.active.append(GRANT[:-1])
    book.create_sheet("Meta").append(["Publisher", "Big Fund"])
    book.save(tmp_path / "g.xlsx")
    report, graph = made(tmp_path, "g.xlsx", (tmp_path / "g.xlsx").read_bytes())
    assert report.format == "threesixtygiving" and "boat-trust" in graph.actors


def test_a_fault_of_a_table_of_grants_names_row_and_column(tmp_path: Path) -> None:
    from graph.errors import DataError

    bad = [*GRANT[:4], "much", *GRANT[5:7], "", *GRANT[8:-1]]
    with pytest.raises(DataError) as caught:
        made(tmp_path, "g.csv", csv_of(TITLED, bad))
    said = "\n".join(map(str, caught.value.faults))
    assert "g.csv: row 2, column 'Amount Awarded': 'much' is no sum" in said
    assert "row 2, column 'Recipient Org:0:Name': is empty" in said


def test_a_share_that_excludes_its_ends_may_say_so_by_yes(tmp_path: Path) -> None:
    def entity(id_: str, name: str) -> dict[str, object]:
        return {"statementID": id_, "statementType": "entityStatement", "entityType": "registeredEntity", "name": name}

    share = {"minimum": 25, "exclusiveMinimum": True, "maximum": 50}
    owns = {"statementID": "o", "statementType": "ownershipOrControlStatement", "subject": {"describedByEntityStatement": "a"},
            "interestedParty": {"describedByEntityStatement": "b"},
            "interests": [{"type": "votingRights", "share": share}]}  # fmt: skip
    _, graph = made(tmp_path, "b.json", [entity("a", "Mill Works"), entity("b", "Weir plc"), owns])
    assert [link.values.about for link in graph.links.values()] == ["voting rights of 25% to 50%"]


def test_a_register_is_read_by_its_official_names_from_records_by_key(tmp_path: Path) -> None:
    item = {"local-authority-eng": "MIL", "official-name": "Mill City Council", "name": "Mill", "end-date": "2009-03-31"}
    _, graph = made(tmp_path, "r.json", {"MIL": {"entry-number": "1", "key": "MIL", "item": [item]}})
    actor = graph.actors["mill-city-council"]
    assert (actor.kind, actor.to, [alias.name for alias in actor.aliases]) == ("local_authority", "2009-03-31", ["Mill"])


def test_children_of_an_organisation_are_parts_of_it(tmp_path: Path) -> None:
    body = {"id": "o", "name": "Town Council", "classification": "council", "children": [{"id": "p", "name": "Parks Board"}]}
    _, graph = made(tmp_path, "p.json", {"organizations": [body]})
    assert {(link.subject, link.kind, link.object) for link in graph.links.values()} == {
        ("parks-board", "PART_OF", "town-council")
    }


@pytest.mark.parametrize(("spells", "since"), [(1, "2001-01-01"), (2, None)])
def test_one_spell_dates_an_edge_and_several_are_told(tmp_path: Path, spells: int, since: str | None) -> None:
    spell = '<spell start="2001-01-01" end="2002-01-01"/>'
    nodes = '<nodes><node id="a" label="Mill Board"/><node id="b" label="Weir Board"/></nodes>'
    edge = f'<edges><edge id="1" source="a" target="b" label="inspects"><spells>{spell * spells}</spells></edge></edges>'
    report, graph = made(
        tmp_path, "g.gexf", '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
        f'<graph defaultedgetype="directed">{nodes}{edge}</graph></gexf>'
    )  # fmt: skip
    assert [link.values.since for link in graph.links.values()] == [since]
    assert any("several" in why for why in report.left_out) == (spells > 1)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_accents_and_line_ends_of_each_system_are_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = "body,relationship,other body\nCafé Trust,works with,Bröd Board\n"
    _, graph = made(tmp_path, "t.csv", text.replace("\n", end).encode(encoding))
    assert sorted(actor.name for actor in graph.actors.values()) == ["Bröd Board", "Café Trust"]


def test_a_row_of_values_is_not_taken_for_the_head_of_a_table(tmp_path: Path) -> None:
    from graph.errors import DataError

    with pytest.raises(DataError, match="the first row has canonical, entity, prop, value"):
        made(tmp_path, "s.csv", "canonical,entity,prop,value\nc,c,name,Mill Co\n")


def _notice(day: str, award: dict[str, Any]) -> dict[str, Any]:
    """A release of one process, on a day, with one award."""
    parties = [{"id": "B", "name": "Fen Council"}, {"id": "S", "name": "Fen Boats Ltd"}]
    return {"ocid": "ocds-f-1", "id": day, "date": day, "tag": ["award"], "parties": parties, "buyer": {"id": "B"},
            "awards": [{"id": "a1", **award}]}  # fmt: skip


def _worth(sum_: int) -> dict[str, Any]:
    return {"status": "active", "suppliers": [{"id": "S"}], "value": {"amount": sum_, "currency": "GBP"}}


@pytest.mark.parametrize(
    ("compiled", "later", "sum_"),
    [
        (_notice("2021-03-01", _worth(700)), _worth(700), 700),
        (None, _worth(700), 700),
        (None, {"status": "active"}, 500),
        (None, {"status": "cancelled"}, None),
    ],
)
def test_a_record_with_its_releases_counts_a_sum_once(
    tmp_path: Path, compiled: dict[str, Any] | None, later: dict[str, Any], sum_: int | None
) -> None:
    record = {"ocid": "ocds-f-1", "releases": [_notice("2021-01-01", _worth(500)), _notice("2021-02-01", later)]}
    if compiled:
        record["compiledRelease"] = compiled
    report, graph = made(tmp_path, "records.json", {"records": [record]})
    assert [link.values.amount for link in graph.links.values() if link.kind == "FUNDS"] == ([sum_] if sum_ else [])
    assert sum(report.written.sums.values()) == (sum_ or 0)
    said = "the former releases of a record" if compiled else "an award that another release of its record tells"
    assert any(why.startswith(said) for why in report.left_out), report.left_out


def test_releases_outside_a_record_that_tell_one_award_are_one_link_whose_sum_counts_once(tmp_path: Path) -> None:
    releases = [_notice("2021-01-01", _worth(500)), _notice("2021-02-01", _worth(500))]
    report, graph = made(tmp_path, "releases.json", {"releases": releases})
    [paid] = [link for link in graph.links.values() if link.kind == "FUNDS"]
    assert paid.values.amount == 500 and len(paid.claims) == 2
    assert report.written.links["FUNDS"] == 1 and report.written.sums["FUNDS"] == 500
