"""The page of an actor: what it is, who may hold it to account, whom it may hold, money, offices, changes, gaps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph.errors import TooMuch
from graph.kinds import load_kinds
from graph.powers import TEETH
from graph.store import Row
from graph.texts.plain_words import listed, long_date, long_period, spaced
from queries.catalogue import question, question_names
from queries.judged.conflict_file import load_conflicts
from queries.question import Answer
from viz.briefs.accountability import UP, entries_of
from viz.pages.desk import Desk
from viz.pages.entries import in_words
from viz.pages.page import Block, Entries, Entry, Page, Pairs, Paragraph, Picture, Points, Said, Section, Span, Words, words
from viz.pages.tables import table_of
from viz.pages.told_first import told_first

VIEWS = {
    "map": "The map of what is around it", "ladder": "How it answers to voters, Parliament or the Crown",
    "tree": "Who may hold it to account, and who those", "money": "Where its money comes from and goes",
    "matrix": "Who may do what to it", "timeline": "What changed and when",
}  # fmt: skip
DRAWN = ("ladder", "timeline")
_MOST_CHANGES, _MOST_SUMS = 10, 20
_NAMED_IN_LEAD = 4


def actor_page(desk: Desk, actor: str) -> Page:
    """The page of the actor with this id."""
    about = desk.answer("about", {"actor": actor}).rows[0]
    name = desk.names([actor])[actor]
    ones = [actor, *(row["actor"] for row in desk.bare("answers-as-one", {"actor": actor}))]
    up, down = desk.answer("who-oversees", {"actor": actor}), desk.answer("oversees", {"actor": actor})
    sections: list[Section | list[Section]] = [
        _what(desk, about, ones),
        _side(desk, up, f"Who may hold {name.written} to account", f"No link at hand lets anybody hold {name.written} to "
              "account. That none is known is no proof that there is none."),
        _side(desk, down, f"Whom {name.written} may hold to account", f"No link at hand lets {name.written} hold anybody to "
              "account. That none is known is no proof that there is none."),
        _money(desk, actor),
        _of_all("Who holds which office", lambda: _offices(desk, ones)),
        _of_all("What changed", lambda: _changes(desk, actor)),
        _of_all("Gaps", lambda: _gaps(desk, actor, ones)),
        _of_all("Conflicts of role", lambda: _conflicts(desk, ones)),
        _of_all("What sources deny", lambda: _denials(desk, actor, ones)),
        *_pictures(desk, actor, name.name),
        _onwards(desk, actor),
    ]  # fmt: skip
    lead = _lead(desk, about, up, down)
    kind = load_kinds().actors[about["kind"]].label
    return Page(name.name, tuple(_flat(sections)), desk.day, lead, over=kind, notes=up.notes)


def _of_all(title: str, made: Callable[[], Section | list[Section]]) -> Section | list[Section]:
    """A section that is chosen out of the whole graph; of one that is too large for that, a section that says so."""
    try:
        return made()
    except TooMuch:
        said = (
            "This graph is too large to look through all of it for a page. That nothing is shown here is no proof of nothing."
        )
        return Section(title, (Paragraph(words(said)),))


def _flat(sections: Iterable[Section | list[Section]]) -> Iterator[Section]:
    for one in sections:
        yield from [one] if isinstance(one, Section) else one


def _lead(desk: Desk, about: Row, up: Answer, down: Answer) -> tuple[Block, ...]:
    """In two or three sentences: what it is, who can do most to it, whom it holds."""
    holding = [row for row in up.rows if row.get("part", "holds") == "holds"]
    holders = entries_of(holding, UP)
    strong = [entry for entry in holders if entry.rank >= TEETH]
    held = {row["account_giver"] for row in down.rows}
    parts: list[str | Span] = []
    if strong:
        named = [desk.actor(entry.actor, entry.name) for entry in strong[:_NAMED_IN_LEAD]]
        more = f" and {len(strong) - len(named)} more" if len(strong) > len(named) else ""
        parts += [
            f"{len(holders)} may hold it to account; of these {len(strong)} can do more than ask, scrutinise or publish: "
        ]
        parts += [*_listed(named, more), ". "]
    elif holders:
        parts += [f"{len(holders)} may hold it to account; none of them can do more than ask, scrutinise or publish. "]
    if held:
        parts += [f"It may hold {len(held)} to account itself."]
    made: list[Block] = [Paragraph(words(*parts), "lead")] if parts else []
    if about["note"]:
        made.insert(0, Paragraph(words(_sentence(about["note"]))))
    return tuple(made)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _listed(spans: list[Span], more: str) -> Iterator[Span | str]:
    for at, span in enumerate(spans):
        if at:
            yield " and " if at == len(spans) - 1 and not more else ", "
        yield span
    yield more


def _what(desk: Desk, about: Row, ones: list[str]) -> Section:
    items: list[tuple[str, Words]] = [("Kind", words(load_kinds().actors[about["kind"]].label))]
    items += [("Also called", words(listed(about["aliases"])))] if about["aliases"] else []
    exists = " to ".join(long_date(day) for day in (about["from_date"], about["to_date"]) if day)
    items += [("Dates", words(f"{'since ' if about['from_date'] and not about['to_date'] else ''}{exists}"))] if exists else []
    items += [("Existence", words(spaced(about["existence"])))] if about["existence"] != "exists" else []
    where = ", ".join(filter(None, [spaced(about["level"] or ""), about["area"]]))
    items += [("Where", words(where))] if where else []
    if others := ones[1:]:
        names = desk.names(others)
        items += [("Answers as one with", tuple(_joined([desk.actor(id_, names[id_].name) for id_ in others])))]
    classes = {row["class"]: row["class_name"] for row in desk.answer("classes", {"actor": about["actor"]}).rows}
    if classes:
        items += [("Belongs to", tuple(_joined([desk.actor(id_, name) for id_, name in classes.items()])))]
    if known := (json.loads(about["identifiers"] or "{}").get("identifiers") or {}):
        pairs = known.items() if isinstance(known, dict) else known
        items += [("Identifiers", words(", ".join(f"{key} {value}" for key, value in pairs)))]
    items += [("Id", words(about["actor"]))]
    said = [
        Entry((), (Said(words(proof.reading), f"{proof.source.text}, {proof.place}", (proof,)),))
        for proofs in desk.proofs(ones).values() for proof in proofs
    ]  # fmt: skip
    return Section("What it is", (Pairs(tuple(items)), *([Entries(tuple(said))] if said else [])))


def _joined(spans: list[Span]) -> Iterator[Span]:
    for at, span in enumerate(spans):
        if at:
            yield Span(", ")
        yield span


def _side(desk: Desk, answer: Answer, title: str, none: str) -> list[Section]:
    entry = "overseer" if answer.question.name == "who-oversees" else "account_giver"
    first = told_first(answer) if entry == "overseer" else ()  # once a page
    if not answer.rows:
        return [Section(title, (*first, Paragraph(words(none))))]
    count = len({row[entry] for row in answer.rows})
    who = f"{count} actor{'' if count == 1 else 's'}, each under the most that can be done. "
    ask = desk.addresses.page("question", answer.question.name, {"actor": answer.actor or ""})
    told = words(who, Span("As a table", ask)) if ask else words(who)
    return [Section(title, (*first, Paragraph(told, "note"))), *in_words(desk, answer)]


def _money(desk: Desk, actor: str) -> Section:
    now = desk.answer("funding", {"actor": actor})
    every = desk.answer("funding", {"actor": actor}, statuses=("in_force", "ended"))
    standing = {row["link"] for row in now.rows}
    rows = sorted(every.rows, key=lambda row: (row["link"] not in standing, -(row["amount"] or 0), row["link"]))
    title = "Money"
    if not rows:
        return Section(title, (Paragraph(words("No payment from or to it is known at hand.")),))
    shown = replace(every, rows=rows[:_MOST_SUMS])
    blocks: list[Block] = [table_of(desk, shown, caption="What is in force first, the largest sums first; then what is over")]
    blocks.append(_more(desk, "funding", actor, len(rows) - len(shown.rows), "sums", {"status": "all"}))
    note = "The rows do not add up to a total: one may be part of another, and their periods differ."
    return Section(title, (*blocks, Paragraph(words(note), "note")))


def _more(desk: Desk, name: str, actor: str, left: int, what: str, values: dict[str, str] | None = None) -> Block:
    asked = {"actor": actor, **(values or {})}
    page = desk.addresses.page("question", name, asked)
    text = f"{left} more {what}" if left > 0 else f"All of it as a table: {question(name).summary}"
    return Paragraph(words(Span(text, page)) if page else words(text if left > 0 else ""), "note")


def _offices(desk: Desk, ones: list[str]) -> list[Section]:
    found = desk.bare("office-holders")
    rows = [row for row in found if {row["holder"], row["office"], row["body"]} & {*ones}]
    if not rows:
        return []
    answer = desk.told(Answer(question("office-holders"), rows, desk.day))
    return [Section("Who holds which office", (table_of(desk, answer),))]


def _changes(desk: Desk, actor: str) -> Section:
    rows = [row for row in desk.bare("history", {"actor": actor}, statuses=("all",)) if not row["event"].startswith("said ")]
    past = [row for row in rows if row["date"] <= desk.day][::-1]
    ahead = [row for row in rows if row["date"] > desk.day]
    title = "What changed"
    if not past and not ahead:
        return Section(title, (Paragraph(words("No source at hand dates a change.")),))
    shown = desk.told(Answer(question("history"), [*past[:_MOST_CHANGES], *ahead[:2]], desk.day))
    proofs = desk.proofs(row["link"] for row in shown.rows if row["link"])
    items = []
    for row in shown.rows:
        said = desk.said(row, proofs, "" if row["says"] else row["what"])
        items.append(Entry(words(f"{long_period(row['date'])}: {spaced(row['event'])}"), (said,)))
    left = len(past) + len(ahead) - len(items)
    return Section(title, (Entries(tuple(items)), _more(desk, "history", actor, left, "changes", {"status": "all"})))


def _gaps(desk: Desk, actor: str, ones: list[str]) -> Section:
    none = Paragraph(words("No gap is proven by a source at hand."))
    missing, first = list[Row](), list[Block]()
    try:
        missing = [row for row in desk.of_all("gaps") if row["actor"] in ones]
    except TooMuch:
        told_short = "This graph is too large to judge by the rules for a page: here stands only what sources say is missing."
        first.append(Paragraph(words(told_short), "note"))
    stated = {row["gap"]: row for row in desk.bare("stated-gaps") if row["note"] and {row["subject"], row["object"]} & {*ones}}
    told = desk.told(Answer(question("gaps"), missing, desk.day)).rows
    noted = desk.told(Answer(question("stated-gaps"), list(stated.values()), desk.day)).rows
    proofs = desk.proofs([*stated, *(link for row in told for link in row["proof"])])
    items = []
    for row in told:
        why = f" {row['why']}" if row["why"] else ""
        said = desk.said({**row, "links": row["proof"]}, proofs, f"{row['asks']} No, and a source says so.{why}")
        items.append(Entry((), (said,)))
    items += [Entry((), (desk.said(row, proofs, f"{row['note']} ({spaced(row['reason'])})"),)) for row in noted]
    blocks: list[Block] = [*first, Entries(tuple(items))] if items else first or [none]
    return Section("Gaps", (*blocks, _more(desk, "checklist", actor, 0, "")))


def _conflicts(desk: Desk, ones: list[str]) -> Section:
    rows = [row for row in desk.of_all("conflicts") if {row["who"], row["over"]} & {*ones}]
    told = desk.told(Answer(question("conflicts"), rows, desk.day)).rows
    known, proofs = load_conflicts(), desk.proofs(link for row in told for link in row["links"])
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in told:
        groups.setdefault((row["conflict"], row["who"]), []).append(row)
    items = []
    for (name, _), found in groups.items():
        over = listed(dict.fromkeys(str(row["over_name"]) for row in found if row["over_name"]))
        first = {**found[0], "links": list(dict.fromkeys(link for row in found for link in row["links"]))}
        said = f"{found[0]['who_name']}{f', over {over}' if over else ''}: {known[name].definition}"
        items.append(Entry((), (desk.said(first, proofs, said),)))
    note = "A conflict of role is no misconduct: it is a place to look for a safeguard."
    none = "None is found among the links that are written down."
    blocks = (Entries(tuple(items)), Paragraph(words(note), "note")) if items else (Paragraph(words(none)),)
    return Section("Conflicts of role", blocks)


def _denials(desk: Desk, actor: str, ones: list[str]) -> Section:
    # Asked of every actor at once: the few denied links lie among all, and to look for those of one takes as long.
    rows = [row for row in desk.bare("denials") if {row["subject"], row["object"]} & {*ones}]
    answer = desk.told(Answer(question("denials"), rows, desk.day))
    if not rows:
        none = "No source at hand denies it a power, or denies a power over it."
        return Section("What sources deny", (Paragraph(words(none)),))
    proofs = desk.proofs(row["link"] for row in answer.rows)
    return Section(
        "What sources deny", (Entries(tuple(Entry((), (desk.said(row, proofs, about=actor),)) for row in answer.rows)),)
    )


def _pictures(desk: Desk, actor: str, name: str) -> list[Section]:
    blocks: list[Block] = []
    for view in DRAWN:
        src, alone = desk.addresses.picture(actor, view, ".svg"), desk.addresses.picture(actor, view, "")
        if src and alone:
            blocks.append(Picture(src, f"{VIEWS[view]}: {name}", alone, f"{VIEWS[view]}: by itself, with the same as a table"))
    others = [(VIEWS[view], desk.addresses.picture(actor, view, "")) for view in VIEWS if view not in DRAWN]
    points = tuple(words(Span(label, href)) for label, href in others if href)
    if points:
        blocks.append(Points(points))
    return [Section("Pictures", tuple(blocks))] if blocks else []


def _onwards(desk: Desk, actor: str) -> list[Section]:
    """Every question that asks for one actor."""
    points = []
    for name in question_names():
        asked = question(name)
        needed = [one.name for one in asked.parameters if one.required]
        page = desk.addresses.page("question", name, {"actor": actor}) if needed == ["actor"] else None
        if page:
            points.append(words(Span(asked.summary.replace("ACTOR", "it").rstrip("."), page)))
    return [Section("Ask more of it", (Points(tuple(points)),))] if points else []
