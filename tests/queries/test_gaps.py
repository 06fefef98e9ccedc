"""Rules of what actors should have: answered by proof only, read strictly, and the findings of 2014 found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly, DataError
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.book.gaps.landscape_2014 import load_findings
from queries.judged.judging import ANSWERS, Judge
from queries.judged.rule_file import load_rules

STANDARD = {
    "as_of": "2022-11-30",
    "floor": "2022-11-30",
    "fresh": "2022-11-30",
    "statuses": ["in_force"],
    "polarities": ["asserted"],
}


def rows(store: Store, name: str, frame: Frame | None = None, **values: str) -> list[Row]:
    return ask(store, name, values, frame).rows


def checklist(store: Store, actor: str) -> dict[str, Row]:
    return {row["rule"]: row for row in rows(store, "checklist", actor=actor)}


def test_a_gap_that_none_exists_is_proof_and_is_named(small_ladybug: Store) -> None:
    found = {(row["rule"], row["actor"]): row for row in rows(small_ladybug, "gaps")}
    row = found["complaints-route", "harbour-warden"]
    assert (row["proof"], row["locators"]) == (["gap~?~INVESTIGATES~harbour-warden"], ["p. 18"])
    assert {rule for rule, actor in found if actor == "harbour-lights"} == {"programme-owner", "programme-overseer"}
    assert all(row["answer"] == "not_met" and row["proof"] for row in found.values())


def test_that_no_link_is_known_proves_nothing(small_ladybug: Store) -> None:
    found = checklist(small_ladybug, "harbour-police")
    assert (found["standards"]["answer"], found["standards"]["proof"]) == ("not_researched", [])


def test_a_scoped_denial_and_a_gap_about_one_matter_never_settle_a_rule(small_ladybug: Store) -> None:
    # The inspector does not investigate "in this report", and nobody looks into noise: neither says that nobody does.
    assert checklist(small_ladybug, "harbour-police")["complaints-route"]["answer"] == "not_researched"


def test_a_gap_of_another_reason_is_a_hint_and_no_proof(small_ladybug: Store) -> None:
    row = checklist(small_ladybug, "harbour-warden")["auditor"]
    assert (row["answer"], row["proof"]) == ("not_researched", ["gap~?~AUDITS~harbour-warden"])
    assert row["why"] == "told of, but nobody is named"


def test_a_rule_is_met_through_the_office_and_through_the_class(small_ladybug: Store) -> None:
    found = checklist(small_ladybug, "harbour-police")
    assert (found["auditor"]["answer"], found["auditor"]["through"]) == ("met", "harbour-chief")
    assert (found["inspector"]["answer"], found["inspector"]["through"]) == ("met", "harbour-forces")


def test_a_chain_meets_the_rule_of_the_route(small_ladybug: Store) -> None:
    row = checklist(small_ladybug, "harbour-police")["route"]
    assert (row["answer"], row["why"]) == ("met", "by 3 steps to Harbour Assembly")
    assert "harbour-assembly~OVERSEES~harbour-ministry" in row["proof"]


def test_the_fund_is_paid_through_and_the_one_officer_serves_both(small_ladybug: Store) -> None:
    assert checklist(small_ladybug, "harbour-chest")["fund-payer"]["answer"] == "met"
    row = checklist(small_ladybug, "harbour-warden")["own-finance-officer"]
    assert (row["answer"], row["why"]) == ("not_met", "serves both: Harbour Treasurer")


def test_each_rule_counts_what_it_looked_at(small_ladybug: Store) -> None:
    for row in rows(small_ladybug, "gap-rules"):
        assert row["looked_at"] == sum(row[answer] for answer in ANSWERS)
        assert len(row["zero"]) > 40
        assert bool(row["proof"]) == bool(row["not_met"])


def test_what_is_asked_wrongly_is_one_line(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match=r"'inspecter' is no rule \(did you mean 'inspector'"):
        ask(small_ladybug, "gaps", {"rule": "inspecter"})
    with pytest.raises(AskedWrongly, match="expected met, not_met"):
        ask(small_ladybug, "gaps", {"answer": "perhaps"})


def test_gaps_as_they_are_said_count_while_their_actors_exist(small_ladybug: Store) -> None:
    reasons = {row["gap"]: row["reason"] for row in rows(small_ladybug, "stated-gaps", about="harbour-warden")}
    assert reasons == {
        "gap~?~AUDITS~harbour-warden": "not_stated",
        "gap~?~INVESTIGATES~harbour-warden": "none_exists",
    }
    assert rows(small_ladybug, "stated-gaps", Frame("2018-03-15"), about="harbour-buoys") == []
    assert len(rows(small_ladybug, "stated-gaps", Frame("2021-03-15"), about="harbour-buoys")) == 1


def test_unaccountable_says_whether_that_is_proved(small_ladybug: Store) -> None:
    found = {row["actor"]: row["answer"] for row in rows(small_ladybug, "unaccountable", all=True)}
    assert (found["harbour-lights"], found["harbour-board"]) == ("not_met", "not_researched")
    assert not {"harbour-police", "harbour-assembly", "harbour-boats"} & set(found)


RULE = """rules:
- rule: inspector
  asks: Does somebody inspect it?
  definition: Someone inspects it.
  reference: a law
  looks_at: {kinds: [local_policing_body]}
  exempt:
  - {actors: [commissioner], reason: Exempt in this test.}
  must:
  - {kinds: [INSPECTS], counts: stated, at: object, through: [office, class]}
  absent: {denied_by: [harbour-inspector]}
  zero: It is plain in a test.
"""


def write(folder: Path, text: str) -> Path:
    (folder / "r.yaml").write_text(text, "utf-8")
    return folder


def test_an_unscoped_denial_by_the_one_whose_work_it_would_be_is_proof(tmp_path: Path, small_ladybug: Store) -> None:
    rules = load_rules(write(tmp_path, RULE))
    answers = {v.actor: v.answer for v in Judge(small_ladybug, STANDARD).verdicts(rules.values())}
    assert (answers["harbour-warden"], answers["commissioner"]) == ("not_met", "exempt")
    (tmp_path / "other").mkdir()
    others = load_rules(write(tmp_path / "other", RULE.replace("harbour-inspector", "harbour-auditor")))
    answers = {v.actor: v.answer for v in Judge(small_ladybug, STANDARD).verdicts(others.values())}
    assert answers["harbour-warden"] == "not_researched"  # another's denial is only that other's


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("  asks: Does somebody inspect it?\n", "", "r.yaml:2: inspector: 'asks' is missing; add it"),
        ("inspect it?", "inspect it.", "'asks' is no question; end it with '?'"),
        ("[local_policing_body]", "[local_policing_bodies]", "did you mean 'local_policing_body'"),
        ("kinds: [local_policing_body]", "", "'looks_at' names no 'kinds' and no 'actors'"),
        ("[INSPECTS]", "[INSPECT]", "did you mean 'INSPECTS'"),
        ("kinds: [INSPECTS], ", "", "give exactly one of 'kinds', 'chain' and 'free_of'"),
        ("at: object", "at: the object", "'at' is 'the object'; expected one of subject, object, via"),
        ("through: [office, class]", "free_of: x", "give exactly one of"),
        ("reason: Exempt in this test.", "note: x", "exempt: 'reason' is missing; add it"),
        ("denied_by:", "denyed_by:", "absent: unknown key 'denyed_by' (did you mean 'denied_by'?)"),
        ("  zero: It is plain in a test.\n", "", "'zero' is missing; add it"),
        ("  reference: a law\n", "  reference: a law\n  more: x\n", "unknown key 'more'"),
        ("rules:", "rule:", "unknown key 'rule'; expected only 'rules'"),
        (RULE, "rules: []\n", "holds no 'rules'"),
        (RULE, RULE + RULE.removeprefix("rules:\n"), "another rule has this name"),
    ],
)
def test_a_fault_in_a_rule_names_file_rule_and_fix(tmp_path: Path, was: str, becomes: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        load_rules(write(tmp_path, RULE.replace(was, becomes)))
    assert message in str(caught.value)


def test_whoever_a_rule_names_is_in_the_shipped_data(shipped_ladybug: Store) -> None:
    known = {row["id"] for row in shipped_ladybug.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")}
    for rule in load_rules().values():
        named = {*rule.looks_at.actors, *rule.denied_by}
        named |= {actor for exemption in rule.exempt for actor in exemption.who.actors}
        named |= {actor for need in rule.must if need.by for actor in need.by.actors}
        assert named - known == set(), rule.name


def test_the_findings_of_2014_are_found_again(shipped_ladybug: Store) -> None:
    found = {row["finding"]: row for row in rows(shipped_ladybug, "landscape-2014")}
    assert set(found) == {finding.name for finding in load_findings()}
    assert all(row["on"] == "2014-01-22" and row["found"] for row in found.values())
    inspected = found["no-routine-inspection-of-commissioners"]
    assert "hmicfrs~INSPECTS~police-and-crime-commissioners" in inspected["proof"]
    assert {"pcc-kent", "pcc-west-yorkshire", "mopac"} <= set(inspected["who"])  # its mayor came in 2021
    assert (inspected["met"], found["panels-cannot-act"]["met"]) == (0, 0)
    assert {"pcc-kent", "mopac", "police-and-crime-commissioners"} <= set(found["panels-cannot-act"]["who"])
    assert "nao-hc-963-2014" in found["one-finance-officer"]["sources"]


def test_before_there_were_commissioners_nothing_of_2014_is_found(shipped_ladybug: Store) -> None:
    assert not any(row["found"] for row in rows(shipped_ladybug, "landscape-2014", on="2011-01-01"))


def test_the_met_and_the_city_on_the_shipped_data(shipped_ladybug: Store) -> None:
    met = checklist(shipped_ladybug, "the Met")
    assert {met[rule]["answer"] for rule in ("inspector", "appointer", "remover", "overseer", "route")} == {"met"}
    assert checklist(shipped_ladybug, "common-council")["panel"]["answer"] == "not_met"
    # The Common Council is the vetting authority of its Commissioner; whether it may dismiss otherwise, nobody has looked up.
    assert checklist(shipped_ladybug, "city-of-london-police")["remover"]["answer"] == "met"
