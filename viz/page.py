"""The page around a map: one file, nothing fetched, every script and style named by its hash."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")
# In the order in which they need one another, room by room: what is known, what is drawn, what stands around it, what is
# taken away.
_ROOMS = {
    "held": "data times dom words state stacks facets view chains rows",
    "drawing": "pack theme shapes boxes lines labels routes curves ways feed picture frame",
    "panels": "claims panel story told versus table filters search when keys",
    "taking": "paper sheet around drawn take inspect",
}
SCRIPTS = (*(f"{room}/{name}" for room, names in _ROOMS.items() for name in names.split()), "main")


def render(library: str, data: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    """The page: `library` is vis-network, `data` what the scripts read, `words` what the template says."""
    style, scripts = read("map.css"), [_tidied("unpack"), inline(library), own_script()]
    return (
        environment()
        .get_template("map.html.j2")
        .render(
            policy=policy(scripts, style),
            # Ours or hashed in the policy, never a name or a word out of the data.
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            data=packed(data),
            **words,
        )
    )


def environment() -> jinja2.Environment:
    """Where templates come from, and how: everything is escaped, nothing is left out in silence."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def read(name: str) -> str:
    """The text of a template file, with the line ends that a browser would hash."""
    return inline((TEMPLATES / name).read_text("utf-8"))


def own_script() -> str:
    """Our scripts, one after the other in one scope of their own."""
    parts = "\n".join(map(_tidied, SCRIPTS))
    return f"'use strict';\n(async () => {{\n{parts}\n}})();\n"


def _tidied(name: str) -> str:
    """A script without its comments and indents."""
    lines = (line.strip() for line in read(f"js/{name}.js").splitlines())
    return "\n".join(line for line in lines if line and line != "'use strict';" and not line.startswith("//"))


def inline(script: str) -> str:
    """A text as it may stand inside <script> or <style>: it cannot close them."""
    lines = script.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"<(/script|/style|!--)", r"<\\\1", lines, flags=re.IGNORECASE)


def packed(data: Any) -> str:
    """JSON, deflated and in base64: small, and nothing in it can open a tag. data.js unpacks it."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")


def policy(scripts: list[str], style: str) -> str:
    """The Content-Security-Policy: these scripts, this style, and nothing else from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
