"""Names and dates of several words need no quotes, and nobody's words go to another."""

from __future__ import annotations

from typing import Any

import click
import pytest

from queries.catalogue import question
from viz.question_commands import question_command


def parsed(name: str, line: str) -> dict[str, Any]:
    """The parameters that a question's command makes of a line."""
    command = question_command(question(name))
    with command.make_context(name, line.split(" ")) as ctx:
        return {key: value for key, value in ctx.params.items() if value not in (None, (), False)}


@pytest.mark.parametrize(
    "line",
    [
        "Kent Police --as-of 30 Nov 2022 --json",
        "--as-of 30 Nov 2022 Kent Police --json",
        "--json Kent --as-of=30 Nov 2022 Police",
        "--json --as-of 30 Nov 2022 -- Kent Police",
    ],
)
def test_a_name_and_a_date_are_whole_wherever_they_stand(line: str) -> None:
    found = parsed("who-inspects", line)
    assert (found["actor"], found["as_of"], found["as_json"]) == ("Kent Police", "30 Nov 2022", True)


def test_words_after_an_option_belong_to_it_once_the_first_name_is_said() -> None:
    found = parsed("chain", "Kent Police --to Home Secretary --teeth")
    assert (found["actor"], found["to"], found["teeth"]) == ("Kent Police", "Home Secretary", True)
    found = parsed("chain", "--to Commons Kent Police")
    assert (found["actor"], found["to"]) == ("Kent Police", "Commons")


def test_two_dates_are_told_apart() -> None:
    found = parsed("diff", "15 March 2019 30 Nov 2022")
    assert (found["before"], found["after"]) == ("15 March 2019", "30 Nov 2022")


def test_two_names_without_quotes_are_refused() -> None:
    with pytest.raises(click.UsageError, match="4 words for 2 names; put each name of several words in quotes"):
        parsed("compare", "Kent Police Essex Police")
    assert parsed("compare", "Kent Essex") | {"store": ""} == {"first": "Kent", "second": "Essex", "store": ""}


def test_an_option_without_its_value_is_no_name() -> None:
    with pytest.raises(click.UsageError, match="requires an argument"):
        parsed("chain", "Kent Police --to")
