"""The error tree. Each error is one line for a person: place, thing as given, what was expected, next step.

CustodesError            exit 1: the world refused
├── DataError            the dataset is at fault (carries every fault found)
├── StoreError           the store is missing, locked, damaged, foreign or unreachable
│   └── TooMuch          a statement asks for more than the store has memory for
├── OutputError          a file could not be written
├── NotJson              a value that JSON has no way to write (graph/texts/json_text.py)
├── SourceTextError      a source document is missing or does not match its digest
└── AskedWrongly         exit 2: what was typed is not valid
    ├── UnknownActor     no actor has that name
    ├── AmbiguousActor   several actors have that name
    └── RefusedStatement not one single reading statement
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.texts.harmless import one_line

_LONGEST = 2000


class CustodesError(Exception):
    """Any error that a person can act on. `exit_code` is what the command line ends with."""

    exit_code = 1


class StoreError(CustodesError):
    """The store is missing, locked, damaged, not ours or not reachable."""


class TooMuch(StoreError):
    """A statement asks for more than the store has memory for; what is at hand may be asked in another way."""


class OutputError(CustodesError):
    """A file or folder could not be written."""


class SourceTextError(CustodesError):
    """A source document is not at hand, or is not the text that was read."""


class AskedWrongly(CustodesError):
    """What was typed is not valid: an option, a kind, a date."""

    exit_code = 2


class UnknownActor(AskedWrongly):
    """No actor has the name that was typed."""


class AmbiguousActor(AskedWrongly):
    """Several actors have the name that was typed."""


class RefusedStatement(AskedWrongly):
    """A Cypher text that is not one single reading statement."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of the dataset: `file` relative to the data folder, `line` from 1 (0: the whole file)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """One line, whatever the data holds: what cannot be seen is written as its escape, what is overlong is cut."""
        said = self.message if len(self.message) <= _LONGEST else f"{self.message[:_LONGEST]} …"
        place = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{place}: {said}")


class DataError(CustodesError):
    """The dataset is at fault. `faults` holds every one, in file order; the text shows them all."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
