"""Writes the pages of docs/ that are made from the program itself; `--check` only says whether they are true.

python docs/generate.py [--check]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# Help is wrapped to the terminal: pin it, so that everybody writes the same page.
os.environ["COLUMNS"] = "100"

import click  # noqa: E402

from cli import cli  # noqa: E402


def commands_page() -> str:
    """Every command with its help, as a terminal of 100 columns shows it."""
    context = click.Context(cli, info_name="custodes", terminal_width=100)
    parts = ["# Commands\n", "Written by `docs/generate.py` from the program's own help.\n"]
    parts.append(_block("custodes", cli.get_help(context)))
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is None:
            raise SystemExit(f"{name} is listed but is no command")
        inner = click.Context(command, info_name=name, parent=context, terminal_width=100)
        parts.append(_block(f"custodes {name}", command.get_help(inner)))
    return "\n".join(parts)


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


PAGES = {"commands.md": commands_page}


def main(check: bool) -> int:
    """Write each page, or with `check` list those that are out of date; 1 where there is one."""
    stale = 0
    for name, page in PAGES.items():
        path = ROOT / "docs" / name
        text = page()
        if check and (not path.is_file() or path.read_text("utf-8") != text):
            sys.stderr.write(f"docs/{name} is out of date; run python docs/generate.py\n")
            stale = 1
        elif not check:
            path.write_text(text, "utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
