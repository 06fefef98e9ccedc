"""What `verify` leaves alone: the like of each fault of links that is none, because the data says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import SMALL

from loaders.dataset import read_dataset
from loaders.verify import verify

ACTORS = """
- {id: cell-review, name: Review of cells, kind: review_or_inquiry}
- {id: boats-bill, name: Police (Boats) Bill, kind: instrument}
- {id: risk-model, name: Risk model of Town, kind: instrument}
- {id: boat-thieves, name: Suspected thieves of boats, kind: people_group, note: Those whom the police suspect of it.}
"""
NAMED = ("cell-review", "boats-bill", "risk-model", "boat-thieves")


def faults_with(folder: Path, claim: str) -> list[str]:
    """What verify says of the small dataset with one claim more."""
    shutil.copytree(SMALL, folder)
    (folder / "actors" / "more.yaml").write_text(f"actors:{ACTORS}", "utf-8")
    lines = [f"- {{link: minister SUPPORTS {actor}, checked: false, place: p. 8, reading: Help.}}" for actor in NAMED]
    lines.append(f"- {{checked: false, place: p. 9, {claim}}}")
    (folder / "claims" / "more.yaml").write_text("source: paper-2022\nclaims:\n" + "\n".join(lines) + "\n", "utf-8")
    return [str(fault) for fault in verify(read_dataset(folder))]


CUSTODY = "topics: [custody]"


@pytest.mark.parametrize(
    "claim",
    [
        f"link: minister COMMISSIONS cell-review, reading: To come., {CUSTODY}, status: planned",
        f"link: minister COMMISSIONS cell-review, reading: It was asked for., {CUSTODY}, happened: 2021..2022-05",
        f"link: inspectorate INSPECTS town-police, reading: It inspects the force., {CUSTODY}",
        f"link: inspectorate MONITORS town-police ~goal-2030, reading: It watches the way to a goal., {CUSTODY}",
        f"link: town-police GOVERNED_BY boats-bill, reading: It will., {CUSTODY}, status: proposed",
        f"link: inspectorate AUDITS forces, reading: It does., {CUSTODY}, scope: two forces, condition: in Wales only",
        f"link: inspectorate AUDITS forces, reading: It does., {CUSTODY}, condition: in England and Wales",
        f"link: inspectorate AUDITS forces, reading: It does., {CUSTODY}, exceptions: [town-police]",
        f"link: town-police POLICES boat-thieves, reading: It looks for them., {CUSTODY}",
        f"link: minister DIRECTS commissioner, reading: By way of him., {CUSTODY}, powers: [dismiss], on: chief",
        f"link: safety-fund FUNDS radio ~boats, reading: The fund pays., {CUSTODY}, why: Only the fund is named.",
        f"link: town-police FUNDS quiet-unit, reading: It pays., {CUSTODY}, why: The unit bills the force.",
        f"link: ministry FUNDS radio ~boats, reading: Over 18 months., {CUSTODY}, duration: P18M",
        f"link: town-police GOVERNED_BY risk-model, reading: By law., {CUSTODY}, binding: statute",
        f"link: inspectorate JUDGES town-police, reading: It must improve., {CUSTODY}, framework: W, grade: Poor",
        f"link: inspectorate JUDGES town-police, reading: Cells are not as good as they should be., {CUSTODY}, framework: W",
        "link: minister SUPPORTS chief, reading: That he helps is implied., explicit: false, why: He is thanked for it.",
    ],
)
def test_what_the_data_explains_is_no_fault(tmp_path: Path, claim: str) -> None:
    assert faults_with(tmp_path / "data", claim) == []


def test_a_denied_link_needs_no_day_nor_payer(tmp_path: Path) -> None:
    claim = f"link: safety-fund FUNDS town-police, reading: It does not., {CUSTODY}, polarity: denied"
    assert faults_with(tmp_path / "data", claim) == []
