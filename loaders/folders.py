"""Data folders as people name them: `data` and `examples/NAME` mean those that custodes ships where there are no others, so
that what the docs say to type works from any folder, also where custodes was installed."""

from __future__ import annotations

from pathlib import Path

import click

_HOME = Path(__file__).resolve().parent.parent
SHIPPED = _HOME / "data"
# Beside the code in a checkout; installed, under a name that is nobody else's.
_EXAMPLES = (_HOME / "custodes_examples", _HOME / "examples")


def shipped_folder(path: Path) -> Path:
    """The folder that is meant."""
    if path.exists() or path.is_absolute():
        return path
    if path.parts == ("data",):
        return SHIPPED
    if len(path.parts) == 2 and path.parts[0] == "examples":
        return next((found for home in _EXAMPLES if (found := home / path.parts[1]).is_dir()), path)
    return path


class DataFolder(click.Path):
    """An option that is a data folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """See click."""
        return shipped_folder(Path(str(super().convert(value, param, ctx))))  # type: ignore[arg-type]
