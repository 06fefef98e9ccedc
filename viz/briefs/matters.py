"""What else a brief tells of an actor: its money, what changed, and what is missing, at odds or denied."""

from __future__ import annotations

from collections.abc import Iterator

from graph.kinds import load_kinds
from graph.naming.articles import Named
from graph.store import Row
from graph.texts.plain_words import listed, long_date, long_period, pounds, spaced
from queries.judged.conflict_file import load_conflicts
from viz.briefs.brief import Block, Paragraph, Said, Section, Table
from viz.briefs.desk import Desk

_MOST_SUMS, _MOST_CHANGES, _MOST_AHEAD, _MOST_POINTS = 6, 5, 2, 3
# What is not said to have happened on the day that it is listed under; and the end of what a row tells whole already.
_NO_CHANGE = ("said ", "is over")
_CAPTION = "Powers, duties, offices, money and structure, the latest first."
# What bears on who may hold whom to account; advice, work together and programmes come and go by the dozen.
_TELLING = ("oversight", "office", "steering", "duty", "money", "structure")


def money(desk: Desk, actor: str, about: Named) -> Section:
    """Who pays it and whom it pays: what is in force first, then sums of years that are over."""
    title = f"The money of {about.written}"
    rows = desk.rows("funding", actor=actor)
    known = {row["link"] for row in rows}
    over = [row for row in desk.rows("funding", ("in_force", "ended"), actor=actor) if row["link"] not in known]
    found = [*sorted(rows, key=_by_sum), *sorted((row for row in over if row["amount"]), key=_by_period, reverse=True)]
    if not found:
        return Section(title, (Paragraph(Said("No payment from or to it is known at hand.")),))
    shown = found[:_MOST_SUMS]
    lines = tuple(_sum(desk, row, past=row["link"] not in known) for row in shown)
    left = len(found) - len(shown)
    more = f" {left} more: custodes funding {actor} --status all." if left else ""
    below = f"The rows do not add up to a total: one may be part of another, and their periods differ.{more}"
    heads = ("From", "To", "Sum", "When", "For what")
    return Section(title, (Table("Largest first, then what is over.", heads, lines), Paragraph(Said(below))))


def _by_sum(row: Row) -> tuple[float, str]:
    return -(row["amount"] or 0), row["link"]


def _by_period(row: Row) -> tuple[str, float, str]:
    return row["period"] or "", row["amount"] or 0, row["link"]


def _sum(desk: Desk, row: Row, *, past: bool) -> tuple[Said, ...]:
    nobody = "no source names it"
    amount = pounds(row["amount"], row["amount_to"]) if row["amount"] is not None else "no sum stated"
    size = spaced(row["amount_qualifier"] or "")
    when = long_period(row["period"]) if row["period"] else "no date stated" if row["dating"] == "assumed" else ""
    when = when or (f"since {long_date(row['since'])}" if row["since"] else "")
    what = desk.said(row, " ".join(filter(None, [row["purpose"], f"via {row['via_name']}" if row["via_name"] else ""])) or "–")
    return (
        Said(row["payer_name"] or nobody), Said(row["recipient_name"] or nobody), Said(f"{size} {amount}".strip()),
        Said(f"{when}{' (over)' if past else ''}"), what,
    )  # fmt: skip


def changes(desk: Desk, actor: str, about: Named, since: str | None) -> Section:
    """What began and ended, the latest first; and what is dated to come."""
    rows = [row for row in desk.rows("history", ("all",), actor=actor) if _telling(row)]
    past = [row for row in rows if (since or "") <= row["date"] <= desk.as_of][::-1]
    ahead = [row for row in rows if row["date"] > desk.as_of]
    title = f"What changed for {about.written}"
    title += f" since {long_date(since)}" if since else ""
    blocks: list[Block] = []
    if past:
        left = len(past) - _MOST_CHANGES
        more = f" {left} earlier: custodes history {actor}." if left > 0 else ""
        blocks.append(_events(desk, past[:_MOST_CHANGES], _CAPTION + more))
    else:
        blocks.append(Paragraph(Said("No source at hand dates a change in that time.")))
    if ahead:
        left = len(ahead) - _MOST_AHEAD
        more = f" {left} later ones are known too." if left > 0 else ""
        when = f"Dated after {long_date(desk.as_of)}, the next first.{more}"
        blocks.append(_events(desk, ahead[:_MOST_AHEAD], when))
    return Section(title, tuple(blocks))


def _telling(row: Row) -> bool:
    if row["event"].startswith(_NO_CHANGE):
        return False
    return not row["link"] or load_kinds().links[row["link"].split("~")[1]].family in _TELLING


def _events(desk: Desk, rows: list[Row], caption: str) -> Table:
    lines = tuple((Said(long_date(row["date"])), Said(row["event"]), _what(desk, row)) for row in rows)
    return Table(caption, ("Date", "Event", "Of what"), lines)


def _what(desk: Desk, row: Row) -> Said:
    return desk.said(row, str(row.get("says") or row["what"]))


def troubles(desk: Desk, actor: str, about: Named) -> Iterator[Section]:
    """Gaps, conflicts of role and denied powers, each with a heading of its own, so that none looks forgotten."""
    yield Section(f"Gaps, conflicts of role and denied powers of {about.written}", ())
    yield Section("Gaps", tuple(_gaps(desk, actor)), level=2)
    yield Section("Conflicts of role", tuple(_conflicts(desk, actor)), level=2)
    yield Section("What sources deny", tuple(_denials(desk, actor)), level=2)


def _gaps(desk: Desk, actor: str) -> Iterator[Paragraph]:
    rows = desk.rows("checklist", actor=actor)
    missing = [row for row in rows if row["answer"] == "not_met"]
    for row in missing:
        why = f" ({row['why']})" if row["why"] else ""
        yield Paragraph(desk.said(row, f"{row['actor_name']}: {row['asks']} No, and a source says so{why}."), point=True)
    ones = [actor, *(row["actor"] for row in desk.rows("answers-as-one", actor=actor))]
    found = {row["gap"]: row for one in ones for row in desk.rows("stated-gaps", about=one) if row["note"]}
    stated = list(found.values())
    for row in stated[:_MOST_POINTS]:
        yield Paragraph(desk.said(row, f"{row['note']} ({spaced(row['reason'])})"), point=True)
    if len(stated) > _MOST_POINTS:
        yield Paragraph(Said(f"{len(stated) - _MOST_POINTS} more: custodes stated-gaps --about {actor}."), point=True)
    if not missing and not stated:
        yield Paragraph(Said("No gap is proven by a source at hand."))
    if unknown := [row["asks"] for row in rows if row["answer"] == "not_researched"]:
        yield Paragraph(Said(f"Not researched, and so neither met nor missing: {' '.join(dict.fromkeys(unknown))}"))


def _conflicts(desk: Desk, actor: str) -> Iterator[Paragraph]:
    rows = desk.rows("conflicts", of=actor)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["conflict"], row["who"]), []).append(row)
    known = load_conflicts()
    for (name, _), found in list(groups.items())[:_MOST_POINTS]:
        over = listed(dict.fromkeys(str(row["over_name"]) for row in found if row["over_name"]))
        said = f"{found[0]['who_name']}{f', over {over}' if over else ''}: {known[name].definition}"
        yield Paragraph(desk.said(found[0], said, found[0]["who_name"], found[1:]), point=True)
    if len(groups) > _MOST_POINTS:
        yield Paragraph(Said(f"{len(groups) - _MOST_POINTS} more: custodes conflicts --of {actor}."), point=True)
    words = "A conflict of role is no misconduct: it is a place to look for a safeguard."
    yield Paragraph(Said(words if groups else "None is found among the links that are written down."))


def _denials(desk: Desk, actor: str) -> Iterator[Paragraph]:
    rows = desk.rows("denials", actor=actor)
    for row in rows[:_MOST_POINTS]:
        yield Paragraph(desk.said(row), point=True)
    if len(rows) > _MOST_POINTS:
        yield Paragraph(Said(f"{len(rows) - _MOST_POINTS} more: custodes denials --actor {actor}."), point=True)
    if not rows:
        yield Paragraph(Said("No source at hand denies it a power, or denies a power over it."))
