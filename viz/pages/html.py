"""A page as HTML: our own templates, everything escaped, no script or style within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jinja2

from graph.texts.harmless import harmless, one_line
from graph.texts.plain_words import long_date
from viz.about import acknowledgements, name_of, version_of
from viz.page import TEMPLATES
from viz.pages.addresses import Addresses
from viz.pages.page import Form, Page, Span, Words

FOLDER = TEMPLATES / "pages"
STYLE, SCRIPT = "custodes.css", "custodes.js"
# What stands in the navigation: kind of page and its label.
NAVIGATION = (
    ("search", "Search"), ("questions", "Questions"), ("actors", "Actors"), ("topics", "Topics"), ("sources", "Sources"),
    ("compare", "Compare"), ("rules", "Gap rules"), ("scenarios", "Scenarios"), ("query", "Cypher"),
)  # fmt: skip
_OPENS = ("http://", "https://")


def html(page: Page, addresses: Addresses, *, footer: tuple[str, ...] = (), meta_policy: str = "", index: str = "",
         thanks: str = "") -> str:  # fmt: skip
    """The text of a page. `footer`: how to cite the data and whom to thank; `meta_policy` is the security policy where no
    header can carry one; `index` a script that holds what is searched; `thanks` where the rest of the footer stands."""
    navigation = [(label, href) for kind, label in NAVIGATION if (href := addresses.page(kind))]
    return template("page.html.j2").render(
        page=page, day=long_date(page.day) if page.day else "", navigation=navigation, start=addresses.page("start"),
        style=addresses.asset(STYLE), script=addresses.asset(SCRIPT), footer=footer, policy=meta_policy, live=addresses.live,
        index=index, asset=addresses.asset, thanks=thanks,
    )  # fmt: skip


def text_of(name: str) -> str:
    """The shared style or script."""
    return (FOLDER / name).read_text("utf-8")


def footer_of(dataset: Mapping[str, object]) -> tuple[str, ...]:
    """How to cite the data, and whom to thank."""
    cite = f"From the {name_of(dataset)}, version {version_of(dataset)}, asked with custodes."
    licence = f"{dataset['licence']}." if dataset.get("licence") else ""
    return tuple(line for line in (cite, licence, *acknowledgements(dataset)) if line)


@cache
def template(name: str) -> jinja2.Template:
    """A template of pages: everything that it writes out is escaped and harmless."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER, encoding="utf-8"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_harmless,
    )  # fmt: skip
    environment.filters.update(spans=_spans, one_line=one_line, kind=lambda block: type(block).__name__, carried=_carried)
    return environment.get_template(name)


def _harmless(value: Any) -> Any:
    """Whatever is written out, without a sign that could pass for another text or hide one."""
    return harmless(value) if type(value) is str else value


def _carried(form: Form) -> list[tuple[str, str]]:
    """The parameters in the address of a form: a browser drops them when it asks, so they go along as hidden fields."""
    own = {field.name for field in form.fields}
    return [(name, value) for name, value in parse_qsl(urlsplit(form.action).query) if name not in own]


def _spans(words: Words) -> Iterator[Span]:
    """The spans of a text; an address that leads away is followed only where it is one of the web."""
    for span in words:
        yield span if not span.away or (span.href or "").startswith(_OPENS) else Span(span.text, None, span.strong)
