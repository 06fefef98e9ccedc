"""Sums, periods and dates are read out of words with their scale, qualifier and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.days.dates import period_bounds
from loaders.documents.money.periods import find_period
from loaders.documents.money.sums import amount_of, find_sums


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
        ("half a million pounds", 500_000),
        ("two and a half million pounds", 2_500_000),
        ("a twelve million pound plan", 12_000_000),
        ("GBP 5m", 5_000_000),
        ("from some £15k on", 15_000),
        ("£500,000 to 12 forces", 500_000),
    ],
)
def test_a_sum_is_read_with_its_scale(text: str, amount: float) -> None:
    assert [found.amount for found in find_sums(text)] == [amount]


def test_a_range_takes_its_scale_from_its_end() -> None:
    (found,) = find_sums("between £2-3 million")
    assert (found.amount, found.high) == (2_000_000, 3_000_000)


@pytest.mark.parametrize("text", ["€5m", "$3 million", "US$4bn", "5 million euros", "12 pounds of weight", "ten pounds weight"])
def test_other_money_and_weights_are_no_pounds(text: str) -> None:
    assert list(find_sums(text)) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("£2m and £3m", [2e6, 3e6]),
        ("rose from £2m to £3.5m", [2e6, 3.5e6]),
        ("£1m/£2m", [1e6, 2e6]),
        ("£2m to £3m", [2e6]),
        ("between £28,551 and £43,032", [28551.0]),
    ],
)
def test_two_sums_are_two_and_a_range_is_one(text: str, amounts: list[float]) -> None:
    assert [found.amount for found in find_sums(text)] == amounts


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
        ("funding rose to £5m", None),
        ("a rise of £5m", "increase"),
        ("£30 per person", "per_person"),
        ("£3m each year", "per_year"),
        ("Through the Uplift Programme, they gave £3m", None),
        ("£40 per officer", "per_person"),
        ("an additional £5m", None),
        ("£5m", None),
    ],
)
def test_a_sum_says_what_it_is(text: str, amount_is: str | None) -> None:
    assert next(find_sums(text)).amount_is == amount_is


@pytest.mark.parametrize(
    "text",
    [
        "£7,00,000",
        "£7,00,00,000",
        "£1,23,456.50",
        "£8.4.2m",
        "£7,0002",
        "£7.000,00",
        "£7.000.000",
        "£2,5m",
        "£3MM",
        "£3mil",
        "£3 mill",
        "£4 lakh",
        "£4 crore",
        "£6 hundred thousand",
        "£2 thousand million",
        "£9 00 000",
        "£6m–£8,00,000",
        "a balance of -£6m",
        "7,00,000 pounds",
        "GBP 7,00,000",
    ],
)
def test_a_number_that_cannot_be_read_for_sure_is_no_sum(text: str) -> None:
    assert list(find_sums(f"It gave {text} to the panel.")) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£8m3", 8e6),
        ("£8 million12", 8e6),
        ("£8m¹", 8e6),
        ("£8m[4]", 8e6),
        ("£8,000.4 The", 8e3),
        ("£8 000 000", 8e6),
        ("£8\u202f000", 8e3),
        ("£8'000'000", 8e6),
        ("£8,000pa", 8e3),
        ("£8 in 2019", 8.0),
    ],
)
def test_a_footnote_or_a_way_of_grouping_does_not_change_a_sum(text: str, amount: float) -> None:
    assert [one.amount for one in find_sums(f"It gave {text} to the panel.")] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "£4m–£6m",
        "£4 to £6 million",
        "between £4m and £6m",
        "between about £4m and £6m",
        "from £4m to £6m",
        "£4m or £6m",
        "£4m - £6m",
    ],
)
def test_a_range_has_both_its_ends(text: str) -> None:
    (found,) = find_sums(f"It gave {text} to the panel.")
    assert (found.amount, found.high, found.gone) == (4e6, 6e6, False)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("cut the grant by £4m", [True]),
        ("cut £4m", [True]),
        ("reduced its budget by about £4m", [True]),
        ("a reduction in funding of £4m", [True]),
        ("savings of £4m", [True]),
        ("halved the £4m grant", [True]),
        ("withdrew £4m", [True]),
        ("£4m was clawed back", [True]),
        ("the £4m cut", [True]),
        ("£4m less", [True]),
        ("cut it to £4m", [False]),
        ("reduced from £5m to £4m", [True, False]),
        ("raised it to £5m from £4m", [False, True]),
        ("to cut violence it spent £4m", [False]),
        ("reducing crime with £4m", [False]),
        ("a rise of £4m", [False]),
    ],
)
def test_a_sum_that_is_less_by_or_was_before_is_gone(text: str, gone: list[bool]) -> None:
    assert [one.gone for one in find_sums(f"In that year {text} for the panel.")] == gone


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
        ("between 2019 and 2022", "2019..2022"),
        ("since 2010", None),
        ("in the 23/24 financial year", "2023/24"),
        ("FY22-23", "2022/23"),
        ("no year", None),
        ("1999-00", "1999/00"),
        ("page 2019/34567", None),
    ],
)
def test_a_period_is_read(text: str, period: str | None) -> None:
    assert find_period(text) == period


@given(st.integers(1, 10**9), st.sampled_from(["", "k", "m", "bn", " million", " billion"]))
def test_what_is_written_is_read_back(number: int, scale: str) -> None:
    powers = {"": 0, "k": 3, "m": 6, "bn": 9, " million": 6, " billion": 9}
    (found,) = find_sums(f"it cost £{number:,}{scale} then")
    assert found.amount == float(number) * 10 ** powers[scale]


_NUMBERS = st.integers(1, 999) | st.integers(1_000, 10**9)
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, " million": 10**6, "\u00a0billion": 10**9, " thousand": 10**3}
_BEFORE = {
    "": None,
    "over ": "over",
    "up to ": "up_to",
    "at least an additional ": "at_least",
    "around ": "about",
    "a further ": None,
}
_AFTER = [
    "",
    " a year",
    " in 2021-22",
    " over three years",
    " of new funding",
    ", of which some is new",
    " to 43 forces",
    "; and",
]


@given(_NUMBERS, st.sampled_from([*_SCALES]), st.sampled_from([*_BEFORE]), st.sampled_from(_AFTER))
def test_a_sum_within_any_phrase_is_read_back(number: int, scale: str, before: str, after: str) -> None:
    (found,) = find_sums(f"They gave {before}£{number:,}{scale}{after}")
    assert found.amount == pytest.approx(number * _SCALES[scale])
    assert found.qualifier == _BEFORE[before] and found.high is None
    assert found.amount_is == ("per_year" if after == " a year" else None)


@given(_NUMBERS, _NUMBERS, st.sampled_from(["m", "bn", " million"]), st.sampled_from(["-", "–", "\u2011", " to £"]))
def test_a_range_is_read_back(one: int, other: int, scale: str, joint: str) -> None:
    low, high = sorted((one, other))
    (found,) = find_sums(f"worth £{low}{joint}{high}{scale} then")
    assert (found.amount, found.high) == (
        pytest.approx(low * _SCALES[scale]),
        pytest.approx(high * _SCALES[scale]),
    ) or low == high


@given(st.integers(1991, 2089), st.sampled_from(["/", "-", "–", "\u2011"]), st.booleans(), st.integers(1, 9))
def test_a_period_is_read_back(year: int, sign: str, whole: bool, more: int) -> None:
    after = f"{year + 1}" if whole else f"{(year + 1) % 100:02d}"
    assert find_period(f"paid in {year}{sign}{after}, then") == f"{year}/{(year + 1) % 100:02d}"
    assert find_period(f"paid between {year} and {year + more}") == f"{year}..{year + more}"


@given(st.text(max_size=200))
def test_no_text_breaks_the_parsers(text: str) -> None:
    for found in find_sums(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.amount >= 0
    period = find_period(text)
    if period is not None:
        period_bounds(period)


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
