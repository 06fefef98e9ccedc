"""What `verify` says of names: one that is another actor's id, look-alikes, signs that nobody sees, overlong texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.errors import DataError, Fault
from graph.model import Actor
from graph.naming.names import fold_name
from graph.texts.signs import mixed_scripts, skeleton
from graph.texts.strict_yaml import hidden_signs
from loaders.dataset import Dataset

LONGEST_NAME = 300
LONGEST_TEXT = 2000
_PARTS = ("*.yaml", "actors/*.yaml", "claims/*.yaml")


def name_faults(dataset: Dataset) -> Iterator[Fault]:
    """Names by which an answer could go to another actor than the one meant, by the program or by the eye."""
    ids = {id_.replace("-", " "): id_ for id_ in dataset.actors}
    alike: dict[str, str] = {}
    for actor in dataset.actors.values():
        file, line = dataset.places[actor.id]
        for name in names_of(actor):
            for message in _of_one(name):
                yield Fault(file, line, f"{actor.id}: {message}")
            key = fold_name(name)
            other = ids.get(key)
            # Where the other bears it as a name too, that is said of the two names.
            if other and other != actor.id and key not in map(fold_name, names_of(dataset.actors[other])):
                message = f"the name '{name[:60]}' is also the id of another actor, {other}; rename one"
                yield Fault(file, line, f"{actor.id}: {message}")
        for looks, name in {skeleton(name): name for name in names_of(actor) if len(name) <= LONGEST_NAME}.items():
            first = alike.setdefault(looks, f"{actor.id}\0{name}")
            other, _, theirs = first.partition("\0")
            if other != actor.id and fold_name(name) != fold_name(theirs):
                yield Fault(file, line, f"{actor.id}: the name '{name}' looks like '{theirs}', which is {other}'s; rename one")


def names_of(actor: Actor) -> list[str]:
    """Name and aliases, each once."""
    return list(dict.fromkeys([actor.name, *(alias.name for alias in actor.aliases)]))


def _of_one(name: str) -> Iterator[str]:
    if len(name) > LONGEST_NAME:
        yield f"the name '{name[:40]}…' has {len(name):,} signs; a name is at most {LONGEST_NAME} long"
        return
    if not any(char.isalnum() for char in name):
        yield f"the name '{name}' has no letter or digit; write one that can be read out"
    mixed = mixed_scripts(name)
    if mixed:
        yield f"in the name '{name}', {mixed} that look alike; write it in one script"


def text_faults(dataset: Dataset) -> Iterator[Fault]:
    """Signs that nobody sees, in any text of any file; and texts too long to be anybody's own words."""
    paths = [(folder, path) for folder in dataset.folders for part in _PARTS for path in sorted(folder.glob(part))]
    for folder, path in paths:
        try:
            yield from hidden_signs(path, path.relative_to(folder).as_posix())
        except DataError:
            continue  # what keeps a file from being read is said already
    long: dict[tuple[str, int, str], int] = defaultdict(int)
    for entry in dataset.entries:
        claim = entry.claim
        texts = {"place": claim.locator, "reading": claim.reading, "why": claim.why, **claim.values.stated()}
        for key, text in texts.items():
            if isinstance(text, str) and len(text) > LONGEST_TEXT:
                long[entry.file, entry.line, f"{claim.about}: '{key}'"] = len(text)
    for (file, line, what), length in long.items():
        yield Fault(file, line, f"{what} has {length:,} signs; a text is at most {LONGEST_TEXT:,} long")
