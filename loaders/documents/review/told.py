"""The reading of a claim, made anew of its link: a sentence of ours, never the words of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.kinds import Kinds
from graph.model import Actor
from graph.naming.articles import Named
from graph.sentences import Saying, sentence
from graph.texts.numbers import pounds
from loaders.source_text import fold

# So many words in a row that stand in the document too are taken from it.
COPIED_WORDS = 12
_SAID = (
    "polarity", "status", "duty", "condition", "scope", "about", "provision", "since", "until", "happened",
    "amount_qualifier", "amount_is", "period", "purpose", "framework", "grade", "stance",
)  # fmt: skip
_NAMED = ("on", "basis")
SUMS = ("amount", "amount_to")
# What a person says in words of his own.
OWN_WORDS = ("reading", "about", "condition", "scope", "purpose", "why")


def reading_of(record: Mapping[str, Any], actors: Mapping[str, Actor], kinds: Kinds) -> str:
    """One sentence for a proposal as it stands. ValueError where its values are none that can be said."""
    values = record["claims"][0].get("values") or {}
    said: dict[str, Any] = {name: values[name] for name in _SAID if values.get(name)}
    said |= {name: _named(str(values[name]), record, actors) for name in _NAMED if values.get(name)}
    for name in SUMS:
        if (sum_ := values.get(name)) not in (None, ""):
            said[name] = pounds(sum_) if isinstance(sum_, str) else float(str(sum_))
    if values.get("powers"):
        said |= {"powers": tuple(values["powers"]), "power_from": "stated"}
    subject, object_ = (_named(record.get(end), record, actors) for end in ("subject", "object"))
    return sentence(Saying(subject, str(record["kind"]), object_, **said), kinds)


def named(id_: str, record: Mapping[str, Any], actors: Mapping[str, Actor]) -> str:
    """The name of an end: of an actor, of one that the proposal names first, or the id itself."""
    return _named(id_, record, actors).name


def _named(id_: str | None, record: Mapping[str, Any], actors: Mapping[str, Actor]) -> Named:
    if not id_:
        return Named("somebody who is not named", "person")
    if (actor := actors.get(id_.removeprefix("+"))) is not None:
        return Named(actor.name, actor.kind, actor.is_class)
    new = next((one for one in record.get("new_actors") or [] if one.get("id") == id_), None)
    return Named(str(new["name"]), str(new.get("kind") or "")) if new else Named(id_)


class OwnWords:
    """Whether what a person writes is in words of his own, and not the document's."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._runs = {tuple(words[at : at + COPIED_WORDS]) for at in range(len(words) - COPIED_WORDS + 1)}

    def copied(self, said: str) -> str:
        """The first words of `said` that stand so in the document; '' where there are none."""
        words = _words(said)
        runs = (words[at : at + COPIED_WORDS] for at in range(len(words) - COPIED_WORDS + 1))
        return next((" ".join(run) for run in runs if tuple(run) in self._runs), "")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text).casefold())
