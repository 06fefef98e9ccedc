"""Export to Excel, edit, load: what nobody touched comes back as it was, and an edit is an edit or a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from support import SMALL, fill

from graph.errors import AskedWrongly, DataError
from graph.formats.document import graph_document
from graph.model import Alias, Graph
from graph.reading import read_graph
from graph.texts.cell_lists import alias_items, alias_text, list_items, list_text
from loaders.dataset import load_graph
from loaders.intake.loading import Wish, load
from viz.exports import export

Edit = Callable[[openpyxl.Workbook], None]


def _through_excel(graph: Graph, tmp_path: Path, edit: Edit | None = None) -> Graph:
    """The graph, exported as a workbook, perhaps edited, and loaded again."""
    export(graph, tmp_path / "all.xlsx", "xlsx", None, None)
    if edit:
        book = openpyxl.load_workbook(tmp_path / "all.xlsx")
        edit(book)
        book.save(tmp_path / "all.xlsx")
    load([tmp_path / "all.xlsx"], tmp_path / "back", (), Wish(said={"date": "2022-11-30"}))
    return load_graph(tmp_path / "back")


def _said(graph: Graph) -> dict[str, object]:
    return {key: value for key, value in graph_document(graph, None).items() if key != "dataset"}


def test_the_small_dataset_comes_back_as_it_was(tmp_path: Path, small_graph: Graph) -> None:
    back = _through_excel(small_graph, tmp_path)
    assert _said(back) == _said(small_graph)
    assert back.sources == small_graph.sources


def test_the_shipped_dataset_comes_back_as_it_was(tmp_path: Path, shipped_graph: Graph) -> None:
    back = _through_excel(shipped_graph, tmp_path)
    assert _said(back) == _said(shipped_graph)
    assert back.sources == shipped_graph.sources


def test_a_graph_out_of_a_store_comes_back_as_well(tmp_path: Path, small_graph: Graph) -> None:
    store = fill(f"ladybug:{tmp_path / 'graph'}", small_graph)
    try:
        assert _said(_through_excel(read_graph(store), tmp_path)) == _said(small_graph)
    finally:
        store.close()


def _cell(book: openpyxl.Workbook, sheet: str, id_: str, column: str, value: object) -> None:
    page = book[sheet]
    heads = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == id_)
    row[heads.index(column)].value = value  # type: ignore[assignment]


def test_an_edit_of_an_actor_comes_through(tmp_path: Path, small_graph: Graph) -> None:
    back = _through_excel(small_graph, tmp_path, lambda book: _cell(book, "Actors", "quiet-unit", "name", "Quieter Unit"))
    assert back.actors["quiet-unit"].name == "Quieter Unit"


def test_an_edit_beside_the_claims_is_a_fault_that_names_the_cell(tmp_path: Path, small_graph: Graph) -> None:
    link = next(id_ for id_, link in small_graph.links.items() if link.values.topics)
    with pytest.raises(DataError, match=r"all.xlsx: Links, row \d+, column 'about': says 'other' and the claims of the link"):
        _through_excel(small_graph, tmp_path, lambda book: _cell(book, "Links", link, "about", "other"))
    assert not (tmp_path / "back").exists()


def test_an_unknown_kind_is_a_fault_at_its_row(tmp_path: Path, small_graph: Graph) -> None:
    with pytest.raises(DataError, match=r"all.xlsx: Actors, row \d+: quiet-unit: 'kind' is 'gang'"):
        _through_excel(small_graph, tmp_path, lambda book: _cell(book, "Actors", "quiet-unit", "kind", "gang"))


def test_a_row_that_a_person_added_is_a_claim_of_the_workbook(tmp_path: Path, small_graph: Graph) -> None:
    def add(book: openpyxl.Workbook) -> None:
        page = book["Links"]
        heads = [cell.value for cell in page[1]]
        said = {"subject": "quiet-unit", "kind": "SUPPORTS", "object": "panel"}
        page.append([said.get(str(head)) for head in heads])

    back = _through_excel(small_graph, tmp_path, add)
    [claim] = back.links["quiet-unit~SUPPORTS~panel"].claims
    assert claim.source == "workbook" and claim.locator.startswith("Links, row ")


def test_a_workbook_wants_a_folder_of_its_own(tmp_path: Path, small_graph: Graph) -> None:
    (tmp_path / "a.csv").write_text("body,relationship,other body\nX Trust,works with,Y Trust\n")
    load([tmp_path / "a.csv"], tmp_path / "back", (SMALL,), Wish())
    with pytest.raises(AskedWrongly, match="is a whole dataset"):
        _through_excel(small_graph, tmp_path)


@pytest.mark.parametrize("items", [[], ["a"], ["a; b", 'say "x"', "c|d", " e "], ["x", "y"]])
def test_a_list_in_a_cell_is_read_back_as_it_was(items: list[str]) -> None:
    assert list_items(list_text(items)) == items


def test_aliases_keep_their_dates() -> None:
    aliases = [Alias("HMIC", "1856", "2017-07"), Alias("a | b; c"), Alias("since", "2020"), Alias('"q"', None, "2001")]
    assert alias_items(alias_text(aliases)) == aliases
