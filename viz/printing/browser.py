"""A map as a picture: it is laid out by its own page, in a browser that is on this machine, which hands over the SVG."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from graph.errors import OutputError
from graph.files.whole_files import whole_file
from viz.printing.sheets import Paper, pdf_of, png_of, size_of

BROWSER = "CUSTODES_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FLAGS = ("--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
_SECONDS = 90
# Where in the page's address it is told to hand the picture over; see templates/js/main.js.
HAND_OVER = "dark=0&hand={}"
_HANDED = re.compile(r'<pre id="handed">(.*?)</pre>', re.DOTALL)


def found_browser(output: str) -> str:
    """A browser that can draw a map: what CUSTODES_BROWSER names, else Chromium, Chrome or Edge. OutputError."""
    given = os.environ.get(BROWSER)
    for name in (given,) if given else (*_NAMES, *_PLACES):
        if path := shutil.which(name):
            return path
    looked = f"{BROWSER} names '{given}', which is none" if given else "no Chromium, Chrome or Edge was found"
    raise OutputError(
        f"{output}: a map is drawn by a browser, and {looked}; set {BROWSER} to one, or give a name that ends in .html and "
        "take the picture away there, or --view for a picture that needs none"
    )


def write_map_picture(path: Path, browser: str, write_page: Callable[[Path], None], title: str) -> None:
    """Write a map as .svg, .png or .pdf; `write_page` writes its page. OutputError."""
    ending = path.suffix.lower()
    with tempfile.TemporaryDirectory(prefix="custodes-", ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "map.html"
        write_page(page)
        svg = map_svg(page, browser, "paper" if ending == ".pdf" else "screen")
    if ending == ".svg":
        made = svg.encode()
    else:
        wide, high = size_of(svg)
        made = png_of(svg) if ending == ".png" else pdf_of(Paper(title, [(svg, title)], upright=high > wide, fit=True))
    with whole_file(path) as part:
        part.write_bytes(made)


def map_svg(page: Path, browser: str, shape: str = "screen") -> str:
    """The picture that the map in this file opens with, in the shape of a screen or of paper. OutputError where the
    browser does not draw it."""
    with tempfile.TemporaryDirectory(prefix="custodes-", ignore_cleanup_errors=True) as home:
        # Only root has to go without the sandbox; the page is our own and asks nothing of the network.
        root = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
        command = [browser, *_FLAGS, *root, f"--user-data-dir={home}", "--virtual-time-budget=60000", "--dump-dom",
                   f"{page.resolve().as_uri()}#{HAND_OVER.format(shape)}"]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"{browser}: did not draw the map ({type(error).__name__}); write .html and open it") from None
    handed = _HANDED.search(done.stdout.decode("utf-8", "replace"))
    if not handed:
        raise OutputError(f"{browser}: did not draw the map (exit {done.returncode}); write .html and open it in a browser")
    return html.unescape(handed[1])
