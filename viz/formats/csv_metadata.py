"""What tables of CSV are, in a file beside them: W3C's "CSV on the Web" (NAME.csv-metadata.json).

A comment within a CSV file would be a row to every program that reads it, so what one must know to cite the rows stands
where that recommendation looks for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import OutputError
from graph.schema import SourceRow
from graph.texts.json_text import to_json
from viz.about import acknowledgements, cited, name_of, version_of

_CREATOR = "custodes"


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its name, its columns, and what these say where that is known."""

    file: str
    columns: Sequence[str]
    docs: Mapping[str, str] = field(default_factory=dict)


def metadata_beside(path: Path) -> Path:
    """Where the metadata of a CSV file lie. OutputError where somebody else's file lies there."""
    beside = path.with_name(f"{path.name}-metadata.json")
    if beside.exists() and not _is_ours(beside):
        raise OutputError(f"{beside}: is there already and not of custodes; move it, or give another name with -o")
    return beside


def metadata_text(tables: Sequence[Table], dataset: Mapping[str, Any], as_at: str, sources: Sequence[SourceRow],
                  title: str | None = None, notes: Sequence[str] = ()) -> str:  # fmt: skip
    """The metadata of one table or several."""
    about = {
        "dc:title": title or name_of(dataset),
        "dc:creator": _CREATOR,
        "dc:temporal": as_at,
        "dc:isPartOf": f"{name_of(dataset)}, version {version_of(dataset)}",
        "dc:identifier": dataset.get("digest"),
        "dc:license": dataset.get("licence"),
        "dc:rights": acknowledgements(dataset),
        "dc:source": [f"{source.id}: {cited(source)}" for source in sources],
        "dc:description": list(notes),
    }
    said = {key: value for key, value in about.items() if value not in (None, [])}
    described = [_table(table) for table in tables]
    content = described[0] if len(described) == 1 else {"tables": described}
    return to_json({"@context": "http://www.w3.org/ns/csvw", **said, **content}, indent=1) + "\n"


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {"titles": name, **({"dc:description": table.docs[name]} if table.docs.get(name) else {})} for name in table.columns
    ]
    return {"url": table.file, "tableSchema": {"columns": columns}}


def _is_ours(path: Path) -> bool:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("dc:creator") == _CREATOR
