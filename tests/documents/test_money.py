"""Sums, periods and dates are read out of text; and who pays whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_sentences import findings

from graph.dates import first_day, period_bounds
from loaders.documents.money import amount_of, find_sums
from loaders.documents.when import find_date, find_period


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1.1m", 1_100_000),
        ("£2.25m in", 2_250_000),
        ("£350 million", 350_000_000),
        ("£1,234,567", 1_234_567),
        ("£4,000", 4_000),
        ("£2.3bn", 2_300_000_000),
        ("£972,000 over", 972_000),
        ("£20k", 20_000),
        ("3 million pounds", 3_000_000),
        ("£6.65\u00a0million", 6_650_000),
        ("£500", 500),
        ("£14m\u2011wide", 14_000_000),
    ],
)
def test_a_sum_is_read_with_its_scale(text: str, amount: float) -> None:
    assert [found.amount for found in find_sums(text)] == [amount]


def test_a_range_takes_its_scale_from_its_end() -> None:
    (found,) = find_sums("between £2-3 million")
    assert (found.amount, found.high) == (2_000_000, 3_000_000)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over £5m", "over"),
        ("more than £5m", "over"),
        ("up to £5m", "up_to"),
        ("around £5m", "about"),
        ("circa £5m", "about"),
        ("at least £5m", "at_least"),
        ("a further £5m", None),
        ("at least an additional £5m", "at_least"),
    ],
)
def test_a_sum_has_its_qualifier(text: str, qualifier: str | None) -> None:
    assert next(find_sums(text)).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "amount_is"),
    [
        ("an increase of up to £970m", "increase"),
        ("£900 million of additional funding", "increase"),
        ("£5m a year", "per_year"),
        ("£40 per officer", "per_person"),
        ("an additional £5m", None),
        ("£5m", None),
    ],
)
def test_a_sum_says_what_it_is(text: str, amount_is: str | None) -> None:
    assert next(find_sums(text)).amount_is == amount_is


def test_of_which_marks_a_part() -> None:
    assert [found.part for found in find_sums("£10m, of which £4m is new, including £1m")] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in 2021-22", "2021/22"),
        ("in 2019/20", "2019/20"),
        ("for 2018/2019", "2018/19"),
        ("2016/17 and 2017/18", "2016/17..2017/18"),
        ("(2021-23)", "2021..2023"),
        ("in 2022", "2022"),
        ("no year", None),
        ("1999-00", "1999/00"),
        ("page 2019/34567", None),
    ],
)
def test_a_period_is_read(text: str, period: str | None) -> None:
    assert find_period(text) == period


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 28 June 2022", "2022-06-28"),
        ("in July 2021", "2021-07"),
        ("since 2015", "2015"),
        ("31 February 2022", "2022-02"),
        ("", None),
    ],
)
def test_a_date_is_read(text: str, date: str | None) -> None:
    assert find_date(text) == date


@given(st.integers(1, 10**9), st.sampled_from(["", "k", "m", "bn", " million", " billion"]))
def test_what_is_written_is_read_back(number: int, scale: str) -> None:
    powers = {"": 0, "k": 3, "m": 6, "bn": 9, " million": 6, " billion": 9}
    (found,) = find_sums(f"it cost £{number:,}{scale} then")
    assert found.amount == float(number) * 10 ** powers[scale]


@given(st.text(max_size=200))
def test_no_text_breaks_the_parsers(text: str) -> None:
    for found in find_sums(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.amount >= 0
    period = find_period(text)
    if period is not None:
        period_bounds(period)
    date = find_date(text)
    if date is not None:
        first_day(date)


@given(st.integers(1990, 2090), st.integers(0, 99))
def test_a_period_is_always_one_that_the_data_takes(year: int, short: int) -> None:
    period = find_period(f"in {year}/{short:02d} it rose")
    if period is not None:
        period_bounds(period)


@given(st.text(alphabet="£0123456789.,-kmbn to", max_size=5000))
def test_long_runs_of_signs_take_no_time(text: str) -> None:
    list(find_sums(text))


def test_a_number_that_is_none_is_no_amount() -> None:
    assert amount_of("1.2.3", "m") is None


def money(marked: str) -> list[tuple[str | None, str | None, float, dict[str, object]]]:
    return [
        (
            one.subject.actor if one.subject else None,
            one.object.actor if one.object else None,
            one.values["amount"],
            dict(one.values),
        )
        for one in findings(marked, least=0.0)
        if one.pattern == "sum-of-money"
    ]


def test_the_payer_is_the_subject_and_the_recipient_stands_after_the_sum() -> None:
    ((payer, recipient, amount, values),) = money(
        "[We|ho|department] invested £6.65 million into [Operation X|op-x|programme] in 2021-22."
    )
    assert (payer, recipient, amount, values["period"]) == ("ho", "op-x", 6_650_000, "2021/22")


def test_a_fund_named_with_its_payer_is_the_way_it_is_paid() -> None:
    ((payer, recipient, _, values),) = money(
        "[We|ho|department] gave £2m to [the Council|council|local_authority] through [the X Fund|x-fund|fund]."
    )
    assert (payer, recipient, values["via"]) == ("ho", "council", "x-fund")


def test_a_fund_named_alone_is_the_payer() -> None:
    ((payer, recipient, _, _),) = money("[The X Fund|x-fund|fund] provided £2m to [the Council|council|local_authority].")
    assert (payer, recipient) == ("x-fund", "council")


def test_a_sum_in_the_name_of_a_programme_leaves_the_payer_open() -> None:
    ((payer, recipient, _, _),) = money("Through the £7m [Digital Programme|digital|programme] skills are taught.")
    assert (payer, recipient) == (None, "digital")


def test_a_part_points_to_its_whole() -> None:
    found = money("[We|ho|department] gave £10m to [the Agency|agency|agency], of which £4m went to [the Unit|unit|unit].")
    assert found[1][3]["part_of"] == "ho~FUNDS~agency~10000000"


def test_a_joint_sum_is_marked_on_each() -> None:
    found = money("[We|ho|department] provided £3.6m to [the NCA|nca|agency] and [the NPCC|npcc|sector_group].")
    assert {recipient for _, recipient, _, _ in found} == {"nca", "npcc"}
    assert len({str(values["joint"]) for *_, values in found}) == 1


def test_a_saving_is_found_but_not_believed() -> None:
    found = [
        one
        for one in findings("[The force|met|police_force] expects savings of £30m.", least=0.0)
        if one.pattern == "sum-of-money"
    ]
    assert found and all(one.confidence < 0.5 for one in found)
