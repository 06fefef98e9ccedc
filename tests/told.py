"""The program run in this process, as a person would type it: quick enough for hundreds of lines."""

from __future__ import annotations

import contextlib
import io
import sys

import pytest

from cli import main


def answered(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of custodes with these words."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "argv", ["custodes", *words])
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main()
    return code, out.getvalue(), err.getvalue()
