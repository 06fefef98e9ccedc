"""Decisions on proposals: an append-only log of who decided what and when, and what is still to be decided.

A line of the log is never changed. `undo` takes back the last decision that nobody has taken back; `written` says that
accepted claims are in a claims file, after which they are taken back there, by hand. What was refused does not come
back, in whatever file the same claim on the same words is proposed again.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, CustodesError
from graph.json_text import from_json, to_json
from loaders.documents.money.open import MARK
from loaders.documents.review.input import changes

DECISIONS = ("accept", "edit", "refuse", "later", "undo", "written")


class ReviewError(CustodesError):
    """The log or the proposals cannot be used as they are."""


def is_incomplete(record: Mapping[str, Any]) -> bool:
    """Whether a sum to complete still has an end that nobody named."""
    return bool(record.get(MARK)) and not (record.get("subject") and record.get("object"))


def key_of(record: Mapping[str, Any]) -> str:
    """What makes two proposals the same: the source, the link and the words."""
    claim = record["claims"][0]
    said = json.dumps([claim.get("source"), record["id"], claim.get("digest"), claim.get("start")], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log."""

    key: str
    decision: str
    who: str
    when: str
    claim: str
    changed: Mapping[str, Any] = field(default_factory=dict)


class Log:
    """The append-only log. Each decision is on the disk before the next is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.decisions = self._read()

    def add(self, key: str, decision: str, who: str, claim: str, changed: Mapping[str, Any] | None = None) -> Decision:
        """Append a decision."""
        when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        made = Decision(key, decision, who, when, claim, dict(changed or {}))
        line = to_json({"key": key, "decision": decision, "who": who, "when": when, "claim": claim, "changed": made.changed})
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(("" if self._ends_well() else "\n") + line + "\n")
        except OSError as error:
            raise ReviewError(
                f"{self.path}: the decision cannot be written down ({error.strerror}); give another --log"
            ) from None
        self.decisions.append(made)
        return made

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
    except (ValueError, KeyError, TypeError):
        return None
    changed = changes(value.get("changed"))
    if not all(isinstance(text, str) for text in texts) or value["decision"] not in DECISIONS or changed is None:
        return None
    key, decision, who, when, claim = texts
    return Decision(key, decision, who, when, claim, changed)


class Review:
    """The review of one file of proposals by one person."""

    def __init__(self, proposals: Sequence[dict[str, Any]], log: Log, who: str) -> None:
        self.log, self.who = log, who
        self.proposals = list({key_of(record): record for record in proposals}.items())
        self._by_key = dict(self.proposals)

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
        """What nobody has decided, the surest first; then sums to complete; what was put off for later comes last."""
        standing = self.standing()
        new = [(key, record) for key, record in self.proposals if key not in standing]
        fresh = sorted(new, key=lambda one: (is_incomplete(one[1]), -float(one[1]["confidence"])))
        later = [(key, record) for key, record in self.proposals if key in standing and standing[key].decision == "later"]
        return [*fresh, *later]

    def decide(self, key: str, decision: str, changed: Mapping[str, Any] | None = None) -> Decision:
        """Write a decision down."""
        if decision not in DECISIONS or decision == "undo":
            raise AskedWrongly(f"'{decision}' is no decision; expected one of accept, edit, refuse, later")
        record = self._by_key[key]
        if decision in ("accept", "edit") and is_incomplete(edited(record, changed or {})):
            raise AskedWrongly(f"{record['id']}: a sum to complete; edit it: subject= and object= first")
        return self.log.add(key, decision, self.who, str(record["id"]), changed)

    def undo(self) -> Decision | None:
        """Take back the last decision on these proposals that still stands; None where there is none."""
        past: list[Decision] = []
        for decision in self.log.decisions:
            if decision.decision == "undo":
                past = [one for one in past if one is not _last(past, decision.key)]
            elif decision.key in self._by_key:
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
        standing = self.standing()
        return [
            (key, edited(record, standing[key].changed))
            for key, record in self.proposals
            if key in standing and standing[key].decision in ("accept", "edit")
        ]

    def progress(self) -> tuple[int, int]:
        """How many are decided, of how many."""
        return len(self.proposals) - len(self.pending()), len(self.proposals)


def _last(past: Sequence[Decision], key: str) -> Decision | None:
    return next((one for one in reversed(past) if one.key == key), None)


def edited(record: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """A proposal with a person's changes. Values belong to its claim; the ends and the kind to its link."""
    claim = dict(record["claims"][0])
    values = dict(claim.get("values") or {})
    made = dict(record)
    for name, value in changed.items():
        if name in ("subject", "kind", "object"):
            made[name] = value
        elif name in ("reading", "place", "importance", "why"):
            claim["locator" if name == "place" else name] = value
        elif value in (None, "", []):
            values.pop(name, None)
        else:
            values[name] = value
    if "amount" in changed and "amount_to" not in changed:
        values.pop("amount_to", None)  # a person who gives one sum has chosen between the ends of a range
    claim["values"] = values
    return {**made, "claims": [claim]}
