"""The actors that there are already, to be found again by identifier, or by the name that they bore on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.days.dates import EARLIEST, LATEST, first_day, last_day
from graph.errors import DataError, Fault
from graph.kinds import Kinds
from graph.matching.alike import Near
from graph.matching.identifiers import SHARED, same_identifier
from graph.model import Actor
from graph.naming.names import fold_name
from loaders.actors import Places, read_actors

_MOST = 3  # of the actors that one name may mean


class Bodies:
    """Actors by id, by name and by identifier."""

    def __init__(self, actors: Iterable[Actor], kinds: Kinds) -> None:
        self.kinds = kinds
        self.by_id = {actor.id: actor for actor in actors}
        self._names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._identifiers: dict[tuple[str, str], str] = {}
        for actor in self.by_id.values():
            for scheme, value in actor.identifiers:
                if scheme in SHARED:
                    continue
                self._identifiers.setdefault(same_identifier(scheme, value), actor.id)
            for name, start, end in _names(actor):
                window = (actor.id, first_day(start) if start else EARLIEST, last_day(end) if end else LATEST)
                if window not in self._names[fold_name(name)]:
                    self._names[fold_name(name)].append(window)
        self._near = Near(self._names)

    def with_identifier(self, identifiers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
        """Each actor that has one of these, with the scheme and value."""
        for scheme, value in identifiers:
            found = self._identifiers.get(same_identifier(scheme, value))
            if found:
                yield found, scheme, value

    def named(self, key: str, day: str | None = None) -> list[str]:
        """The actors that bear a folded name, on a partial date or ever."""
        windows = self._names.get(key, ())
        if day is not None:
            windows = [one for one in windows if one[1] <= last_day(day) and first_day(day) <= one[2]]
        return list(dict.fromkeys(one[0] for one in windows))

    def alike(self, key: str) -> list[tuple[str, float]]:
        """The actors whose names are written most like this one, with a score of 100."""
        found: dict[str, float] = {}
        for name, score in self._near.to(key):
            for actor in self.named(name):
                found.setdefault(actor, round(score, 1))
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST]

    def may_be(self, kind: str, guessed: bool, actor: str) -> bool:
        """Whether an actor of this kind can be that one: a person is no body, and a fund no board."""
        ours = self.by_id[actor].kind
        if kind == ours or (guessed and "person" not in (kind, ours)):
            return True
        if "person" in (kind, ours):
            return False
        groups = {self.kinds.actors[one].group for one in (kind, ours)}
        return len(groups) == 1 or groups <= {"body", "post", "forum", "part", "people"}


def read_bodies(folders: Iterable[Path], kinds: Kinds, leaving: str | None = None) -> Bodies:
    """The actors of data folders. DataError with every fault of them. `leaving`: files of actors whose names begin so are
    not read, because they are about to be written anew."""
    faults: list[Fault] = []
    places: Places = {}
    actors: list[Actor] = []
    for folder in folders:
        if not (folder / "dataset.yaml").is_file():
            raise DataError([Fault(str(folder), 0, "no dataset.yaml here; expected a data folder (give --data DIR)")])
        for path in sorted((folder / "actors").glob("*.yaml")):
            if leaving is None or not path.name.startswith(leaving):
                actors += read_actors(path, f"{folder.name}/actors/{path.name}", kinds, faults, places)
    if faults:
        raise DataError(faults)
    return Bodies(actors, kinds)


def _names(actor: Actor) -> Iterator[tuple[str, str | None, str | None]]:
    yield actor.name, None, None
    for alias in actor.aliases:
        yield alias.name, alias.from_, alias.to
