"""The book of questions on disk: one room a theme, one file a question, one name a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from queries.catalogue import BOOK, ROOMS, by_theme, files_of, question, question_names

MOST_FILES = 25  # of a folder that a reader takes in at a glance


def test_every_folder_of_the_book_is_a_room_that_readers_are_shown() -> None:
    assert {path.name for path in BOOK.iterdir()} - {"__pycache__"} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_small_and_holds_nothing_but_questions(room: str) -> None:
    files = [path for path in (BOOK / room).iterdir() if path.name != "__pycache__"]
    assert 0 < len(files) <= MOST_FILES
    assert set(files) <= set(files_of(BOOK).values())


@pytest.mark.parametrize("name", question_names())
def test_a_question_has_the_name_of_its_file(name: str) -> None:
    assert question(name).name == name


def test_the_themes_hold_every_question_once() -> None:
    book = by_theme()
    assert list(book) == [room.replace("_", " ") for room in ROOMS]
    assert sorted(asked.name for group in book.values() for asked in group) == question_names()


def test_each_theme_begins_with_the_question_that_most_come_for_and_goes_on_by_name() -> None:
    for first, (theme, group) in zip(ROOMS.values(), by_theme().items(), strict=True):
        names = [asked.name for asked in group]
        assert names == [first, *sorted({*names} - {first})], theme


def test_two_questions_of_one_name_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    for room in ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "oversight" / "who-pays.cypher").touch()
    assert list(files_of(tmp_path)) == ["who-pays"]
    files_of.cache_clear()
    (tmp_path / "money" / "who_pays.py").touch()
    with pytest.raises(DataError, match=r"money/who_pays\.py: 'who-pays' is the question of oversight/who-pays\.cypher too"):
        files_of(tmp_path)
