"""Money: sums that count nothing twice, and where money and power part."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Row, Store
from queries.asking import Frame, ask

EVER = Frame(statuses=("all",))


def rows(store: Store, name: str, frame: Frame | None = None, **values: Any) -> list[Row]:
    return ask(store, name, values, frame).rows


def of(found: list[Row], **wanted: Any) -> Row:
    [row] = [row for row in found if all(row[name] == value for name, value in wanted.items())]
    return row


def test_a_payer_counts_no_part_no_shared_sum_and_no_money_of_a_fund_twice(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-by-payer")
    treasury = of(found, payer="treasury", amount_is="total")
    # 1000 (its 300 for boats within), 100 for the fund (50 of it through the fund to bridges), 40 shared, 8 for the school.
    assert (treasury["total"], treasury["counted"], treasury["left_out"]) == (1148, 4, 3)
    assert treasury["bound"] == 1000
    assert treasury["qualifiers"] == ["over"]
    assert treasury["why_left_out"] == [
        "treasurer~FUNDS~bridges~2022-23: paid out of treasury~FUNDS~river-fund~2022-23",
        "treasury~FUNDS~river-police~boats: part of treasury~FUNDS~river-police~2022-23",
        "treasury~FUNDS~tunnel~joint: shared sum boats-and-tunnel",
    ]
    assert len(treasury["links"]) == 7


def test_a_rise_is_no_sum(small_ladybug: Store) -> None:
    assert of(rows(small_ladybug, "money-by-payer"), payer="treasury", amount_is="increase")["total"] == 10


def test_a_part_for_another_is_that_ones_own(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-by-recipient")
    assert of(found, recipient="radio")["total"] == 70000
    tunnel = of(found, recipient="tunnel")
    assert (tunnel["total"], tunnel["payers"], tunnel["largest_payer"], tunnel["largest_share"]) == (60, 2, "treasury", 0.6667)
    police = of(found, recipient="river-police", amount_is="total")
    assert (police["total"], police["left_out"], police["unstated"]) == (1000, 1, 1)


def test_what_goes_into_a_fund_and_what_comes_out(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-by-programme")
    assert of(found, programme="river-fund", direction="in")["total"] == 100
    out = of(found, programme="river-fund", direction="out")
    assert (out["total"], out["others"]) == (70, ["bridges", "tunnel"])


def test_years_that_are_over_count_by_year(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-by-year", payer="treasury")
    totals = {(row["period"], row["amount_is"]): row["total"] for row in found}
    assert totals == {
        ("2020/21", "total"): 900,
        ("2022/23", "total"): 1140,
        ("2022/23", "increase"): 10,
        ("not stated", "total"): 8,
    }
    then = rows(small_ladybug, "money-by-year", Frame("2021-06-01"), payer="treasury")
    assert "2022/23" not in {row["period"] for row in then}


def test_who_funds_with_shares_of_what_is_stated(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "who-funds", actor="river-police")
    assert [(row["payer"], row["period"], row["amount_is"], row["total"], row["share"]) for row in found] == [
        ("school", None, "total", None, None),
        ("treasury", "2022/23", "total", 1000, 1.0),
        ("treasury", "2022/23", "increase", 10, 1.0),
    ]


def test_money_flows_through_funds_and_is_counted_once(small_ladybug: Store) -> None:
    found = {row["link"]: row for row in rows(small_ladybug, "money-flow", actor="treasury")}
    onward = found["river-fund~FUNDS~tunnel~2022-23"]
    assert (onward["step"], onward["counted"], onward["why_not"]) == (2, False, "paid out of treasury~FUNDS~river-fund~2022-23")
    assert sum(row["amount"] for row in found.values() if row["counted"] and row["amount_is"] is None) == 1148


def test_money_is_followed_up_to_who_fills_the_fund(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-flow", actor="tunnel", up="yes")
    assert [(row["step"], row["payer"], row["counted"]) for row in found] == [
        (1, "river-fund", True),
        (1, "treasury", True),
        (2, "treasury", False),
    ]


def test_a_fund_passes_on_what_others_pay_through_it(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "money-flow", actor="safety-fund")
    assert [(row["payer"], row["recipient"], row["via"]) for row in found] == [("ministry", "radio", "safety-fund")]


def test_money_that_nobody_oversees(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "unoverseen-money")
    unseen = {row["recipient"] for row in found}
    assert {"radio", "river-fund", "bridges", "tunnel", "boats"} <= unseen
    assert not {"commissioner", "river-police", "school"} & unseen
    assert of(found, recipient="bridges")["deliverers"] == 1
    assert of(found, recipient="river-fund")["deliverers"] == 0


def test_power_without_money_and_money_without_power(small_ladybug: Store) -> None:
    steering = rows(small_ladybug, "authority-without-money")
    found = [
        (row["forum"], row["giver"], row["others_pay"])
        for row in steering
        if row["link"].startswith(("river", "treas", "school"))
    ]
    assert found == [("river-board", "river-police", ["school", "treasury"])]
    paying = {(row["payer"], row["recipient"]) for row in rows(small_ladybug, "money-without-authority")}
    assert ("treasury", "school") in paying
    assert ("treasury", "river-police") not in paying  # its treasurer directs the force
    assert ("school", "river-police") not in paying  # it sets the standards of the class


def test_the_largest_sums_come_first_and_unstated_ones_when_asked(small_ladybug: Store) -> None:
    found = [row["amount"] for row in rows(small_ladybug, "largest-sums", at_least="1000")]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (1000000, 1000)
    unstated = [row["payer"] for row in rows(small_ladybug, "largest-sums", unstated="yes") if row["amount"] is None]
    assert "school" in unstated


def test_sums_that_nobody_is_said_to_pay(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "sums-without-payer")
    assert ("boats", 5, "no payer is named (not_stated)") in [(row["recipient"], row["amount"], row["why"]) for row in found]
    assert "tunnel" not in {row["recipient"] for row in found}  # its fund is filled by the treasury


@pytest.mark.parametrize("name", ["money-by-payer", "money-by-recipient", "money-by-programme", "money-by-year"])
def test_on_the_shipped_data_every_sum_lists_its_links(shipped_ladybug: Store, name: str) -> None:
    found = rows(shipped_ladybug, name, EVER)
    assert found
    for row in found:
        assert len(row["links"]) == row["counted"] + row["left_out"] + row["unstated"]
        assert row["sources"]


def test_on_the_shipped_data_soteria_is_paid_by_the_home_office(shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, "who-funds", EVER, actor="operation-soteria")
    assert 6_650_000 in {row["total"] for row in found if row["payer"] == "home-office"}


def test_money_for_a_class_in_wales_is_no_money_of_an_actor_in_england(shipped_ladybug: Store) -> None:
    payers = {
        actor: {row["payer"] for row in ask(shipped_ladybug, "who-funds", {"actor": actor}).rows}
        for actor in ("pcc-gwent", "pcc-kent")
    }
    assert "welsh-government" in payers["pcc-gwent"] - payers["pcc-kent"]
