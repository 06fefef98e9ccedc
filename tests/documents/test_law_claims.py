"""What laws say in ways of their own is proposed: duties by list, powers, consent, bodies set up, whom general words mean."""

from __future__ import annotations

import pytest
from marked_sentences import Proposed, all_of, triples_of

HEAD = "# Example Policing Act 2024\n\n## 1 Examples\n\n"
PCC, CHIEF, PANEL = "police-and-crime-commissioners", "chief-constables", "police-and-crime-panels"


SAID = [
    ("There is to be a police and crime panel for each area.", (PANEL, "ESTABLISHED_BY", "+Example-Policing-Act-2024".lower())),
    (
        "The chief constable of the police force for that area may call upon a deputy chief constable to retire.",
        (CHIEF, "REMOVES", "deputy-chief-constables"),
    ),
    (
        "Every police and crime commissioner for a police area must hold that chief constable to account.",
        (PCC, "OVERSEES", CHIEF),
    ),
    (
        "It shall be the duty of every chief officer of police to provide the Director General with all such information.",
        ("chief-officers-of-police", "OWES_DUTY_TO", "iopc"),
    ),
    (
        "The Commissioner of Police of the Metropolis must use every power of direction and control so as to assist the "
        "Mayor's Office for Policing and Crime.",
        ("commissioner-of-police-of-the-metropolis", "OWES_DUTY_TO", "mopac"),
    ),
    (
        "The National Crime Agency must not exercise its functions without the consent of the Secretary of State.",
        ("home-secretary", "CONFIRMS", "nca"),
    ),
    (
        "A police and crime commissioner shall not appoint a person unless the police and crime panel has confirmed it.",
        (PANEL, "CONFIRMS", PCC),
    ),
    (
        "The expenses of the Independent Office for Police Conduct are to be paid by the Secretary of State.",
        ("home-secretary", "FUNDS", "iopc"),
    ),
    ("The police and crime panel must publish its report.", (PANEL, "OWES_DUTY_TO", "the-public")),
    ("Each police force is to have a chief constable.", (CHIEF, "HEADS", "police-forces")),
    (
        "A police force, and its civilian staff, are under the direction and control of the chief constable.",
        (CHIEF, "DIRECTS", "police-forces"),
    ),
    (
        "The inspectors of constabulary shall inspect, and report ... on the efficiency of, every police force ... ... .",
        ("hm-inspectors-of-constabulary", "INSPECTS", "police-forces"),
    ),
    (
        "The College of Policing may, with approval of the Secretary of State, issue guidance to chief constables.",
        ("college-of-policing", "SETS_STANDARDS_FOR", CHIEF),
    ),
    (
        "The Secretary of State shall lay before Parliament any code of practice issued under this section.",
        ("home-secretary", "OWES_DUTY_TO", "uk-parliament"),
    ),
]


@pytest.mark.parametrize(("words", "expected"), SAID)
def test_a_provision_gives_its_link(words: str, expected: tuple[str, str, str], proposed: Proposed) -> None:
    assert expected in triples_of(all_of(proposed(f"{HEAD}- (1) {words}\n", "legislation")))


def test_what_leads_into_a_list_holds_for_its_items_and_not_for_the_next_subsection(proposed: Proposed) -> None:
    words = (
        "- (1) The police and crime panel for a police area must—\n\n"
        "  - (a) send a copy of its report to—\n\n"
        "    - (i) the Secretary of State, and\n\n    - (ii) the College of Policing,\n\n"
        "  - (b) notify the chief constable.\n\n- (2) The local policing body is a corporation sole.\n"
    )
    found = triples_of(proposed(HEAD + words, "legislation").findings)
    assert {object_ for _, kind, object_ in found if kind == "OWES_DUTY_TO"} == {
        "home-secretary",
        "college-of-policing",
        CHIEF,
    }


def test_a_power_in_a_list_belongs_to_whom_the_list_is_about(proposed: Proposed) -> None:
    words = (
        "- (1) The police and crime panel has—\n\n"
        "  - (a) the power to require the police and crime commissioner to attend before it;\n\n"
        "  - (b) the power of veto over the police and crime commissioner's proposed precept.\n"
    )
    found = triples_of(all_of(proposed(HEAD + words, "legislation")))
    assert {(PCC, "OWES_DUTY_TO", PANEL), (PANEL, "CONFIRMS", PCC)} <= found


def test_each_matter_to_account_for_repeats_the_oversight(proposed: Proposed) -> None:
    words = (
        "- (1) The police and crime commissioner must hold the chief constable to account for—\n\n"
        "  - (a) the exercise of the duty under section 8; and\n\n  - (b) the arrangements under section 34.\n"
    )
    made = proposed(HEAD + words, "legislation")
    spans = [made.document.text[one.start : one.end] for one in made.findings if one.kind == "OVERSEES"]
    assert [span[:3] for span in spans] == ["pol", "the", "the"]


def test_the_panel_and_that_office_are_the_ones_last_named(proposed: Proposed) -> None:
    words = (
        "- (1) The police and crime panel for a police area may meet.\n\n"
        "- (2) The Independent Office for Police Conduct must notify the panel of a complaint, and that Office must "
        "send a report to the Secretary of State.\n"
    )
    found = triples_of(proposed(HEAD + words, "legislation").findings)
    assert {("iopc", "OWES_DUTY_TO", PANEL), ("iopc", "OWES_DUTY_TO", "home-secretary")} <= found


@pytest.mark.parametrize(
    ("words", "kind", "polarity"),
    [
        ("The Secretary of State may not give directions to a police and crime commissioner.", "DIRECTS", "denied"),
        ("The Secretary of State may give directions to a police and crime commissioner.", "DIRECTS", None),
        ("The commissioner must not act without the consent of the Secretary of State.", "CONFIRMS", None),
    ],
)
def test_not_within_a_form_denies_and_a_condition_does_not(
    words: str, kind: str, polarity: str | None, proposed: Proposed
) -> None:
    made = proposed(f"{HEAD}- (1) Each police and crime commissioner has an office.\n\n- (2) {words}\n", "legislation")
    (found,) = (one for one in all_of(made) if one.kind == kind)
    assert found.values.get("polarity") == polarity


@pytest.mark.parametrize(
    "words",
    [
        "A local policing body may report its findings to the Secretary of State.",
        "The police and crime panel may report on the plan to the Secretary of State.",
        "The College of Policing may make a report to the Secretary of State.",
        "A local policing body can report its findings under subsection (2) to the Secretary of State.",
    ],
)
def test_leave_to_report_is_no_duty_to(words: str, proposed: Proposed) -> None:
    duties = [one for one in proposed(f"{HEAD}- (1) {words}\n", "legislation").findings if one.kind == "OWES_DUTY_TO"]
    assert not duties
    must = proposed(f"{HEAD}- (1) {words.replace(' may ', ' must ').replace(' can ', ' must ')}\n", "legislation")
    assert [one for one in must.findings if one.kind == "OWES_DUTY_TO"]


@pytest.mark.parametrize(
    ("words", "duty"),
    [
        ("The Secretary of State must lay a copy of the report before Parliament.", "report"),
        ("The Secretary of State must lay each annual report before Parliament.", "report"),
        ("The Secretary of State must lay a copy of the guidance before Parliament.", "notify"),
        ("The Secretary of State must lay a draft of the code before Parliament.", "notify"),
        ("The Secretary of State shall lay any regulations made under this section before Parliament.", "notify"),
        ("The Secretary of State shall lay before Parliament any code of practice issued under this section.", "notify"),
    ],
)
def test_what_is_laid_says_whether_it_is_reported_or_made_known(words: str, duty: str, proposed: Proposed) -> None:
    found = proposed(f"{HEAD}- (1) {words}\n", "legislation").findings
    assert [one.values["duty"] for one in found if one.kind == "OWES_DUTY_TO"] == [duty]


@pytest.mark.parametrize(
    "words",
    [
        "An agreement may be made by a police force employee who is under the direction and control of a chief constable.",
        "An agreement may provide for a member of a police force to be under the direction and control of a chief constable.",
        "The Board must review compliance by any part of His Majesty’s forces.",
        "The Board must review compliance by the armed forces.",
    ],
)
def test_one_of_a_force_and_the_armed_forces_are_neither_police_force_nor_crown(words: str, proposed: Proposed) -> None:
    found = proposed(f"{HEAD}- (1) {words}\n", "legislation").findings
    sure = triples_of([one for one in found if one.confidence >= 0.6])
    assert not [one for one in sure if {"police-forces", "the-crown"} & {*one}]


def test_the_secretary_of_state_of_the_service_police_is_not_told(proposed: Proposed) -> None:
    words = (
        "# The Service Police (Complaints) Regulations 2021\n\n1 The Secretary of State must consult the Attorney General.\n"
    )
    assert not triples_of(proposed(words, "legislation").findings)


def test_a_term_that_a_law_defines_is_not_the_last_one_named(proposed: Proposed) -> None:
    words = (
        "- (1) The Secretary of State must appoint a person as the Lamps and Ferries Commissioner (in this Part “the"
        " Commissioner”).\n\n- (2) The Commissioner must work with the Victims' Commissioner.\n\n"
        "- (3) The Lord Advocate may direct the Commissioner to leave words out.\n"
    )
    found = triples_of(proposed(HEAD + words, "legislation").findings)
    assert ("+lord-advocate", "DIRECTS", "+lamps-and-ferries-commissioner") in found


def test_the_deputy_of_a_special_force_is_its_own_and_no_class(proposed: Proposed) -> None:
    law = (
        "# Ferries and Railways Act 2031\n\n## Part 3 — The British Transport Police\n\n##### 22\n\n- (1) The Authority shall"
        " appoint a deputy Chief Constable of the Police Force.\n\n- (2) The Authority shall appoint a Chief Constable.\n"
    )
    appointed = {end for _, kind, end in triples_of(proposed(law, "legislation").findings) if kind == "APPOINTS"}
    assert "+deputy-chief-constable-of-the-british-transport-police" in appointed
    assert "deputy-chief-constables" not in appointed


def test_a_body_is_set_up_by_the_name_it_is_to_have(proposed: Proposed) -> None:
    words = (
        "- (1) There shall be a police force to be known as the Ministry of Defence Police.\n\n- (2) There shall be paid to the"
    )
    words += " College of Policing such sums as are needed.\n"
    found = triples_of(proposed(HEAD + words, "legislation").findings)
    assert {made for made, kind, _ in found if kind == "ESTABLISHED_BY"} == {"ministry-of-defence-police"}
