"""What patterns have shown where nobody tuned them: counted from the judged proposals, and felt in ordinary prose alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from marked_sentences import findings

from graph.texts.strict_yaml import read_yaml
from loaders.documents.claims import earned
from loaders.documents.propose import DEFAULT_THRESHOLD

JUDGED = Path(__file__).parents[2] / "bench" / "reading" / "judged_proposals.yaml"
WORDBOOK = Path(earned.__file__).with_name("wordbook") / "judged.yaml"


def test_what_was_judged_is_counted_as_it_was_judged() -> None:
    counts: dict[str, Counter[str]] = {}
    for draw in read_yaml(JUDGED, JUDGED.name).values():
        for *_, pattern, _, verdict in draw["proposals"]:
            counts.setdefault(pattern, Counter())[verdict] += 1
    told = {
        name: {"right": str(one["right"]), "edit": str(one["edit"]), "of": str(one.total())}
        for name, one in sorted(counts.items())
    }
    rows = read_yaml(WORDBOOK, WORDBOOK.name)
    assert {name: {key: row[key] for key in ("right", "edit", "of")} for name, row in rows.items()} == told
    assert all(int(row["right"]) + int(row.get("mended", 0)) <= int(row["of"]) for row in rows.values())


def test_a_pattern_wrong_elsewhere_is_not_proposed_in_prose() -> None:
    said = "[The Project|p|programme] brings help to [the Charity|c|charity_or_ngo]."
    assert findings(said, "evidence", DEFAULT_THRESHOLD)
    assert not findings(said, "prose", DEFAULT_THRESHOLD)


def test_a_pattern_not_tried_elsewhere_is_never_sure_in_prose() -> None:
    said = "[The Panel|p|committee] can veto [the Commissioner|c|office]'s budget."
    assert all(one.confidence < earned.SURE for one in findings(said, "prose"))
