"""Partial dates and money periods."""

import pytest

from graph.days.dates import day_before, first_day, last_day, period_bounds


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-11-30", "2022-11-30", "2022-11-30"),
    ],
)
def test_a_partial_date_is_widened_to_its_first_and_last_day(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize("date", ["", "22", "2022-13", "2022-02-30", "2022-1-1", "0000", "yesterday", "2022-11-30T00:00"])
def test_what_is_no_date_is_refused_in_words(date: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        first_day(date)


@pytest.mark.parametrize(
    ("period", "bounds"),
    [
        ("2022/23", ("2022-04-01", "2023-03-31")),
        ("1999/00", ("1999-04-01", "2000-03-31")),
        ("2018/19..2020/21", ("2018-04-01", "2021-03-31")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-04..2022-06", ("2021-04-01", "2022-06-30")),
    ],
)
def test_a_money_period_has_a_first_and_a_last_day(period: str, bounds: tuple[str, str]) -> None:
    assert period_bounds(period) == bounds


@pytest.mark.parametrize("period", ["2022/24", "2022-23", "2020/21..2018/19", "2022/23.."])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError):
        period_bounds(period)


def test_the_day_before_the_first_of_march_in_a_leap_year_is_the_29th() -> None:
    assert day_before("2024-03-01") == "2024-02-29"
