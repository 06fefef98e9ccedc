"""The ways in which texts name a local office: 'Kent Police and Crime Commissioner', "Kent's Chief Constable"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Actor


def said_otherwise(actor: Actor) -> Iterator[str]:
    """Other ways of naming a local office: 'Kent Police and Crime Commissioner', "Kent's Chief Constable"."""
    if actor.is_class and actor.name.startswith("Police and crime "):
        # a panel or commissioner that fire services come under too has one name, commas and all
        yield actor.name.replace("Police and", "Police, fire and")
    if actor.name.endswith("Police and Crime Panel") or actor.name.startswith("Police and Crime Panel for "):
        area = actor.area or ""
        for other in ("Police, Fire and Crime Panel", "Police, Fire and Rescue and Crime Panel"):
            yield from (f"{area} {other}", f"{other} for {area}")
    if actor.is_class or actor.kind not in ("local_policing_body", "office"):
        return
    for name in (actor.name, *(alias.name for alias in actor.aliases)):
        for short, long in _LOCAL:
            if name.endswith(f" {short}"):
                place = name.removesuffix(f" {short}")
                yield from (
                    f"{place} {long}",
                    f"{place}'s {long}",
                    f"{place}'s {short}",
                    f"{short} for {place}",
                    f"{long} for {place}",
                )
                yield from (f"Office of the {long} for {place}", f"Office of the {place} {long}", f"{place} O{short}")
        if name.startswith("Chief Constable of ") and " and " not in name:
            place = name.removeprefix("Chief Constable of ").removeprefix("the ")
            yield from (f"{place}'s Chief Constable", f"{place} Chief Constable", f"Chief Constable for {place}")
            if not place.endswith(("Police", "Constabulary", "Service")):
                yield from (f"Chief Constable of {place} {end}" for end in ("Police", "Constabulary"))


_LOCAL = (("PCC", "Police and Crime Commissioner"), ("PFCC", "Police, Fire and Crime Commissioner"))
