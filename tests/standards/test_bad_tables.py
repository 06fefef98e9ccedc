"""A table as people have it, with what goes wrong in tables: quotes, encodings, formulas, money, ids, merged cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Run = Callable[..., Any]
HEAD = "body,relationship,other body,since,amount,currency\n"
ROW = "Hill Trust,funds,Dale Trust,,5,\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('"Hill Trust,funds,Dale Trust,,5,', "row 3: a quote opens in it and none closes before the end of the file"),
        ('"Hill" Trust,funds,Dale Trust,,5,', "row 3: more stands after the quote that closes a cell"),
        ("=A1,funds,Dale Trust,,5,", "row 3, column 'body': '=A1' is a formula; expected its value"),
        ("Hill Trust,funds,Dale Trust,,=SUM(E1:E2),", "row 3, column 'amount': '=SUM(E1:E2)' is a formula"),
        ("Hill\0 Trust,funds,Dale Trust,,5,", "row 3, column 'body': 'Hill\ufffd Trust' holds the sign U+0000"),
        ("CafÃ© Trust,funds,Dale Trust,,5,", "row 3, column 'body': a name: 'CafÃ© Trust' holds 'Ã©', which was 'é'"),
        ("Hill Trust,funds,Dale Trust,,€5,GBP", "is told in EUR and in GBP"),
        ("Hill Trust,funds,Dale Trust,,5,shells", "row 3, column 'currency': 'shells' is no currency"),
        ("Hill Trust,funds,Dale Trust,,-5,EUR", "is EUR -5, below nothing"),
        ("Hill Trust,funds,Dale Trust,,(£1k),", "is -£1,000, below nothing"),
        ("Hill Trust,funds,Dale Trust,,£(1k),", "is -£1,000, below nothing"),
        ("Hill Trust,funds,Dale Trust,,1000000000000000,", "is larger than any sum of money"),
        ("Hill Trust,funds,Dale Trust,02/13/2021,5,", "row 3, column 'since': '02/13/2021' is no date"),
    ],
)
def test_a_row_at_fault_is_named_and_nothing_is_written(refused: Run, tmp_path: Path, row: str, said: str) -> None:
    faults = refused(f"{HEAD}{ROW}{row}\n", alone=True)
    assert any(said in fault and fault.startswith("mine.csv: row 3") for fault in faults), faults
    assert len(faults) == 1 and not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ('"Hill" Works,funds,Weir Trust,,5,', 1),
        ("Hill Works,funds,Weir Trust,,5,,more", 1),
        ("Hill Works,funds,Weir Trust,soon,5,", 1),
        ("CafÃ© Works,funds,Weir Trust,,5,", 1),
    ],
)
def test_of_a_row_that_is_skipped_nothing_stays(loaded: Run, row: str, left: int) -> None:
    report, graph = loaded(f"{HEAD}{ROW}{row}\n", alone=True, skip_faulty=True)
    assert report.skipped == 1 and report.items == 2 and len(graph.links) == left
    assert "weir-trust" not in graph.actors and any(note.startswith("skipped: mine.csv: row 3") for note in report.notes)


def test_rows_after_one_that_cannot_be_taken_apart_are_read(refused: Run) -> None:
    faults = refused(f'{HEAD}"Hill" Trust,funds,Dale Trust,,5,\nHill Trust,fundz,Dale Trust,,5,\n', alone=True)
    assert [fault.split(":")[1].strip() for fault in faults] == ["row 2", "row 3, column 'relationship'"]


def test_a_cell_of_another_encoding_is_named(refused: Run) -> None:
    good, bad = "Café Trust,funds,Rosé Trust,,5,\n".encode(), "Naïve Trust,funds,Dale Trust,,5,\n".encode("cp1252")
    [fault] = refused(HEAD.encode() + good + bad, alone=True)
    assert "row 3, column 'body': 'Na\ufffdve Trust' holds the byte EF ('ï' in Windows-1252)" in fault


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_known_with_and_without_their_mark(loaded: Run, encoding: str) -> None:
    _, graph = loaded((HEAD + "Café Trust,funds,Dale Trust,,5,\n").encode(encoding), alone=True)
    assert graph.actors["cafe-trust"].name == "Café Trust"


def test_line_ends_of_three_systems_may_stand_in_one_file(loaded: Run) -> None:
    rows = "A Trust,funds,B Trust,,5,\r\nC Trust,funds,D Trust,,5,\rE Trust,funds,F Trust,,5,\n"
    report, _ = loaded(HEAD + rows, alone=True)
    assert report.items == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Body,relationship,body\nA,funds,B\n", "row 1: the head 'Body' stands over columns A, C"),
        (
            "body,id,relationship,other body\nA Trust,1,funds,C Trust\nB Trust,1,funds,C Trust\n",
            "row 3, column 'id': the id '1' is 'A Trust'",
        ),
        (
            "body,kind,relationship,other body\nA Trust,company,funds,C Trust\nA Trust,unit,funds,D Trust\n",
            "row 3, column 'body': 'A Trust' is of kind unit, and of kind company at row 2",
        ),
        ("body,kind\nA Trust,company\nA Trust,company\n", "row 3, column 'body': the id 'a trust' is taken at row 2"),
        ("name,parent\nA Board,A Board\n", "row 2, column 'parent': a board is part of a board: a round"),
        ("name,id,parent id\nA Board,1,9\n", "row 2, column 'parent id': names '9', which is not in the file"),
        ("name,id,parent id\nA Board,1,2\nB Board,2,1\n", "row 3, column 'parent id': 1 is part of 2 is part of 1: a round"),
        ("body,relationship,other body,polarity\nA,may remove,B,no\n", "row 2, column 'polarity': 'no' is not in the list"),
        ("body,relationship,other body,amount (£)\nA Trust,funds,B Trust,$5\n", "is told in USD and in GBP"),
        ("name,from,to\nA Board,2021,2020\n", "row 2, column 'to': 2020 is before 2021"),
        ("body,relationship,other body,since,until\nA,funds,B,2021,2020\n", "row 2: 'until' 2020 is before 'since' 2021"),
    ],
)
def test_what_contradicts_itself_is_a_fault(refused: Run, text: str, said: str) -> None:
    faults = refused(text, alone=True)
    assert any(said in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("text", "pounds"),
    [("gbp 5", 5), ("5 GBP", 5), ("GBP 1.2M", 1_200_000), ("5£", 5), ("£1.2 Million", 1_200_000)],
)
def test_a_sum_is_read_in_whatever_case(loaded: Run, text: str, pounds: float) -> None:
    _, graph = loaded(f"{HEAD}Hill Trust,funds,Dale Trust,,{text},pounds\n", alone=True)
    assert [link.values.amount for link in graph.links.values()] == [pounds]


def test_sums_in_several_currencies_are_told_in_words_and_never_added_up(loaded: Run) -> None:
    rows = "A Trust,funds,B Trust,,5,EUR\nA Trust,funds,C Trust,,7,\nA Trust,funds,D Trust,,9,usd\n"
    report, graph = loaded(HEAD + rows, alone=True)
    assert sorted(link.values.about or "" for link in graph.links.values()) == ["", "EUR 5", "USD 9"]
    assert report.written.sums == {"FUNDS": 7} and sum(report.left_out.values()) == 2


def _book(path: Path, rows: list[list[Any]], *merges: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_rows_of_merged_cells_are_faults_each_and_the_others_load(loaded: Run, refused: Run, tmp_path: Path) -> None:
    rows = [
        ["body", "relationship", "other body"],
        ["A Trust", "funds", "B Trust"],
        ["", "funds", "C Trust"],
        ["D", "funds", "E"],
    ]
    path = _book(tmp_path / "mine.xlsx", rows, "A2:A3")
    faults = refused(path, alone=True)
    assert [fault.split(":")[1].strip() for fault in faults[:2]] == ["row 2", "row 3"]
    assert "the cells A2:A3 are merged" in faults[0]
    report, graph = loaded(path, alone=True, skip_faulty=True)
    assert report.skipped == 2 and set(graph.actors) == {"d", "e"}


def test_a_formula_without_a_value_is_a_fault_in_whatever_column(refused: Run, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["body", "relationship", "other body", "since"], ["=B1", "funds", "B", "=TODAY()"]]
    faults = refused(_book(tmp_path / "mine.xlsx", rows), alone=True)
    assert any("column 'body': holds the formula =B1 and no value of it" in fault for fault in faults)
    assert any("column 'since': holds the formula =TODAY()" in fault for fault in faults)


def test_a_day_that_excel_counts_is_said_with_the_day_it_means(refused: Run, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["body", "relationship", "other body", "since"], ["A", "funds", "B", 44927]]
    [fault] = refused(_book(tmp_path / "mine.xlsx", rows), alone=True)
    assert "row 2, column 'since': '44927' is how Excel counts the day 2023-01-01" in fault


def test_a_row_that_denies_gives_a_denied_link(loaded: Run) -> None:
    text = "body,relationship,other body,polarity,condition\nA Panel,may remove,A Chief,denied,in a year of elections\n"
    _, graph = loaded(text, alone=True)
    [link] = graph.links.values()
    assert (link.kind, link.polarity, link.values.condition) == ("REMOVES", "denied", "in a year of elections")
    assert link.claims[0].reading == "It is denied that A Panel may remove A Chief."


def test_a_parent_may_be_named_by_its_id(loaded: Run) -> None:
    _, graph = loaded("name,id,parent id\nA Board,1,2\nB Board,2,\n", alone=True)
    assert [*graph.links] == ["a-board~PART_OF~b-board"]


@pytest.mark.parametrize(
    ("sum_", "said"),
    [
        ("12.345", "'12.345' may be thousands or parts of a penny"),
        ("£1m-ish", "'£1m-ish' is no sum"),
        ("1e6", "'1e6' is no sum"),
    ],
)
def test_a_sum_that_could_be_misread_is_told_as_it_stands(refused: Run, sum_: str, said: str) -> None:
    [fault] = refused(f"body,relationship,other body,amount\nA Trust,funds,B Trust,{sum_}\n", alone=True)
    assert fault.startswith(f"mine.csv: row 2, column 'amount': {said}")


def test_what_is_skipped_beyond_a_hundred_is_counted(loaded: Run) -> None:
    rows = "".join(f"A Trust,funds,B Trust,lots{number}\n" for number in range(103))
    head = "body,relationship,other body,amount\n"
    report, _ = loaded(f"{head}{rows}A Trust,funds,B Trust,5\n", alone=True, skip_faulty=True)
    assert report.skipped == 103
    assert report.notes[-1].startswith("skipped: and 3 faults more")
