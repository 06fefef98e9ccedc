"""Where the graph lies when nobody says where: a folder for data of the user's own, as each system has one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "custodes"


def data_folder() -> Path:
    """XDG_DATA_HOME (~/.local/share), %LOCALAPPDATA%, or ~/Library/Application Support."""
    if sys.platform == "win32":
        return _given("LOCALAPPDATA") or _home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support"
    return _given("XDG_DATA_HOME") or _home() / ".local" / "share"


def default_folder() -> Path:
    """The store that is meant where none is given."""
    return data_folder() / NAME / "graph"


def former_folder() -> Path | None:
    """A store that an earlier custodes built among the settings, where it should not lie; None where there is none."""
    if sys.platform == "win32":
        settings = _given("APPDATA") or _home() / "AppData" / "Roaming"
    else:
        settings = _given("XDG_CONFIG_HOME") or _home() / ".config"
    folder = settings / NAME / "graph"
    try:
        return folder if folder != default_folder() and (folder / "manifest.json").is_file() else None
    except OSError:
        return None


def _given(variable: str) -> Path | None:
    """A folder that the system's variable names; one that is not whole is passed over, as the XDG rules ask."""
    path = Path(os.environ.get(variable) or "")
    return path if path.is_absolute() else None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()
