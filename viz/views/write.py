"""Writes a view to a file: a page (.html) with its table, or the picture alone (.svg). No script in either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import jinja2
from markupsafe import Markup

from graph.days.dates import last_day
from graph.errors import AskedWrongly
from graph.files.whole_files import whole_file, write_text
from viz.page import TEMPLATES, inline, policy, read
from viz.palette import load_palette
from viz.printing.sheets import Paper, pdf_of, png_of
from viz.views.asked import Asked
from viz.views.ladder import ladder
from viz.views.matrix import matrix
from viz.views.money import money
from viz.views.paper import laid_out, sheets
from viz.views.picture import Picture
from viz.views.style import style_of
from viz.views.svg import block, clean, esc, n, rect, tall, wrap
from viz.views.timeline import timeline
from viz.views.tree import tree
from viz.views.twin import all_links, tables

VIEWS: dict[str, Callable[[Asked], Picture]] = {
    "tree": tree, "ladder": ladder, "money": money, "matrix": matrix, "timeline": timeline,
}  # fmt: skip
_MARGIN = 20
_BODY = "view-body"


def write_view(asked: Asked, view: str, path: Path, title: str | None = None) -> Picture:
    """Write one view of what is asked. The same graph gives the same bytes. AskedWrongly, OutputError."""
    ending = path.suffix.lower()
    if ending not in (".html", ".htm", ".svg", ".png", ".pdf"):
        raise AskedWrongly(f"{path}: a view is written as .html, .svg, .png or .pdf; give -o a name that ends so")
    if ending not in (".html", ".htm") and asked.quotes:
        raise AskedWrongly(
            f"--quotes: {path} is a picture alone, without a table for the words; give -o a name that ends in .html"
        )
    picture = drawn(asked, view)
    title = title or picture.title
    if ending in (".png", ".pdf"):
        made = png_of(lone_svg(asked, picture, title)) if ending == ".png" else pdf_of(on_paper(asked, picture, title))
        with whole_file(path) as part:
            part.write_bytes(made)
    else:
        write_text(path, lone_svg(asked, picture, title) if ending == ".svg" else page(asked, picture, view, title))
    return picture


def on_paper(asked: Asked, picture: Picture, title: str) -> Paper:
    """The sheets of A4 that the page of a view prints, each with its head, and below them what has to be said."""
    heading = f"{title}, as at {asked.day}"
    style = f"<style>{escape(style_of(load_palette()), quote=False)}</style>"
    defined = f'{style}<defs><g id="{_BODY}" class="view">{picture.body}</g></defs>'
    made = [clean(one) for one in sheets(picture, heading, _BODY, defined)]
    told = [f"{picture.summary} Sheet {number} of {len(made)}." for number in range(1, len(made) + 1)]
    return Paper(heading, list(zip(made, map(clean, told), strict=True)), laid_out(picture).upright,
                 [clean(line) for line in _below(asked, picture, title)])  # fmt: skip


def _below(asked: Asked, picture: Picture, title: str) -> list[str]:
    """What has to be said below a picture that goes without its page."""
    about = _about(asked, title)
    said = [asked.beyond, picture.summary, *picture.notes, about.cite, f"{about.licence}." if about.licence else ""]
    return [line for line in (*said, *about.thanks) if line]


def drawn(asked: Asked, view: str) -> Picture:
    """The picture of a view. AskedWrongly where it is about nobody, or the date is none."""
    if not asked.actors:
        raise AskedWrongly(f"--view {view} is about an actor; say whom: custodes map ACTOR --view {view}")
    try:
        last_day(asked.as_of)
    except ValueError as error:
        raise AskedWrongly(f"as-at: {error}") from None
    return VIEWS[view](asked)


def page(asked: Asked, picture: Picture, view: str, title: str) -> str:
    """The text of a page with the picture and its table twin."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    upright = laid_out(picture).upright
    sheet = f"@page {{ size: A4 {'portrait' if upright else 'landscape'}; margin: 10mm; }}\n"
    style = inline(read("view.css") + style_of(load_palette()) + sheet)
    text = environment.get_template("view.html.j2").render(
        policy=policy([], style),
        style=Markup(style),
        svg=Markup(_svg(picture, title, picture.height, f'<g id="{_BODY}" class="view">{picture.body}</g>', "")),
        sheets=[Markup(one) for one in sheets(picture, f"{title}, as at {asked.day}", _BODY)],
        title=title,
        view=view,
        beyond=asked.beyond,
        picture=picture,
        notes=[*([asked.beyond] if asked.beyond else []), picture.summary, *picture.notes],
        tables=tables(asked, picture),
        count=len(all_links(picture)),
        as_of=asked.as_of,
        day=asked.day,
        about=_about(asked, title),
    )
    return clean(text)


def lone_svg(asked: Asked, picture: Picture, title: str) -> str:
    """The picture as a file of its own, with its heading above and what has to be said of it below."""
    width = max(picture.width, 640)
    room = width - 2 * _MARGIN
    heading = wrap(f"{title}, as at {asked.day}", room, 17, 3, bold=True)
    warned = wrap(asked.beyond, room, 12, 4, bold=True) if asked.beyond else []
    top = 14 + tall(heading, 17) + tall(warned) + 8
    below = [line for line in _below(asked, picture, title) if line != asked.beyond]
    lines = [line for text in below for line in wrap(text, room, 11.5, 8)]
    body = (
        block(_MARGIN, 14, heading, size=17, cls="bold")
        + block(_MARGIN, 16 + tall(heading, 17), warned, cls="bold warn")
        + f'<g transform="translate(0 {n(top)})">{picture.body}</g>'
        + block(_MARGIN, top + picture.height + 10, lines, size=11.5, cls="quiet")
    )
    height = top + picture.height + 24 + tall(lines, 11.5)
    sized = Picture(picture.title, picture.summary, width, height, "", ())
    inside = f"<style>{escape(style_of(load_palette()), quote=False)}</style>{rect(0, 0, width, height, 'page')}{body}"
    return clean(f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(sized, title, height, inside, _XMLNS)}\n')


_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


def _svg(picture: Picture, title: str, height: float, body: str, more: str) -> str:
    size = f'width="{n(picture.width)}" height="{n(height)}" viewBox="0 0 {n(picture.width)} {n(height)}"'
    return (
        f'<svg{more} class="view" {size} role="img" aria-labelledby="view-title view-desc">'
        f'<title id="view-title">{esc(title)}</title><desc id="view-desc">{esc(picture.summary)}</desc>{body}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _About:
    """How to cite a view, under which licence it stands, and whom that asks to acknowledge."""

    cite: str
    licence: str
    thanks: tuple[str, ...]


def _about(asked: Asked, title: str) -> _About:
    dataset = asked.graph.dataset
    name, version = str(dataset.get("name") or "custodes dataset"), str(dataset.get("version") or "not numbered")
    return _About(
        f"custodes, “{title}”, as at {asked.day}. Drawn from the {name}, version {version}.",
        str(dataset.get("licence") or ""),
        tuple(str(line) for line in dataset.get("acknowledgements") or ()),
    )
