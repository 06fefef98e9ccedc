"""Every format that `custodes load` reads. One more is a line here and the module that it names.

The choices of --as, recognition, the help, docs/loading.md and the tests all follow. They are tried in this order: what is
known by more of its signs comes first, the plain table last.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from graph.naming.names import nearest
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector


class Reader(Protocol):
    """What the module of a format has."""

    def recognises(self, seen: Seen) -> bool:
        """Whether a file is of this format, by what stands at its beginning."""

    def read(self, seen: Seen, into: Collector) -> None:
        """Take in all of the file. DataError where it is broken as a whole."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `containers`: xlsx, text (CSV and its kin), json, xml; `publisher` and `licence` where every file of it has
    the same, and its files do not say; `whole`: a file of it is a dataset with ids of its own; `passes`: how often a
    file is read from end to end."""

    name: str
    containers: tuple[str, ...]
    doc: str
    publisher: str | None = None
    licence: str | None = None
    whole: bool = False
    passes: int = 1

    @property
    def reader(self) -> Reader:
        """Its module."""
        return cast(Reader, import_module(f"loaders.standards.{self.name.replace('-', '_')}"))


OGL = "Open Government Licence v3.0"
REGISTRY = (
    Format(
        "govuk-organisations", ("json",), "organisations API of GOV.UK, JSON or JSON lines", "Government Digital Service", OGL
    ),
    Format("public-bodies", ("text", "xlsx"), "Cabinet Office directories of public bodies", "Cabinet Office", OGL),
    Format(
        "register", ("text", "json"), "GOV.UK registers, TSV, CSV or JSON lines", "Government Digital Service", OGL, passes=2
    ),
    Format("police-grant", ("text", "xlsx"), "police grant by force", "Home Office", OGL),
    Format(
        "police-areas", ("text", "xlsx"), "figures by police force area, with ONS codes", "Office for National Statistics", OGL
    ),
    Format("data-police-uk", ("json",), "forces, neighbourhoods and officers of data.police.uk", "data.police.uk", OGL),
    Format("threesixtygiving", ("json", "text", "xlsx"), "grants in the 360Giving Data Standard, JSON or a table"),
    Format("ocds", ("json",), "Open Contracting releases and records, packages or lines"),
    Format("bods", ("json",), "Beneficial Ownership Data Standard 0.2 to 0.4", passes=2),
    Format("followthemoney", ("json",), "FollowTheMoney entities"),
    Format("popolo", ("json",), "Popolo people, organisations, posts and memberships"),
    Format("graphml", ("xml",), "a graph as GraphML"),
    Format("gexf", ("xml",), "a graph as GEXF"),
    Format("workbook", ("xlsx",), "the workbook that `custodes export -o x.xlsx` writes, with all its sheets", whole=True),
    Format("table", ("text", "xlsx"), "a table with a row for each body or link, its columns named in its head or by --map"),
)
BY_NAME = {format_.name: format_ for format_ in REGISTRY}


def format_of(seen: Seen) -> Format:
    """The format of a file by its content. DataError where it is none of these, in a line that says what was looked at."""
    for format_ in REGISTRY:
        if seen.file.container in format_.containers and format_.reader.recognises(seen):
            return format_
    known = ", ".join(format_.name for format_ in REGISTRY if seen.file.container in format_.containers)
    raise seen.file.refused(f"{seen.told()}: none of the formats {known}; name the right one with --as")


def near(name: str) -> str:
    """The nearest name, for a message."""
    return nearest(name, BY_NAME)
