"""What `verify` says where the words of a claim and its kind part: an inference told as said, a demand as a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import Fault
from loaders.checks.examined import Examined
from loaders.claims import ClaimEntry

_INFERRED = re.compile(
    r"\b(?:impl(?:y|ies|ied|icit(?:ly)?)|infer(?:s|red|ence)?|presum(?:ed|es|abl[ey])|apparently|must be meant|"
    r"not said outright|we (?:assume|read|take))\b",
    re.IGNORECASE,
)
# What somebody is to do; not "as well as it should be", nor "what they should".
_DEMAND = re.compile(r"\b(?:must|ought to|needs? to|should)\b(?! (?:to )?be(?: [a-z]+ed)?[.,;]|[.,;]| to be)")
_HEARSAY = re.compile(r"\b(?:told us|(?:says?|said|reports?|reported|claims?|believes?) that|consensus|according to)\b")
_RETURN = re.compile(r"\b(?:figures?|returns?|statistics)\b")
_COUNT = r"(?:[0-9]+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)"
_LENGTH = re.compile(rf"\b(?:for|over|of|within|next|last|in) {_COUNT}[ -](?:days?|weeks?|months?|years?)\b", re.IGNORECASE)


def wording_faults(examined: Examined) -> Iterator[Fault]:
    """Every claim whose own words speak against what it is written as."""
    for entry in examined.dataset.entries:
        claim = entry.claim
        for message in (_inferred(entry), *(_of_link(entry, examined) if entry.head == "link" else ())):
            if message:
                yield Fault(entry.file, entry.line, f"{claim.about}: {message}")


def _inferred(entry: ClaimEntry) -> str | None:
    claim = entry.claim
    found = claim.explicit and _INFERRED.search(f"{claim.reading} {claim.why or ''}")
    return f"its words say '{found[0]}', so it is inferred; write 'explicit: false' and 'why'" if found else None


def _of_link(entry: ClaimEntry, examined: Examined) -> Iterator[str | None]:
    if entry.kind == "JUDGES":
        yield _no_finding(entry, examined)
    elif entry.kind == "REPORTS_TO":
        found = _RETURN.search(entry.claim.reading)
        yield f"its reading speaks of {found[0]}, and a return is no answering; write SUPPLIES_DATA_TO" if found else None
    elif entry.kind == "FUNDS":
        yield _length(entry)


def _no_finding(entry: ClaimEntry, examined: Examined) -> str | None:
    claim, link = entry.claim, examined.graph.links[entry.claim.about]
    demand = _DEMAND.search(claim.reading)
    if demand and not link.values.grade and link.values.binding != "statute":
        return f"its reading says '{demand[0]}', which asks and finds nothing; write ASKS, or RECOMMENDS_TO with 'on'"
    said = claim.explicit and _HEARSAY.search(claim.reading)
    return (
        f"its reading says '{said[0]}', which is somebody's word and no finding; name who says it, or drop it" if said else None
    )


def _length(entry: ClaimEntry) -> str | None:
    values = entry.claim.values
    found = _LENGTH.search(" ".join(filter(None, (entry.claim.reading, values.about, values.purpose))))
    if found and not (values.duration or values.period or values.since):
        return f"its words say '{found[0]}'; write that length as 'duration', as in P18M"
    return None
