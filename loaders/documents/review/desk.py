"""A document and its proposals on one desk: what a page shows of them, and what a person does there.

It decides through the same review, log and gate as the terminal. Every way to decide says in one line why it cannot
(AskedWrongly), and then nothing is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, DataError
from graph.kinds import Kinds
from loaders.coverage import FILE, TRIGGERS, decide_document, read_coverage, read_triggers
from loaders.dataset import SHIPPED
from loaders.documents.claims.open import advice_on
from loaders.documents.model import Mention
from loaders.documents.review.accept import write_reviewed
from loaders.documents.review.by_hand import Ends, claim_by_hand, values_of
from loaders.documents.review.changes import edited
from loaders.documents.review.editing import OWN, Given, changes_of, pounds_of, text_of
from loaders.documents.review.gate import Gate
from loaders.documents.review.items import Item, item_of
from loaders.documents.review.lines import SENTENCE_WORDS, Line, key_of_line, lines_of, trigger_of
from loaders.documents.review.log import ACCEPTED, Review
from loaders.documents.review.original import Original
from loaders.documents.review.paper import Paper
from loaders.documents.review.told import SUMS, OwnWords


@dataclass
class Desk:
    """One document under review. `into` is the claims file, `topics_of` guesses what words are about."""

    review: Review
    paper: Paper
    gate: Gate
    source: str
    into: Path | None = None
    topics_of: Callable[[str], Sequence[str]] = lambda _: ()
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.own_words = OwnWords(self.paper.text)
        self.gate.accepted = self.review.accepted
        if self.gate.expect(self.source):
            self.notices.append(
                f"the source '{self.source}' is not in {self.gate.dataset.folder / 'sources.yaml'} yet; "
                "nothing can be written before it stands there"
            )
        folder = self.gate.dataset.folder
        self._triggers = read_triggers(folder if (folder / TRIGGERS).is_file() else SHIPPED)
        self._written = [
            (one.claim.start, one.claim.end) for one in self.gate.dataset.entries if one.claim.source == self.source
        ]
        self._known = self._known_reasons()

    def _known_reasons(self) -> dict[int, str]:
        faults: list[Any] = []
        known = read_coverage(self.gate.dataset.folder, faults).get(self.source, {})
        if faults:
            raise DataError(faults)
        return {number: reason for number, one in known.items() if (reason := one.none or one.pounds)}

    # What a page shows.

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.paper.title

    @property
    def who(self) -> str:
        """Who decides."""
        return self.review.who

    @property
    def kinds(self) -> Kinds:
        """The kinds and closed lists of the data folder."""
        return self.gate.kinds

    @property
    def original(self) -> Original:
        """The file that the text was taken from."""
        return self.paper.original

    @property
    def target(self) -> str:
        """Where accepted claims are written; '' where --into was not given."""
        return str(self.into or "")

    def names(self) -> Sequence[Mention]:
        """Whom the document names."""
        return self.paper.mentions

    def suggested(self) -> Iterator[tuple[str, str, str, str]]:
        """(id, name, as said, kind) of every name of every actor."""
        for actor in self.gate.actors.values():
            yield from ((actor.id, actor.name, said, actor.kind) for said in (actor.name, *(a.name for a in actor.aliases)))

    def items(self) -> list[Item]:
        """Every proposal and every claim made by hand, as it stands."""
        self.review.log.refresh()
        standing = self.review.standing()
        return [
            item_of(key, record, standing.get(key), self.paper.text, self.gate.actors, self.kinds)
            for key, record in self.review.proposals
        ]

    def lines(self) -> list[Line]:
        """Every paragraph, and how far it is decided."""
        items = self.items()
        claims = [(one.start, one.end) for one in items if one.decision in (*ACCEPTED, "written")]
        open_ = [(one.start, one.end) for one in items if one.is_open and one.located]
        return lines_of(
            self.paper.paragraphs, self.paper.places, self._triggers, [*self._written, *claims], open_, self._reasons()
        )

    def _reasons(self) -> dict[int, str]:
        standing = self.review.standing()
        said = {
            one.number: standing[key].note
            for one in self.paper.paragraphs
            if (key := key_of_line(self.source, one)) in standing
        }
        return {**self._known, **said}

    def refusal(self, key: str) -> str:
        """Why the writer would refuse a proposal as it stands; '' where it would not."""
        return self.gate.refusal(self._as_it_stands(key), key)

    def _as_it_stands(self, key: str) -> dict[str, Any]:
        record, standing = self._record(key), self.review.standing().get(key)
        return edited(record, standing.changed if standing else {})

    def draft(self, start: int, end: int) -> dict[str, Any]:
        """What a claim of some words may begin with: whom they name, and what they are about."""
        span = self.paper.span_of(start, end, "")
        if span is None:
            raise AskedWrongly("these words lie in no single paragraph; choose words of one")
        near = [one for one in self.names() if span[0] <= one.start and one.end <= span[1]]
        ids = list(dict.fromkeys(one.actor or one.name for one in near))
        new = {one.name: one.kind or "" for one in near if one.actor is None}
        ends = {"subject": ids[0] if ids else "", "object": ids[1] if len(ids) > 1 else ""}
        kinds = {f"{end}_kind": new.get(id_, "") for end, id_ in ends.items()}
        words = self.paper.text[span[0] : span[1]]
        line = self.paper.line_at(span[0])
        place = self.paper.places[line.number] if line else ""
        return {**ends, **kinds, "start": span[0], "end": span[1], "words": words, "place": place,
                "topics": list(self.topics_of(words))}  # fmt: skip

    # What a person does.

    def decide(self, key: str, decision: str, *, verified: bool = False) -> str:
        """Accept, refuse or put off; what came of it. What the writer would refuse is not accepted. `verified`: the whole
        dataset was looked at with it already."""
        if decision not in ("accept", "refuse", "later"):
            raise AskedWrongly(f"'{decision[:20]}' is no decision; expected accept, refuse or later")
        self._record(key)
        told = self.gate.unreadable if verified else lambda record: self.gate.refusal(record, key)
        if decision == "accept" and (why := told(self._as_it_stands(key))):
            raise AskedWrongly(f"the writer would refuse it: {why}")
        return f"{self.review.decide(key, decision).claim}: {_DONE[decision]}"

    def many(self, keys: Iterable[str], decision: str) -> tuple[int, list[str]]:
        """Decide alike on several; how many, and why not on others."""
        done, refused = 0, []
        keys = list(keys)
        known = {key for key, _ in self.review.proposals}
        verified = not self.gate.against([self._as_it_stands(key) for key in keys if key in known])
        for key in keys:
            try:
                self.decide(key, decision, verified=verified)
                done += 1
            except AskedWrongly as error:
                refused.append(str(error))
        return done, refused

    def edit(self, key: str, given: Given) -> str:
        """Accept a proposal with changes: the fields of its form that differ from how it stands."""
        record, standing = self._record(key), self.review.standing().get(key)
        before = dict(standing.changed) if standing else {}
        now = edited(record, before)
        changed = changes_of(now, given, self._ends())
        if "new_actors" in changed:
            changed["new_actors"] = [*before.get("new_actors", []), *changed["new_actors"]]
        if any(name not in ("importance", "why", "place") for name in changed) and "reading" not in changed:
            before.pop("reading", None)  # made anew
        if advice := advice_on(edited(now, changed)):
            raise AskedWrongly(advice)
        told, refusal = self.gate.changed(record, {**before, **changed}, key)
        if refusal:
            raise AskedWrongly(f"the writer would refuse it: {refusal}")
        if not changed:
            return self.decide(key, "accept")
        return f"{self.review.decide(key, 'edit', told).claim}: accepted as edited"

    def add(self, start: int, end: int, given: Given) -> str:
        """Make a claim of words that a person chose."""
        span = self.paper.span_of(start, end, text_of(given, "words"))
        if span is None:
            raise AskedWrongly("these words stand so in no single paragraph there; choose them in the text")
        ends = self._ends()
        subject, object_ = (
            None if text_of(given, end) == "?" else ends.of(text_of(given, end), text_of(given, f"{end}_kind"), end)
            for end in ("subject", "object")
        )
        values: dict[str, Any] = values_of(given)
        values |= {name: pounds_of(str(values[name])) for name in SUMS if name in values}
        line = self.paper.line_at(span[0])
        record = claim_by_hand(
            subject, text_of(given, "kind"), object_, span, values, key=text_of(given, "key"), source=self.source,
            said_on=self.paper.document.date, place=text_of(given, "place") or self.paper.places[line.number if line else 1],
            text=self.paper.text, kinds=self.kinds, who=self.who,
        )  # fmt: skip
        changed = {name: typed for name in OWN if name != "place" and (typed := text_of(given, name))}
        told, refusal = self.gate.changed(record, changed)
        if refusal:
            raise AskedWrongly(f"the writer would refuse it: {refusal}")
        made = edited(record, told)
        self.review.add({**made, "document": self.paper.document.path})
        return f"{made['id']}: made, and accepted"

    def _ends(self) -> Ends:
        return Ends(self.gate.actors, self.paper.names, self.kinds)

    def none(self, number: int, reason: str) -> str:
        """Say why a paragraph gives no claim, or why a £ sign of it belongs to none."""
        line = next((one for one in self.paper.paragraphs if one.number == number), None)
        reason = " ".join(reason.split())
        if line is None or not reason:
            raise AskedWrongly("no reason is given; say why the paragraph has no claim")
        trigger = trigger_of(line.text, self._triggers)
        if trigger and len(reason.split()) < SENTENCE_WORDS:
            raise AskedWrongly(f"'{reason[:60]}' is too short a reason: the paragraph says '{trigger}'; give a sentence")
        if self.gate.own_words and self.gate.own_words.copied(reason):
            raise AskedWrongly("the reason has the document's own words; say it in yours")
        self.review.none(key_of_line(self.source, line), f"{self.source} {number}", reason)
        return f"paragraph {number}: no claim, {reason}"

    def rest(self, reason: str) -> str:
        """Say of every paragraph in which nothing asks for a claim why it has none."""
        quiet = [one for one in self.lines() if one.state == "quiet"]
        for one in quiet:
            self.none(one.number, reason)
        return f"{len(quiet)} paragraphs without a trigger word: no claim, {' '.join(reason.split())}"

    def undo(self) -> tuple[str, str]:
        """Take back the last decision; what it was, and of what proposal."""
        last = self.review.undo()
        return (f"taken back: {last.decision} {last.claim}", last.key) if last else ("nothing to take back", "")

    def write(self) -> str:
        """Write what is accepted into the claims file, and the reasons into the coverage once every paragraph is decided."""
        if self.into is None:
            raise AskedWrongly("--into was not given, so there is no file to write to; start again with it")
        written = write_reviewed(self.review, self.into)
        self.gate = Gate.of(self.gate.dataset.folder)
        self.notices = []
        self.__post_init__()
        said = ["nothing new to write" if written is None else f"{len(written.keys)} claims written into {self.into.name}"]
        said += [f"not written, and open again: {why}" for _, why in (written.refused if written else ())]
        return "; ".join([*said, *self._covered()])

    def _covered(self) -> Iterator[str]:
        if not (self.gate.dataset.folder / FILE).is_file():
            return
        left = decide_document(self.gate.dataset, self.source, self.paper.text, self._reasons())
        yield f"{FILE} is written once {left} more paragraphs are decided" if left else f"{FILE} is written"

    def _record(self, key: str) -> dict[str, Any]:
        self.review.log.refresh()
        for known, record in self.review.proposals:
            if known == key:
                return record
        raise AskedWrongly("there is no such proposal here any more; it may have been taken back")


_DONE = {"accept": "accepted", "refuse": "refused", "later": "put off"}
