"""Workbooks, read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.errors import OutputError
from queries.question import Answer, Column, Question
from viz import workbook
from viz.exports import export
from viz.tables import csv_text
from viz.workbook import Sheet, about_answer, answer_sheets, write_workbook

LEADS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    " =1",
    '"=1',
    "=cmd|' /C calc'!A0",
    "{=1}",
    "http://a.b",
    "_x0041_",
]
RECORD = {"name": "test data", "version": "7", "licence": "OGL", "acknowledgements": ["Contains information."]}


def answer_of(rows: list[dict[str, Any]]) -> Answer:
    """An answer with these rows."""
    columns = tuple(Column(name, "money" if name.startswith("amount") else "text", f"what {name} says") for name in rows[0])
    asked = Question("money", "Who pays whom.", "A row is a sum.", (), columns, "MATCH")
    return Answer(asked, rows, "2022-11-30", ("complete to 2022",), 3, ("'the Met' is taken for it",))


def written(path: Path, rows: list[dict[str, Any]]) -> Any:
    """The workbook of these rows, read back."""
    answer = answer_of(rows)
    write_workbook(path, answer_sheets(answer), about_answer(answer, RECORD, {"actor": "the Met", "year": None}))
    return openpyxl.load_workbook(path)


def test_cells_have_types(tmp_path: Path) -> None:
    row = {
        "amount": 350000000.0, "amount_rest": 0.5, "share": 0.25, "step": 2, "since": "2022-11-30", "until": "2022-11",
        "old": "1829-09-29", "denied": False, "powers": ["appoint", "dismiss"], "note": None, "long": 12345678901234567890,
    }  # fmt: skip
    sheet = written(tmp_path / "a.xlsx", [row])["Answer"]
    assert [cell.value for cell in sheet[1]] == list(row)
    assert [cell.value for cell in sheet[2]] == [
        350000000, 0.5, 0.25, 2, datetime(2022, 11, 30), "2022-11", "1829-09-29", False, "appoint; dismiss", None,
        "12345678901234567890",
    ]  # fmt: skip
    assert sheet["A2"].number_format == "£#,##0" and sheet["B2"].number_format == "£#,##0.00"
    assert sheet["E2"].is_date
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K2")


def test_no_cell_is_a_formula_or_a_link_whatever_the_data_says(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheet = written(path, [{"=head": text} for text in LEADS])["Answer"]
    cells = [row[0] for row in sheet]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert all(cell.hyperlink is None for cell in cells)
    assert [cell.value for cell in cells[1:5]] == LEADS[:4]
    assert all(cell.quotePrefix for cell in cells[1:5]), "Excel takes it for text even after it was edited"
    with zipfile.ZipFile(path) as parts:
        assert all(b"<f>" not in parts.read(name) for name in parts.namelist())


def test_sources_can_be_followed_and_nothing_else_can(tmp_path: Path) -> None:
    sources = [
        {"id": "a", "url": "https://www.legislation.gov.uk/ukpga/1996/16"}, {"id": "=b", "url": "javascript:alert(1)"},
        {"id": "c", "url": "file:///etc/passwd"}, {"id": "d", "url": None}, {"id": "e", "url": "http://a b"},
    ]  # fmt: skip
    claims = [{"source": row["id"], "reading": "https://a.b"} for row in sources]
    sheets = [
        Sheet("Claims", ("source", "reading"), claims, {"source": ("Sources", "id")}),
        Sheet("Sources", ("id", "url"), sources, {"url": None}),
    ]  # fmt: skip
    write_workbook(tmp_path / "a.xlsx", sheets, [])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    followed = {cell.coordinate: cell.hyperlink.target for row in book["Sources"] for cell in row if cell.hyperlink}
    assert followed == {"B2": "https://www.legislation.gov.uk/ukpga/1996/16"}
    assert [row[1].value for row in book["Sources"]][1:] == [row["url"] for row in sources]
    inside = {cell.coordinate: cell.hyperlink.location for row in book["Claims"] for cell in row if cell.hyperlink}
    assert inside == {f"A{n}": f"'Sources'!A{n}" for n in range(2, 7)}
    assert book["Claims"]["A3"].value == "=b" and book["Claims"]["A3"].data_type == "s"


def test_control_signs_and_halves_of_letters_do_not_break_the_file(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", [{"name": "a\x00\x1b[2J\x9b\u202e\ud83d\ufffeb\nc"}])["Answer"]
    assert sheet["A2"].value == "a\\x00\\x1b[2J\\x9b\\u202e\\ud83d\\ufffeb\nc"


def test_the_second_sheet_says_what_one_is_looking_at(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", [{"payer": "x"}])
    assert book.sheetnames == ["Answer", "About"]
    said = {row[0].value: row[1].value for row in book["About"]}
    assert said["Question"] == "money: Who pays whom."
    assert (said["  actor"], said["As at"], said["Version"], said["Licence"]) == ("the Met", "2022-11-30", "7", "OGL")
    assert said["Rows"] == "1; 3 more were cut off"
    assert said["payer"] == "what payer says"
    assert said["Taken for"] == "'the Met' is taken for it"
    assert "  year" not in said


def test_the_same_answer_gives_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", [{"payer": "x"}])
    written(tmp_path / "b.xlsx", [{"payer": "x"}])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(("text", "fits"), [("a" * 32_767, True), ("a" * 32_768, False), ("👮" * 16_384, False)])
def test_text_that_no_cell_holds_is_refused_in_one_line(tmp_path: Path, text: str, fits: bool) -> None:
    path = tmp_path / "a.xlsx"
    if fits:
        assert written(path, [{"words": text}])["Answer"]["A2"].value == text
        return
    with pytest.raises(OutputError, match=r"'words' of row 1 in Answer has 32,768 letters.*write \.csv or \.json$"):
        written(path, [{"words": text}])
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused_before_any_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutputError, match=r"1,048,577 rows of 1 columns.*give --limit, or write \.csv or \.json$"):
        written(tmp_path / "a.xlsx", [{"a": 1}] * 1_048_576)
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    assert written(tmp_path / "b.xlsx", [{"a": 1}] * 3)["Answer"].max_row == 4
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]


def test_an_export_is_a_workbook_of_all_that_is_known(small_graph: Any, tmp_path: Path) -> None:
    [path] = export(small_graph, tmp_path / "g.xlsx", "xlsx", None)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Actors", "Links", "Claims", "Gaps", "Sources", "About"]
    assert {row[0].value for row in book["Links"]} - {"id"} == set(small_graph.links)
    assert {row[0].value for row in book["Actors"]} - {"id"} == set(small_graph.actors)


SEPARATORS = [",", ";", "\t", "|"]
HOSTILE = [
    f"{before}{sign}1+1"
    for sign in "=+-@＝＋－＠"
    for before in ("", "x ;", "x;", "x; ", 'x;"', 'x;""', "x\n", "x\r\n", "x|", "x\t", "x\t\t", '"', " ", "x;\n", ";")
]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula_whichever_separator_it_is_read_with(separator: str, text: str) -> None:
    out = csv_text(["name", "other"], [{"name": text, "other": text}, {"name": "x;", "other": text}])
    for row in csv.reader(io.StringIO(out, newline=""), delimiter=separator):
        for cell in row:
            assert not cell.strip(' \t\r\n"').startswith(tuple("=+-@＝＋－＠")), (out, cell)


def test_the_guard_leaves_plain_text_and_numbers_alone() -> None:
    rows = [{"a": "Act 1996; s. 4", "b": -5.5, "c": "x - y = z", "d": "a@b.uk"}]
    assert csv_text(list(rows[0]), rows).splitlines()[1] == "Act 1996; s. 4,-5.5,x - y = z,a@b.uk"
