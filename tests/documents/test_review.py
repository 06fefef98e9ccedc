"""A person decides on proposals: every decision is written down, and what is accepted passes the strict readers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made_proposals import proposal

from graph.errors import AskedWrongly
from loaders.dataset import read_dataset
from loaders.documents.read_command import read_command
from loaders.documents.review.accept import entry_text, write_accepted
from loaders.documents.review.input import read_proposals
from loaders.documents.review.log import Log, Review, ReviewError, edited, key_of
from loaders.documents.review.screen import Words, run, screen
from loaders.documents.review_command import review_command
from loaders.source_text import digest

SMALL = Path(__file__).resolve().parent.parent / "small"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small data folder."""
    shutil.copytree(SMALL, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def ends(data: Path) -> tuple[str, str, str]:
    """A subject, an object and a source of the small data that an OVERSEES may have."""
    dataset = read_dataset(data)
    bodies = [actor.id for actor in dataset.actors.values() if dataset.kinds.actors[actor.kind].group == "body"]
    source = next(iter(dataset.sources))
    return bodies[0], bodies[1], source


def review_of(tmp_path: Path, *proposals: dict[str, Any], who: str = "ann") -> Review:
    return Review(list(proposals), Log(tmp_path / "log.jsonl"), who)


def test_a_decision_says_who_and_when_and_is_on_the_disk_at_once(tmp_path: Path) -> None:
    one = proposal("a", "b", "s")
    review_of(tmp_path, one).decide(key_of(one), "accept")
    (line,) = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    said = json.loads(line)
    assert (said["who"], said["decision"], said["claim"]) == ("ann", "accept", "a~OVERSEES~b")
    assert said["when"].endswith("+00:00")


def test_the_review_resumes_where_it_stopped(tmp_path: Path) -> None:
    one, two = proposal("a", "b", "s"), proposal("a", "b", "s", 1)
    review_of(tmp_path, one, two).decide(key_of(one), "accept")
    assert [key for key, _ in review_of(tmp_path, one, two, who="bob").pending()] == [key_of(two)]


def test_what_was_refused_does_not_come_back_from_another_file(tmp_path: Path) -> None:
    one = proposal("a", "b", "s")
    review_of(tmp_path, one).decide(key_of(one), "refuse")
    again = {**one, "confidence": 0.99, "pattern": "another"}
    assert review_of(tmp_path, again, proposal("a", "c", "s")).pending()[0][1]["object"] == "c"
    assert len(review_of(tmp_path, again).pending()) == 0


def test_later_comes_last(tmp_path: Path) -> None:
    one, two = proposal("a", "b", "s"), proposal("a", "b", "s", 1)
    review = review_of(tmp_path, one, two)
    review.decide(key_of(one), "later")
    assert [key for key, _ in review.pending()] == [key_of(two), key_of(one)]


def test_undo_takes_back_one_after_the_other_and_the_log_only_grows(tmp_path: Path) -> None:
    one, two = proposal("a", "b", "s"), proposal("a", "b", "s", 1)
    review = review_of(tmp_path, one, two)
    review.decide(key_of(one), "accept")
    review.decide(key_of(two), "refuse")
    before = (tmp_path / "log.jsonl").read_bytes()
    assert (review.undo() or one).key == key_of(two)  # type: ignore[union-attr]
    assert (review.undo() or one).key == key_of(one)  # type: ignore[union-attr]
    assert review.undo() is None
    assert len(review.pending()) == 2
    assert (tmp_path / "log.jsonl").read_bytes().startswith(before)


def test_a_line_cut_short_by_a_crash_is_passed_over(tmp_path: Path) -> None:
    one, two = proposal("a", "b", "s"), proposal("a", "b", "s", 1)
    review_of(tmp_path, one).decide(key_of(one), "accept")
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write('{"key": "cut sh')
    review = review_of(tmp_path, one, two)
    assert len(review.pending()) == 1
    review.decide(key_of(two), "refuse")
    assert not review_of(tmp_path, one, two).pending()


def test_a_spoilt_line_within_the_log_is_named(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('nonsense\n{"key": 1}\n')
    with pytest.raises(ReviewError, match=r"log\.jsonl:1"):
        Log(tmp_path / "log.jsonl")


def test_accept_above_leaves_conflicts_new_actors_and_the_less_sure(tmp_path: Path) -> None:
    new = [{"id": "+x", "name": "X", "kind": "unit"}]
    review = review_of(
        tmp_path,
        proposal("a", "b", "s", 1),
        proposal("a", "b", "s", 2, state="conflicts"),
        proposal("a", "b", "s", 3, new_actors=new),
        proposal("a", "b", "s", 4, confidence=0.5),
    )
    assert review.accept_above(0.8) == 1
    assert len(review.pending()) == 3


def test_accepted_claims_stand_in_the_file_and_the_dataset_reads_them(
    data: Path, ends: tuple[str, str, str], tmp_path: Path
) -> None:
    subject, object_, source = ends
    into = data / "claims" / "new.yaml"
    one = proposal(subject, object_, source, 7)
    written = write_accepted([(key_of(one), one)], into)
    assert written.keys == (key_of(one),) and not written.refused
    dataset = read_dataset(data)
    assert not dataset.faults
    (entry,) = [entry for entry in dataset.entries if entry.file.endswith("new.yaml")]
    assert (entry.subject, entry.kind, entry.object, entry.claim.start) == (subject, "OVERSEES", object_, 70)
    again = into.read_bytes()
    write_accepted([(key_of(one), one)], into)
    assert into.read_bytes() == again


def test_what_the_strict_reader_refuses_is_not_written(data: Path, ends: tuple[str, str, str]) -> None:
    subject, object_, source = ends
    into = data / "claims" / "new.yaml"
    good, bad = proposal(subject, object_, source, 1), proposal(subject, "no-such-actor", source, 2)
    written = write_accepted([("g", good), ("b", bad)], into)
    assert written.keys == ("g",)
    assert "no-such-actor" in written.refused[0][1]
    assert not read_dataset(data).faults


def test_a_new_actor_is_written_with_its_claim(data: Path, ends: tuple[str, str, str]) -> None:
    subject, _, source = ends
    new = [{"id": "+the-new-hub", "name": "The New Hub", "kind": "unit"}]
    one = proposal(subject, "+the-new-hub", source, 3, new_actors=new)
    written = write_accepted([("k", one)], data / "claims" / "new.yaml")
    assert (written.keys, written.actors) == (("k",), 1)
    dataset = read_dataset(data)
    assert not dataset.faults and dataset.actors["the-new-hub"].kind == "unit"


def test_a_source_that_is_not_listed_is_asked_for(data: Path, ends: tuple[str, str, str]) -> None:
    with pytest.raises(AskedWrongly, match="unlisted"):
        write_accepted([("k", proposal(*ends[:2], "unlisted"))], data / "claims" / "new.yaml")


def test_text_that_looks_like_yaml_stays_text() -> None:
    one = edited(proposal("a", "b", "s"), {"reading": "x: [y]\n- link: evil", "about": "#no"})
    entry = entry_text(one, "s")
    assert 'reading: "x: [y]\\n- link: evil"' in entry
    assert entry.count("\n- ") == 0


def test_keys_decide_and_quitting_keeps_what_was_decided(tmp_path: Path) -> None:
    review = review_of(tmp_path, *(proposal("a", "b", "s", number) for number in range(5)))
    pressed: Iterator[str] = iter("arlueq")
    typed: Iterator[str] = iter(["status=planned", "nonsense", "kind=NO", ""])
    shown: list[str] = []
    run(review, lambda: next(pressed), lambda _: next(typed), shown.append)
    decisions = [one.decision for one in review.log.decisions]
    assert decisions == ["accept", "refuse", "later", "undo", "edit"]
    assert review.log.decisions[-1].changed == {"status": "planned"}
    assert any("name=value" in text for text in shown) and any("no kind of link" in text for text in shown)


def test_the_screen_shows_the_words_and_no_control_signs(tmp_path: Path) -> None:
    text = "Before it. The Board \x1b[31moversees forces here. After it."
    path = tmp_path / "doc.txt"
    path.write_text(text, "utf-8")
    record = proposal("a", "b", "s", document=str(path))
    record["claims"][0] |= {"start": 11, "end": 40, "digest": digest(text[11:40])}
    shown = screen(record, Words().of(record), 1, 1)
    assert ">>The Board" in shown and "\x1b" not in shown
    record["claims"][0]["digest"] = "0"
    assert "has changed" in Words().of(record)
    assert "not at hand" in Words().of({**record, "document": "/nowhere"})


def test_the_command_accepts_writes_and_does_not_ask_twice(data: Path, ends: tuple[str, str, str], tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text("".join(json.dumps(proposal(*ends, number)) + "\n" for number in range(3)))
    into = data / "claims" / "new.yaml"
    command = [str(file), "--accept-above", "0.85", "--into", str(into), "--who", "ann"]
    first = CliRunner().invoke(review_command, command)
    assert first.exit_code == 0, first.output
    assert "3 of 3 decided" in first.output and "3 claims" in first.output
    assert "nothing new" in CliRunner().invoke(review_command, command).output
    assert not read_dataset(data).faults


def test_what_is_in_a_claims_file_is_not_taken_back_here(tmp_path: Path) -> None:
    one = proposal("a", "b", "s")
    review = review_of(tmp_path, one)
    review.decide(key_of(one), "accept")
    review.decide(key_of(one), "written")
    with pytest.raises(AskedWrongly, match="by hand"):
        review.undo()


def test_long_lines_break_between_words_and_lose_none() -> None:
    words = "The Commissioner >>holds the Chief Constable to account for the whole of the policing of the area<< every month."
    record = {
        "kind": "OVERSEES",
        "subject": "pcc-kent",
        "object": "kent-police",
        "confidence": 0.9,
        "claims": [{"reading": words}],
    }
    shown = screen(record, words, 1, 2, width=40)
    assert all(len(line) < 40 for line in shown.split("\n"))
    assert " ".join(shown.split()).endswith(words)
    reading = shown.split("\n\n")[0].split("   The Commissioner")[1].split("   at ")[0]
    assert all(line.startswith("   ") for line in reading.split("\n")[1:] if line)


SUM = "Evidence\n\n1. Kent Police was given £4m. The Home Office gave Kent Police between £5m and £7m.\n"


def test_sums_to_complete_stand_behind_the_proposals_and_wait_for_their_ends(tmp_path: Path) -> None:
    (tmp_path / "sums.txt").write_text(SUM, "utf-8")
    made = CliRunner().invoke(read_command, [str(tmp_path / "sums.txt"), "-o", str(tmp_path / "p.jsonl")])
    assert made.exit_code == 0
    assert "1 sum to complete" in made.stderr
    records = read_proposals(tmp_path / "p.jsonl")
    assert [bool(one.get("to_complete")) for one in records] == [False, True]
    ranged, lone = records
    assert (lone["claims"][0]["values"]["amount"], lone["object"], "£4m" in lone["words"]) == (4e6, "kent-police", True)
    assert (ranged["claims"][0]["values"]["amount"], ranged["claims"][0]["values"]["amount_to"]) == (5e6, 7e6)
    assert "£5,000,000 to £7,000,000" in ranged["claims"][0]["reading"]

    review = Review(records, Log(tmp_path / "log.jsonl"), "tester")
    [key] = [key for key, record in review.pending() if record.get("to_complete")]
    with pytest.raises(AskedWrongly, match="sum to complete"):
        review.decide(key, "accept")
    with pytest.raises(AskedWrongly, match="sum to complete"):
        review.decide(key, "edit", {"purpose": "vans"})
    review.decide(key, "edit", {"subject": "home-office"})
    assert review.accept_above(0.0) == 1
    assert [record["subject"] for _, record in review.accepted()] == ["home-office"] * 2


def test_one_sum_given_for_a_range_takes_its_upper_end_away(tmp_path: Path) -> None:
    (tmp_path / "sums.txt").write_text(SUM, "utf-8")
    CliRunner().invoke(read_command, [str(tmp_path / "sums.txt"), "-o", str(tmp_path / "p.jsonl")])
    [record] = [one for one in read_proposals(tmp_path / "p.jsonl") if not one.get("to_complete")]
    assert edited(record, {"amount": 6e6})["claims"][0]["values"].get("amount_to") is None
    assert edited(record, {"amount": 6e6, "amount_to": 8e6})["claims"][0]["values"]["amount_to"] == 8e6
    assert edited(record, {"purpose": "vans"})["claims"][0]["values"]["amount_to"] == 7e6


CONSENT = (
    "# Ferries Act 2019\n\n## Part 1\n\n##### 1\n\n- (1) The College of Policing must not act without the consent of the Home"
    " Secretary.\n"
)


def test_a_consent_to_nothing_named_waits_until_a_person_says_to_what(tmp_path: Path) -> None:
    (tmp_path / "act.md").write_text(CONSENT, "utf-8")
    made = CliRunner().invoke(read_command, [str(tmp_path / "act.md"), "--as", "legislation", "-o", str(tmp_path / "p.jsonl")])
    assert "1 consent to complete: what is consented to is not named" in made.stderr
    [record] = [one for one in read_proposals(tmp_path / "p.jsonl") if one["kind"] == "CONFIRMS"]
    assert record["to_complete"]
    review = Review([record], Log(tmp_path / "log.jsonl"), "tester")
    [(key, _)] = review.pending()
    with pytest.raises(AskedWrongly, match="a consent to complete; edit it: on= first"):
        review.decide(key, "accept")
    review.decide(key, "edit", {"on": "police-forces"})
    assert [one["claims"][0]["values"]["on"] for _, one in review.accepted()] == ["police-forces"]
