"""An example of each question, as one would type it: for its help, for docs/questions.md, and for the tests that ask it."""

from __future__ import annotations

import shlex

from queries.question import Question

# What the examples ask about: by the parameter's name, and where that would show nothing, by question.
_BY_PARAMETER = {
    "actor": "the Met",
    "first": "Metropolitan Police",
    "second": "West Midlands Police",
    "before": "15/03/2019",
    "after": "30/11/2022",
    "topic": "fraud",
    "source": "home-office-pop0074",
    "link": "home-secretary~CHAIRS~national-policing-board",
    "instrument": "Policing Protocol",
    "words": "knife crime",
}
_OF_ITS_OWN = {
    "boards": {"actor": "Home Secretary"},
    "chain": {"actor": "Kent Police"},
    "commissions": {"actor": "Home Secretary"},
    "governed-by": {"actor": "Policing Protocol"},
    "members": {"actor": "National Policing Board"},
    "oversees": {"actor": "MOPAC"},
    "said-of": {"actor": "PEEL"},
    "who-appoints": {"actor": "Met Commissioner"},
    "who-can-dismiss": {"actor": "Met Commissioner"},
    "who-can-suspend": {"actor": "Met Commissioner"},
}


def example_values(question: Question) -> dict[str, str]:
    """What its required parameters are in its example."""
    own = _OF_ITS_OWN.get(question.name, {})
    return {p.name: own.get(p.name) or _BY_PARAMETER.get(p.name, "") for p in question.parameters if p.required}


def example_of(question: Question) -> str:
    """The command that asks it. One name needs no quotes."""
    values = list(example_values(question).values())
    said = values if len(values) == 1 else [_quoted(value) for value in values]
    return " ".join(["custodes", question.name, *said])


def _quoted(text: str) -> str:
    return f'"{text}"' if shlex.quote(text) != text and "~" not in text else text
