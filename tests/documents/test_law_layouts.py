"""The structure of laws as they are printed, copied from a PDF, or saved from the web, without the marks of a good file."""

from __future__ import annotations

from pathlib import Path

from loaders.documents.model import Node
from loaders.documents.structure import document_of, read_document

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
