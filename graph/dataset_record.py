"""What a store says of the data it was built from."""

from __future__ import annotations

import json
from typing import Any

from graph.store import Store


def read_dataset_record(store: Store) -> dict[str, Any]:
    """What data the store was built from: data/dataset.yaml with the build's digest."""
    rows = store.rows("MATCH (d:Dataset {id: 'dataset'}) RETURN d.record AS record")
    return dict(json.loads(rows[0]["record"])) if rows else {}
