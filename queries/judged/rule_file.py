"""The rules in force: those of this program (`rules/*.yaml`) with those of the dataset that is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.errors import DataError, Fault
from graph.kinds import load_kinds, shipped_kinds
from graph.own.lists import own_rules
from graph.own.rules import Rule, rules_in
from graph.texts.strict_yaml import read_yaml

RULES = Path(__file__).parent.parent / "rules"


def load_rules(folder: Path = RULES) -> dict[str, Rule]:
    """The rules in a folder, by name; of this program's with those of the dataset in use, where one of the same name takes
    the place of ours. DataError with every fault."""
    faults: list[Fault] = []
    own = own_rules(load_kinds(), faults) if folder == RULES else []
    if faults:
        raise DataError(faults)
    return dict(sorted({**_read(folder), **{rule.name: rule for rule in own}}.items()))


@cache
def _read(folder: Path) -> dict[str, Rule]:
    faults: list[Fault] = []
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.yaml")):
        for rule in rules_in(read_yaml(path, path.name), path.name, shipped_kinds(), faults):
            if rule.name in rules:
                faults.append(Fault(path.name, 0, f"{rule.name}: another rule has this name; choose another"))
            rules[rule.name] = rule
    if faults:
        raise DataError(faults)
    return rules
