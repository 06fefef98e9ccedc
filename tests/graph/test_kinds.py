"""The kinds are data, read strictly."""

import shutil
from pathlib import Path

import pytest

from graph import kinds as lists
from graph.errors import DataError
from graph.kinds import HERE, load_kinds, shipped_kinds
from graph.kinds_file import read_kinds


def test_every_power_that_a_kind_gives_by_default_has_a_rank() -> None:
    kinds = load_kinds()
    assert {kind.power for kind in kinds.links.values() if kind.power} <= set(kinds.powers)


def test_a_duty_has_a_forum_only_where_somebody_can_call_for_an_answer() -> None:
    duty = load_kinds().links["OWES_DUTY_TO"]
    assert duty.forum_end({"duty": "report"}) == "object"
    assert duty.forum_end({"duty": "have_regard"}) == "none"


def test_money_gives_power_only_where_it_binds() -> None:
    funds = load_kinds().links["FUNDS"]
    assert funds.forum_end({"binding": "funding_condition"}) == "subject"
    assert funds.forum_end({}) == "none"


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("power: scrutinise", "power: glare", "link_kinds.yaml:7: OVERSEES: 'power' is 'glare'; expected one of"),
        ("family: oversight", "famly: oversight", "unknown key 'famly' (did you mean 'family'?)"),
        ("subject: [agent], object: [any]", "subject: [agnt], object: [any]", "'subject' holds 'agnt'"),
    ],
)
def test_a_wrong_kind_names_file_kind_and_fix(tmp_path: Path, was: str, becomes: str, message: str) -> None:
    for path in HERE.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    file = tmp_path / "link_kinds.yaml"
    file.write_text(file.read_text("utf-8").replace(was, becomes, 1), "utf-8")
    with pytest.raises(DataError) as caught:
        shipped_kinds(tmp_path)
    assert message in str(caught.value)


def test_the_lists_that_are_made_ready_are_those_of_the_files() -> None:
    assert lists._compiled() == read_kinds(HERE), "run python docs/generate.py"


def test_lists_made_ready_of_other_files_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for made in ('{"digest": "of others"}', "[", "[]"):
        (tmp_path / "kinds.json").write_text(made, "utf-8")
        monkeypatch.setattr(lists, "COMPILED", tmp_path / "kinds.json")
        assert lists._compiled() is None
        assert shipped_kinds.__wrapped__(HERE) == read_kinds(HERE)
