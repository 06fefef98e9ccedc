"""Hostile names in every output: they stay text, and the output stays what it says it is."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import random
import re
import time
import traceback
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook

from bench.faults.campaign import Plan, Tally
from bench.faults.small_graph import SMALL
from graph.model import Graph
from graph.texts.harmless import harmless
from loaders.dataset import load_graph
from queries.question import Answer, Column, Question
from viz.exports import export
from viz.map import write_map
from viz.tables import format_answer
from viz.text_table import text_table
from viz.views.asked import Asked
from viz.views.write import write_view

_PIECES = (
    "</script>", "<script>alert(1)</script>", "<!--", "-->", "<img src=x onerror=alert(1)>", "&lt;", "]]>",
    "<![CDATA[", '"\'`', "${x}", "{{7*7}}", "{% raw %}", '\\', "\\u003c", "=1+1", "+1", "-1", "@SUM(A1)",
    "\t", "\r\n", "\n", ";=1", "|", "\x1b[2J", "\x07", "\x00", "\x9b1m", "\u202e", "\u2066", "\u200b",
    "\u2028", "\ufeff", "\ud83d", "\U000e0041", "é", "é", "漢字", "שלום", "👮🏽", "__proto__", "constructor",
    "NaN", "null", "%s%n", "../../x", "A Board", " ", " ", ",", "x" * 400,
)  # fmt: skip


def run(plan: Plan) -> Tally:
    """Each output in turn, with a name of its own on an actor."""
    tally, graph = Tally("hostile names by output", "outputs", "inputs"), load_graph(SMALL)
    outputs = (*_OUTPUTS.items(),)
    plain = _tags(_map(_named(graph, "Plain"), plan.folder / "plain.html"))
    for number in plan.numbers(tally):
        chance = random.Random(number)
        name = "".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 5)))
        kind, check = outputs[number % len(outputs)]
        begun = time.process_time()
        try:
            failure = check(_named(graph, name), name, plan.folder / f"out.{kind}", plain)
        except Exception:
            failure = traceback.format_exc()
        tally.add("inert", time.process_time() - begun, f"{name!r}: {failure}" if failure else "", f"hostile name: {kind}")
    return tally


def _named(graph: Graph, name: str) -> Graph:
    actor = dataclasses.replace(graph.actors["town-police"], name=name, note=name)
    return dataclasses.replace(graph, actors={**graph.actors, actor.id: actor})


def _csv(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    path.unlink(missing_ok=True)
    (written, *_) = export(graph, path, "csv", None)
    rows = list(csv.reader(io.StringIO(written.read_text("utf-8-sig"), newline="")))
    if len({len(row) for row in rows}) != 1:
        return "rows of different lengths"
    bad = [
        cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and len(cell) > 1)
    ]
    return f"a cell that is a formula: {bad[0]!r}" if bad else ""


def _json(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    export(graph, path, "json", None)
    text = path.read_text("utf-8")
    names = [actor["name"] for actor in json.loads(text, parse_constant=_no_constant)["actors"]]
    return "" if any(_alike(found, name) for found in names) else "the name is not there"


def _no_constant(said: str) -> None:
    raise ValueError(f"{said} is no JSON")


def _alike(found: str, name: str) -> bool:
    return [char for char in found if char.isalnum()] == [char for char in name if char.isalnum()]


def _graphml(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    export(graph, path, "graphml", None)
    nodes = ElementTree.parse(path).getroot().iter("{http://graphml.graphdrawing.org/xmlns}node")
    return "" if len([*nodes]) == len(graph.actors) else "other nodes than actors"


def _map(graph: Graph, path: Path) -> str:
    write_map(graph, path, as_of="2022-11-30", focus=("town-police",))
    return path.read_text("utf-8")


def _html(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    return "" if _tags(_map(graph, path)) == plain else "the page has other elements than with a plain name"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag} {sorted(name for name, _ in attrs)}")


def _tags(page: str) -> list[str]:
    parser = _Tags()
    parser.feed(page)
    return sorted(parser.found)


def _terminal(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    text = "\n".join(text_table(["actor", "id"], [[name, "town-police"]], 40))
    shown = harmless(text).replace("\r\n", "\n")  # as a stream that a person reads does
    signs = [char for char in shown if not char.isprintable() and char not in "\n\t\u3000\xa0"]
    return f"{signs[0]!r} reaches the terminal" if signs else ""


def _markdown(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    asked = Question(
        "made", "Made.", "Made.", (), (Column("name", "text", "The name."), Column("id", "actor", "The id.")), "MATCH"
    )
    lines = format_answer(Answer(asked, [{"name": name, "id": "town-police"}], "2022-11-30"), "markdown").splitlines()
    if len(lines) != 3 or len(_BAR.findall(lines[2])) != 3:
        return f"not one row of two cells: {lines[2:]}"
    return "a tag" if "<" in lines[2] else ""


def _xlsx(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    export(graph, path, "xlsx", None)
    cells = [cell for page in load_workbook(path).worksheets for row in page.iter_rows() for cell in row]
    # A link of ours leads to another sheet, or to the address of a source.
    ours = {None, *(source.url for source in graph.sources.values())}
    bad = [cell for cell in cells if cell.data_type in ("f", "e") or (cell.hyperlink and cell.hyperlink.target not in ours)]
    return f"a formula or a link: {bad[0].value!r}" if bad else ""


def _svg(graph: Graph, name: str, path: Path, plain: list[str]) -> str:
    write_view(Asked(graph, ("town-police",), "2022-11-30"), "tree", path)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(path).getroot().iter()}
    return f"elements that are no drawing: {tags & _LIVE}" if tags & _LIVE else ""


_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_LIVE = {"script", "foreignObject", "iframe", "image", "img", "use", "animate", "set"}
_OUTPUTS: dict[str, Callable[[Graph, str, Path, list[str]], str]] = {
    "csv": _csv, "json": _json, "graphml": _graphml, "html": _html, "terminal": _terminal,
    "markdown": _markdown, "xlsx": _xlsx, "svg": _svg,
}  # fmt: skip
