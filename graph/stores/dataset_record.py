"""What a store says of the data it was built from."""

from __future__ import annotations

import json
from typing import Any

from graph.own.in_use import KEY, use
from graph.store import Store


def read_dataset_record(store: Store) -> dict[str, Any]:
    """What data the store was built from: data/dataset.yaml with the build's digest. Each question and each reading of a graph
    begins with it, so here the lists of its own come into use: of two open stores, those of the one that is asked."""
    rows = store.rows("MATCH (d:Dataset {id: 'dataset'}) RETURN d.record AS record")
    record = dict(json.loads(rows[0]["record"])) if rows else {}
    use(record.get(KEY) or {})
    return record
