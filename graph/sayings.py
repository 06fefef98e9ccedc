"""The links of a graph in memory as they are to be said: what graph.sentences puts into words. A store's rows bring theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.kinds import load_kinds
from graph.model import Actor, Link
from graph.naming.articles import Named
from graph.powers import power_of
from graph.sentences import Saying


def named_in(actors: Mapping[str, Actor]) -> Callable[[str], Named]:
    """How the actors of a graph are called within sentences; one that is not there goes by its id."""

    def named(id_: str) -> Named:
        actor = actors.get(id_)
        return Named(actor.name, actor.kind, actor.is_class) if actor else Named(id_)

    return named


def saying_of(link: Link, named: Callable[[str], Named], status: str) -> Saying:
    """A link of the model as it is to be said in this status; `named` gives an actor by its id."""
    values = link.values
    power = power_of(link, load_kinds())
    return Saying(
        named(link.subject), link.kind, named(link.object), link.polarity, status, values.duty, power.powers, power.origin,
        values.condition, values.scope, values.about, named(values.on) if values.on else None, None,
        named(values.basis) if values.basis else None, values.provision, values.since, values.until, values.happened,
        amount=values.amount, amount_to=values.amount_to, amount_qualifier=values.amount_qualifier, amount_is=values.amount_is,
        period=values.period, purpose=values.purpose, framework=values.framework, grade=values.grade, stance=values.stance,
    )  # fmt: skip
