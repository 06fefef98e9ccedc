"""A new data folder for a field of one's own: small, whole and without a fault, to write over."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from graph.errors import AskedWrongly, OutputError
from graph.files.whole_files import part_name, reason
from loaders.intake.yaml_lines import scalar

TEMPLATE = Path(__file__).with_name("template")


def make(folder: Path, name: str, day: str) -> list[str]:
    """Write the folder, which must not be there or be empty; the names of its files. AskedWrongly, or OutputError."""
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir() or any(os.scandir(folder))):
        raise AskedWrongly(f"{folder}: is there already; give the path of a new folder")
    scratch = folder.parent / part_name()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            names = [_write(path, scratch, name, day) for path in sorted(TEMPLATE.rglob("*.yaml"))]
            if folder.is_dir():
                folder.rmdir()
            scratch.replace(folder)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({reason(error)}); give another path") from None
    return names


def _write(path: Path, scratch: Path, name: str, day: str) -> str:
    within = path.relative_to(TEMPLATE)
    target = scratch / within
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8").replace("DAY", day).replace(": NAME", f": {scalar(name)}")
    target.write_text(text, "utf-8", newline="\n")
    return within.as_posix()
