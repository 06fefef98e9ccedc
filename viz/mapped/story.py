"""A story: views of a map with a sentence each, out of a YAML file that is read strictly (docs/maps.md has its fields)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.days.asked_dates import asked_day
from graph.errors import AskedWrongly, DataError, Fault
from graph.naming.names import nearest
from graph.texts.strict_yaml import read_yaml
from viz.palette import STANDINGS, load_palette

_IMPORTANCE = {"all": 1, "significant": 2, "core": 3}
_TOP = "top"
_MOST_STEPS, _LONGEST = 99, 600
# Who is called by a name, as an id; AskedWrongly.
Named = Callable[[str], str]


def read_story(path: Path, named: Named) -> list[dict[str, Any]]:
    """Its steps as {"say", "view"}, a view in the words of the page's state. DataError with every fault, each in a line."""
    top = read_yaml(path, path.name)
    reading = _Reading(path.name, named)
    unknown = sorted(set(top) - {"steps"})
    for name in unknown:
        reading.fault(top, f"'{name}' is no field of a story; it has 'steps'")
    steps = top.get("steps")
    if not isinstance(steps, list) or not steps:
        reading.fault(top, "expected 'steps', a list of views with a sentence ('say') each")
        steps = []
    if len(steps) > _MOST_STEPS:
        reading.fault(top, f"{len(steps)} steps are more than the {_MOST_STEPS} that a story may have")
    told = [reading.step(number, step) for number, step in enumerate(steps, 1)]
    if reading.faults:
        raise DataError(reading.faults)
    return told


class _Reading:
    """The steps of one file, and what is wrong with them."""

    def __init__(self, file: str, named: Named) -> None:
        self.file, self.named = file, named
        self.faults: list[Fault] = []

    def fault(self, entry: Any, message: str) -> None:
        self.faults.append(Fault(self.file, getattr(entry, "line", 0), message))

    def step(self, number: int, step: Any) -> dict[str, Any]:
        """One step: its sentence and what it changes in the view that the map opens with."""
        if not isinstance(step, dict):
            self.fault(step, f"step {number}: expected fields, 'say' and what to show")
            return {}
        say = str(step.get("say") or "").strip()
        if not 0 < len(say) <= _LONGEST:
            self.fault(step, f"step {number}: expected 'say', a sentence of at most {_LONGEST} letters")
        view: dict[str, Any] = {}
        for name, given in step.items():
            if name == "say":
                continue
            if name not in _FIELDS:
                meant = nearest(name, list(_FIELDS))
                self.fault(step, f"step {number}: '{name}' is no field of a step{meant}; it has say, {', '.join(_FIELDS)}")
                continue
            try:
                view |= _FIELDS[name](self.named, given)
            except (AskedWrongly, ValueError) as error:
                self.fault(step, f"step {number}: {name}: {error}")
        if "to" in view and len(view.get("focus", ("",))) != 1:
            self.fault(step, f"step {number}: chains_to: chains begin at one actor; give one focus")
        return {"say": say, "view": view}


def _many(given: Any) -> list[str]:
    return [str(one) for one in (given if isinstance(given, list) else [given])]


def _focus(named: Named, given: Any) -> dict[str, Any]:
    return {"focus": [named(one) for one in _many(given)]}


def _hops(_: Named, given: Any) -> dict[str, Any]:
    if str(given) not in ("0", "1", "2", "3"):
        raise ValueError(f"'{given}' is not 0 (the whole map), 1, 2 or 3")
    return {"hops": int(str(given))}


def _date(_: Named, given: Any) -> dict[str, Any]:
    return {"asOf": asked_day(str(given)).iso}


def _compare(_: Named, given: Any) -> dict[str, Any]:
    return {"compare": asked_day(str(given)).iso, "pick": "t:"}


def _chains_to(named: Named, given: Any) -> dict[str, Any]:
    return {"to": "*" if str(given) == _TOP else named(str(given)), "chain": 1, "pick": "t:"}


def _chain(_: Named, given: Any) -> dict[str, Any]:
    if not str(given).isdecimal() or not 0 <= int(str(given)) <= 999:
        raise ValueError(f"'{given}' is not the number of a chain")
    return {"chain": int(str(given))}


def _open(named: Named, given: Any) -> dict[str, Any]:
    return {"pick": f"a:{named(str(given))}"}


def _families(_: Named, given: Any) -> dict[str, Any]:
    known = list(load_palette().families)
    wanted = [_one_of(one, known) for one in _many(given)]
    return {"familiesOff": [name for name in known if name not in wanted]}


def _standings(_: Named, given: Any) -> dict[str, Any]:
    return {"standings": [_one_of(one, list(STANDINGS)) for one in _many(given)]}


def _importance(_: Named, given: Any) -> dict[str, Any]:
    return {"importance": _IMPORTANCE[_one_of(str(given), list(_IMPORTANCE))]}


def _teeth(_: Named, given: Any) -> dict[str, Any]:
    return {"teeth": int(_one_of(str(given).lower(), ["true", "false"]) == "true")}


def _one_of(given: str, known: list[str]) -> str:
    if given not in known:
        raise ValueError(f"'{given}' is not one of {', '.join(known)}")
    return given


_FIELDS: dict[str, Callable[[Named, Any], dict[str, Any]]] = {
    "focus": _focus, "hops": _hops, "date": _date, "compare": _compare, "chains_to": _chains_to, "chain": _chain,
    "open": _open, "families": _families, "standings": _standings, "importance": _importance, "teeth": _teeth,
}  # fmt: skip
