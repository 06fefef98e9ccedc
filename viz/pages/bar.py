"""The bar on top of every page: as at which date, which links count, under which scenario. It stays from page to page."""

from __future__ import annotations

from collections.abc import Mapping

from graph.texts.plain_words import long_date
from queries.asking import STATUS_CHOICES, Frame
from queries.scenario import shipped_scenarios
from viz.pages.page import Field, Form

# The parameters that stay from page to page, in their order.
FRAME = ("as-of", "status", "denied", "scenario")
_ONLY = "in_force"


def bar(here: str, given: Mapping[str, str], day: str) -> Form:
    """The form that asks for the same page on another day; `given` are all parameters of this one."""
    statuses = tuple(
        (name, {"all": "all of them", _ONLY: "only what is in force"}.get(name, f"{name.replace('_', ' ')} too"))
        for name in (_ONLY, *(one for one in STATUS_CHOICES if one != _ONLY))
    )
    scenarios = (("", "as it is"), *((name, name.replace("-", " ")) for name in shipped_scenarios()))
    hidden = tuple(Field(name, "", value, "hidden") for name, value in given.items() if name not in FRAME and value)
    fields = (
        Field("as-of", "As at", given.get("as-of") or long_date(day), "date"),
        Field("status", "Links that count", given.get("status", "") or _ONLY, "choice", "", statuses),
        Field("denied", "denied ones too", given.get("denied", ""), "flag"),
        Field("scenario", "Scenario", given.get("scenario", ""), "choice", "", scenarios),
    )
    return Form(here, (*fields, *hidden), "Apply", "As at which date, and which links", "bar")


def frame_of(given: Mapping[str, str]) -> Frame:
    """The frame that the bar's parameters ask for."""
    status = given.get("status") or _ONLY
    statuses = (status,) if status in (_ONLY, "all") else (_ONLY, status)
    return Frame(given.get("as-of") or None, statuses, given.get("denied", "") in ("yes", "true", "on"))


def staying(given: Mapping[str, str], day: str) -> tuple[tuple[str, str], ...]:
    """The parameters of the frame as every link carries them: the day always, the others where they are not as usual."""
    said = {**given, "as-of": day, "status": "" if given.get("status") == _ONLY else given.get("status", "")}
    return tuple((name, said[name]) for name in FRAME if said.get(name))
