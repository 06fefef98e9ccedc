"""The structure of laws as they are printed, copied from a PDF, or saved from the web, without the marks of a good file."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_sentences import Proposed

from loaders.documents.claims.record import end_id
from loaders.documents.model import Node
from loaders.documents.structure.reader import document_of, read_document
from loaders.documents.text.amendments import without_marks

ORDER = """STATUTORY INSTRUMENTS

2025 No. 123

The Example Protocol Order 2025

Made - - - - 1st March 2025

Citation

1. This Order may be cited as the Example Protocol Order 2025.

Duties of the commissioner

2.—(1) A commissioner must—

(a) monitor complaints;

(b) publish a plan.

(2) The commissioner must consult the panel.

SCHEDULE

Article 2

The requirement

1. The Minister must issue the requirement.

EXPLANATORY NOTE

(This note is not part of the Order)
"""

ACT = """Example Act 2012

2012 CHAPTER 7

PART 1

THE OMBUDSMAN

Establishment

1 The Ombudsman

(1) There is to be an Ombudsman.

(2) The Ombudsman must report.

2 Funding

The Minister may make grants to the Ombudsman.

Powers

3 Information

(1) The Ombudsman may require information.

(2) In this section “information” includes documents.

SCHEDULES

SCHEDULE 1

Section 1

THE OMBUDSMAN

Tenure

1 (1) The Ombudsman holds office for five years.

(2) The Ombudsman may resign.

2 The Minister may remove the Ombudsman.
"""

PAGE = """<html><body><div><a href="/">legislation.gov.uk</a></div><h1>Example Act 2012</h1>
<h3>Establishment</h3>
<h4><span>1</span><span>The Ombudsman</span></h4>
<p><span>(1)</span><span>There is to be an Ombudsman.</span></p>
<p><span>(2)</span><span>The Ombudsman must—</span></p>
<p><span>(a)</span><span>report.</span></p>
<h4><span>2A</span><span>Funding</span></h4>
<p>The Minister may make grants.</p>
<p>Commencement Information</p><p><span>I1</span>S. 2A in force at Royal Assent</p>
</body></html>"""


def outline(node: Node, depth: int = 0) -> list[str]:
    own = [f"{'-' * depth}{node.type} {node.number or ''} {node.title or ''}".strip()]
    return own + [line for child in node.children for line in outline(child, depth + 1)]


def test_an_order_has_articles_with_the_titles_above_them() -> None:
    document = document_of(ORDER, "order.txt", "legislation")
    assert (document.title, document.date) == ("The Example Protocol Order 2025", "2025-03-01")
    found = outline(document.root)
    assert [line for line in found if "paragraph  " not in line and line != "-paragraph"][1:] == [
        "-article 1 Citation",
        "-article 2 Duties of the commissioner",
        "--subsection 1",
        "---paragraph a",
        "---paragraph b",
        "--subsection 2",
        "-schedule  The requirement",
        "--paragraph 1",
        "-heading  EXPLANATORY NOTE",
        "--paragraph",
    ]


def test_an_act_out_of_a_pdf_keeps_cross_headings_apart_from_the_titles_of_sections() -> None:
    found = outline(document_of(ACT, "act.txt", "legislation").root)
    assert found[2:] == [
        "-part 1 THE OMBUDSMAN",
        "--heading  Establishment",
        "---section 1 The Ombudsman",
        "----subsection 1",
        "----subsection 2",
        "---section 2 Funding",
        "--heading  Powers",
        "---section 3 Information",
        "----subsection 1",
        "----subsection 2",
        "-schedule 1 THE OMBUDSMAN",
        "--heading  Tenure",
        "---paragraph 1",
        "----subparagraph 1",
        "----subparagraph 2",
        "---paragraph 2",
    ]


def test_a_page_whose_numbers_touch_their_words_is_read_and_its_annotations_are_notes(tmp_path: Path) -> None:
    path = tmp_path / "act.html"
    path.write_text(PAGE, encoding="utf-8")
    document = read_document(path, "legislation")
    assert document.title == "Example Act 2012"
    assert outline(document.root)[1:] == [
        "-heading  Establishment",
        "--section 1 The Ombudsman",
        "---subsection 1",
        "---subsection 2",
        "----paragraph a",
        "--section 2A Funding",
        "---footnote",
        "---footnote",
    ]


AMENDED = """Example Police Boards Act 2014

14 Reports
(1)The Secretary of State must consult the panel.
[F1(2)The chief inspector must report to the [F2Secretary of State].]
F3(3). . . . . . . . . . . . .
[F415AA Power to direct
(1)The Secretary of State may give directions to\u2014
(za)a panel;
(a)a board.
15AB Further duties
The College of Policing must notify the Independent Office for Police Conduct.]
16 Interpretation
(A1)In this Act a panel is a body.
(1)It may be a board.
F1S. 14(2) inserted (1.2.2020) by Example Act 2019 (c. 3), s. 38
F4 Ss. 15AA, 15AB inserted by that Act
"""

SECTIONS = [
    "-section 14 Reports",
    "--subsection 1",
    "--subsection 2",
    "--subsection 3",
    "-section 15AA Power to direct",
    "--subsection 1",
    "---paragraph za",
    "---paragraph a",
    "-section 15AB Further duties",
    "-section 16 Interpretation",
    "--subsection A1",
    "--subsection 1",
]


def test_sections_put_in_later_are_read_through_the_marks_of_amendments() -> None:
    document = document_of(AMENDED, "act.txt", "legislation")
    found = outline(document.root)[1:]
    assert [line for line in found if "footnote" not in line] == SECTIONS
    assert sum("footnote" in line for line in found) == 2
    assert document.text == AMENDED


def test_marks_of_amendments_are_no_words_of_the_sentences(proposed: Proposed) -> None:
    text = AMENDED.replace("The chief inspector", "The chief inspector of constabulary")
    made = proposed(text, "legislation")
    found = {
        (end_id(one.subject), one.kind, end_id(one.object)): made.document.text[one.start : one.end] for one in made.findings
    }
    assert found["hm-chief-inspector-of-constabulary", "OWES_DUTY_TO", "home-secretary"].endswith("[F2Secretary of State")
    assert ("college-of-policing", "OWES_DUTY_TO", "iopc") in found


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("[F16ZA Duty to report]", "6ZA Duty to report"),
        ("[F1The panel [F2must] act]", "The panel must act"),
        ("[F12A panel may meet]", "A panel may meet"),
        ("[F126A Power to act]", "26A Power to act"),
        ("[F57(1)The board]", "(1)The board"),
        ("F9. . . . . .", ". . . . . ."),
        ("(b)[F3. . .]", "(b). . ."),
        ("Formula F1 is not one", "Formula F1 is not one"),
        ("F1S. 2 inserted by an Act", "F1S. 2 inserted by an Act"),
    ],
)
def test_a_mark_of_an_amendment_is_told_from_the_number_it_touches(marked: str, plain: str) -> None:
    assert without_marks(marked) == plain


def test_a_section_put_in_later_is_read_from_the_page_of_the_law(tmp_path: Path) -> None:
    page = """<html><body><div class="LegSnippet"><h4 class="LegP1GroupTitle">Power to ask</h4>
    <p class="LegP1Container"><span class="LegP1No"><span class="LegChangeDelimiter">[</span><a class="LegCommentaryLink">F1</a
    >22ZB</span></p><p class="LegP2Container"><span class="LegP2No">(1)</span><span>The board may ask.</span></p>
    <p class="LegP2Container"><span class="LegP2No">(2)</span><span class="LegRepealDots">. . . .</span></p>
    <p class="LegP3Container"><span class="LegP3No">(za)</span><span>a panel;</span><span>]</span></p></div>
    <div class="LegAnnotations"><p><span class="LegCommentaryType">F1</span><span>S. 22ZB inserted by an Act</span></p></div>
    </body></html>"""
    path = tmp_path / "section.html"
    path.write_text(page, encoding="utf-8")
    document = read_document(path, "legislation")
    assert outline(document.root)[1:] == [
        "-section 22ZB Power to ask",
        "--subsection 1",
        "--subsection 2",
        "---paragraph za",
        "----footnote",
    ]
    assert "(1) The board may ask." in document.text and "[" not in document.text
