"""A spreadsheet of one's own becomes data: links, sums, dates and places; what is wrong in it is said with row and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support import SMALL

from graph.errors import DataError
from loaders.dataset import read_datasets
from loaders.intake.loading import Wish, load
from loaders.sources import SourceTexts
from loaders.verify import verify

Run = Callable[..., Any]
HEAD = "body,relationship,other body,since,amount,period,source,page\n"


def test_a_row_becomes_a_link_with_its_place(loaded: Run) -> None:
    _, graph = loaded(HEAD + "Ministry of Police,funds,Mill Trust,2021-04-01,£1.2m,2021/22,Annual report,12\n")
    link = graph.links["ministry~FUNDS~mill-trust~2021-22-row-2"]
    assert link.values.amount == 1_200_000 and link.values.period == "2021/22" and link.values.since == "2021-04-01"
    assert link.claims[0].locator == "row 2 (cites Annual report, p. 12)"
    assert link.claims[0].source == "mine"


def test_words_that_are_read_the_other_way_round_turn_the_ends(loaded: Run) -> None:
    _, graph = loaded(HEAD + "Town Police,is inspected by,Mill Inspectorate,,,,,\n")
    assert "mill-inspectorate~INSPECTS~town-police" in graph.links


def test_a_third_that_a_link_names_is_an_actor_of_its_own_or_one_that_is_known(loaded: Run) -> None:
    head = "body,relationship,other body,on,kind of on,basis,provision,via,amount\n"
    _, graph = loaded(
        head
        + "Ministry of Police,recommends to,Town Police,Recommendation 4,recommendation,,,,\n"
        + "Mill Inspectorate,inspects,Town Police,,,Town Policing Act 2001,s. 4,,\n"
        + "Ministry of Police,funds,Mill Trust,,,,,Safer Mills Fund,£5\n"
    )
    [recommended] = [
        link for link in graph.links.values() if link.kind == "RECOMMENDS_TO" and link.values.on == "recommendation-4"
    ]
    assert graph.actors["recommendation-4"].kind == "recommendation" and recommended.subject == "ministry"
    [inspected] = [link for link in graph.links.values() if link.values.basis == "town-policing-act-2001"]
    assert graph.actors["town-policing-act-2001"].kind == "instrument" and inspected.values.provision == "s. 4"
    [paid] = [link for link in graph.links.values() if link.values.via == "safer-mills-fund"]
    assert graph.actors["safer-mills-fund"].kind == "fund" and paid.values.amount == 5


def test_a_table_may_name_a_known_body_as_the_third_of_a_link(loaded: Run) -> None:
    _, graph = loaded("body,relationship,other body,on\nMill Inspectorate,confirms,Ministry of Police,Town Police\n")
    assert [
        link.values.on for link in graph.links.values() if link.subject == "mill-inspectorate" and link.kind == "CONFIRMS"
    ] == ["town-police"]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [("£1,200.50", 1200.5), ("12k", 12_000), ("£1.2m", 1_200_000), ("GBP 5", 5), ("3bn", 3_000_000_000), (" 7 ", 7)],
)
def test_a_sum_is_read_as_people_write_it(loaded: Run, text: str, pounds: float) -> None:
    _, graph = loaded(HEAD + f'Ministry of Police,funds,Mill Trust,,"{text}",,,\n')
    assert [link.values.amount for link in graph.links.values() if link.object == "mill-trust"] == [pounds]


@pytest.mark.parametrize(
    "text",
    [
        "£2m to £3m",
        "£2m-£3m",
        "£2-3m",
        "2m–3m",
        "2,000,000 - 3,000,000",
        "between £2m and £3m",
        "£2,000,000 to £3m",
        "2m to 3m GBP",
    ],
)
def test_a_range_keeps_both_its_ends(loaded: Run, text: str) -> None:
    _, graph = loaded(HEAD + f'Ministry of Police,funds,Mill Trust,,"{text}",,,\n')
    [values] = [link.values for link in graph.links.values() if link.object == "mill-trust"]
    assert (values.amount, values.amount_to) == (2e6, 3e6)


def test_a_range_may_stand_in_two_columns(loaded: Run) -> None:
    _, graph = loaded("body,relationship,other body,amount,amount to\nMinistry of Police,funds,Mill Trust,£2m,3000000\n")
    [values] = [link.values for link in graph.links.values() if link.object == "mill-trust"]
    assert (values.amount, values.amount_to) == (2e6, 3e6)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,fundz,B,,,,,", "row 2, column 'relationship': 'fundz' is no relationship"),
        (",funds,B,,,,,", "row 2, column 'body': is empty"),
        ("A,funds,,,,,,", "names no other body"),
        ("A,funds,B,44927,,,,", "column 'since': '44927' is how Excel counts the day 2023-01-01"),
        ("A,funds,B,31/02/2020,,,,", "column 'since': '31/02/2020' is no date"),
        ('A,funds,B,,"(300)",,,', "column 'amount': is -£300, below nothing"),
        ("A,funds,B,,€5,,,", "column 'amount': is in EUR; expected pounds"),
        ('A,funds,B,,"1.234,56",,,', "column 'amount': '1.234,56' is no sum"),
        ("A,funds,B,,£3m to £2m,,,", "column 'amount': '3000000 to 2000000' does not rise"),
        ("A,funds,B,,£3m to €5m,,,", "column 'amount': '£3m to €5m' is in GBP and in EUR"),
        ("A,funds,B,,£3m to lots,,,", "column 'amount': '£3m to lots' is no sum"),
        ("A,inspects,B,,5,,,", "is a sum, which belongs to FUNDS and not to INSPECTS"),
        ("A,funds,B,,5,2021/25,,", "column 'period': '2021/25' is no period"),
        ("A,owes a duty to,B,,,,,", "a OWES_DUTY_TO must say 'duty'"),
        ("A,funds,B,#REF!,,,,", "column 'since': #REF! is an error of a formula"),
        ("A,funds,B,,,,,,more", "row 2: has 9 cells and the head 8"),
    ],
)
def test_a_fault_names_file_row_and_column(refused: Run, row: str, said: str, tmp_path: Path) -> None:
    faults = refused(HEAD + row + "\n")
    assert any(said in fault and fault.startswith("mine.csv: row 2") for fault in faults), faults
    assert not (tmp_path / "mine").exists()


def test_a_head_that_stands_twice_is_a_fault(refused: Run) -> None:
    assert any("the head 'body' stands over columns A, C" in fault for fault in refused("body,relationship,body\nA,funds,B\n"))


def test_all_faults_are_listed_up_to_a_hundred(refused: Run) -> None:
    faults = refused(HEAD + "A,fundz,B,,,,,\n" * 130)
    assert len(faults) == 101 and faults[-1] == "mine.csv: and 30 faults more; --skip-faulty loads the rest"


def test_faulty_rows_are_skipped_when_asked_and_said(loaded: Run) -> None:
    report, graph = loaded(HEAD + "A Trust,fundz,B Trust,,,,,\nC Trust,funds,D Trust,,,,,\n", skip_faulty=True)
    assert report.skipped == 1 and "a-trust" not in graph.actors and "c-trust" in graph.actors
    assert any("fundz" in note for note in report.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(loaded: Run, encoding: str, end: str) -> None:
    text = f"body,relationship,other body{end}Women’s Trust’s Fund,works with,Café Trust{end}"
    _, graph = loaded(text.encode(encoding))
    assert {"womens-trusts-fund"} <= set(graph.actors)
    assert graph.actors["womens-trusts-fund"].name == "Women’s Trust’s Fund"


def test_tabs_and_semicolons_separate_as_well(loaded: Run) -> None:
    _, graph = loaded("body;relationship;other body\nX Trust;works with;Y Trust\n")
    assert "x-trust~COLLABORATES_WITH~y-trust" in graph.links
    _, graph = loaded('body\trelationship\tother body\nX Trust\tworks with\tY "Z" Trust\n', "tabs.tsv", into="tabs")
    assert "x-trust~COLLABORATES_WITH~y-z-trust" in graph.links


def test_a_title_above_the_head_is_passed_over(loaded: Run) -> None:
    _, graph = loaded("# Grants of the year,,\n,,\nbody,relationship,other body\nX Trust,works with,Y Trust\n")
    [link] = [link for link in graph.links.values() if link.subject == "x-trust"]
    assert link.claims[0].locator == "row 4"


def test_a_mapping_is_written_and_used_again(loaded: Run, tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    text = "Who,Does,Whom\nX Trust,gives to,Y Trust\n"
    mapping.write_text(
        "columns: {Who: body, Does: relation, Whom: other}\n"
        "relations: {gives to: FUNDS}\nkinds: {}\ndefaults: {kind: company}\n"
    )
    _, graph = loaded(text, mapping=mapping)
    assert graph.actors["x-trust"].kind == "company"
    assert any(link.kind == "FUNDS" and link.object == "y-trust" for link in graph.links.values())
    written = tmp_path / "other.yaml"
    loaded("body,relationship,other body,phone\nX Trust,works with,Z Trust,1\n", "b.csv", into="b", mapping=written)
    assert "other body: other" in written.read_text() and "phone: ignore" in written.read_text()


def test_a_table_that_names_no_body_is_refused_with_its_heads(refused: Run) -> None:
    [fault] = refused("colour,size\nred,5\n")
    assert "no column is known to name a body; the first row has colour, size" in fault and "--map" in fault


def test_a_column_nobody_knows_is_listed_not_dropped(loaded: Run) -> None:
    report, _ = loaded("body,relationship,other body,phone\nX Trust,works with,Y Trust,020\n")
    assert report.fields_unknown == {"phone": 1}


def _book(path: Path, rows: list[list[Any]], merge: str | None = None) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    if merge:
        book.active.merge_cells(merge)  # type: ignore[union-attr]
    book.save(path)
    return path


def test_a_sheet_of_excel_is_read_by_its_typed_cells(loaded: Run, tmp_path: Path) -> None:
    import datetime

    rows: list[list[Any]] = [
        ["body", "relationship", "other body", "since", "amount"],
        ["Ministry of Police", "funds", "Mill Trust", datetime.datetime(2021, 4, 1), 1200.5],
    ]
    _, graph = loaded(_book(tmp_path / "mine.xlsx", rows))
    [link] = [link for link in graph.links.values() if link.object == "mill-trust"]
    assert link.values.since == "2021-04-01" and link.values.amount == 1200.5


def test_rows_and_sheets_that_excel_hides_are_loaded_and_said(loaded: Run, tmp_path: Path) -> None:
    rows = [["body", "relationship", "other body"], *([f"{one} Trust", "works with", "Mill Trust"] for one in "ABCDEFGHIJKL")]
    book = openpyxl.load_workbook(_book(tmp_path / "b.xlsx", rows))
    for number in (3, *range(5, 13)):
        book.active.row_dimensions[number].hidden = True  # type: ignore[union-attr]
    book.save(tmp_path / "b.xlsx")
    report, graph = loaded(tmp_path / "b.xlsx")
    assert report.notes == [
        "rows 3, 5, 6, 7, 8, 9, 10, 11 and 1 more are hidden in the file and loaded all the same; "
        "delete there what is not meant"
    ]
    assert "b-trust" in graph.actors
    book.active.title, other = "Kept", book.create_sheet("Seen")  # type: ignore[union-attr]
    other.append(["nothing"])
    book["Kept"].sheet_state = "hidden"
    book.save(tmp_path / "c.xlsx")
    report, _ = loaded(tmp_path / "c.xlsx", into="c")
    assert any(note.startswith("the sheet Kept is hidden in the file") for note in report.notes)


def test_merged_cells_and_formulas_without_a_value_are_faults(refused: Run, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["body", "relationship", "other body", "amount"],
        ["A", "funds", "B", "=1+1"],
        ["A", "funds", "C", 5],
    ]
    faults = refused(_book(tmp_path / "mine.xlsx", rows, "A2:A3"))
    assert any("the cells A2:A3 are merged" in fault for fault in faults)
    assert any("row 2, column 'amount': holds the formula =1+1 and no value of it" in fault for fault in faults)


def test_a_parent_round_is_a_fault(refused: Run) -> None:
    faults = refused("name,parent\nA Board,B Board\nB Board,A Board\n")
    assert any("a board is part of b board is part of a board: a round" in fault for fault in faults)


def test_loading_twice_adds_nothing(loaded: Run, tmp_path: Path) -> None:
    text = HEAD + "Ministry of Police,funds,Mill Trust,,5,,,\n"
    loaded(text)
    before = {path.name: path.read_bytes() for path in (tmp_path / "mine").rglob("*.yaml")}
    report, _ = loaded(text)
    assert {path.name: path.read_bytes() for path in (tmp_path / "mine").rglob("*.yaml")} == before
    assert report.matches.counts["new"] == 1


def test_a_second_file_knows_the_bodies_of_the_first(loaded: Run) -> None:
    loaded(HEAD + "Ministry of Police,funds,Mill Trust,,5,,,\n")
    report, graph = loaded(HEAD + "Mill Trust,funds,Weir Trust,,5,,,\n", "second.csv")
    assert report.matches.counts["new"] == 1 and {"mine", "second"} <= set(graph.sources)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "X Trust,works with,Y Trust,,,,,\n")
    [report] = load([path], tmp_path / "mine", (SMALL,), Wish(dry=True))
    assert report.written.links == {"COLLABORATES_WITH": 1}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv"]


def test_one_faulty_file_of_two_keeps_both_out(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(HEAD + "X Trust,works with,Y Trust,,,,,\n")
    bad.write_text(HEAD + "X Trust,fundz,Y Trust,,,,,\n")
    with pytest.raises(DataError):
        load([good, bad], tmp_path / "mine", (SMALL,), Wish())
    assert not (tmp_path / "mine").exists()


def test_what_was_loaded_passes_verify_and_its_file_is_held_by_its_digest(loaded: Run, tmp_path: Path) -> None:
    loaded(HEAD + "Ministry of Police,funds,Mill Trust,,5,2021/22,,\n")
    dataset = read_datasets([SMALL, tmp_path / "mine"])
    ours = [str(fault) for fault in verify(dataset, SourceTexts(tmp_path)) if "mine" in fault.file or "mine" in fault.message]
    assert ours == []
    (tmp_path / "mine.csv").write_text("changed")
    faults = verify(read_datasets([SMALL, tmp_path / "mine"]), SourceTexts(tmp_path))
    assert any("mine: the text at hand has digest" in str(fault) for fault in faults)
