"""A brief as one HTML page: nothing fetched, no script, notes that one can follow there and back."""

from __future__ import annotations

from markupsafe import Markup

from viz.briefs.brief import Brief, Table
from viz.page import environment, policy, read


def html_bytes(brief: Brief) -> bytes:
    """The whole file."""
    style = read("brief.css")
    text = environment().get_template("brief.html.j2").render(
        brief=brief, policy=policy([], style), style=Markup(style), is_table=lambda block: isinstance(block, Table),
        marks=_Marks(),
    )  # fmt: skip
    return text.encode()


class _Marks:
    """Which reference to a note is its first: the one that its way back leads to."""

    def __init__(self) -> None:
        self._met: set[int] = set()

    def first(self, number: int) -> bool:
        """Whether this note was not asked after before."""
        new = number not in self._met
        self._met.add(number)
        return new
