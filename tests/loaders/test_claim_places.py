"""The place of a claim is written from its span, and verify says where it is not so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import SMALL

from cli import cli
from loaders.checks.places import place_faults
from loaders.dataset import read_dataset
from loaders.source_text import digest
from loaders.sources import SourceTexts

TEXT = """# A note on the chief

## Who oversees the chief

It rained all day in the town where the chief has his office, and nobody was about.

The minister oversees the chief.

## Money: who pays

- The minister pays the chief from the fund of the town.
- The minister pays nobody else.
"""
OVERSEES = "The minister oversees the chief"
PAYS = "The minister pays the chief"


def entry(words: str, place: str | None, link: str = "minister OVERSEES chief ~one") -> str:
    start = TEXT.index(words)
    return (
        f"- link: {link}\n" + (f"  place: {place}\n" if place else "") + f"  span: [{start}, {start + len(words)}]\n"
        f"  digest: {digest(words)}\n  topics: [general]  # of any kind\n  reading: He does.\n"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small dataset with a note that is located by section; its claims file is still to be written."""
    folder = tmp_path / "data"
    shutil.copytree(SMALL, folder)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.md").write_text(TEXT, "utf-8")
    with (folder / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("- {id: note, title: A note, publisher: X, date: 2022, located_by: section, files: [note.md]}\n")
    return folder


def write(data: Path, *entries: str) -> Path:
    path = data / "claims" / "note.yaml"
    path.write_text("source: note\nclaims:\n" + "".join(entries), "utf-8")
    return path


def faults(data: Path) -> list[str]:
    return [str(fault) for fault in place_faults(read_dataset(data), SourceTexts(data.parent / "texts"))]


def pinned(data: Path, *paths: Path) -> str:
    arguments = ["pin", *map(str, paths), "--sources", str(data.parent / "texts"), "--data", str(data)]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_place_where_its_span_does_not_lie_is_a_fault_with_the_right_one(data: Path) -> None:
    write(data, entry(OVERSEES, "Who oversees the chief, 1st paragraph"))
    assert faults(data) == [
        "claims/note.yaml:3: minister~OVERSEES~chief~one: 'place' is 'Who oversees the chief, 1st paragraph', where its span "
        "does not lie; expected 'Who oversees the chief, 2nd paragraph': run 'custodes pin' on this file"
    ]


def test_a_heading_that_is_not_in_the_source_is_named(data: Path) -> None:
    write(data, entry(OVERSEES, "Overseers of the chief, 2nd paragraph"))
    [fault] = faults(data)
    assert "and the heading 'Overseers of the chief' stands nowhere in note; expected" in fault


def test_words_of_the_source_that_head_nothing_are_no_heading(data: Path) -> None:
    write(data, entry(OVERSEES, "It rained all day, 2nd paragraph"))
    [fault] = faults(data)
    assert "'It rained all day' is no heading of note" in fault


def test_pinning_writes_every_place_from_its_span_and_nothing_else(data: Path) -> None:
    path = write(data, entry(OVERSEES, "para 12   # look again"), entry(PAYS, "'Money'", "minister OVERSEES chief ~two"))
    before = path.read_text("utf-8")
    assert "0 quotes pinned, 2 places written" in pinned(data, path)
    expected = before.replace("para 12 ", "Who oversees the chief, 2nd paragraph ").replace(
        "'Money'", '"Money: who pays, 1st bullet"'
    )
    assert path.read_text("utf-8") == expected
    assert faults(data) == []
    assert "0 quotes pinned, 0 places written" in pinned(data, path)


def test_a_draft_needs_no_place_and_gets_one_with_its_span(data: Path) -> None:
    words = f'- link: minister OVERSEES chief\n  quote: "{OVERSEES}"\n  topics: [general]\n  reading: He does.\n'
    path = write(data, words)
    assert "1 quotes pinned, 1 places written" in pinned(data, path)
    assert "\n  place: Who oversees the chief, 2nd paragraph\n  span: [" in path.read_text("utf-8")
    assert faults(data) == []


def test_a_pinned_claim_without_a_place_gets_one_above_its_span(data: Path) -> None:
    path = write(data, entry(OVERSEES, None))
    assert "1 places written" in pinned(data, path)
    assert path.read_text("utf-8") == "source: note\nclaims:\n" + entry(OVERSEES, "Who oversees the chief, 2nd paragraph")


def test_an_entry_in_braces_is_refused_and_left_alone(data: Path) -> None:
    start = TEXT.index(OVERSEES)
    path = write(
        data,
        f"- {{link: minister OVERSEES chief, place: para 1, span: [{start}, {start + len(OVERSEES)}], "
        f"digest: {digest(OVERSEES)}, topics: [general], reading: He does.}}\n",
    )
    before = path.read_text("utf-8")
    arguments = ["pin", str(path), "--sources", str(data.parent / "texts"), "--data", str(data)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert "note.yaml:3: its keys share a line; write each on a line of its own, then pin again" in str(result.exception)
    assert path.read_text("utf-8") == before


def test_a_span_between_the_parts_of_a_document_is_a_fault(data: Path) -> None:
    (data.parent / "texts" / "note.md").write_text(TEXT + "\n---\n\nThe end of the note is here, and it is so.\n", "utf-8")
    at = len(TEXT) + 1
    path = write(data, entry(OVERSEES, "Who oversees the chief, 2nd paragraph").replace(str(TEXT.index(OVERSEES)), str(at), 1))
    path.write_text(path.read_text("utf-8").replace(f"{TEXT.index(OVERSEES) + len(OVERSEES)}]", f"{at + 3}]"), "utf-8")
    assert faults(data) == [
        "claims/note.yaml:3: minister~OVERSEES~chief~one: its span begins in no paragraph, heading or note of note; "
        "quote the words anew"
    ]


def test_a_source_that_does_not_say_how_it_is_located_keeps_the_places_as_written(data: Path) -> None:
    sources = data / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("located_by: section, ", ""), "utf-8")
    path = write(data, entry(OVERSEES, "s. 12(3)"))
    assert faults(data) == []
    assert "0 places written" in pinned(data, path)


def test_a_way_of_locating_that_is_none_is_refused(data: Path) -> None:
    sources = data / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("located_by: section", "located_by: page"), "utf-8")
    write(data)
    assert any("located_by" in str(fault) and "printed_number" in str(fault) for fault in read_dataset(data).faults)


def test_several_files_are_pinned_at_once(data: Path) -> None:
    path = write(data, entry(OVERSEES, "para 1"))
    other = data / "claims" / "other.yaml"
    other.write_text("source: note\nclaims:\n" + entry(PAYS, "para 2", "minister OVERSEES chief ~two"), "utf-8")
    assert pinned(data, path, other).count("1 places written") == 2
