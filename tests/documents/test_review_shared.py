"""Terminal and browser share one core: the log, the writer's check at the edit, and what the writer sent back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_proposals import proposal
from support import ROOT

from graph.errors import AskedWrongly
from loaders.dataset import read_dataset
from loaders.documents.review.gate import Gate
from loaders.documents.review.input import read_proposals
from loaders.documents.review.log import Log, Review, ReviewError, key_of
from loaders.documents.review.screen import run
from loaders.documents.review.told import OwnWords
from loaders.documents.review_command import review_command

ENDS = ("panel", "commissioner", "paper-2022")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small data folder."""
    shutil.copytree(ROOT / "tests" / "small", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def gate(data: Path) -> Gate:
    """What that folder lets in."""
    return Gate.of(data)


def review_of(tmp_path: Path, *proposals: dict[str, object], who: str = "ann") -> Review:
    return Review(list(proposals), Log(tmp_path / "log.jsonl"), who)


def test_what_the_writer_refused_is_open_again_and_says_why(data: Path, tmp_path: Path) -> None:
    file, into = tmp_path / "p.jsonl", data / "claims" / "new.yaml"
    good, bad = proposal(*ENDS, 1), proposal("panel", "the-ferry", "paper-2022", 2)
    file.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
    command = [str(file), "--accept-above", "0.5", "--into", str(into), "--who", "ann"]
    done = CliRunner().invoke(review_command, command)
    assert "not written, and open again: " in done.output and "object 'the-ferry' is no actor" in done.output
    log = Log(tmp_path / "p.jsonl.decisions.jsonl")
    review = Review(read_proposals(file), log, "ann")
    assert [record["object"] for _, record in review.pending()] == ["the-ferry"]
    assert "the-ferry" in review.standing()[key_of(bad)].note
    with (data / "actors" / "later.yaml").open("w") as actors:
        actors.write("actors:\n- {id: the-ferry, name: The Ferry, kind: unit}\n")
    assert "1 claims" in CliRunner().invoke(review_command, command).output
    assert not read_dataset(data).faults


def test_an_edit_that_was_sent_back_keeps_what_was_changed(gate: Gate, tmp_path: Path) -> None:
    one = proposal(*ENDS)
    review = review_of(tmp_path, one)
    review.decide(key_of(one), "edit", {"object": "the-ferry", "about": "the crossing"})
    review.decide(key_of(one), "returned", note="no actor")
    (_, record) = review.pending()[0]
    assert (record["object"], record["claims"][0]["values"]["about"]) == ("the-ferry", "the crossing")
    review.decide(key_of(one), "edit", {"object": "chief"})
    assert review.accepted()[0][1]["claims"][0]["values"]["about"] == "the crossing"


def test_the_terminal_says_at_the_edit_what_the_writer_would_refuse(gate: Gate, tmp_path: Path) -> None:
    review = review_of(tmp_path, proposal("panel", "the-ferry", "paper-2022"))
    pressed: Iterator[str] = iter("aeq")
    typed: Iterator[str] = iter(["since=last spring", "", "object=chief", "since=", ""])
    shown: list[str] = []
    run(review, lambda: next(pressed), lambda _: next(typed), shown.append, gate)
    refusals = [text for text in shown if text.startswith("the writer would refuse it")]
    assert len(refusals) == 2 and "\n" not in "".join(refusals)
    assert [one.decision for one in review.log.decisions] == ["edit"]
    assert review.accepted()[0][1]["claims"][0]["reading"] == "The Town Panel oversees the Chief Constable of Town."


@pytest.mark.parametrize(
    ("changed", "reading"),
    [
        ({"kind": "AUDITS"}, "The Town Panel audits the Town Commissioner."),
        ({"polarity": "denied"}, "The Town Panel may not oversee the Town Commissioner."),
        ({"subject": "ann-other", "kind": "ADVISES"}, "Ann Other advises the Town Commissioner."),
        ({"kind": "FUNDS", "amount": "2000000"}, "The Town Panel funds the Town Commissioner with £2,000,000."),
        ({"status": "planned", "about": "boats"}, "The Town Panel is to oversee the Town Commissioner: boats (planned)."),
        ({"reading": "As I say it."}, "As I say it."),
    ],
)
def test_a_reading_is_made_anew_of_what_was_changed(gate: Gate, changed: dict[str, str], reading: str) -> None:
    one = proposal(*ENDS)
    one["claims"][0]["values"] = {"topics": ["general"]}
    told, refusal = gate.changed(one, changed)
    assert (told["reading"], refusal) == (reading, "")


def test_twelve_words_of_the_document_are_nobodys_own_however_they_are_set() -> None:
    words = "the board has met on every first Monday of the month since the autumn"
    own = OwnWords(f"1. As we said – {words}, and will go on.")
    assert own.copied(words.upper().replace(" ", "  "))
    assert own.copied(f"It says that “{words}”.")
    assert not own.copied("The board has met on every first Monday of the month.")


def test_two_reviews_at_once_lose_no_decision_and_see_each_others(tmp_path: Path) -> None:
    every = [proposal(*ENDS, number) for number in range(6)]
    one, other = review_of(tmp_path, *every), review_of(tmp_path, *every, who="bob")
    for number, record in enumerate(every):
        (one if number % 2 else other).decide(key_of(record), "accept")
    assert len(one.accepted()) == len(other.accepted()) == 6
    assert {line.who for line in Log(tmp_path / "log.jsonl").decisions} == {"ann", "bob"}
    undone = other.undo()
    assert undone and undone.key == key_of(every[5])
    assert len(one.pending()) == 1


def test_while_one_writes_another_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.stores.lock import Lock

    monkeypatch.setattr("loaders.documents.review.log._PATIENCE_SECONDS", 0.1)
    one = proposal(*ENDS)
    review = review_of(tmp_path, one)
    held = Lock(tmp_path / "log.jsonl.lock")
    assert held.take()
    with pytest.raises(ReviewError, match="another review is writing"):
        review.decide(key_of(one), "accept")
    held.release(remove=True)
    review.decide(key_of(one), "accept")
    assert not (tmp_path / "log.jsonl.lock").exists()


def test_a_claim_made_by_hand_is_in_the_log_whole_and_the_terminal_has_it(tmp_path: Path) -> None:
    review = review_of(tmp_path, proposal(*ENDS))
    made = proposal("panel", "chief", "paper-2022", 3, pattern="by-hand")
    review.add(made)
    with pytest.raises(AskedWrongly, match="is there already"):
        review.add(made)
    again = review_of(tmp_path, proposal(*ENDS), who="bob")
    assert [record["id"] for _, record in again.accepted()] == ["panel~OVERSEES~chief"]
    assert review_of(tmp_path, proposal("panel", "commissioner", "another")).accepted() == [], "it is of another source"


@pytest.mark.parametrize(
    "record", ["x", [], {"id": "a"}, {**proposal(*ENDS), "confidence": "sure"}, {**proposal(*ENDS), "claims": [1]}]
)
def test_a_claim_by_hand_of_a_wrong_type_in_the_log_is_named(tmp_path: Path, record: object) -> None:
    line = {"key": "k", "decision": "add", "who": "ann", "when": "now", "claim": "c", "changed": {}, "record": record}
    (tmp_path / "log.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(ReviewError, match=r"log\.jsonl:1: is no decision"):
        Log(tmp_path / "log.jsonl")


def test_what_verify_says_of_the_whole_is_said_when_it_is_accepted(gate: Gate, tmp_path: Path) -> None:
    one = proposal(*ENDS)
    review = review_of(tmp_path, one)
    gate.accepted = review.accepted
    assert gate.refusal(one, key_of(one)) == ""
    review.decide(key_of(one), "accept")
    assert gate.refusal(one, key_of(one)) == ""
    assert "the same claim stands at" in gate.refusal(one, "another key")


def test_an_edit_that_verify_would_not_let_stand_is_refused_at_the_edit(gate: Gate) -> None:
    one = proposal(*ENDS)
    told, refusal = gate.changed(one, {"kind": "FUNDS", "object": "panel", "amount": "5"}, key_of(one))
    assert told["amount"] == "5" and "panel" in refusal
