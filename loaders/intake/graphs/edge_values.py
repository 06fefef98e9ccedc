"""What the attributes of an edge say of a link beside its ends: each is read by its own rule, as it stands in data."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal

from graph.kinds import Kinds
from loaders.intake.cells.amounts import read_sum, rising
from loaders.intake.cells.days import read_day
from loaders.intake.cells.texts import cut
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import Value
from loaders.intake.rows.meant import read_period

# The heads under which graphs have each; the first is that of `custodes export`.
EDGE = {
    "relation": ("kind", "relation", "relationship", "labele", "edge label", "label", "type"),
    "since": ("since", "since_date", "start"),
    "until": ("until", "until_date", "end"),
    "reading": ("reading",),
    **{
        name: (name,)
        for name in (
            "about", "purpose", "condition", "scope", "provision", "framework", "grade", "joint",
            "binding", "duty", "stance", "amount_is", "amount_qualifier", "territory", "status", "polarity",
            "topics", "powers", "on", "via", "basis", "exceptions", "part_of",
            "amount", "amount_to", "period", "duration", "happened", "importance",
        )
    },
}  # fmt: skip
# What `custodes export` works out for those who draw, and building works out anew; what it writes of proof is in the place.
DERIVED = ("family", "power_rank", "power_from", "dating", "pattern")
PROOF = ("sources", "places")
_TEXTS = ("about", "purpose", "condition", "scope", "provision", "framework", "grade", "joint")
_CHOICES = ("binding", "duty", "stance", "amount_is", "amount_qualifier", "territory")
_ACTORS = ("on", "via", "basis", "part_of")
_OF_MONEY = ("amount", "amount_to", "part_of", "joint")
_LENGTH = re.compile(r"P[1-9]\d{0,3}[YMWD]", re.ASCII)


def is_own_export(declared: Iterable[tuple[str, str]]) -> bool:
    """Whether custodes wrote a file that declares these attributes, each as (what it is of, name): nobody else declares what
    custodes works out."""
    return {("edge", name) for name in DERIVED} <= {*declared}


class EdgeValues:
    """The qualifiers of one edge: `values` as data has them, and `named`, those that name what else is in the file."""

    def __init__(self, said: dict[str, str], kind: str, place: str, kinds: Kinds, into: Collector) -> None:
        self.kind, self.place, self.kinds, self.into = kind, place, kinds, into
        self.values: dict[str, Value] = {name: cut(said[name]) for name in _TEXTS if said.get(name)}
        self.values |= {name: one for name in _CHOICES if (one := self._choice(name, said.get(name)))}
        self.values |= {name: some for name in ("topics", "powers") if (some := self._listed(name, said.get(name)))}
        for name in ("since", "until"):
            self._time(name, said.get(name), read_day)
        for name in ("period", "happened"):
            self._time(name, said.get(name), read_period)
        if "happened" in self.values and (days := [name for name in ("since", "until") if self.values.pop(name, None)]):
            self.into.leave_out(f"the '{' and '.join(days)}' of an event, which has 'happened'", place)
        if length := said.get("duration"):
            self._length(length)
        self._standing(said)
        self._money(said)
        self.named: dict[str, Value] = {name: said[name] for name in _ACTORS if said.get(name)}
        if some := [one.strip() for one in said.get("exceptions", "").split(";") if one.strip()]:
            self.named["exceptions"] = some

    @property
    def denied(self) -> bool:
        """Whether it says that the link is not so."""
        return self.values.get("polarity") == "denied"

    def _standing(self, said: dict[str, str]) -> None:
        """Its status, and whether it is denied. In force and asserted go without saying; what has ended says so by its date.
        A polarity that is not understood is a fault: to take a denial for its contrary would be the worst of errors."""
        status, polarity = said.get("status"), said.get("polarity")
        if status and status not in ("in_force", "ended") and (one := self._choice("status", status)):
            self.values["status"] = one
        if status == "ended" and not (said.get("until") or said.get("happened")):
            self.into.leave_out("the status 'ended' without the day of it: the link has no end", self.place)
        if polarity == "denied":
            self.values["polarity"] = polarity
        elif polarity and polarity != "asserted":
            self.into.fault(self.place, f"polarity: '{polarity[:40]}' is none of asserted, denied")

    def _choice(self, name: str, text: str | None) -> str | None:
        if text and text not in self.kinds.lists[name]:
            self._foreign(name, text, self.kinds.lists[name])
            return None
        return text or None

    def _listed(self, name: str, text: str | None) -> list[str]:
        known: Collection[str] = self.kinds.topics if name == "topics" else self.kinds.powers
        told = [one.strip() for one in (text or "").replace(",", ";").split(";") if one.strip()]
        for one in told:
            if one not in known:
                self._foreign(name, one, ())
        return [one for one in told if one in known]

    def _foreign(self, name: str, text: str, known: Collection[str]) -> None:
        expected = f"none of {', '.join(known)}" if known else "not in the list (custodes kinds)"
        self.into.leave_out(f"the {name} '{text[:40]}', which is {expected}", self.place)

    def _time(self, name: str, text: str | None, read: Callable[[str], str]) -> None:
        try:
            if text:
                self.values[name] = read(text)
        except ValueError as error:
            self.into.fault(self.place, f"{name}: {error}")

    def _length(self, text: str) -> None:
        if _LENGTH.fullmatch(text):
            self.values["duration"] = text
        else:
            self.into.leave_out(f"the duration '{text[:40]}', which is no length such as P18M", self.place)

    def _money(self, said: dict[str, str]) -> None:
        for name in _OF_MONEY if self.kind != "FUNDS" else () if said.get("amount") else ("amount_to",):
            self.values.pop(name, None)
            if said.pop(name, ""):
                why = "without a lower end" if self.kind == "FUNDS" else f"of a {self.kind}, which is no money"
                self.into.leave_out(f"the '{name}' {why}", self.place)
        if not said.get("amount"):
            return
        try:
            sum_ = read_sum(said["amount"])
            if said.get("amount_to"):
                sum_ = rising(sum_.low, read_sum(said["amount_to"]).low, sum_.currency)
        except ValueError as error:
            self.into.fault(self.place, f"amount: {error}")
            return
        if Decimal(sum_.low) < 0 and self.values.get("amount_is") != "increase":
            self.into.fault(self.place, f"amount: is {sum_.low}, below nothing; expected a sum above")
        elif sum_.currency in (None, "GBP"):
            self.values |= sum_.values
            if sum_.high and self.values.get("amount_qualifier") not in (None, "about"):
                self.into.leave_out(
                    f"that a range is '{self.values.pop('amount_qualifier')}': it has both its ends", self.place
                )
        else:
            told = (str(self.values.get("about") or ""), sum_.foreign(sum_.currency))
            self.values["about"] = "; ".join(filter(None, told))
            self.into.leave_out(f"a sum in {sum_.currency} as a number: it is told in words", self.place)
