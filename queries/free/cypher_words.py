"""The words of Cypher that `custodes query` knows, from cypher_words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """The closed lists. Functions and `instead` are in small letters, the rest in capitals."""

    keywords: frozenset[str]
    opening: tuple[str, ...]
    values: frozenset[str]
    functions: Mapping[str, frozenset[str]]
    instead: Mapping[str, str]
    clauses: frozenset[str]

    @property
    def callable(self) -> frozenset[str]:
        """Every function that one engine or both may be asked for."""
        return frozenset().union(*self.functions.values())


@cache
def cypher_words() -> Words:
    """The lists of the file beside this module."""
    import yaml

    given = yaml.safe_load((Path(__file__).parent / "cypher_words.yaml").read_text("utf-8"))
    return Words(
        keywords=frozenset(given["keywords"].split()),
        opening=tuple(given["opening"].split()),
        values=frozenset(given["values"].split()),
        functions={engine: frozenset(names.split()) for engine, names in given["functions"].items()},
        instead=given["instead"],
        clauses=frozenset(given["clauses"].split()),
    )
