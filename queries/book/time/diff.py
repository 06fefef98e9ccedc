"""What changed between two dates: only what is dated counts; what was said at one date only is kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.days.dates import EARLIEST
from graph.days.phases import NOT_KNOWN
from graph.errors import AskedWrongly
from graph.store import Row
from graph.texts.plain_words import long_date, long_period, spaced
from queries.catalogue import part
from queries.fetched.proofs import prove
from queries.question import Asked, Column, Parameter, Question
from queries.ways.reach import distances
from queries.within import rows_of

_SEEN = (
    "kind", "link", "first_day", "status", "subject", "object", "family", "polarity", "last_day", "dating",
    "stale_from", "stale_as", "since", "until", "period",
)  # fmt: skip
_OVERSIGHT = ("oversight", "office", "steering")


def _answer(asked: Asked) -> list[Row]:
    before, after = asked.values["before"], asked.values["after"]
    if before > after:
        raise AskedWrongly(f"diff: {before} is later than {after}; give the earlier date first")
    family = asked.values["family"]
    phases: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(asked, "links", (*_SEEN, "said_on") if asked.values["said"] else _SEEN, family=family):
        phases[row["link"]].append(row)
    rows = [row for same in phases.values() for row in _changes(same, before, after, asked.values["said"])]
    _with_actors(asked, rows, before, after)
    prove(asked.store, rows)
    if not family or family in _OVERSIGHT:
        rows += _rerouted(rows)
        rows += _distances_changed(asked, before, after)
    asked.notes.append(_counted(rows))
    asked.notes.extend(_not_known(phases.values(), before, after))
    if asked.values["stat"]:
        return _stat(rows)
    shown = [{column.name: row[column.name] for column in QUESTION.columns} for row in rows]
    return sorted(
        shown, key=lambda row: (row["change"], row["subject"], row["kind"] or "", row["object"] or "", row["link"] or "")
    )


def _with_actors(asked: Asked, rows: Iterable[Row], before: str, after: str) -> None:
    """Say of each change at what level it is, and of a link that ended, which of its ends ceased with it."""
    ends = {row["actor"]: row for row in asked.store.rows(str(part("lifetimes").cypher))}
    for row in rows:
        row["level"] = ends[row["object"]]["level"]
        gone = (end for end in (row["subject"], row["object"]) if before <= ends[end]["last_day"] < after)
        row["ceased"] = next(gone, None) if row["change"] == "ended" else None


def _counted(rows: Iterable[Row]) -> str:
    """How many changes of each sort there are, told before they are listed."""
    counts = Counter(row["change"] for row in rows)
    return ", ".join(f"{count} {change}" for change, count in sorted(counts.items())) or "nothing dated changed"


def _not_known(links: Iterable[list[Row]], before: str, after: str) -> list[str]:
    """How many links that held before are not known after: their law ended, and no later one was read that goes on with
    them or ends them. That is no change."""
    count = 0
    for same in links:
        then, last = _at(same, before), same[-1]
        lapsed = before < last["stale_from"] <= after and last["stale_as"] == NOT_KNOWN and last["last_day"] >= after
        count += bool(then and then["status"] == "in_force" and last["polarity"] == "asserted" and lapsed)
    if not count:
        return []
    links_are = "1 link is" if count == 1 else f"{count} links are"
    return [f"{links_are} not known after the law that said so ended, which is no change (in-force --status last_said)"]


def _stat(rows: Iterable[Row]) -> list[Row]:
    """One row for each sort of change and kind of link, with all its proof."""
    alike: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row["change"], row["family"] or "", row["kind"] or ""].append(row)
    return [
        {
            "change": change, "subject": None, "kind": kind or None, "object": None, "family": family or None,
            "detail": f"{len(same)} link{'' if len(same) == 1 else 's'}", "first_day": None, "last_day": None, "link": None,
            "was": None, "ceased": None, "level": None, "period": None,
            "sources": [source for row in same for source in row["sources"]],
            "locators": [place for row in same for place in row["locators"]],
        }
        for (change, family, kind), same in sorted(alike.items())
    ]  # fmt: skip


def _changes(phases: list[Row], before: str, after: str, said: bool) -> Iterator[Row]:
    then, now = _at(phases, before), _at(phases, after)
    last = phases[-1]
    if last["polarity"] == "denied":
        return
    if then is None and now is None:
        return
    # That an undated link may be assumed from a day on, or that something was said or done, changes nothing that stands.
    undated = (
        last["dating"] == "assumed"
        and now is not None
        and {then["status"] if then else "in_force", now["status"]} == {"in_force"}
    )
    if undated or last["dating"] == "event":
        if said:
            yield from _said_once(last, before, after)
        return
    was, is_ = (row["status"] if row else None for row in (then, now))
    if was != is_:
        yield _row(_change(was, is_), now or last, f"{spaced(was or 'not there')} → {spaced(is_ or 'over')}")


def _change(was: str | None, is_: str | None) -> str:
    if is_ == "in_force":
        return "added"
    if was == "in_force":
        return "ended"
    return "changed" if was and is_ else "planned or proposed"


def _at(phases: Iterable[Row], day: str) -> Row | None:
    return next((row for row in phases if row["first_day"] <= day <= row["last_day"]), None)


def _said_once(link: Row, before: str, after: str) -> Iterator[Row]:
    """An undated link that only one side of the comparison speaks of: no change, and not proof of none."""
    by_then = [said for said in link["said_on"] if said <= before]
    later = [said for said in link["said_on"] if before < said <= after]
    if bool(by_then) != bool(later):
        yield _row("said at one date only", link, f"said on {', '.join(sorted(set(by_then or later)))}")


def _rerouted(changes: list[Row]) -> list[Row]:
    """Actors that lost one overseer and gained another by the same kind of link. Where several went or came, as of an
    office that many hold at a time, nobody can say who came after whom."""
    sides: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in changes:
        if row["family"] in _OVERSIGHT and row["kind"] != "GOVERNED_BY":  # its forum is the object, which stays
            sides[row["kind"], row["object"]][row["change"]].append(row)
    found = []
    for side in sides.values():
        if len(side["ended"]) != 1 or len(side["added"]) != 1:
            continue
        old, row = side["ended"][0], side["added"][0]
        if old["subject"] != row["subject"]:
            detail = f"until {_day(old['until'], old['last_day'])}, from {_day(row['since'], row['first_day'])}"
            proof = {name: [*old[name], *row[name]] for name in ("sources", "locators")}
            found.append({**_row("re-routed", row, detail), **proof, "was": old["subject"]})
    return found


def _distances_changed(asked: Asked, before: str, after: str) -> Iterator[Row]:
    """Actors whose shortest chain to voters, Parliament or the Crown got longer or shorter."""
    was, now = (distances(asked.store, _standard(asked.values, day)) for day in (before, after))
    for actor in sorted(set(was) & set(now)):
        (old_length, old_end), (new_length, new_end) = was[actor], now[actor]
        if old_length != new_length:
            word = "lengthened" if new_length > old_length else "shortened"
            yield {
                "change": f"chain {word}", "subject": actor, "kind": None, "object": new_end, "family": None,
                "detail": f"{_steps(old_length)} → {_steps(new_length)}", "first_day": None, "last_day": None,
                "link": None, "was": old_end, "period": None, "ceased": None, "level": None, "sources": [], "locators": [],
            }  # fmt: skip


def _day(said: str | None, counted: str) -> str:
    """A day as it was said, 'May 2024', else as it counts."""
    return long_period(said) if said else long_date(counted)


def _steps(count: int) -> str:
    return f"{count} step{'' if count == 1 else 's'}"


def _standard(values: Mapping[str, Any], day: str) -> dict[str, Any]:
    bar = {key: day if values[key] != EARLIEST else EARLIEST for key in ("floor", "fresh")}
    return {"as_of": day, **bar, "statuses": values["statuses"]}


def _row(change: str, link: Row, detail: str) -> Row:
    kept = ("subject", "kind", "object", "family", "first_day", "last_day", "link", "since", "until", "period")
    said = {name: link[name] for name in kept}
    return {**said, "change": change, "detail": detail, "was": None, "ceased": None, "level": link.get("level")}


QUESTION = Question(
    name="diff",
    summary="What changed between two dates: links added, ended or changed, overseers re-routed, chains longer or shorter.",
    read="Only dated changes count: what is not known after its law ended is no change, "
    "a link without dates that both its actors outlive is no change, "
    "and with --said it is listed as said at one date only, which proves neither change nor its absence.",
    parameters=(
        Parameter("before", "date", "the earlier date"),
        Parameter("after", "date", "the later date"),
        Parameter("family", "family", "only this family of links", required=False, default=""),
        Parameter("stat", "flag", "only how many of each kind", required=False, default=False),
        Parameter("said", "flag", "list also what was said at one date only", required=False, default=False),
    ),
    columns=(
        Column("change", "word", "added, ended, changed, re-routed, chain lengthened or shortened, said at one date only"),
        Column("subject", "actor", "who"),
        Column("kind", "kind", "by which kind of link"),
        Column("object", "actor", "to whom or what"),
        Column("family", "family", "the family of the link", brief=False),
        Column("detail", "text", "from what to what"),
        Column("was", "actor", "who did it before, where it passed on; where the chain led before", brief=False),
        Column("ceased", "actor", "the end of the link that ceased to exist, and the link with it", brief=False),
        Column("period", "period", "of a sum, for what time it is: that it ran out changes nothing in who pays", brief=False),
        Column("level", "word", "national, regional or local: of the one to whom or what", brief=False),
        Column("first_day", "date", "the link holds from this day", brief=False),
        Column("last_day", "date", "to this day", brief=False),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
