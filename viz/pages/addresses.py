"""Where each page of the explorer is: the only thing that differs between pages that are served and pages in a folder.

An address that has no page gives None, and the text stays text: a folder holds no question that asks for an actor.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import quote, urlencode

# The formats in which an answer may be taken away, by the ending of its address.
ENDINGS = (("json", "JSON"), ("csv", "CSV"), ("xlsx", "Excel"), ("md", "Markdown"))
_PLAIN = re.compile(r"[a-z0-9_~-]+")
_LONGEST_NAME = 100

Values = Mapping[str, str]


class Addresses(Protocol):
    """Where pages are, as seen from one of them. `live`: whether forms can ask anew."""

    @property
    def live(self) -> bool:
        """See Addresses."""
        ...

    def page(self, kind: str, name: str = "", values: Values | None = None) -> str | None:
        """The page of a kind ('actor', 'link', 'question' …) and a name, with the values that it asks for."""
        ...

    def data(self, kind: str, name: str, values: Values | None = None) -> list[tuple[str, str]]:
        """(label, address) of the same rows in other formats."""
        ...

    def picture(self, actor: str, view: str, ending: str) -> str | None:
        """A drawing of an actor."""
        ...

    def asset(self, name: str) -> str:
        """The shared style or script."""
        ...


@dataclass(frozen=True, slots=True)
class LiveAddresses:
    """Addresses of a server. `frame` are the parameters that stay from page to page: as-of, status, denied, scenario;
    `version` makes the address of style and script a new one when they change."""

    frame: tuple[tuple[str, str], ...] = ()
    version: str = ""
    live: bool = field(default=True, init=False)

    def page(self, kind: str, name: str = "", values: Values | None = None) -> str | None:
        """See Addresses."""
        return _path(kind, name) + self._query(values)

    def data(self, kind: str, name: str, values: Values | None = None) -> list[tuple[str, str]]:
        """See Addresses."""
        return [(label, f"{_path(kind, name)}.{ending}{self._query(values)}") for ending, label in ENDINGS]

    def picture(self, actor: str, view: str, ending: str) -> str | None:
        """See Addresses."""
        return f"/picture/{quote(actor, safe='~')}/{view}{ending}{self._query(None)}"

    def asset(self, name: str) -> str:
        """See Addresses."""
        return f"/static/{name}?v={self.version}"

    def _query(self, values: Values | None) -> str:
        given = [*((values or {}).items()), *self.frame]
        told = [(key, value) for key, value in given if value != ""]
        return f"?{urlencode(told)}" if told else ""


def _path(kind: str, name: str) -> str:
    if kind == "start":
        return "/"
    return f"/{kind}/{quote(name, safe='~')}" if name else f"/{kind}"


LADDER = "ladder"


@dataclass(frozen=True, slots=True)
class FrozenAddresses:
    """Addresses within a folder, relative to a page `deep` folders down; `held` are the pages that the folder has."""

    held: frozenset[tuple[str, str]]
    deep: int = 0
    live: bool = field(default=False, init=False)

    def page(self, kind: str, name: str = "", values: Values | None = None) -> str | None:
        """See Addresses."""
        if values or (kind, name) not in self.held:
            return None
        return "../" * self.deep + quote(file_of(kind, name), safe="/~")

    def data(self, kind: str, name: str, values: Values | None = None) -> list[tuple[str, str]]:
        """See Addresses: a folder holds pages only."""
        return []

    def picture(self, actor: str, view: str, ending: str) -> str | None:
        """See Addresses: a folder holds the ladder of a few actors, as a picture alone."""
        if view != LADDER or (LADDER, actor) not in self.held:
            return None
        return "../" * self.deep + quote(file_of(LADDER, actor), safe="/~")

    def asset(self, name: str) -> str:
        """See Addresses."""
        return "../" * self.deep + name

    def seen_from(self, kind: str, name: str) -> FrozenAddresses:
        """The same addresses as seen from that page."""
        return replace(self, deep=file_of(kind, name).count("/"))


def file_of(kind: str, name: str) -> str:
    """The file of a page in a folder. A name that a file system could refuse, cut short or take for another (of which
    only the case differs) goes by its digest."""
    if kind == "start":
        return "index.html"
    if not name:
        return f"{kind}.html"
    ending = "svg" if kind == LADDER else "html"
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST_NAME:
        return f"{kind}/{name}.{ending}"
    short = re.sub(r"[^a-z0-9~-]+", "-", name.casefold())[:_LONGEST_NAME]
    return f"{kind}/{short}-{hashlib.sha256(name.encode()).hexdigest()[:10]}.{ending}"


def held_of(pages: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The pages of a folder. ValueError where two of them would be one file."""
    found: dict[str, tuple[str, str]] = {}
    for kind, name in pages:
        other = found.setdefault(file_of(kind, name).casefold(), (kind, name))
        if other != (kind, name):
            raise ValueError(f"{kind} {name} and {other[0]} {other[1]} would be one file")
    return frozenset(found.values())
