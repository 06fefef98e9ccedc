"""Who says 'we': the committee whose report it is, nobody of a record of what many said; and what is a response at all."""

from __future__ import annotations

import re

import pytest
from marked_sentences import Proposed, Triple, triples_of

from loaders.documents.structure.reader import document_of

REPORT = """Home Affairs Committee

{title}

Third Report of Session 2023-24 HC 999

This Report was Ordered by the House of Commons, on 3 April 2024, to be printed.

Contents

Summary 1

1 Floods 2

Government response 9

Conclusions and recommendations 12

We recommend that the College of Policing publish a plan for boats.

We agree that forces had too few of them. We expect the Home Office to pay for them.
"""
DEBATE = "The Home Office has a plan. The Home Office has money. The Home Office has a list.\n\n" + "\n\n".join(
    f"{name}: We will work with the College of Policing on boats, and we fund the National Crime Agency."
    for name in ("Ann Lee", "Tom Weir", "Mary Brook", "Ann Lee", "Tom Weir", "Mary Brook", "Ann Lee", "Tom Weir")
)


def links(proposed: Proposed, text: str) -> set[Triple]:
    return triples_of(proposed(text, "auto").findings)


@pytest.mark.parametrize("title", ["Floods in 2023", "Police response to the floods of 2023", "The force response to floods"])
def test_a_committees_report_is_its_own_and_no_response(title: str) -> None:
    document = document_of(REPORT.format(title=title), "report.txt")
    assert (document.genre, document.author) == ("prose", "Home Affairs Committee")


def test_we_of_a_committees_report_is_the_committee(proposed: Proposed) -> None:
    made = links(proposed, REPORT.format(title="Police response to the floods of 2023"))
    assert {subject for subject, kind, _ in made if kind in ("ASKS", "RECOMMENDS_TO")} == {"home-affairs-committee"}


@pytest.mark.parametrize(
    "title",
    [
        "Floods: Government Response to the Committee's Third Report",
        "Response to the Report on Floods",
        "Joint response to floods",
    ],
)
def test_a_title_that_says_response_makes_one(title: str) -> None:
    text = f"{title}\n\nThis answers what the Committee said of floods in its report of April, in full and at length."
    assert document_of(text, "response.txt").genre == "response"


@pytest.mark.parametrize(
    "text",
    [
        "The Firearms Bill\n\nIt follows the Government response to the inquiry, which was published in October of that year.",
        "Floods\n\nContents\n\nGovernment response 3\n\nThe rain began in March and went on until the middle of May.",
    ],
)
def test_a_sentence_or_a_table_of_contents_that_says_response_makes_none(text: str) -> None:
    assert document_of(text, "paper.txt").genre == "prose"


def test_we_of_a_debate_is_nobody_and_we_of_a_page_is_whose_page_it_is(proposed: Proposed) -> None:
    page = re.sub("^(Ann Lee|Tom Weir|Mary Brook): ", "", DEBATE, flags=re.MULTILINE)
    assert {kind for _, kind, _ in links(proposed, page)} == {"FUNDS"}
    assert links(proposed, DEBATE) == set()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "Police response to the\n\n2024 floods:\n\nGovernment Response",
            "Police response to the 2024 floods: Government Response",
        ),
        ("Home Affairs Committee\n\nBoats of\n\nthe police\n\nFirst Report of Session 2023-24", "Boats of the police"),
        ("Boats of the police\n\nA paper on boats", "Boats of the police"),
    ],
)
def test_a_title_goes_on_in_the_line_below_it(lines: str, title: str) -> None:
    text = f"{lines}\n\nOrdered by the House of Commons to be printed. It was printed in the spring of that year, and sold.\n"
    assert document_of(text, "paper.txt").title == title


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("PEEL: Police effectiveness 2030\n\nAn inspection of Kent Police", "peel"),
        ("Kent Police: PEEL Assessment 2030/31", "peel"),
        ("KENT POLICE FORCE PROCEDURE\n\nAnswering calls\n\nIt follows the HMICFRS PEEL assessments of last year.", "prose"),
        ("Chief Constable: response to HMICFRS PEEL report", "prose"),
        ("Minutes of the Board\n\nPEEL 2030", "prose"),
    ],
)
def test_a_paper_that_speaks_of_peel_is_no_inspection_report(head: str, genre: str) -> None:
    text = f"{head}\n\n- A witness is vulnerable or a repeat victim\n\n- An offender has been disturbed at the scene\n"
    assert document_of(text, "paper.txt").genre == genre


LAW = (
    "\n\n1\n\n1.1\n\nIn this Part the Board is that of lamps.\n\n1.2\n\nThe Board must publish what this section asks for."
    "\n\n2\n\nNothing in this Part binds the keepers.\n"
)


@pytest.mark.parametrize(
    ("first", "genre"),
    [
        ("# Lamps and Ferries Act 2019", "legislation"),
        ("Lamps and Ferries Act 2019: Part 2: Review of lamps", "legislation"),
        ("# The Ferry Police (Complaints etc.) Regulations 2021: Super-complaints", "legislation"),
        ("The Lamps Order 2020, article 3", "legislation"),
        ("Lamps and Ferries Act 2019: explanatory notes", "prose"),
        ("Lamps and Ferries Act 2019 – Fact sheet", "prose"),
        ("Lamps and Ferries Act 2019: guidance for keepers", "prose"),
        ("What the Lamps and Ferries Act 2019 does", "prose"),
    ],
)
def test_a_law_is_told_by_its_first_line_and_by_speaking_of_itself(first: str, genre: str) -> None:
    assert document_of(first + LAW, "paper.txt").genre == genre
    assert document_of(first + LAW.replace("this Part", "Part 2").replace("this section", "it"), "paper.txt").genre == "prose"


def test_a_page_that_links_to_a_law_is_no_law() -> None:
    page = "# Lamps\n\nKeepers must see to lamps: see https://www.legislation.gov.uk/ukpga/1900/1. The Board gives advice.\n"
    assert document_of(page, "paper.txt").genre == "prose"
    assert document_of("---\nsource: https://www.legislation.gov.uk/ukpga/1900/1\n---\n" + page, "a.md").genre == "legislation"


@pytest.mark.parametrize("cited", ["This Act", "This Order", "These Regulations", "These Rules"])
def test_what_may_be_cited_as_a_law_is_one(cited: str) -> None:
    assert document_of(f"Lamps\n\n1 {cited} may be cited as the Lamps 1900.\n", "law.txt").genre == "legislation"
