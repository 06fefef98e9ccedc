"""Reads `dataset.yaml`: what a dataset is, and the date that each of its layers is complete to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import Fault
from graph.fields import Fields
from graph.strict_yaml import Entry, read_yaml


def read_description(path: Path, file: str, faults: list[Fault]) -> Mapping[str, Any]:
    """The description as it stands. What an answer prints or reckons with must be of its type; other keys are free."""
    top = read_yaml(path, file)
    fields = Fields(top, file, "dataset", faults)
    for key in ("name", "version", "territory", "licence"):
        fields.text(key)
    fields.date("as_of")
    fields.texts("acknowledgements")
    layers = fields.mapping("layers")
    for name, layer in layers.items():
        if not isinstance(layer, Entry):
            fields.fault(f"layer '{name}' is not a mapping; expected its 'complete_to'")
            continue
        inner = Fields(layer, file, f"layer {name}", faults)
        inner.date("complete_to")
        inner.text("note")
        inner.flag("closed", False)
    return dict(_plain(top))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
