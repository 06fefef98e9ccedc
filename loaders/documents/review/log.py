"""Decisions on proposals: an append-only log of who decided what and when, and what is still to be decided.

A line of the log is never changed. `undo` takes back the last decision that nobody has taken back; `written` says that
accepted claims are in a claims file, after which they are taken back there, by hand; `returned` that the writer refused
one, and why, after which it is open again. What was refused does not come back, in whatever file the same claim on the
same words is proposed again. `add` holds a claim that a person made of words which nobody proposed, `none` says why a
paragraph gives none. Several may write one log, in the terminal and beside the document: each looks first at what was
added since.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, CustodesError
from graph.stores.lock import Lock
from graph.texts.json_text import from_json, to_json
from loaders.documents.claims.open import sort_of, wanting
from loaders.documents.review.changes import edited, is_incomplete, key_of
from loaders.documents.review.input import changes, proposal_of

DECISIONS = ("accept", "edit", "refuse", "later", "undo", "written", "returned", "add", "none")
ACCEPTED = ("accept", "edit", "add")
# What leaves a proposal to be decided still.
OPEN = ("later", "returned")
_PATIENCE_SECONDS = 5.0


class ReviewError(CustodesError):
    """The log or the proposals cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log."""

    key: str
    decision: str
    who: str
    when: str
    claim: str
    changed: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    record: Mapping[str, Any] | None = None

    def line(self) -> str:
        """The decision as it stands in the log."""
        said = {"key": self.key, "decision": self.decision, "who": self.who, "when": self.when, "claim": self.claim}
        more = {"note": self.note, "record": self.record}
        return to_json({**said, "changed": dict(self.changed), **{name: value for name, value in more.items() if value}})


class Log:
    """The append-only log. Each decision is on the disk before the next is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._size = -1
        self.decisions: list[Decision] = []
        self.refresh()

    def refresh(self) -> None:
        """Take in what others have added since it was last looked at."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if size != self._size:
            self.decisions, self._size = self._read(), size

    def add(
        self, key: str, decision: str, who: str, claim: str, changed: Mapping[str, Any] | None = None, *,
        note: str = "", record: Mapping[str, Any] | None = None,
    ) -> Decision:  # fmt: skip
        """Append a decision."""
        when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        made = Decision(key, decision, who, when, claim, dict(changed or {}), note, record)
        try:
            with self._alone():
                self.refresh()
                with self.path.open("a", encoding="utf-8", newline="\n") as file:
                    file.write(("" if self._ends_well() else "\n") + made.line() + "\n")
                self._size = self.path.stat().st_size
        except OSError as error:
            raise ReviewError(
                f"{self.path}: the decision cannot be written down ({error.strerror}); give another --log"
            ) from None
        self.decisions.append(made)
        return made

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While the block runs nobody else appends."""
        lock = Lock(self.path.with_name(f"{self.path.name}.lock"))
        if not lock.take(_PATIENCE_SECONDS):
            raise ReviewError(f"{self.path}: another review is writing to it; end that one, or give another --log")
        try:
            yield
        finally:
            lock.release(remove=True)

    def _ends_well(self) -> bool:
        """Whether the last line is whole: a crash may have cut it short."""
        data = self.path.read_bytes() if self.path.exists() else b""
        return not data or data.endswith(b"\n")

    def _read(self) -> list[Decision]:
        if not self.path.exists():
            return []
        found = []
        lines = self.path.read_text("utf-8", errors="replace").split("\n")
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            read = _decision(line)
            if read is not None:
                found.append(read)
            elif number < len(lines) and not _is_cut(line):
                raise ReviewError(f"{self.path}:{number}: is no decision; the log is only ever appended to, so mend that line")
        return found


def _is_cut(line: str) -> bool:
    """Whether a line is the beginning of a decision that a crash cut short; it was never given as decided."""
    return line.startswith('{"key":'[: len(line)]) and not line.rstrip().endswith("}")


def _decision(line: str) -> Decision | None:
    try:
        value = from_json(line)
        texts = [value[name] for name in ("key", "decision", "who", "when", "claim")]
        record = proposal_of(value["record"]) if value.get("record") is not None else None
        note = value.get("note", "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    changed = changes(value.get("changed"))
    if not all(isinstance(text, str) for text in (*texts, note)) or value["decision"] not in DECISIONS or changed is None:
        return None
    if (record is None) == (value["decision"] == "add"):
        return None
    key, decision, who, when, claim = texts
    return Decision(key, decision, who, when, claim, changed, note, record)


class Review:
    """The review of one file of proposals by one person. `source` is what they are of, where the file holds none."""

    def __init__(self, proposals: Sequence[dict[str, Any]], log: Log, who: str, source: str = "") -> None:
        self.log, self.who = log, who
        self._given = {key_of(record): record for record in proposals}
        self.sources = {str(record["claims"][0].get("source")) for record in proposals} | ({source} if source else set())

    @property
    def proposals(self) -> list[tuple[str, dict[str, Any]]]:
        """What was proposed, and behind it what a person added."""
        return [*self._given.items(), *self._added(self.standing()).items()]

    def _added(self, standing: Mapping[str, Decision]) -> dict[str, dict[str, Any]]:
        return {
            one.key: dict(one.record)
            for one in self.log.decisions
            if one.record is not None and one.key in standing and self._is_ours(one)
        }

    def _is_ours(self, decision: Decision) -> bool:
        """Whether a decision is of these proposals, or of their document."""
        if decision.record is not None:
            return str(decision.record["claims"][0].get("source")) in self.sources
        if decision.decision == "none":
            return decision.claim.partition(" ")[0] in self.sources
        return decision.key in self._given or any(one.key == decision.key and one.record for one in self.log.decisions)

    def standing(self) -> dict[str, Decision]:
        """The decision that stands on each proposal, undone ones taken back; `written` ones stay accepted."""
        history: dict[str, list[Decision]] = {}
        for decision in self.log.decisions:
            past = history.setdefault(decision.key, [])
            if decision.decision == "undo":
                if past:
                    past.pop()
            else:
                past.append(decision)
        return {key: past[-1] for key, past in history.items() if past}

    def pending(self) -> list[tuple[str, dict[str, Any]]]:
        """What nobody has decided, the surest first; then what is to complete; what was put off for later comes last.
        What the writer refused is first again, as it was edited."""
        self.log.refresh()
        standing, every = self.standing(), self.proposals
        new = [(key, record) for key, record in every if key not in standing]
        fresh = sorted(new, key=lambda one: (is_incomplete(one[1]), -float(one[1]["confidence"])))
        waiting = [(key, edited(record, standing[key].changed), standing[key].decision)
                   for key, record in every if key in standing and standing[key].decision in OPEN]  # fmt: skip
        returned, later = ([one[:2] for one in waiting if one[2] == decision] for decision in ("returned", "later"))
        return [*returned, *fresh, *later]

    def decide(self, key: str, decision: str, changed: Mapping[str, Any] | None = None, note: str = "") -> Decision:
        """Write a decision down. AskedWrongly for a sum that is not complete, and for what is in a claims file."""
        if decision not in DECISIONS or decision in ("undo", "add", "none"):
            raise AskedWrongly(f"'{decision}' is no decision; expected one of accept, edit, refuse, later")
        record, standing = dict(self.proposals)[key], self.standing().get(key)
        if standing and standing.decision == "written":
            raise AskedWrongly(f"{record['id']} is in a claims file already; change it there by hand")
        if standing and decision not in ("refuse", "later"):
            changed = {**standing.changed, **(changed or {})}  # an edit stays when it is edited on, written or returned
        if decision in ("accept", "edit") and is_incomplete(edited(record, changed or {})):
            first = " and ".join(f"{name}=" for name in wanting(edited(record, changed or {})))
            raise AskedWrongly(f"{record['id']}: {sort_of(record)}; edit it: {first} first")
        return self.log.add(key, decision, self.who, str(record["id"]), changed, note=note)

    def add(self, record: Mapping[str, Any]) -> Decision:
        """Write down a claim that a person made of words which nobody proposed. AskedWrongly where it is there already."""
        key = key_of(record)
        if key in dict(self.proposals):
            raise AskedWrongly(f"{record['id']} is there already, on these very words; edit that one")
        return self.log.add(key, "add", self.who, str(record["id"]), record=record)

    def none(self, key: str, place: str, reason: str) -> Decision:
        """Write down why a paragraph gives no claim; `place` begins with its source."""
        return self.log.add(key, "none", self.who, place, note=reason)

    def undo(self) -> Decision | None:
        """Take back the last decision on these proposals that still stands; None where there is none."""
        self.log.refresh()
        past: list[Decision] = []
        for decision in self.log.decisions:
            if decision.decision == "undo":
                past = [one for one in past if one is not _last(past, decision.key)]
            elif self._is_ours(decision):
                past.append(decision)
        if not past:
            return None
        last = past[-1]
        if last.decision == "written":
            raise AskedWrongly(f"{last.claim} is in a claims file already; take it out there by hand")
        self.log.add(last.key, "undo", self.who, last.claim)
        return last

    def accept_above(self, least: float) -> int:
        """Accept every undecided proposal at least this sure, that names no new actor and does not conflict; how many."""
        accepted = 0
        for key, record in self.pending():
            sure = float(record["confidence"]) >= least and not is_incomplete(record)
            if sure and not record.get("new_actors") and record.get("state") != "conflicts":
                self.decide(key, "accept")
                accepted += 1
        return accepted

    def accepted(self) -> list[tuple[str, dict[str, Any]]]:
        """What was accepted, as edited, and is not yet in a claims file."""
        self.log.refresh()
        standing = self.standing()
        return [
            (key, edited(record, standing[key].changed))
            for key, record in self.proposals
            if key in standing and standing[key].decision in ACCEPTED
        ]

    def progress(self) -> tuple[int, int]:
        """How many are decided, of how many."""
        every = len(self.proposals)
        return every - len(self.pending()), every


def _last(past: Sequence[Decision], key: str) -> Decision | None:
    return next((one for one in reversed(past) if one.key == key), None)
