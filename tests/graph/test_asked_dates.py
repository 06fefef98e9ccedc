"""A day is understood as people in Britain write it, and what could surprise is said."""

import datetime

import pytest

from graph.days.asked_dates import asked_day

TODAY = datetime.date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-11-30", "2022-11-30"), ("2022-11", "2022-11-30"), ("2022", "2022-12-31"), ("30/11/2022", "2022-11-30"),
        ("30.11.2022", "2022-11-30"), ("30-11-2022", "2022-11-30"), ("2022/11/30", "2022-11-30"), ("20221130", "2022-11-30"),
        ("30 Nov 2022", "2022-11-30"), ("30th November 2022", "2022-11-30"), ("1 of May 2020", "2020-05-01"),
        ("Nov 30, 2022", "2022-11-30"), ("NOVEMBER 2022", "2022-11-30"), ("sept 2021", "2021-09-30"), ("2/2020", "2020-02-29"),
        ("2022/23", "2023-03-31"), ("2022-23", "2023-03-31"), ("2022/2023", "2023-03-31"), ("FY 2022/23", "2023-03-31"),
        ("1999/00", "2000-03-31"), ("today", "2024-03-01"), ("Yesterday", "2024-02-29"), ("  30  Nov  2022 ", "2022-11-30"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(text: str, iso: str) -> None:
    assert asked_day(text, TODAY).iso == iso


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2022/23", "'2022/23' is asked as at its last day, 2023-03-31"),
        ("today", "today is 2024-03-01"),
        ("3/4/2022", "'3/4/2022' is read with the day first: 3 April 2022"),
        ("2011-12", "'2011-12' is the month; for the financial year write 2011/12"),
        ("30/11/2022", ""),
        ("4/4/2022", ""),
        ("2022-11-30", ""),
    ],
)
def test_what_could_surprise_is_said(text: str, note: str) -> None:
    assert asked_day(text, TODAY).note == note


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("11/30/2022", "the day comes first"), ("31/2/2022", "no such day in the calendar"), ("30/11/22", "the year in full"),
        ("30 Nov", "it has no year; write 30 Nov 2022"), ("May", "no year"),
        ("2022/24", "neither a month nor a financial year"),
        ("2022-13", "is not a date"), ("spring", "expected 2022-11-30, 30/11/2022"), ("", "is not a date"),
        ("0000", "is not a date"), ("30 Brumaire 2022", "is not a date"), ("9" * 5000, "is not a date"),
        ("٣٠/١١/٢٠٢٢", "is not a date"), ("0/0/2022", "no such day"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        asked_day(text, TODAY)
    assert len(str(refused.value)) < 200
