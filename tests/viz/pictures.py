"""Takes the pictures of the README out of the real map: python tests/viz/pictures.py (see docs/img)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cli import DEMO_FAMILIES, MET  # noqa: E402
from graph.kinds import load_kinds  # noqa: E402
from graph.selection import Selection, select  # noqa: E402
from loaders.dataset import load_graph  # noqa: E402
from viz.map import write_map  # noqa: E402

# The map that `make demo` writes, and the chains in it.
PICTURES = {"map-met": "", "map-chain": "to=*&chain=2&pick=t:"}


def main() -> None:
    """Write docs/img/map-met.png and docs/img/map-chain.png."""
    from playwright.sync_api import sync_playwright

    whole = load_graph()
    graph = select(whole, Selection((MET,), families=DEMO_FAMILIES), load_kinds())
    folder = ROOT / "docs" / "img"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as home:
        path = Path(home) / "met.html"
        write_map(graph, path, as_of=str(graph.dataset["as_of"]), focus=(MET,), whole=whole)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1320, "height": 860})
        for name, place in PICTURES.items():
            page.goto(f"{path.as_uri()}#{place}" if place else path.as_uri())
            page.wait_for_function("() => window.custodes !== undefined")
            page.wait_for_timeout(400)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
