"""The words of locators: ordinals, and places of one section said together."""

from __future__ import annotations

import pytest

from graph.locators import heading_of, listed, ordinal, together


def test_ordinals_are_as_people_say_them() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip


def test_places_of_one_section_are_said_together_and_in_order() -> None:
    said = together(["Money, 4th paragraph", "para 7", "Money, 2nd paragraph", "para 12", "Money, 4th paragraph"])
    assert said == ["Money, 2nd and 4th paragraphs", "paras 7 and 12"]


def test_three_places_are_a_list_and_one_stands_as_it_is() -> None:
    assert together(["para 3", "para 10", "para 2"]) == ["paras 2, 3 and 10"]
    assert together(["Staff and money, para 3"]) == ["Staff and money, para 3"]


def test_what_differs_in_more_than_its_number_is_not_joined() -> None:
    apart = ["Money, 1st paragraph", "Staff, 1st paragraph", "Money, 1st bullet", "Money, para 1", "s. 38(2)(a)", "s. 40"]
    assert together(apart) == apart


def test_bullets_of_one_paragraph_are_joined_and_those_of_another_are_not() -> None:
    assert together(["para 5, bullet 2", "para 5, bullet 1", "para 6, bullet 1"]) == [
        "para 5, bullets 1 and 2",
        "para 6, bullet 1",
    ]


def test_places_with_commas_are_parted_by_semicolons() -> None:
    assert listed(["s. 1", "s. 2"]) == "s. 1, s. 2"
    assert listed(["Money, 1st paragraph", "title"]) == "Money, 1st paragraph; title"


@pytest.mark.parametrize(
    ("locator", "heading"),
    [
        ("Staff, pay and money, 2nd paragraph, 3rd bullet", "Staff, pay and money"),
        ("Over > Under, para 12, bullet 1", "Over > Under"),
        ("Results, 2nd table, 3rd row", "Results"),
        ("Results, heading", "Results"),
        ("para 12, bullet 1", ""),
        ("footnote 3", ""),
        ("title", ""),
    ],
)
def test_the_heading_of_a_locator_is_what_is_not_counted(locator: str, heading: str) -> None:
    assert heading_of(locator) == heading
