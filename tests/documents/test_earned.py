"""What patterns have shown where nobody tuned them: counted from the judged proposals, and felt in ordinary prose alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from marked_sentences import findings

from graph.texts.strict_yaml import read_yaml
from loaders.documents.doubts import earned
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


PLAIN = "[MOPAC|m|office] holds [the Commissioner|c|office] to account."
AMID = (
    "It was said at the time, and has been said again at most hearings of that year, that [MOPAC|m|office] holds"
    " [the Commissioner|c|office] to account."
)


def test_in_prose_what_was_often_to_be_mended_is_a_lead_save_in_a_plain_sentence() -> None:
    assert [one.kind for one in findings(PLAIN, "prose", DEFAULT_THRESHOLD)] == ["OVERSEES"]
    (lead,) = findings(AMID, "prose")
    assert (lead.kind, earned.group_of(lead.confidence)) == ("OVERSEES", "doubtful")
    assert findings(AMID, "evidence", DEFAULT_THRESHOLD)


def test_in_prose_what_was_right_as_it_stood_is_proposed_in_any_sentence() -> None:
    said = AMID.replace("holds", "works closely with").replace(" to account", "")
    assert [one.kind for one in findings(said, "prose", DEFAULT_THRESHOLD)] == ["COLLABORATES_WITH"]


def test_of_each_pattern_judged_the_kind_of_link_is_told() -> None:
    links = [
        (pattern, link.split("~"))
        for draw in read_yaml(JUDGED, JUDGED.name).values()
        for *_, link, pattern, _, _ in draw["proposals"]
    ]
    kinds = {(pattern, next(part for part in parts if part.isupper())) for pattern, parts in links}
    assert kinds == {(name, row["kind"]) for name, row in read_yaml(WORDBOOK, WORDBOOK.name).items()}
