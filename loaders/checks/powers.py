"""What `verify` says of power: over offenders, which is no accountability, and over an office that is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import Fault
from graph.model import Link
from graph.powers import OVER_OFFICE
from loaders.checks.examined import Examined

_HOLDING = ("oversight", "steering")
_CRIME = re.compile(
    r"\b(?:(?:re-?)?offenders?|suspects?|suspected|defendants?|perpetrators?|criminals?|gangs?|crime groups?|stalkers?|"
    r"stalking|terrorists?|traffickers?|fraudsters?|prisoners?|convicts?)\b",
    re.IGNORECASE,
)


def power_faults(examined: Examined) -> Iterator[Fault]:
    """Every link that holds to account whom one only polices, and every power over an office without the office."""
    policed = {link.object for link in examined.graph.links.values() if link.kind == "POLICES"}
    for link in examined.graph.links.values():
        family = examined.dataset.kinds.links[link.kind].family
        if family in _HOLDING and link.kind != "GOVERNED_BY":
            yield from _over_offenders(link, policed, examined)
        over = [power for power in link.values.powers if power in OVER_OFFICE]
        if over and family != "office" and not link.values.on:
            yield examined.fault(
                link,
                f"its powers hold {' and '.join(over)}, which is over an office; name it in 'on', or write APPOINTS or REMOVES",
            )


def _over_offenders(link: Link, policed: set[str], examined: Examined) -> Iterator[Fault]:
    actor = examined.actors[link.object]
    group = examined.dataset.kinds.actors[actor.kind].group
    if group == "people" and (actor.id in policed or _CRIME.search(actor.name)):
        yield examined.fault(
            link, f"{link.kind} of {actor.id}, whom the law is enforced on, is no accountability; write POLICES"
        )
