"""A link said for a time has that time: since and until, of its own clause only, no finer than the words."""

from __future__ import annotations

import pytest
from marked_sentences import Proposed

from loaders.documents.claims.date_phrases import find_bounds

INSPECTS = "HMICFRS inspects the College of Policing"


@pytest.mark.parametrize(
    ("phrase", "since", "until"),
    [
        ("Until 3 July 2017", None, "2017-07-03"),
        ("Up until the end of March 2017", None, "2017-03"),
        ("Till 2015", None, "2015"),
        ("Before 2011", None, "2011"),
        ("Prior to June 2014", None, "2014-06"),
        ("Until its abolition in 2019", None, "2019"),
        ("Up to and including 5 April 2013", None, "2013-04-05"),
        ("From 14 February 2021", "2021-02-14", None),
        ("Since 1st May 2016", "2016-05-01", None),
        ("Ever since 2009", "2009", None),
        ("As of October 2018", "2018-10", None),
        ("As from 01/09/2018", "2018-09-01", None),
        ("With effect from 7th January, 2020", "2020-01-07", None),
        ("Effective 1 June 2020", "2020-06-01", None),
        ("Starting in 2013", "2013", None),
        ("After 2013", "2013", None),
        ("Since its creation in November 2012", "2012-11", None),
        ("From 2012-13", "2012", None),
        ("Since 31 June 2018", "2018-06", None),
        ("Since Sept. 2018", "2018-09", None),
        ("Since April 6, 2018", "2018-04-06", None),
        ("Since 2018-04-06", "2018-04-06", None),
        ("Between 2013 and 2015", "2013", "2015"),
        ("From May 2013 to June 2015", "2013-05", "2015-06"),
        ("From 1 April to 30 September 2019", "2019-04-01", "2019-09-30"),
        ("From 2014 until 2016 inclusive", "2014", "2016"),
        ("From 2014–2016", "2014", "2016"),
        ("Between 2014/15 and 2016/17", "2014", "2017"),
        ("In 2014/15 only", "2014", "2015"),
        ("Only in 2014", "2014", "2014"),
        ("During 2014 alone", "2014", "2014"),
        ("Throughout 2014", "2014", "2014"),
    ],
)
@pytest.mark.parametrize("form", ["{}, {}.", "{} {}.", "{1} {0}.", "{1}, {0}."])
def test_a_time_that_is_said_is_that_of_the_link(
    form: str, phrase: str, since: str | None, until: str | None, proposed: Proposed
) -> None:
    (found,) = proposed(
        form.format(phrase if form[0] == "{" and form[1] == "}" else phrase.lower(), INSPECTS), "prose"
    ).findings
    assert (found.kind, found.values.get("since"), found.values.get("until")) == ("INSPECTS", since, until)
    assert "status" not in found.values


@pytest.mark.parametrize(
    "text",
    [
        "until recently",
        "until 2 officers left",
        "up to 2000 officers",
        "from 2010 levels",
        "since the 1990s",
        "since May",
        "before 2012 officers had left",
        "by 2019",
        "from 2016 to 2014",
        "until 20 officers",
        "from 2,019 cases",
        "since 20199",
        "until £2018",
        "between 2012",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert list(find_bounds(text, 0, len(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{INSPECTS}, which until 2015 was overseen by another board.",
        f"{INSPECTS} and reviews cases closed before 2012.",
        f"{INSPECTS} using data from 2018.",
        f"{INSPECTS}, a task that it took over after 2014.",
        f"{INSPECTS}, but until 2014 nobody did.",
        f"Until 2014 nobody looked, but now {INSPECTS}.",
        f"Until 2014 nobody looked; {INSPECTS}.",
        f"{INSPECTS} under the Policing and Crime Act 2017.",
        f"{INSPECTS}, whose plan runs until 2025.",
        "HMICFRS, created before 2018, inspects the College of Policing.",
        "HMICFRS, which was led until 2022 by another, inspects the College of Policing.",
    ],
)
def test_a_time_of_another_clause_is_not_that_of_the_link(text: str, proposed: Proposed) -> None:
    (found,) = (one for one in proposed(text, "prose").findings if one.kind == "INSPECTS")
    assert not {"since", "until"} & found.values.keys()


def test_each_clause_has_its_own_time(proposed: Proposed) -> None:
    text = (
        "The Home Secretary chairs the National Policing Board, and until 2020 the College of Policing advised the Home Office."
    )
    found = {one.kind: one.values.get("until") for one in proposed(text, "prose").findings}
    assert (found["CHAIRS"], found["ADVISES"]) == (None, "2020")


def test_what_used_to_be_until_a_day_is_over_and_not_denied(proposed: Proposed) -> None:
    (found,) = proposed("The Home Office used to oversee the College of Policing until 2019.", "prose").findings
    assert (found.values.get("until"), found.values.get("polarity")) == ("2019", None)


def test_a_proposal_carries_the_time_and_says_by_which_words(proposed: Proposed) -> None:
    (record,) = proposed(f"Until 3 July\u00a02017 {INSPECTS}.", "prose").records("made")
    assert (record["until"], record["status"]) == ("2017-07-03", "in_force")
    assert record["claims"][0]["values"]["until"] == "2017-07-03"
    assert "time: 'Until 3 July 2017'" in record["reasons"]


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("In 2015, HMICFRS inspected the College of Policing.", "2015"),
        ("In March 2015 HMICFRS inspected the College of Policing.", "2015-03"),
        ("On 3 June 2014 HMICFRS inspected the College of Policing.", "2014-06-03"),
        ("HMICFRS inspected the College of Policing in 2014-15.", "2014..2015"),
        ("During 2014/15 HMICFRS inspected the College of Policing.", "2014..2015"),
        ("The College of Policing was inspected in May 2014 by HMICFRS.", "2014-05"),
        ("The College of Policing was inspected by HMICFRS in May 2014.", "2014-05"),
        ("HMICFRS, which inspected the College of Policing in 2014, is independent.", "2014"),
        ("HMICFRS inspected the College of Policing, and in 2015 the NCA was reviewed.", None),
        ("In 2015, when HMICFRS inspected the College of Policing, the NCA was new.", None),
        ("In 2015 HMICFRS inspects the College of Policing.", None),
        ("In May HMICFRS inspected the College of Policing.", None),
    ],
)
def test_what_is_told_in_the_past_happened_when_its_clause_says(text: str, happened: str | None, proposed: Proposed) -> None:
    made = [one for one in proposed(text, "prose").findings if one.kind == "INSPECTS"]
    assert [one.values.get("happened") for one in made] == [happened]
    assert all("since" not in one.values and "until" not in one.values for one in made)


@pytest.mark.parametrize(
    "text",
    [
        "The College of Policing was established by the Home Secretary in 2012.",
        "In 2012, the Home Secretary established the College of Policing.",
    ],
)
def test_what_was_set_up_in_a_year_has_stood_since(text: str, proposed: Proposed) -> None:
    (made,) = [one for one in proposed(text, "prose").findings if one.kind == "ESTABLISHED_BY"]
    assert (made.values.get("since"), made.values.get("happened")) == ("2012", None)
