"""Reads `dataset.yaml`: what a dataset is, and the date that each of its layers is complete to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.errors import Fault
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, read_yaml

_OF_EACH = ("version", "date", "as_of", "territory", "licence", "changed", "made_by", "rests_on")


def read_description(path: Path, file: str, faults: list[Fault]) -> Mapping[str, Any]:
    """The description as it stands. What an answer prints or reckons with must be of its type; other keys are free."""
    top = read_yaml(path, file)
    fields = Fields(top, file, "dataset", faults)
    for key in ("name", "field", "version", "territory", "licence"):
        fields.text(key)
    fields.date("as_of")
    fields.date("date")
    fields.texts("acknowledgements")
    fields.texts("rests_on")
    fields.texts("shares")
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


def described_together(
    layers: Sequence[tuple[Mapping[str, Any], Sequence[str], Mapping[str, Sequence[str]]]],
) -> Mapping[str, Any]:
    """The description of datasets that stand in one graph, each with the ids of its sources, and of its claims from sources
    that are another's too. One alone is as it is. The first is the ground: its date is the default; what each is stands
    under `datasets`."""
    if len(layers) == 1:
        return layers[0][0]
    metas = [meta for meta, _, _ in layers]
    names = [str(meta.get("name") or "dataset") for meta in metas]
    licences = dict.fromkeys(str(meta["licence"]) for meta in metas if meta.get("licence"))
    lines = dict.fromkeys(str(line) for meta in metas for line in meta.get("acknowledgements") or ())
    together: dict[str, Any] = {
        **metas[0],
        "name": " + ".join(names),
        "version": " + ".join(str(meta.get("version") or "not numbered") for meta in metas),
        "layers": {name: layer for meta in reversed(metas) for name, layer in (meta.get("layers") or {}).items()},
        "datasets": [
            {
                **{key: meta[key] for key in _OF_EACH if key in meta},
                "name": name,
                "sources": list(sources),
                **({"claims": shared} if shared else {}),
            }
            for name, (meta, sources, shared) in zip(names, layers, strict=True)
        ],
    }
    if licences:
        together["licence"] = "; ".join(licences)
    if lines:
        together["acknowledgements"] = list(lines)
    return together


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
