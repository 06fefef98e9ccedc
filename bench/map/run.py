"""How large a map is, how soon it can be used and how long each interaction takes, next to plain pyvis on the same graph.

    python bench/map/run.py [--sizes 50 300 1500 5000] [--pyvis-wait 60] > maps.md

Needs playwright and a Chromium. Writes the section "Maps" of docs/performance.md to stdout, with each goal met or not.
It takes about five minutes, half of them waiting for plain pyvis; `--pyvis-wait 1` leaves that out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from graphs import AS_OF, graph_of_size  # noqa: E402
from told import Column, section  # noqa: E402

from graph.model import Graph  # noqa: E402
from viz.map import write_map  # noqa: E402

# When the page can be used: its script is through and a frame with the picture has been painted.
USABLE = """
(() => {
  const look = () => window.custodes
    ? requestAnimationFrame(() => setTimeout(() => { window.usableAfter = performance.now(); }, 0))
    : requestAnimationFrame(look);
  requestAnimationFrame(look);
})();
"""
# From the action until the next frame with its effect has been painted.
TIMED = """
() => new Promise((done) => {
  const begun = performance.now();
  %s
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
})
"""
CHOOSE = "const s = document.getElementById('{0}'); s.value = '{1}'; s.dispatchEvent(new Event('change'));"
INTERACTIONS = {
    "click an actor": "document.querySelector('#tables th button').click();",
    "close the panel": "document.querySelector('#panel .close').click();",
    "a filter off": "document.querySelector('[data-facet=families] input').click();",
    "a filter on": "document.querySelector('[data-facet=families] input').click();",
    "another day": "const d = document.getElementById('day'); d.value = d.max / 2; d.dispatchEvent(new Event('input'));",
    "compare two days": CHOOSE.format("compare", "2010-01-01"),
    "stop comparing": "document.getElementById('compare-off').click();",
    "open an area": "const a = document.getElementById('area'); a.selectedIndex = 1; a.dispatchEvent(new Event('change'));",
    "stack it again": "const a = document.getElementById('area'); a.selectedIndex = 0; a.dispatchEvent(new Event('change'));",
    "search": "const f = document.getElementById('find'); f.value = 'chief'; f.dispatchEvent(new Event('input'));",
    "focus, 1 step": "document.getElementById('find').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));",
    "2 steps": CHOOSE.format("hops", 2),
    "chains to the top": "document.getElementById('chain-up').click();",
    "leave the chains": "document.getElementById('chain-off').click();",
    "dark": "document.getElementById('dark').click();",
    "reset": "document.getElementById('again').click();",
    "show every link": "document.getElementById('every').click();",
    "click an actor, all shown": "document.querySelector('#tables th button').click();",
    "close the panel, all shown": "document.querySelector('#panel .close').click();",
    "a filter off, all shown": "document.querySelector('[data-facet=families] input').click();",
    "a filter on, all shown": "document.querySelector('[data-facet=families] input').click();",
}
REPEATS = 5


def main() -> None:
    """Measure every size and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[50, 300, 1500, 5000])
    asked.add_argument("--pyvis-wait", type=int, default=60, help="seconds to wait for plain pyvis to come to rest")
    given = asked.parse_args()
    from playwright.sync_api import sync_playwright

    load = [os.getloadavg()[0]]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        found = [measured(browser, size, Path(folder), given.pyvis_wait) for size in given.sizes]
        version = browser.version
        browser.close()
    load.append(os.getloadavg()[0])
    machine = f"{os.cpu_count()} cores, no GPU, Chromium {version}; load {load[0]:.1f} at the start, {load[1]:.1f} at the end"
    sys.stdout.write(section(machine, REPEATS, found))


def measured(browser: Any, size: int, folder: Path, wait: int) -> Column:
    """The column of one size."""
    sys.stderr.write(f"{size} actors …\n")
    graph = graph_of_size(size)
    path = folder / f"map-{size}.html"
    begun = time.perf_counter()
    write_map(graph, path, as_of=AS_OF)
    wrote = time.perf_counter() - begun
    usable, interactions = ours(browser, path)
    claims = sum(len(link.claims) for link in graph.links.values())
    return Column(
        size, len(graph.actors), len(graph.links), claims, path.stat().st_size / 1000, wrote, usable, interactions,
        *plain(browser, graph, folder / f"plain-{size}.html", wait),
    )  # fmt: skip


def ours(browser: Any, path: Path) -> tuple[float, dict[str, float]]:
    """Until the map can be used, and each interaction: the fastest of several times."""
    opened: list[float] = []
    taken: dict[str, list[float]] = {name: [] for name in INTERACTIONS}
    for _ in range(REPEATS):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.add_init_script(USABLE)
        page.goto(path.as_uri())
        page.wait_for_function("() => window.usableAfter")
        opened.append(page.evaluate("window.usableAfter"))
        page.wait_for_function("() => window.custodes.settled()")
        for name, action in INTERACTIONS.items():
            page.wait_for_function("() => window.custodes.settled()")
            page.wait_for_timeout(150)
            if name == "show every link" and page.is_hidden("#every"):
                break  # it opened with all of them: what follows was measured above
            taken[name].append(page.evaluate(TIMED % action))
        page.close()
    return min(opened), {name: min(times) for name, times in taken.items() if times}


def plain(browser: Any, graph: Graph, path: Path, wait: int) -> tuple[float, str]:
    """The same graph by pyvis as it comes, until its picture is at rest."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for actor in graph.actors.values():
        network.add_node(actor.id, label=actor.name, title=actor.kind)
    for link in graph.links.values():
        network.add_edge(link.subject, link.object, title="\n".join(claim.reading for claim in link.claims))
    path.write_text(network.generate_html(), "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    begun = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    try:
        page.wait_for_function("() => window.network && window.network.physics.ready === true", timeout=wait * 1000)
        rest = f"{(time.perf_counter() - begun) * 1000:,.0f}"
    except Exception:
        rest = f"over {wait} s"
    page.close()
    return path.stat().st_size / 1000, rest


if __name__ == "__main__":
    main()
