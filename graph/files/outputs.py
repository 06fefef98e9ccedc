"""Where a command writes, and in which format: one rule for every command that has -o."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import AskedWrongly
from graph.texts.streams import Voice

# The endings of each format's files. A format without any is written as a folder.
Formats = Mapping[str, Sequence[str]]
# '.2022' in 'report.2022' is no ending.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9_-]*$")


@dataclass(frozen=True, slots=True)
class Output:
    """Where an answer goes: a file, or stdout where `path` is None; and in which of the command's formats."""

    path: Path | None
    format: str

    def __str__(self) -> str:
        return "stdout" if self.path is None else str(self.path)

    def named(self, written: Sequence[Path]) -> str:
        """What was written, in words."""
        return "stdout" if self.path is None else ", ".join(map(str, written))

    @contextmanager
    def file(self) -> Iterator[Path]:
        """The path to write to. What is meant for stdout goes there once the block has ended well."""
        if self.path is not None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="custodes-") as folder:
            path = Path(folder) / f"stdout.{self.format}"
            yield path
            if isinstance(sys.stdout, Voice):
                sys.stdout.write_file(path)
            else:
                sys.stdout.write(path.read_text("utf-8"))


def output_of(given: str | None, asked: str | None, formats: Formats, default: str, only_files: Sequence[str] = (),
              option: str = "-o") -> Output:  # fmt: skip
    """Where to write and how. `given` is what -o (or another `option`) says and `asked` what --format says, None where
    they are not there.

    The ending of a file chooses its format: one that the command cannot write, or that is not the one asked for, is
    refused. '-' is stdout, which takes no format of `only_files`. AskedWrongly.
    """
    if given is None or given == "-":
        if (asked or default) in only_files:
            raise AskedWrongly(f"{asked or default}: cannot go to stdout; give {option} {_example(asked or default, formats)}")
        return Output(None, asked or default)
    if not given:
        raise AskedWrongly(f"{option}: is empty; give a name that ends in {_choices(formats)}, or - for stdout")
    ending, format_ = _ending_of(Path(given).name, formats)
    if ending and format_ is None:
        raise AskedWrongly(f"{option} {given}: no {ending} can be written; give a name that ends in {_choices(formats)}")
    if asked and format_ and asked != format_:
        raise AskedWrongly(f"{option} {given}: ends as {format_} does, but --format says {asked}; leave one of them out")
    if asked is None and format_ is None:
        raise AskedWrongly(f"{option} {given}: the ending chooses the format; give a name that ends in {_choices(formats)}")
    return Output(Path(given), str(format_ or asked))


def _ending_of(name: str, formats: Formats) -> tuple[str, str | None]:
    """The ending of a file's name and the format that it chooses: the longest that is known, as .csl.json before .json."""
    low = name.lower()
    known = [(ending, format_) for format_, endings in formats.items() for ending in endings]
    fitting = [pair for pair in known if low.endswith(pair[0]) and len(low) > len(pair[0])]
    if fitting:
        return max(fitting, key=lambda pair: len(pair[0]))
    found = _ENDING.search(name)
    return (found[0] if found and found.start() else ""), None


def given_format(asked: str | None, as_json: bool) -> str | None:
    """What --format and --json say together. AskedWrongly where they disagree."""
    if as_json and asked not in (None, "json"):
        raise AskedWrongly(f"--json: but --format says {asked}; leave one of them out")
    return "json" if as_json else asked


def _choices(formats: Formats) -> str:
    names = [endings[0] for endings in formats.values() if endings]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _example(format_: str, formats: Formats) -> str:
    return f"NAME{formats[format_][0]}" if formats[format_] else "FOLDER"
