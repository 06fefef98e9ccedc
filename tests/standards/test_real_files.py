"""Every real file of ../shared/standards loads or is refused, with the counts that docs/loading.md tells."""

from __future__ import annotations

import importlib.util

import pytest
from support import ROOT, SHARED

STANDARDS = SHARED / "standards"


def test_the_table_of_real_files_says_what_comes_of_them() -> None:
    if not STANDARDS.is_dir():
        pytest.skip("the real files are not beside the checkout (../shared/standards)")
    spec = importlib.util.spec_from_file_location("loading_table", ROOT / "docs" / "loading_table.py")
    assert spec and spec.loader
    table = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(table)
    assert table.page_text() == (ROOT / "docs" / "loading.md").read_text("utf-8")
