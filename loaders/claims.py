"""Reads claims: `data/claims/*.yaml`, one file a source, in the order of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from graph.days.dates import first_day, last_day
from graph.errors import Fault
from graph.kinds import LinkKind
from graph.model import Claim, Qualifiers, Source, gap_id, link_id
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, line_of, read_yaml
from loaders.editions import read_edition
from loaders.qualifiers import Known, read_qualifiers

TOPIC_FAMILIES = ("oversight", "duty", "steering", "money")
# Kinds of source whose text need not be at hand: law and public registers, looked up where they are published.
WITHOUT_TEXT = ("statute", "open_data")
_HEADS = ("link", "gap", "actor")
_OFFSET = re.compile("[0-9]{1,9}")
_LINK = re.compile(r"(\S+) ([A-Z_]+) (\S+)(?: ~(\S+))?")


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim as read, with what it is about: the ends and kind of its link or gap, or an actor."""

    claim: Claim
    head: str
    subject: str | None
    kind: str
    object: str | None
    file: str
    line: int
    reason: str | None = None
    note: str | None = None
    pattern: str | None = None


def read_claims(path: Path, file: str, known: Known, faults: list[Fault]) -> list[ClaimEntry]:
    """The claims of one file."""
    fields = Fields(read_yaml(path, file), file, "", faults)
    source = fields.choice("source", known.sources)
    found = []
    for entry in fields.each("claims", "a claim: a mapping that begins with link, gap or actor"):
        read = ClaimReader(entry, file, known, faults).read(source)
        if read:
            found.append(read)
    fields.done()
    return found


class ClaimReader:
    """Reads one claim entry; every fault it finds is recorded with the entry's place."""

    def __init__(self, entry: Entry, file: str, known: Known, faults: list[Fault]) -> None:
        heads = [head for head in _HEADS if head in entry]
        self.head = heads[0] if heads else "link"
        self.statement = " ".join(str(entry.get(self.head) or "").split())
        self.fields = Fields(entry, file, self.statement or "claim", faults)
        self.known, self.file, self.line = known, file, line_of(entry)
        self.before = len(faults)
        if len(heads) != 1:
            self.fields.fault("expected exactly one of link, gap and actor")

    def read(self, default_source: str | None, pattern: str | None = None) -> ClaimEntry | None:
        """The claim; None when a fault was found that leaves it without a meaning."""
        fields = self.fields
        fields.taken.add(self.head)
        ends = self._ends()
        source_id = fields.choice("source", self.known.sources) or default_source
        reason = (
            fields.choice("reason", self.known.kinds.lists["gap_reason"], required=self.head == "gap")
            if self.head == "gap"
            else None
        )
        note = fields.text("note") if self.head == "gap" else None
        # A graph that came back from a workbook still says which pattern of another dataset made a link.
        pattern = pattern or (fields.text("pattern") if self.head == "link" else None)
        claim = self._claim(source_id, ends) if ends and source_id else None
        if ends and not source_id:
            fields.fault("no 'source', here or at the top of the file; a claim without its source does not exist")
        if claim is not None:
            fields.done()  # else the keys were not read, and the fault that kept us from it says enough
        if claim is None or ends is None or len(fields.faults) > self.before:
            return None
        subject, kind, object_, _ = ends
        return ClaimEntry(claim, self.head, subject, kind, object_, self.file, self.line, reason, note, pattern)

    def _ends(self) -> tuple[str | None, str, str | None, str | None] | None:
        if self.head == "actor":
            return (self.statement, "", None, None) if self._actor(self.statement, "actor") else None
        match = _LINK.fullmatch(self.statement)
        if not match:
            self.fields.fault(f"'{self.statement}' is not 'subject KIND object' (with ' ~key' where one is needed)")
            return None
        subject, kind, object_, key = match.groups()
        kinds = self.known.kinds
        if kind not in kinds.links:
            self.fields.fault(f"unknown link kind '{kind}'{self.fields.near(kind, kinds.links)}; see graph/link_kinds.yaml")
            return None
        good = [self._end(subject, "subject", kinds.links[kind]), self._end(object_, "object", kinds.links[kind])]
        if subject == object_:
            self.fields.fault("an actor cannot be linked to itself")
        if not all(good):
            return None
        if self.head == "gap":
            return (None if subject == "?" else subject, kind, None if object_ == "?" else object_, key)
        return subject, kind, object_, key

    def _end(self, actor_id: str, end: str, kind: LinkKind) -> bool:
        if actor_id == "?" and self.head == "gap":
            return True
        if not self._actor(actor_id, end):
            return False
        actor = self.known.actors[actor_id]
        allowed = kind.subjects if end == "subject" else kind.objects
        if self.known.kinds.allows(allowed, actor.kind):
            return True
        acts_by_it = end == "subject" and not self.known.kinds.actors[actor.kind].holds
        self.fields.fault(
            f"{actor_id} is of kind {actor.kind}; the {end} of {kind.name} is one of {', '.join(allowed)}"
            + ("; write who acts by it instead" if acts_by_it else "; mend the kind of one of the two")
        )
        return False

    def _actor(self, actor_id: str, role: str) -> bool:
        if actor_id in self.known.actors:
            return True
        self.fields.fault(
            f"{role} '{actor_id}' is no actor{self.fields.near(actor_id, self.known.actors)}; add it to data/actors"
        )
        return False

    def _claim(self, source_id: str, ends: tuple[str | None, str, str | None, str | None]) -> Claim:
        fields, source = self.fields, self.known.sources[source_id]
        kinds = self.known.kinds
        checked = fields.flag("checked", True)
        read = read_edition(fields, source, checked, source.kind in WITHOUT_TEXT)
        start, end = self._span(source, checked)
        values = read_qualifiers(fields, self.known)
        self._check_values(values, ends[1])
        about = self._about(*ends)
        return Claim(
            about=about,
            source=source_id,
            locator=fields.text("place", required=True) or "",
            start=start,
            end=end,
            digest=fields.text("digest", required=start >= 0),
            said_on=fields.date("said_on") or source.said_on,
            reading=fields.text("reading", required=True) or "",
            values=values,
            importance=int(fields.choice("importance", kinds.lists["importance"]) or 2),
            explicit=fields.flag("explicit", True),
            checked=checked,
            rank=fields.choice("rank", kinds.lists["rank"]) or "normal",
            why=fields.text("why"),
            lapses=fields.date("lapses") or source.until or self._end_of(values.basis),
            read=read,
        )

    def _end_of(self, basis: str | None) -> str | None:
        """What rests on an instrument lapses with it, whoever says so: after its end only its successor can go on with it."""
        return self.known.actors[basis].to if basis and basis in self.known.actors else None

    def _about(self, subject: str | None, kind: str, object_: str | None, key: str | None) -> str:
        if self.head == "gap":
            return gap_id(subject, kind, object_, key)
        return str(subject) if self.head == "actor" else link_id(str(subject), kind, str(object_), key)

    def _span(self, source: Source, checked: bool) -> tuple[int, int]:
        if self.fields.text("quote"):
            self.fields.fault("'quote' holds words of a source; run 'custodes pin' to turn it into a span and digest")
        numbers = self.fields.texts("span")
        if not numbers:
            looked_up = "read" in self.fields.entry or (source.kind in WITHOUT_TEXT and not checked)
            if source.located_by != "record" and not looked_up:
                self.fields.fault(
                    "no 'span'; only a claim from statute or open data may lack one, with 'checked: false', or with "
                    "'read' naming the revised text that was read"
                )
            return -1, -1
        good = len(numbers) == 2 and all(_OFFSET.fullmatch(number) for number in numbers)
        if not good or int(numbers[0]) >= int(numbers[1]):
            self.fields.fault(f"'span' is [{', '.join(numbers)}]; expected [start, end], code points, start before end")
            return -1, -1
        return int(numbers[0]), int(numbers[1])

    def _check_range(self, values: Qualifiers) -> None:
        """A range has both its ends, in order, and no word that would move one of them but 'about'."""
        if values.amount_to is None:
            return
        if values.amount is None:
            self.fields.fault("'amount_to' is the upper end of a range whose lower end is missing; add 'amount'")
        elif values.amount_to <= values.amount:
            shown = f"{values.amount:,.2f} to {values.amount_to:,.2f}"
            self.fields.fault(f"the range {shown} does not rise; put the lower end in 'amount', the upper in 'amount_to'")
        if values.amount_qualifier not in (None, "about"):
            self.fields.fault(f"a range is 'about' or exact, and 'amount_qualifier' is '{values.amount_qualifier}'; keep one")

    def _check_values(self, values: Qualifiers, kind_name: str) -> None:
        if not kind_name:
            return
        kind = self.known.kinds.links[kind_name]
        if self.head == "link":
            for must in kind.must:
                if not getattr(values, must):
                    self.fields.fault(f"a claim of kind {kind_name} must carry '{must}'; add it")
        if values.happened and (values.since or values.until):
            self.fields.fault("'happened' is for an event and 'since', 'until' for what stands; keep one of the two")
        self._check_range(values)
        for name in ("amount", "amount_to", "part_of", "joint"):
            if getattr(values, name) is not None and kind_name != "FUNDS":
                self.fields.fault(f"'{name}' belongs to FUNDS, not to {kind_name}")
        if values.since and values.until and last_day(values.until) < first_day(values.since):
            self.fields.fault(f"'until' {values.until} is before 'since' {values.since}; put the dates in order")
