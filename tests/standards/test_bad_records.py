"""What is wrong in a file of an open standard is said with its place and what was expected, and nothing of it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _grant(id_: str = "g1", **other: Any) -> dict[str, Any]:
    plain = {
        "id": id_,
        "title": "A roof",
        "currency": "GBP",
        "amountAwarded": 100,
        "awardDate": "2021-01-02",
        "fundingOrganization": [{"id": "GB-CHC-11", "name": "Hill Fund"}],
        "recipientOrganization": [{"id": "GB-CHC-12", "name": "Dale Trust"}],
    }
    return {**plain, **other}


def _grants(*grants: Any) -> str:
    return json.dumps({"grants": list(grants)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_grants(_grant(), _grant()), "/grants/1/id: 'g1' is taken at /grants/0"),
        (_grants(_grant(amountAwarded="lots")), "/grants/0/amountAwarded: 'lots' is no sum"),
        (_grants(_grant(amountAwarded=-5)), "/grants/0/amountAwarded: is -5, below nothing"),
        (_grants(_grant(amountAwarded=10**15)), "larger than any sum of money"),
        (_grants(_grant(amountAwarded="€5")), "/grants/0/amountAwarded: is in EUR, and the currency says GBP"),
        (_grants(_grant(currency="shells")), "the currency 'shells' is no currency; expected its code of three letters"),
        (_grants(_grant(awardDate=44927)), "/grants/0/awardDate: '44927' is how Excel counts the day 2023-01-01"),
        (_grants(_grant(awardDate="2021-02-30")), "/grants/0/awardDate: '2021-02-30' is no date"),
        (_grants(_grant(recipientOrganization=["Dale"])), "/grants/0/recipientOrganization/0: is 'Dale'; expected an object"),
        (_grants(_grant(fundingOrganization=[{"id": "x", "name": "Caf\ufffd"}])), "which stands for a sign that was lost"),
        (_grants(_grant(fundingOrganization=[{"id": "x", "name": "CafÃ©"}])), "'Ã©', which was 'é' before"),
        (_grants(_grant(title="\ud800")), "/grants/0/title: '\ufffd' holds the sign U+D800"),
        (_grants("x", _grant()), "/grants/0: is a text; expected an object"),
        ('{"grants": {"id": "g"}}', "/grants: is an object; expected a list"),
        ('{"grants": []}', "holds nothing to load"),
        (_grants(_grant()).replace("100", "NaN"), "/grants/0: holds NaN, which JSON does not have"),
        (_grants(_grant()).replace('"title"', '"id"'), "/grants/0: the key 'id' is there twice in one object"),
        (_grants(_grant(), _grant("g2"))[:-40], "is no whole JSON"),
        (_grants(_grant()) + "{}", "more stands after the end"),
    ],
)
def test_a_grant_at_fault_is_named_by_its_pointer(refused: Run, tmp_path: Path, text: str, said: str) -> None:
    faults = refused(text, "grants.json", alone=True)
    assert any(said in fault and fault.startswith("grants.json: ") for fault in faults), faults
    assert not (tmp_path / "mine").exists()


def test_a_byte_of_another_encoding_is_a_fault_where_it_stands(refused: Run) -> None:
    good = json.dumps(_grant(title="Café Rosé"), ensure_ascii=False).encode()
    bad = json.dumps(_grant("g2", title="Naïve"), ensure_ascii=False).encode("cp1252")
    [fault] = refused(b'{"grants": [' + good + b", " + bad + b"]}", "grants.json", alone=True)
    assert (
        "/grants/1/title: 'Na\ufffdve' holds the byte EF ('ï' in Windows-1252)" in fault and "save all of it as UTF-8" in fault
    )


def test_a_text_that_was_published_damaged_is_told_and_does_not_stop_the_rest(loaded: Run) -> None:
    report, _ = loaded(_grants(_grant(description="towards Â£5 of tea")), "grants.json", alone=True)
    assert any("texts that were damaged before: 1 (first: /grants/0: " in note for note in report.notes)


def test_what_is_skipped_is_listed_and_of_a_faulty_record_nothing_stays(loaded: Run) -> None:
    bad = _grant("g2", fundingOrganization=[{"id": "GB-CHC-13", "name": "Weir Fund"}])
    text = _grants(_grant(), bad, _grant("g3")).replace('{"id": "g2",', '{"id": "g2", "id": "g2",')
    report, graph = loaded(text, "grants.json", alone=True, skip_faulty=True)
    assert report.skipped == 1 and len(graph.links) == 2 and "weir-fund" not in graph.actors
    assert [note for note in report.notes if note.startswith("skipped: grants.json: /grants/1: the key 'id' is there twice")]


def _release(number: int = 1, **other: Any) -> dict[str, Any]:
    plain = {
        "ocid": f"ocds-x-{number}",
        "id": f"r{number}",
        "date": "2021-01-01T00:00:00Z",
        "tag": ["award"],
        "buyer": {"id": "B", "name": "Hill Council"},
        "parties": [{"id": "B", "name": "Hill Council"}, {"id": "S", "name": "Dale Works"}],
        "awards": [{"id": "a1", "value": {"amount": 5, "currency": "GBP"}, "suppliers": [{"id": "S", "name": "Dale Works"}]}],
    }
    return {**plain, **other}


def _award(**other: Any) -> list[dict[str, Any]]:
    return [{**_release()["awards"][0], **other}]


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (_release(awards=_award(value={"amount": -5, "currency": "GBP"})), "/releases/1/awards/0/value/amount: is -5, below"),
        (_release(awards=_award() + _award()), "/releases/1/awards/1/id: 'a1' is taken at /releases/1/awards/0"),
        (_release(parties=_release()["parties"] * 2), "/releases/1/parties/2/id: 'B' is the id of Hill Council already"),
        (_release(2), "/releases/1/id: 'r2' is taken at /releases/0"),
        (_release(date="yesterday"), "/releases/1/date: 'yesterday' is no date"),
        (_release(awards=_award(contractPeriod={"startDate": "2022", "endDate": "2021"})), "expected the dates in order"),
        (_release(buyer="Hill Council"), "/releases/1/buyer: is 'Hill Council'; expected an object"),
    ],
)
def test_a_release_at_fault_is_named_by_its_pointer(refused: Run, release: dict[str, Any], said: str) -> None:
    faults = refused(json.dumps({"releases": [_release(2), release]}), "notices.json", alone=True)
    assert any(said in fault for fault in faults), faults


def _entity(id_: str, name: str = "Dale Works", **other: Any) -> dict[str, Any]:
    return {"statementID": id_, "statementType": "entityStatement", "entityType": "registeredEntity", "name": name, **other}


def _person(id_: str, **other: Any) -> dict[str, Any]:
    names = [{"fullName": "Ann Bray"}]
    return {"statementID": id_, "statementType": "personStatement", "personType": "knownPerson", "names": names, **other}


def _owns(id_: str, entity: str, person: str, **other: Any) -> dict[str, Any]:
    ends = {"subject": {"describedByEntityStatement": entity}, "interestedParty": {"describedByPersonStatement": person}}
    interests = [{"type": "shareholding", "share": {"exact": 50}}]
    return {"statementID": id_, "statementType": "ownershipOrControlStatement", **ends, "interests": interests, **other}


def test_a_link_to_a_statement_that_was_replaced_holds_to_the_one_that_replaces_it(loaded: Run) -> None:
    statements = [
        _entity("e1"),
        _person("p1"),
        _owns("o1", "e1", "p1"),
        _entity("e2", "Dale Mills", replacesStatements=["e1"]),
        _entity("e3", "Dale Mill Group", replacesStatements=["e2"]),
    ]
    report, graph = loaded(json.dumps(statements), "owners.json", alone=True)
    assert "ann-bray~OVERSEES~dale-mill-group" in graph.links and "dale-works" not in graph.actors
    assert report.left_out["a statement that another replaces"] == 2


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([_entity("e1"), _owns("o1", "e1", "p9")], "/1: names 'p9', which is not in the file"),
        ([_entity("e1"), _person("e1")], "/1/statementID: 'e1' is taken at /0"),
        (
            [_entity("e1", replacesStatements=["e2"]), _entity("e2", replacesStatements=["e1"])],
            "/0/replacesStatements: goes round",
        ),
        ([_entity("e1"), _person("p1", replacesStatements=["e1"])], "/1/replacesStatements: 'e1' is of the sort entity"),
        ([_entity("e1", replacesStatements="e0")], "/0/replacesStatements: is no list"),
        ([_entity("e1", foundingDate="2020", dissolutionDate="2019")], "/0: 'to' 2019 is before 'from' 2020"),
        ([_entity("e1"), _person("p1", names="Ann")], "/1/names: is 'Ann'; expected a list"),
        ([_entity("e1"), None], "/1: is null; expected an object"),
        (
            [
                _entity("e1"),
                _person("p1"),
                _owns("o1", "e1", "p1", interests=[{"type": "shareholding", "share": {"exact": 150}}]),
            ],
            "/2/interests/0/share/exact: is '150'; expected a share from 0 to 100",
        ),
    ],
)
def test_a_statement_at_fault_is_named_by_its_pointer(refused: Run, statements: list[Any], said: str) -> None:
    faults = refused(json.dumps(statements), "owners.json", alone=True, as_format="bods")
    assert any(said in fault for fault in faults), faults


def test_of_one_record_the_latest_statement_counts_wherever_it_stands(loaded: Run) -> None:
    def told(id_: str, name: str, date: str) -> dict[str, Any]:
        details = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": name}
        record = {"recordId": "r1", "recordType": "entity", "recordStatus": "updated", "recordDetails": details}
        return {"statementId": id_, "statementDate": date, **record}

    statements = [told("s2", "Dale Mills", "2021-01-01"), told("s1", "Dale Works", "2020-01-01")]
    _, graph = loaded(json.dumps(statements), "owners.json", alone=True)
    assert {actor.name for actor in graph.actors.values()} == {"Dale Mills"}


def _ftm(id_: str, schema: str, **properties: str) -> str:
    return json.dumps({"id": id_, "schema": schema, "properties": {key: [value] for key, value in properties.items()}})


_BOTH = f"{_ftm('a', 'Company', name='Hill Works')}\n{_ftm('b', 'Company', name='Dale Works')}\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (_ftm("a", "Company", name="Hill Works"), "line 3: the id 'a' is taken at line 1"),
        (_ftm("p", "Payment", payer="a", beneficiary="b", amount="lots", currency="GBP"), "'lots' is no sum"),
        (_ftm("p", "Payment", payer="a", beneficiary="b", amount="-5", currency="GBP"), "is -5, below nothing"),
        (_ftm("p", "Payment", payer="a", beneficiary="c", amount="5", currency="GBP"), "line 3: names 'c', which is not in"),
        (_ftm("o", "Ownership", owner="a", asset="b", startDate="soon"), "line 3/properties/startDate: 'soon' is no date"),
        ('{"id": ', "line 3: is no JSON"),
    ],
)
def test_an_entity_at_fault_is_named_by_its_line(refused: Run, line: str, said: str) -> None:
    faults = refused(_BOTH + line, "entities.ijson", alone=True)
    assert any(said in fault for fault in faults), faults


def test_lists_within_lists_without_end_are_refused_in_one_line(refused: Callable[..., list[str]]) -> None:
    [fault] = refused('{"organizations":' + "[" * 5000 + "]" * 5000 + "}", "orgs.json", alone=True)
    assert fault.startswith("orgs.json: /organizations: is no whole JSON: is nested too deep")


def test_one_field_at_fault_is_told_once(refused: Callable[..., list[str]]) -> None:
    faults = refused('{"organizations": [{"id": "1", "name": ["A Trust"]}]}', "orgs.json", alone=True)
    assert len(faults) == len(set(faults))
