"""Whatever stands in a data folder is answered in lines that name the file, in bounded time."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import SMALL

from bench.faults.malformed import HARMLESS, KINDS, campaign, malformed
from graph.errors import DataError
from loaders.dataset import read_dataset
from loaders.verify import verify

_SECONDS = 10


def said_of(folder: Path, place: str, data: bytes) -> list[str]:
    """What verify says of the small dataset with this file in it, links to nobody aside."""
    file = folder / place
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    begun = time.monotonic()
    try:
        faults = verify(read_dataset(folder))
    except DataError as error:
        faults = list(error.faults)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    assert time.monotonic() - begun < _SECONDS
    return [str(fault) for fault in faults if "no claim speaks" not in fault.message]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small dataset."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("malformed") / "data"))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_malformed_data_of_each_kind_is_answered_at_its_place(folder: Path, kind: str) -> None:
    for seed in range(12):
        place, data = malformed(kind, seed)
        said = said_of(folder, place, data)
        assert said or kind in HARMLESS, data[:300]
        assert all(line.startswith(f"{place}:") and "\n" not in line for line in said), said


def test_a_campaign_is_the_same_for_the_same_seed() -> None:
    once, again = list(campaign(60, 5)), list(campaign(60, 5))
    assert once == again and once != list(campaign(60, 6))
    assert {kind for kind, _, _ in once} == set(KINDS)


_PLACES = ("actors/x.yaml", "claims/x.yaml", "dataset.yaml", "sources.yaml", "patterns.yaml")
_PIECES = (
    "actors:\n",
    "claims:\n",
    "- {id: x, name: y, kind: unit}\n",
    "- {link: a FUNDS b, ",
    "amount: ",
    "nan",
    "from: ",
    "[",
    "{",
    "}",
    "]",
    "null",
    "\n",
    "- ",
    ": ",
    "*a",
    "&a ",
    '"',
    "source: paper-2022\n",
    "areas:\n",
    "patterns:\n",
    "sources:\n",
    "layers: ",
    "as_of: ",
    "{force}",
    "aliases: ",
    "\u202e",
    "\x00",
    "identifiers: ",
    "span: ",
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(_PLACES),
    data=st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join).map(str.encode)),
)
def test_any_bytes_as_a_data_file_are_taken_or_refused(folder: Path, place: str, data: bytes) -> None:
    assert all("\n" not in line for line in said_of(folder, place, data))
