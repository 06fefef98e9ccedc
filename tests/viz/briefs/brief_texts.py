"""The day of the briefs under test, and all that one says."""

from __future__ import annotations

from viz.briefs.brief import Brief

DAY = "2022-11-30"


def text_of(brief: Brief) -> str:
    """Its texts, without those of its notes."""
    return " ".join(said.text for said in brief.texts())
