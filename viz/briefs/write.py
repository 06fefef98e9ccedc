"""A brief of one actor or two, from the store into a file. What it has, and in which order, stands in `_sections`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.files.whole_files import whole_file
from graph.naming.articles import Named, capital
from graph.store import Store
from graph.texts.plain_words import long_date
from queries.asking import beyond
from viz.about import acknowledgements, name_of, version_of
from viz.briefs.accountability import DOWN, UP, accountability, ends, tree
from viz.briefs.brief import Brief, Paragraph, Said, Section
from viz.briefs.comparison import comparison
from viz.briefs.desk import UNCHECKED, Desk, dataset_of, desk_of
from viz.briefs.matters import changes, money, troubles


def brief_of(store: Store, actors: Sequence[str], as_of: str, since: str | None = None) -> Brief:
    """The brief of one actor, or of two compared, as at a day; `since`: what changed from that day on."""
    desk = desk_of(store, as_of)
    names = desk.names(actors)
    told = [(actor, names[actor]) for actor in actors]
    sections = tuple(_sections(desk, told, since))
    title = " and ".join(about.written for _, about in told)
    title = f"{title}: accountability{' compared' if len(told) > 1 else ''}"
    dataset = dataset_of(desk)
    subtitle = f"As at {long_date(as_of)}, from the {name_of(dataset)}, version {version_of(dataset)}."
    subtitle = " ".join([subtitle, *beyond(dataset, as_of)])
    return Brief(capital(title), subtitle, as_of, sections, desk.notes.written())


def write_brief(brief: Brief, path: Path, format_: str) -> None:
    """Write it whole or not at all. OutputError where Word's format is asked for without the library for it."""
    with whole_file(path) as temporary:
        temporary.write_bytes(_writer(format_)(brief))


def _writer(format_: str) -> Callable[[Brief], bytes]:
    if format_ == "docx":
        from viz.briefs.word import docx_bytes

        return docx_bytes
    if format_ == "html":
        from viz.briefs.page import html_bytes

        return html_bytes
    from viz.briefs.marked import markdown_bytes

    return markdown_bytes


def _sections(desk: Desk, actors: Sequence[tuple[str, Named]], since: str | None) -> Iterator[Section]:
    if len(actors) > 1:
        yield comparison(desk, actors[0], actors[1])
        yield tree(desk, actors)
        for actor, about in actors:
            yield money(desk, actor, about)
        for actor, about in actors:
            yield from troubles(desk, actor, about)
    else:
        actor, about = actors[0]
        yield from accountability(desk, actor, about, UP)
        yield tree(desk, actors)
        yield from ends(desk, actor, about)
        yield from accountability(desk, actor, about, DOWN)
        yield money(desk, actor, about)
        yield changes(desk, actor, about, since)
        yield from troubles(desk, actor, about)
    yield _trust(desk, actors)


def _trust(desk: Desk, actors: Sequence[tuple[str, Named]]) -> Section:
    """What the brief rests on, how much of it nobody checked or dated, and whom to acknowledge."""
    total, dating = len(desk.used), list(desk.used.values())
    unchecked, assumed = len(desk.unchecked), dating.count("assumed")
    old = dating.count("last_said") + dating.count("not_known")
    lines = [
        f"This brief rests on {total:,} link{'' if total == 1 else 's'}. For {unchecked:,} of them nobody has read a text at "
        f"hand against what is said here: a sentence that rests on such a link is marked {UNCHECKED}.",
        f"For {assumed:,} no source states a date; such a link is taken to be in force while both its actors exist and its "
        f"last source says so, and its sentence says “no date stated”.",
        "What is planned, proposed or over is left out unless it is said to be so, and so is what was last said long before. "
        "What is not in a brief is not thereby absent: it may not have been looked for.",
    ]
    if old:
        lines.append(f"{old:,} were last said long before the day of the brief, or by law then over, as their sentences say.")
    asked = " ".join(actor for actor, _ in actors)
    lines.append(
        f"Each link with its proof: custodes show {actors[0][0]} --links; made by: custodes brief {asked} --as-of {desk.as_of}."
    )
    dataset = dataset_of(desk)
    rights = [capital(note) + "." for note in desk.answer("show", actor=actors[0][0]).notes[-1:]]
    if dataset.get("licence"):
        rights.append(f"Licence of the dataset: {dataset['licence']}.")
    rights += acknowledgements(dataset)
    return Section("How far to trust it", tuple(Paragraph(Said(" ".join(part))) for part in (lines, rights)))
