"""What `verify` says of values: one that a claim states and its link has lost, and an inference without its reason."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import Fault
from graph.model import QUALIFIERS, Link
from loaders.checks.examined import Examined
from loaders.dataset import Dataset

# These say how the ruling claim speaks (of all, or of some), so that another claim's word must not fill them in.
_OF_THE_CLAIM = ("status", "polarity", "scope")
# What means something only with another value: the section of one Act is none of another's.
_HANGS_ON = {
    "provision": "basis",
    "condition": "powers",
    "grade": "framework",
    "amount_to": "amount",
    "amount_qualifier": "amount",
    "amount_is": "amount",
}


def value_faults(examined: Examined) -> Iterator[Fault]:
    """Values that claims state, none against another, and the link does not have."""
    for link in examined.graph.links.values():
        if len(link.claims) > 1:
            yield from _lost(link, examined)


def _lost(link: Link, examined: Examined) -> Iterator[Fault]:
    claims = [claim.values for claim in link.claims if claim.rank != "deprecated"]
    for name in QUALIFIERS:
        if name in _OF_THE_CLAIM or getattr(link.values, name) not in (None, ()):
            continue
        head = _HANGS_ON.get(name)
        fitting = [
            each for each in claims if not head or getattr(each, head) in (None, (), getattr(link.values, head))
        ]  # fmt: skip
        said = {value for each in fitting if (value := getattr(each, name)) not in (None, ())}
        if len(said) == 1:
            yield examined.fault(
                link,
                f"one of its claims says '{name}' ({_shown(said.pop())}) and the link has none, because its claims differ in "
                f"another value; state '{name}' in the claim that rules, or give one claim 'rank: deprecated'",
            )


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else f"{value:,.2f}" if isinstance(value, float) else str(value)


def reason_faults(dataset: Dataset) -> Iterator[Fault]:
    """An inference, or a claim put before or behind others, without a word why."""
    for entry in dataset.entries:
        claim = entry.claim
        if claim.why or (claim.explicit and claim.rank == "normal"):
            continue
        what = f"'rank: {claim.rank}'" if claim.explicit else "'explicit: false'"
        yield Fault(entry.file, entry.line, f"{claim.about}: {what} needs its reason; add 'why'")
