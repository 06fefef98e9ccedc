"""What an expert would look for in an answer: a file of it, and what of it the answers lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from answers.asked import QUESTIONS, Said

from graph.texts.strict_yaml import read_yaml


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that an answer should hold: `names` stand together in one row of it. `lacks`: why it is known to be absent."""

    actor: str
    question: str
    names: tuple[str, ...]
    lacks: str


def read_expected(path: Path) -> dict[str, list[Expected]]:
    """Actor -> what is expected of its answers, in the order of the file: the actors that are judged."""
    found: dict[str, list[Expected]] = {}
    for actor, questions in read_yaml(path, path.name).items():
        found[actor] = []
        for question, things in questions.items():
            if question not in QUESTIONS:
                raise ValueError(f"{path.name}: {actor}: '{question}' is not asked; expected {', '.join(QUESTIONS)}")
            for thing in things:
                words, lacks = (thing, "") if isinstance(thing, str) else next(iter(thing.items()))
                found[actor].append(Expected(actor, question, tuple(words.split()), lacks))
    return found


def absent(expected: Iterable[Expected], rows: Iterable[Said]) -> list[Expected]:
    """What is expected and stands in no row."""
    named = [(row.actor, row.question, set(row.names)) for row in rows]
    return [
        thing
        for thing in expected
        if not any(
            (actor, question) == (thing.actor, thing.question) and set(thing.names) <= names for actor, question, names in named
        )
    ]
