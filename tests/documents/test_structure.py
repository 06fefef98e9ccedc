"""Structure: what each genre's shapes become, on real documents read in place and on small made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly
from loaders.documents.model import Document, Node
from loaders.documents.structure.reader import document_of, read_document
from loaders.documents.structure.tree import tree_lines, tree_record

RESPONSE = """Drones: Government response

# Training

### Recommendation 1

The Home Office should write a plan.

### Government response

We accept it:

- by May; and
- in full.

### Conclusion

Forces are slow.

### Recommendation 2

Be quicker.

### Government response

Partially accepted.

# Annex A

A list.
"""
SPECIAL_REPORT = """Drones inquiry: Government Response to the Committee's Fourth Report

1. **We recommend that the Home Office publish its plan. (Paragraph 23)**

The Government agrees. It will publish it.

2. **The current arrangements have failed. (Paragraph 25)**

3. **We urge forces to do better. (Paragraphs 26 and 27)**

The Home Office notes these points.
"""
PEEL = """# PEEL 2023–25

An inspection of Exampleshire Constabulary

Published on: 14 June 2024

## Our judgments

| Outstanding | Good | Adequate | Requires improvement | Inadequate |
|---|---|---|---|---|
| | Preventing crime | Answering the public | Investigating crime | |
| | Leadership | | | |

## Preventing crime

Good

The force is good at preventing crime.

### Area for improvement

#### The force should check its plans

It has none.
"""
EVIDENCE = """Written evidence submitted by the Example Federation (POP0999)

1. Introduction

1.1 We speak for officers.

1.2 We have three points:

• pay;
• rest; and
• kit.

What balance should forces strike?

2.1 A balance, says the College.[1]

October 2022

[1] In its plan.
"""
ACT = """Example Police Act 2020

1 Example commissioners

(1) There is to be a commissioner.

(2) The commissioner must—

(a) keep a plan,

(b) review it in the light of—

(i) any report, or

(ii) any change,

and act accordingly.

2 Chief officers

(1) Each force has a chief officer.

SCHEDULE 1

Commissioners

1 (1) A commissioner holds office for a term.

(2) The term is four years.

2 A commissioner may resign.
"""


def seed(documents: Path, number: str) -> Document:
    return read_document(next((documents / "seeds").glob(f"{number}_*.txt")))


def nodes(document: Document, *types: str) -> list[Node]:
    return [node for node in document.root.walk() if node.type in types]


def path_of(root: Node, *steps: str) -> Node:
    for step in steps:
        root = next(child for child in root.children if f"{child.type} {child.number}" == step)
    return root


def test_lost_numbering_is_restored_by_appearance(documents: Path) -> None:
    document = seed(documents, "000")
    paragraphs = [node for node in nodes(document, "paragraph") if node.number]
    top = [node.number for node in paragraphs if "." not in (node.number or "")]
    assert top == [str(number) for number in range(1, 48)]
    assert [node.number for node in paragraphs if "." in (node.number or "")] == [f"23.{number}" for number in range(1, 6)]
    assert {node.printed for node in paragraphs} == {"1", "2", "3"}


def test_written_evidence_says_who_wrote_it_and_when(documents: Path) -> None:
    document = seed(documents, "000")
    assert (document.genre, document.author, document.reference, document.date) == (
        "evidence",
        "Home Office",
        "POP0074",
        "2022-11",
    )
    assert [node.number for node in nodes(document, "footnote")] == [str(number) for number in range(1, 25)]
    assert [node.title for node in document.root.children if node.type == "section"][:2] == [
        "Summary",
        "The Changing Nature of Crime",
    ]


def test_every_recommendation_of_a_response_has_its_answer(documents: Path) -> None:
    document = seed(documents, "003")
    pairs = {pair.recommendation: pair.answer_numbers for pair in document.pairs}
    assert len(pairs) == 44 and all(pairs.values())
    assert list(pairs)[:3] == ["Recommendation 1", "Conclusion 1", "Recommendation 2"]
    assert pairs["Recommendation 35"] == pairs["Recommendation 36"] == tuple(str(number) for number in range(160, 167))
    assert pairs["Recommendation 2"] == ("7", "8", "9") and pairs["Recommendation 40"] == ("177", "178")
    numbered = [node.number for node in nodes(document, "paragraph", "recommendation", "conclusion", "response") if node.number]
    assert numbered == [str(number) for number in range(1, 179)]


def test_a_grade_after_its_section_belongs_to_it(documents: Path) -> None:
    document = seed(documents, "002")
    worse = "Requires improvement"
    grades = ["Adequate", "Adequate", "Good", "Inadequate", worse, worse, worse, "Adequate", worse, worse]
    assert [grade.grade for grade in document.grades] == grades
    assert document.grades[3].area == "Responding to the public"
    assert document.text[document.grades[3].section_start :].startswith("Responding to the public")
    assert document.grades[3].section_end == document.grades[3].end
    assert (document.subject, document.author) == ("Metropolitan Police Service", "HMICFRS")


def test_grades_under_headings_and_in_tables_are_read(documents: Path) -> None:
    document = seed(documents, "004")
    assert len(document.grades) == 11 and len(nodes(document, "area_for_improvement")) == 12
    assert (document.title, document.date) == ("PEEL: Police effectiveness 2017", "2018-03")


def test_a_footnote_that_cuts_a_sentence_is_inside_it(documents: Path) -> None:
    document = seed(documents, "004")
    cut = [document.words(start, end) for start, end in document.sentences if "---" in document.text[start:end]]
    assert cut and all("---" not in words and "<sup>" not in words for words in cut)
    inside = [child for node in nodes(document, "paragraph") for child in node.children if child.type == "footnote"]
    assert {"3", "4", "15", "18", "24"} <= {node.number for node in inside}


def test_an_order_has_articles_and_its_schedule_paragraphs(documents: Path) -> None:
    document = read_document(documents / "legislation" / "policing-protocol-order-2011.md")
    assert (document.genre, document.reference, document.date) == ("legislation", "uksi-2011-2744", "2011-11-15")
    schedule = nodes(document, "schedule")[0]
    numbers = [node.number for node in schedule.walk() if node.type == "paragraph" and node.number]
    assert numbers == [str(number) for number in range(1, 45)]
    assert [node.number for node in nodes(document, "article")] == ["1", "2"]
    assert len(nodes(document, "footnote")) == 6


def test_an_act_has_sections_with_titles_and_nested_lists(documents: Path) -> None:
    document = read_document(documents / "legislation" / "prsra-2011-ss1-5-28-36.md")
    sections = {node.number: node for node in nodes(document, "section")}
    assert list(sections) == [*"12345", *(str(number) for number in range(28, 37))]
    fifth = path_of(sections["5"], "subsection 9", "paragraph b", "subparagraph ii")
    assert fifth.end <= sections["5"].end and sections["31"].title == "Conduct"


def test_labels_in_headings_pair_recommendations_with_answers() -> None:
    document = document_of(RESPONSE, "response.md")
    assert document.title == "Drones: Government response" and document.author == "the Government"
    spans = {pair.recommendation: [document.text[a:b] for a, b in pair.answer_spans] for pair in document.pairs}
    assert list(spans) == ["Recommendation 1", "Conclusion 1", "Recommendation 2"]
    assert spans["Conclusion 1"] == spans["Recommendation 2"] and "A list." not in str(spans)
    assert spans["Recommendation 1"][-1].endswith("in full.")


def test_recommendations_told_only_by_their_paragraph_number_are_found() -> None:
    pairs = {pair.recommendation: len(pair.answer_spans) for pair in document_of(SPECIAL_REPORT, "response.md").pairs}
    assert pairs == {"Recommendation 1": 1, "Conclusion 2": 1, "Recommendation 3": 1}


def test_grades_that_head_columns_are_given_to_the_areas_below() -> None:
    document = document_of(PEEL, "peel.md")
    assert [(grade.area, grade.grade) for grade in document.grades] == [
        ("Preventing crime", "Good"), ("Leadership", "Good"), ("Answering the public", "Adequate"),
        ("Investigating crime", "Requires improvement"), ("Preventing crime", "Good"),
    ]  # fmt: skip
    assert [node.title for node in nodes(document, "area_for_improvement")] == ["The force should check its plans"]
    assert (document.subject, document.date) == ("Exampleshire Constabulary", "2024-06-14")


def test_numbers_with_points_lists_and_questions_are_told_apart() -> None:
    document = document_of(EVIDENCE, "evidence.txt")
    introduction = path_of(document.root, "section 1")
    assert introduction.title == "Introduction"
    assert [node.type for node in path_of(introduction, "paragraph 1.2").children] == ["subparagraph"] * 3
    assert "What balance should forces strike?" in {node.title for node in nodes(document, "section")}
    assert (document.date, nodes(document, "footnote")[0].number) == ("2022-10", "1")


def test_an_act_without_markup_is_read_alike() -> None:
    document = document_of(ACT, "act.txt")
    second = path_of(document.root, "section 1", "subsection 2")
    assert document.text[second.start : second.end].endswith("and act accordingly.")
    assert path_of(second, "paragraph b", "subparagraph ii")
    schedule = path_of(document.root, "schedule 1")
    assert schedule.title == "Commissioners" and path_of(schedule, "paragraph 1", "subparagraph 2")
    assert path_of(schedule, "paragraph 2")


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    words = (
        "The panel of the area looks at the budget every year and\n"
        "it may refuse it by two thirds of the members who sit\non it at the time.\n"
    )
    document = document_of("A title of a note\n\n" + f"{words}\n" * 12, "note.txt", "prose")
    assert len(nodes(document, "paragraph")) == 12


def test_a_full_stop_after_an_abbreviation_or_inside_a_mark_ends_no_sentence() -> None:
    text = "The plan (see para. 4) of Mr. Smith, e.g. The Plan, costs £1.5m.[footnote 1] It works.<sup>2</sup> So we stay.\n"
    document = document_of(text, "note.txt", "prose")
    assert [document.words(start, end)[-8:] for start, end in document.sentences] == ["s £1.5m.", "t works.", "we stay."]


def test_the_tree_is_printed_and_given_as_json(documents: Path) -> None:
    document = seed(documents, "003")
    record = tree_record(document)
    assert set(record) == {"type", "number", "title", "start", "end", "children", "document", "pairs", "grades"}
    assert len(record["pairs"]) == 44 and record["children"][1]["type"] == "section"
    lines = list(tree_lines(document))
    assert any(line.strip().startswith("recommendation 6 ") for line in lines) and "Recommendation 39 -> 177, 178" in lines


def test_a_genre_that_is_none_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="expected one of"):
        document_of("Words.", "a.txt", "poem")
