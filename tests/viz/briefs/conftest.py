"""Briefs that several files read: made once, never changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from brief_texts import DAY

from graph.store import Store
from viz.briefs.brief import Brief
from viz.briefs.write import brief_of


@pytest.fixture(scope="session")
def kent(shipped_ladybug: Store) -> Brief:
    """The brief of Kent Police."""
    return brief_of(shipped_ladybug, ["kent-police"], DAY)


@pytest.fixture(scope="session")
def two(shipped_ladybug: Store) -> Brief:
    """The Met and West Midlands Police compared."""
    return brief_of(shipped_ladybug, ["metropolitan-police-service", "west-midlands-police"], DAY)
