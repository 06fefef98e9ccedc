"""Plain statements of who answers to whom, as any prose on policing makes them, give their link and no other kind of it."""

from __future__ import annotations

import pytest
from marked_sentences import Proposed, triples_of

PCC, CHIEF, HO, MET = "police-and-crime-commissioners", "chief-constables", "home-office", "metropolitan-police-service"


SAID = [
    ("Chief constables are accountable to their PCC for the performance of the force.", (CHIEF, "OWES_DUTY_TO", PCC)),
    ("HMICFRS reports to Parliament on the efficiency of the police.", ("hmicfrs", "REPORTS_TO", "uk-parliament")),
    ("Each PCC is scrutinised by a police and crime panel.", ("police-and-crime-panels", "OVERSEES", PCC)),
    ("MOPAC holds the Commissioner to account.", ("mopac", "OVERSEES", "commissioner-of-police-of-the-metropolis")),
    ("HMICFRS has placed the Metropolitan Police in its Engage phase.", ("hmicfrs", "MONITORS", MET)),
    ("Kent Police was moved into enhanced monitoring by HMICFRS.", ("hmicfrs", "MONITORS", "kent-police")),
    (
        "The Director General of the NCA can direct chief constables to assist.",
        ("nca-director-general", "DIRECTS", CHIEF),
    ),
    ("PCCs receive an annual grant from the Home Office.", (HO, "FUNDS", PCC)),
    ("The Home Office provides 85% of the funding of the National Crime Agency.", (HO, "FUNDS", "nca")),
    (
        "The National Audit Office examined the Police Uplift Programme.",
        ("national-audit-office", "AUDITS", "police-uplift-programme"),
    ),
    ("The College of Policing is an arm's length body of the Home Office.", (HO, "OVERSEES", "college-of-policing")),
    (
        "The Chief Inspector of Constabulary is appointed by the Crown on the advice of the Home Secretary.",
        ("home-secretary", "ADVISES", "the-crown"),
    ),
    (
        "The Attorney General superintends the Crown Prosecution Service.",
        ("attorney-general", "OVERSEES", "crown-prosecution-service"),
    ),
    (
        "HM Crown Prosecution Service Inspectorate inspects the CPS.",
        ("hmcpsi", "INSPECTS", "crown-prosecution-service"),
    ),
    ("HMICFRS found that Cleveland Police requires improvement.", ("hmicfrs", "JUDGES", "cleveland-police")),
    (
        "The Public Accounts Committee has criticised the Home Office over its network.",
        ("public-accounts-committee", "JUDGES", HO),
    ),
    ("The Mayor's Office for Policing and Crime sets the budget of the Metropolitan Police Service.", ("mopac", "FUNDS", MET)),
    ("Police forces are required to comply with the Victims' Code.", ("police-forces", "GOVERNED_BY", "victims-code")),
    ("The APCC and the NPCC agreed a memorandum of understanding.", ("apcc", "COLLABORATES_WITH", "npcc")),
    ("Chief officers must refer serious complaints to the IOPC.", ("chief-officers-of-police", "REFERS_TO", "iopc")),
    (
        "The London Assembly's Police and Crime Committee scrutinises the Mayor's Office for Policing and Crime.",
        ("london-police-and-crime-committee", "OVERSEES", "mopac"),
    ),
    (
        "The College of Policing was established in 2012 by the Home Office as the professional body for policing.",
        ("college-of-policing", "ESTABLISHED_BY", HO),
    ),
    (
        "College of Policing may, with the approval of the Home Secretary, issue guidance to chief constables.",
        ("college-of-policing", "SETS_STANDARDS_FOR", CHIEF),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_a_plain_statement_gives_its_link(sentence: str, expected: tuple[str, str, str], proposed: Proposed) -> None:
    assert expected in triples_of(proposed(sentence, "prose").findings)


NOT_SAID = [
    ("The College of Policing is an arm's length body of the Home Office.", "SUPPORTS"),
    ("The Police Foundation published a strategic review of policing, chaired by Sir Michael Barber.", "CHAIRS"),
    ("The Welsh Government funds police community support officers in Wales.", "SUPPORTS"),
]


@pytest.mark.parametrize(("sentence", "kind"), NOT_SAID)
def test_a_plain_statement_gives_no_link_of_another_kind(sentence: str, kind: str, proposed: Proposed) -> None:
    assert kind not in {one.kind for one in proposed(sentence, "prose").findings}


_SAID = ("DIRECTS", "INSPECTS", "INVESTIGATES", "FUNDS")


@pytest.mark.parametrize(
    ("sentence", "status", "polarity"),
    [
        ("It is not for the Home Office to direct chief constables.", None, "denied"),
        ("The Government rejected our recommendation that HMICFRS inspect PCCs.", "rejected", None),
        ("Neither the Home Office nor the College of Policing inspects the NPCC.", None, "denied"),
        ("The IOPC stopped funding the Police Federation.", None, "denied"),
        ("HMICFRS used to inspect the NPCC.", None, "denied"),
        ("The Safer Streets Fund is used to support police forces.", None, None),
        ("The Home Office plans to give HMICFRS the power to inspect PCCs.", "planned", None),
        ("The report repeats the proposal that the IOPC investigate police officers.", "proposed", None),
    ],
)
def test_words_before_the_subject_deny_or_only_propose(
    sentence: str, status: str | None, polarity: str | None, proposed: Proposed
) -> None:
    found = [one for one in proposed(sentence, "prose").findings if one.kind in _SAID]
    assert len(found) == (2 if sentence.startswith("Neither") else 1)
    assert {(one.values.get("status"), one.values.get("polarity")) for one in found} == {(status, polarity)}


def test_a_passive_whose_agent_is_named_is_no_gap(proposed: Proposed) -> None:
    found = proposed("The College of Policing was established in 2012 by the Home Office.", "prose").findings
    assert all(one.subject and one.object for one in found)


REPORT = """PEEL 2023–2025: An inspection of Kent Police

I congratulate Kent Police on keeping people safe.

The force has worked with the Office of the Police and Crime Commissioner to set up a hub.

The force has a mental health triage scheme.

Responding to the public

Kent Police requires improvement at responding to the public.

Requires improvement
"""


def test_a_report_on_a_force_not_seen_before_gives_its_verdicts_and_its_own_commissioner(proposed: Proposed) -> None:
    found = proposed(REPORT, "peel").findings
    assert ("kent-police", "COLLABORATES_WITH", "pcc-kent") in triples_of(found)
    verdicts = [one for one in found if one.kind == "JUDGES"]
    assert {one.pattern for one in verdicts} >= {"inspector-feels", "inspector-verdict", "grade"}
    assert {one.values.get("framework") for one in verdicts if one.pattern != "inspector-feels"} == {"PEEL 2023/25"}
    assert "Mental health triage scheme of Kent Police" in {one.object.name for one in found if one.object}


RESPONSE = """The Government's response to the Home Affairs Committee report: Complaints

Recommendation 1: The Home Office should publish statistics of complaints.

Government response: Accept. The IOPC has set up a working group.

Recommendation 2: HMICFRS should inspect vetting.

Government response: This is a matter for HMICFRS.
"""


def test_recommendations_of_another_report_are_not_those_of_the_graph_with_the_same_number(proposed: Proposed) -> None:
    made = proposed(RESPONSE, "auto")
    every = sorted((*made.findings, *made.to_complete), key=lambda one: one.start)
    answers = [one.object for one in every if one.kind == "RESPONDS_TO"]
    assert [one.name.partition(" of")[0] for one in answers if one] == ["Recommendation 1", "Recommendation 2"]
    assert all(one and one.actor is None and "Complaints" in one.name for one in answers)


def test_a_new_actor_called_by_common_words_is_told_apart_by_its_document(proposed: Proposed) -> None:
    made = proposed(RESPONSE, "auto")
    for source in ("first", "second"):
        (record,) = (one for one in made.records(source) if one["kind"] == "ESTABLISHED_BY")
        assert record["new_actors"][0]["name"] == f"Working group ({source})"
        assert record["subject"] == f"+working-group-{source}"


EVIDENCE = """Written evidence submitted by the Police and Crime Commissioner for Surrey (POP0201)

1. My role is to hold the Chief Constable of Surrey Police to account.

2. The Ministry of Justice provides my office with a grant of £1.9 million for victim services.

3. I set the strategic priorities for the force. HMICFRS inspects the force as part of its programme.

4. In my view the College of Policing should set national standards.

5. I chair the Example Partnership, whose members include the CPS and Sussex Police.
"""


def test_a_commissioners_own_evidence_is_about_the_force_of_the_area(proposed: Proposed) -> None:
    found = triples_of(proposed(EVIDENCE, "auto").findings)
    assert {
        ("pcc-surrey", "OVERSEES", "chief-constable-of-surrey"),
        ("ministry-of-justice", "FUNDS", "pcc-surrey"),
        ("pcc-surrey", "SETS_PRIORITIES_FOR", "surrey-police"),
        ("hmicfrs", "INSPECTS", "surrey-police"),
        ("pcc-surrey", "ASKS", "college-of-policing"),
        ("pcc-surrey", "CHAIRS", "+example-partnership"),
        ("sussex-police", "MEMBER_OF", "+example-partnership"),
    } <= found
    assert ("ministry-of-justice", "FUNDS", "victims") not in found


FORCE = """Written evidence submitted by Sussex Police (POP0301)

1. Our Professional Standards Department investigates complaints against our officers.

2. Together with Surrey Police we run a joint unit. The Professional Standards Department reports to the Chief Constable.

3. Our Independent Advisory Group advises us on community tensions.
"""


def test_a_unit_that_every_force_has_is_named_after_the_one_whose_it_is(proposed: Proposed) -> None:
    found = triples_of(proposed(FORCE, "auto").findings)
    assert {
        ("+professional-standards-department-of-sussex-police", "INVESTIGATES", "police-officers"),
        ("+professional-standards-department-of-sussex-police", "REPORTS_TO", "chief-constable-of-sussex"),
        ("+independent-advisory-group-of-sussex-police", "ADVISES", "sussex-police"),
        ("sussex-police", "COLLABORATES_WITH", "surrey-police"),
    } <= found


@pytest.mark.parametrize(
    "lead",
    [
        "Police and Crime Commissioners' main responsibilities are:",
        "The main powers and duties of Police and Crime Commissioners include:",
    ],
)
def test_what_is_somebodys_to_do_leads_into_a_list(lead: str, proposed: Proposed) -> None:
    text = f"{lead}\n\n- appointing and dismissing the Chief Constable\n- holding the Chief Constable to account\n"
    found = triples_of(proposed(text, "prose").findings)
    assert {(PCC, "APPOINTS", CHIEF), (PCC, "REMOVES", CHIEF), (PCC, "OVERSEES", CHIEF)} <= found
