"""Lists by letters and by numerals: one list is one level, whatever its marks could also mean."""

from __future__ import annotations

from itertools import pairwise

import pytest
from marked_sentences import Proposed, triples_of

from loaders.documents.model import Node
from loaders.documents.structure.list_signs import Lists
from loaders.documents.structure.reader import document_of

ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def levels(text: str, genre: str = "prose") -> dict[str, int]:
    found: dict[str, int] = {}

    def walk(node: Node, depth: int) -> None:
        if node.number:
            found[node.number.strip("().")] = depth
        for child in node.children:
            walk(child, depth + 1)

    walk(document_of(text, "made.txt", genre).root, 0)
    return found


def listed(marks: list[str] | str, form: str) -> str:
    return "\n\n".join(f"{form.format(mark)} The panel looks at matter number {at}." for at, mark in enumerate(marks))


@pytest.mark.parametrize("form", ["{}.", "{})", "({})"])
@pytest.mark.parametrize(
    "marks", [ROMANS, LETTERS, ROMANS[2:], ROMANS[4:], LETTERS[2:], LETTERS[8:12], "ij", [*LETTERS, "aa", "bb"]]
)
def test_the_items_of_one_list_are_on_one_level(form: str, marks: list[str] | str) -> None:
    if form == "{}." and "aa" in marks:
        pytest.skip("two letters and a stop are words, such as 'no.'")
    found = levels("The panel says:\n\n" + listed(marks, form))
    assert list(found) == list(marks) and len(set(found.values())) == 1


@pytest.mark.parametrize(
    ("marks", "signs"),
    [
        ("a b c d", "letter letter letter letter"),
        ("a i ii iii iv v b c", "letter roman roman roman roman roman letter letter"),
        ("b c i ii d", "letter letter roman roman letter"),
        ("h i j", "letter letter letter"),
        ("h i ii", "letter letter roman"),
        ("k l m", "letter letter letter"),
        ("xlix l li", "roman roman roman"),
        ("xcix c ci", "roman roman roman"),
        ("a aa ab b ba bb bc c", "letter letter letter letter letter letter letter letter"),
        ("y z za zb", "letter letter letter letter"),
        ("za a b", "letter letter letter"),
        ("i ia ib ii", "roman roman roman roman"),
        ("1 2 2A 2AA 2ZA A3", "digit digit digit digit digit digit"),
        ("1 a i A B ii b 2", "digit letter roman capital capital roman letter digit"),
    ],
)
def test_a_mark_is_a_letter_or_a_numeral_by_the_marks_before_it(marks: str, signs: str) -> None:
    lists = Lists()
    placed = [lists.place(mark) for mark in marks.split()]
    assert " ".join(sign for _, sign in placed) == signs
    assert all(here[1] != before[1] or here[0] == before[0] for before, here in pairwise(placed))


def test_words_that_lead_into_a_list_make_the_i_behind_h_its_first_numeral() -> None:
    lists = Lists()
    for mark in LETTERS[:8]:
        lists.place(mark)
    assert lists.place("i", opens=True) == (2, "roman")
    assert (lists.place("ii"), lists.place("i", opens=False)[1]) == ((2, "roman"), "letter")


@pytest.mark.parametrize(
    "text", ["ba) an offence\nof theft\n", "(d)\nrobbery\n", "- the panel,\nand others\n", "ii.\nand so on"]
)
def test_a_document_may_begin_within_a_list(text: str) -> None:
    for genre in ("auto", "evidence", "response", "peel", "legislation", "prose"):
        assert document_of(text, "made.txt", genre).root.children


def test_items_by_numerals_go_on_from_the_words_before_the_list(proposed: Proposed) -> None:
    told = ("send a report to the Secretary of State", "notify the chief constable", "send a copy to the College of Policing")
    by_marks = []
    for marks in ("abc", ("i", "ii", "iii"), ("iv", "v", "vi")):
        items = "\n\n".join(f"({mark}) {words};" for mark, words in zip(marks, told, strict=True))
        text = f"# Example Policing Act 2024\n\n## 1 Examples\n\n(1) The police and crime panel must\u2014\n\n{items}\n"
        by_marks.append(triples_of(proposed(text, "legislation").findings))
    assert by_marks[0] == by_marks[1] == by_marks[2]
    objects = {object_ for _, kind, object_ in by_marks[0] if kind == "OWES_DUTY_TO"}
    assert objects == {"home-secretary", "chief-constables", "college-of-policing"}
