"""Links are made of claims; nothing said is lost."""

from graph.assembly import assemble
from graph.model import Claim, Qualifiers


def claim(source: str, said_on: str, rank: str = "normal", **values: object) -> Claim:
    return Claim("a~FUNDS~b", source, "p. 1", 0, 5, "d", said_on, "…", Qualifiers(**values), rank=rank)  # type: ignore[arg-type]


def link_of(*claims: Claim):  # type: ignore[no-untyped-def]
    return assemble((item, "a", "FUNDS", "b", None) for item in claims)["a~FUNDS~b"]


def test_two_sources_that_disagree_are_two_claims_on_one_link_and_the_later_one_rules() -> None:
    link = link_of(claim("first", "2019", amount=1.0, period="2019/20"), claim("second", "2022", amount=2.0))
    assert len(link.claims) == 2
    assert (link.values.amount, link.values.period) == (2.0, None)


def test_a_preferred_claim_rules_over_a_later_one() -> None:
    link = link_of(claim("first", "2019", "preferred", amount=1.0), claim("second", "2022", amount=2.0))
    assert link.values.amount == 1.0


def test_where_the_ruling_claim_is_silent_another_fills_in() -> None:
    link = link_of(claim("law", "2011", basis="act", provision="s. 1"), claim("paper", "2022", amount=2.0))
    assert (link.values.basis, link.values.provision, link.values.amount) == ("act", "s. 1", 2.0)


def test_a_claim_without_a_status_does_not_inherit_planned_from_an_older_one() -> None:
    link = link_of(claim("old", "2019", status="planned"), claim("new", "2022"))
    assert link.status == "in_force"


def test_topics_of_all_sources_add_up() -> None:
    link = link_of(claim("a", "2019", topics=("fraud",)), claim("b", "2022", topics=("cyber",)))
    assert link.values.topics == ("cyber", "fraud")


def test_a_deprecated_claim_stays_but_says_nothing() -> None:
    link = link_of(claim("bad", "2022", "deprecated", amount=9.0), claim("good", "2019", amount=1.0))
    assert link.values.amount == 1.0
    assert len(link.claims) == 2


def test_the_same_claim_read_twice_is_one_claim() -> None:
    assert len(link_of(claim("a", "2019", amount=1.0), claim("a", "2019", amount=1.0)).claims) == 1
