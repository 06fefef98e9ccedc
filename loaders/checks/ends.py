"""What `verify` says of who stands at the ends of a link: what cannot pay or bind, and who only pays himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import Fault
from graph.model import Link
from graph.wholes import Wholes
from loaders.checks.examined import Examined

# Groups of what money is for: to pay for one's own programme is no funding of oneself.
_PAID_FOR = ("work", "record")
# How a body has ordered itself, its operating model, binds those within it.
_TOOL = re.compile(
    r"\b(?:tools?|toolkits?|methods?|methodolog(?:y|ies)|definitions?|matri(?:x|ces)|(?<!operating )models?|templates?|"
    r"questionnaires?|question sets?|scoring|dashboards?)\b",
    re.IGNORECASE,
)


def end_faults(examined: Examined) -> Iterator[Fault]:
    """Every tool that is said to govern, every fund that pays out of itself, and everybody who funds himself."""
    wholes = Wholes(examined.graph)
    heads = {(link.subject, link.object) for link in examined.graph.links.values() if link.kind == "HEADS"}
    for link in examined.graph.links.values():
        if link.polarity == "denied":
            continue
        if link.kind == "GOVERNED_BY":
            yield from _governed_by_a_tool(link, examined)
        elif link.kind == "FUNDS" and not any(claim.why for claim in link.claims):
            yield from _paid_by_a_fund(link, examined)
            yield from _paid_by_itself(link, wholes, heads, examined)


def _governed_by_a_tool(link: Link, examined: Examined) -> Iterator[Fault]:
    found = _TOOL.search(examined.actors[link.object].name)
    if found and not link.values.binding:
        yield examined.fault(
            link,
            f"'{found[0]}' in the name of {link.object} is of what is used, and only what binds governs; "
            "write USES, or say in 'binding' what binds to it",
        )


def _paid_by_a_fund(link: Link, examined: Examined) -> Iterator[Fault]:
    if examined.actors[link.subject].kind == "fund":
        yield examined.fault(
            link,
            f"{link.subject} is a fund, through which others pay; name the payer and put it in 'via', "
            "or say in 'why' why the fund stands here",
        )


def _paid_by_itself(link: Link, wholes: Wholes, heads: set[tuple[str, str]], examined: Examined) -> Iterator[Fault]:
    payer, paid = link.subject, link.object
    if examined.dataset.kinds.actors[examined.actors[paid].kind].group in _PAID_FOR:
        return
    as_one = {(payer, paid), (paid, payer)} & heads
    if as_one or wholes.inside(payer, [paid]) or wholes.inside(paid, [payer]):
        yield examined.fault(
            link,
            f"{payer} and {paid} are one body or within one another, so it funds itself; drop it, or say in 'why' what passes",
        )
