"""What the page is told: nothing that says nothing, no address that is no web page."""

from __future__ import annotations

import json

import pytest
from map_graphs import AS_OF

from graph.model import Actor, Alias
from graph.texts.plain_words import listed, long_date
from viz.palette import load_palette
from viz.payload import closed_lists, facts, standing, web_address
from viz.words import abbreviation


def test_the_facts_hold_every_actor_link_gap_and_source_and_are_json(met):
    told = facts(met, quotes={})
    assert set(told["actors"]) == set(met.actors)
    assert set(told["links"]) == set(met.links)
    assert set(told["sources"]) == set(met.sources)
    assert len(told["gaps"]) == 1
    json.dumps({**told, "lists": closed_lists(load_palette())}, allow_nan=False)


def test_a_field_that_says_nothing_is_left_out(met):
    told = facts(met, quotes={})["actors"]["home-secretary"]
    assert told == {"name": "Home Secretary", "kind": "office"}


def test_a_claim_repeats_only_what_it_says_otherwise_than_its_link(met):
    first, second = facts(met, quotes={})["links"]["home-office~COMMISSIONS~iopc"]["claims"]
    assert "values" not in first
    assert second["values"] == {"amount": 2_000_000}


def test_a_denial_that_is_over_is_ended_and_not_denied(met):
    denied = met.links["mopac~DIRECTS~commissioner"]
    assert standing(denied, met, AS_OF) == "denied"
    assert standing(met.links["home-office~FUNDS~mopac"], met, AS_OF) == "ended"
    assert standing(denied, met, "2011") == "not_yet", "MOPAC began in 2012"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "ftp://x/y", "", None, "http://[bad"]
)
def test_an_address_that_is_no_web_page_leads_nowhere(address):
    assert web_address(address) is None


def test_identifiers_lead_only_where_they_have_the_right_form(met):
    (told,) = facts(met, quotes={})["actors"]["home-office"]["identifiers"]
    assert told["url"] == "https://www.gov.uk/government/organisations/home-office"


def test_dates_and_lists_are_put_into_words():
    assert [long_date(date) for date in ("2022", "2022-11", "2022-11-03")] == ["2022", "November 2022", "3 November 2022"]
    assert [listed(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


def test_an_abbreviation_is_the_one_of_its_day():
    actor = Actor("hmicfrs", "His Majesty's Inspectorate", "inspectorate", (
        Alias("the Inspectorate"), Alias("HMIC", None, "2017-07-18"), Alias("HMICFRS", "2017-07-19")))  # fmt: skip
    assert abbreviation(actor, "2016") == "HMIC"
    assert abbreviation(actor, "2022-11-30") == "HMICFRS"
    assert abbreviation(Actor("x", "X", "unit", (Alias("Scotland Yard"),)), "2022") is None
