"""Takes the two pictures of the explorer in README with a real Chromium. Run: python docs/pictures.py STORE

The pictures of the map are of `custodes map "the Met"`, taken by hand in the same browser at the same width.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent / "img"
SIZE = {"width": 1100, "height": 720}


def main(store: str) -> None:
    """Serve the graph, and take them."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", "--store", store, "--port", str(port)], cwd=HERE.parent.parent
    )
    try:
        _wait(base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
            page.set_default_timeout(120_000)
            _start(page, base)
            _actor(page, base)
            browser.close()
    finally:
        server.terminate()
        server.wait(30)


def _wait(base: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(base, timeout=10).read()
            return
        except OSError:
            time.sleep(0.2)


def _start(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("#lead-2-words").press_sequentially("chief constable of k")
    page.wait_for_selector("[role=option]")
    page.screenshot(path=HERE / "explorer-start.png")


def _actor(page: Page, base: str) -> None:
    page.goto(f"{base}/actor/chief-constable-of-kent")
    heading = page.get_by_role("heading", name="Who may hold the Chief Constable of Kent Police to account")
    heading.evaluate("one => one.scrollIntoView()")
    page.get_by_text("s. 38(2)-(4)", exact=False).and_(page.locator("summary")).first.click()
    page.wait_for_timeout(300)
    page.screenshot(path=HERE / "explorer-actor.png")


if __name__ == "__main__":
    main(sys.argv[1])
