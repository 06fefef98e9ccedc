"""The documentation says what the program does."""

from __future__ import annotations

import re
import subprocess
import sys

from support import ROOT


def test_generated_pages_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_link_between_pages_leads_to_a_file() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "data" / "LICENSE.md"]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_names_only_commands_that_exist() -> None:
    from cli import cli

    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^    custodes ([a-z-]+)", readme, re.MULTILINE)) | set(re.findall(r"`custodes ([a-z-]+)", readme))
    assert named
    import click

    assert named <= set(cli.list_commands(click.Context(cli)))
