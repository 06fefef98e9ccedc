"""A link in words reads in the direction in which it is true, and says how it stands."""

from __future__ import annotations

import pytest

from graph.kinds import load_kinds
from graph.naming.articles import Named
from graph.sentences import Saying, sentence

KINDS = load_kinds()
ONE, OTHER = Named("Alder Authority", "agency"), Named("Birch Constabulary", "police_force")
FORCES = Named("Police forces", "sector_group", is_class=True)
PANEL = Named("Police and Crime Panel for Elm", "committee")


def said(kind: str, **values: object) -> str:
    return sentence(Saying(**{"subject": ONE, "kind": kind, "object": OTHER, **values}), KINDS)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS.links)
@pytest.mark.parametrize("polarity", ["asserted", "denied"])
@pytest.mark.parametrize("status", ["in_force", "enacted", "planned", "proposed", "rejected", "ended"])
def test_the_subject_stands_before_the_verb_and_the_object_after_it(kind: str, polarity: str, status: str) -> None:
    words = said(kind, polarity=polarity, status=status, duty="report")
    assert words.startswith("The Alder Authority ")
    assert words.index("Alder") < words.index("Birch")
    turned = said(kind, polarity=polarity, status=status, duty="report", subject=OTHER, object=ONE)
    assert turned.index("Birch") < turned.index("Alder")
    assert words != turned


@pytest.mark.parametrize("kind", KINDS.links)
@pytest.mark.parametrize("status", ["in_force", "enacted", "planned", "proposed", "rejected", "ended"])
def test_a_denied_link_never_reads_like_one_that_holds(kind: str, status: str) -> None:
    denied = said(kind, polarity="denied", status=status, duty="consult")
    assert " not " in denied
    assert " not " not in said(kind, status=status, duty="consult")


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.links.items() if kind.family == "oversight"])
def test_a_denied_power_says_may_not(kind: str) -> None:
    assert f"Alder Authority may not {KINDS.links[kind].bare} Birch" in said(kind, polarity="denied")


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.links.items() if not kind.saying])
def test_what_does_not_hold_yet_is_not_said_in_the_present(kind: str) -> None:
    now = said(kind, duty="answer")
    for status in ("enacted", "planned", "proposed", "rejected"):
        words = said(kind, status=status, duty="answer")
        assert words != now
        assert status in words


def test_a_duty_must_and_one_that_is_denied_need_not() -> None:
    assert said("OWES_DUTY_TO", duty="consult") == "The Alder Authority must consult Birch Constabulary."
    assert said("OWES_DUTY_TO", duty="consult", polarity="denied") == "The Alder Authority need not consult Birch Constabulary."
    assert said("OWES_DUTY_TO", duty="report", status="planned") == (
        "The Alder Authority will have to report to Birch Constabulary (planned)."
    )


def test_what_is_over_or_happened_once_stands_in_the_past() -> None:
    assert said("INSPECTS", status="ended", until="2018-03") == (
        "The Alder Authority inspected Birch Constabulary (until March 2018)."
    )
    assert said("INSPECTS", happened="2021-09..2022-05") == (
        "The Alder Authority inspected Birch Constabulary (September 2021 to May 2022)."
    )
    assert said("JUDGES", grade="requires_improvement") == (
        "The Alder Authority judged Birch Constabulary: requires improvement."
    )


def test_the_power_to_remove_says_which() -> None:
    words = said("REMOVES", powers=("suspend", "dismiss"), power_from="stated", condition="only once charged")
    assert words == "The Alder Authority may dismiss or suspend Birch Constabulary (condition: only once charged)."


def test_a_stated_power_beyond_the_kind_is_said_and_a_default_is_not() -> None:
    assert "and may require answers" in said("OVERSEES", powers=("require_answer",), power_from="stated")
    assert "require answers" not in said("OVERSEES", powers=("require_answer",), power_from="kind")


def test_what_is_said_of_a_class_is_told_of_its_member_as_one_of_it() -> None:
    words = said("DIRECTS", object=FORCES, one_of=OTHER, one_at="object", basis=Named("Elm Act 1996", "instrument"),
                 provision="s. 40", dating="assumed")  # fmt: skip
    assert words == (
        "The Alder Authority directs Birch Constabulary, as one of the police forces (Elm Act 1996, s. 40; no date stated)."
    )
    other = said("OWES_DUTY_TO", subject=FORCES, object=PANEL, duty="explain", one_of=OTHER, one_at="subject")
    assert other == (
        "Birch Constabulary, as one of the police forces, must explain itself to the Police and Crime Panel for Elm."
    )


def test_a_class_takes_its_verb_in_the_plural() -> None:
    assert said("INSPECTS", subject=FORCES) == "Police forces inspect Birch Constabulary."
    assert said("MEMBER_OF", subject=FORCES) == "Police forces are members of Birch Constabulary."
    assert said("GOVERNED_BY", subject=FORCES, polarity="denied") == "Police forces are not governed by Birch Constabulary."


def test_a_name_of_many_made_of_common_words_begins_small_within_a_sentence() -> None:
    assert said("INSPECTS", object=FORCES).endswith("inspects police forces.")
    voters = Named("Voters of South Elm", "public")
    assert said("MONITORS", object=voters).endswith("monitors voters of South Elm.")
    pccs = Named("Police and Crime Commissioners", "sector_group", is_class=True)
    assert said("MONITORS", object=pccs).endswith("monitors Police and Crime Commissioners.")


def test_a_power_to_recommend_is_no_recommendation_that_was_made() -> None:
    assert " made a recommendation to " in said("RECOMMENDS_TO")
    assert " may make a recommendation to " in said("RECOMMENDS_TO", since="2012-11-22")


def test_a_sum_says_what_is_known_of_it() -> None:
    words = said("FUNDS", amount=1_250_000.0, amount_qualifier="over", period="2022/23", purpose="training")
    assert words == "The Alder Authority funds Birch Constabulary with over £1,250,000 in 2022/23 for training."
    ranged = said("FUNDS", amount=2e6, amount_to=3e6, amount_qualifier="about", amount_is="per_year")
    assert ranged.endswith(" funds Birch Constabulary with about £2,000,000 to £3,000,000 a year.")
    assert said("FUNDS", purpose="to lead the work").endswith(" funds Birch Constabulary to lead the work.")


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("Kent Police", "police_force", "Kent Police"),
        ("Home Secretary", "office", "the Home Secretary"),
        ("HM Treasury", "department", "HM Treasury"),
        ("Police and Crime Commissioner for Kent", "local_policing_body", "the Police and Crime Commissioner for Kent"),
        ("College of Policing", "professional_body", "the College of Policing"),
        ("Attorney General", "office", "the Attorney General"),
        ("The Crown", "crown", "the Crown"),
        ("Ofcom", "regulator", "Ofcom"),
        ("Wayne Birch", "person", "Wayne Birch"),
    ],
)
def test_a_name_takes_an_article_where_people_say_one(name: str, kind: str, written: str) -> None:
    assert Named(name, kind).written == written


def test_what_is_yet_to_be_begins_from_its_day_and_what_is_has_been_since() -> None:
    assert said("FUNDS", since="2028-05", status="planned").endswith("(from May 2028; planned).")
    assert said("FUNDS", since="2022-05").endswith("(since May 2022).")
