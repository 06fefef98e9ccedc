"""Who pays and who is paid: the two ends of a sum, parts and wholes, lists and rows of tables."""

from __future__ import annotations

import pytest
from marked_sentences import document, findings

from loaders.documents.claims.record import end_id
from loaders.documents.propose import propose


def money(marked: str) -> list[tuple[str | None, str | None, float, dict[str, object]]]:
    found = propose(*document(marked))
    every = sorted((*found.findings, *found.to_complete), key=lambda one: (one.start, one.end))
    return [
        (
            one.subject.actor if one.subject else None,
            one.object.actor if one.object else None,
            one.values["amount"],
            dict(one.values),
        )
        for one in every
        if one.pattern == "sum-of-money"
    ]


def test_the_payer_is_the_subject_and_the_recipient_stands_after_the_sum() -> None:
    ((payer, recipient, amount, values),) = money(
        "[We|ho|department] invested £6.65 million into [Operation X|op-x|programme] in 2021-22."
    )
    assert (payer, recipient, amount, values["period"]) == ("ho", "op-x", 6_650_000, "2021/22")


def test_a_fund_named_with_its_payer_is_the_way_it_is_paid() -> None:
    ((payer, recipient, _, values),) = money(
        "[We|ho|department] gave £2m to [the Council|council|local_authority] through [the X Fund|x-fund|fund]."
    )
    assert (payer, recipient, values["via"]) == ("ho", "council", "x-fund")


def test_a_fund_named_alone_is_the_payer() -> None:
    ((payer, recipient, _, _),) = money("[The X Fund|x-fund|fund] provided £2m to [the Council|council|local_authority].")
    assert (payer, recipient) == ("x-fund", "council")


def test_a_sum_in_the_name_of_a_programme_leaves_the_payer_open() -> None:
    ((payer, recipient, _, _),) = money("Through the £7m [Digital Programme|digital|programme] skills are taught.")
    assert (payer, recipient) == (None, "digital")


def test_the_whole_is_not_for_whom_a_part_is() -> None:
    found = money("[We|ho|department] gave £130m for safer streets, of which £64m is for [the Unit|unit|unit].")
    assert [(recipient, amount) for _, recipient, amount, _ in found] == [(None, 130e6), ("unit", 64e6)]


def test_a_verb_that_is_spelt_like_a_noun_of_money_names_no_money() -> None:
    ((_, recipient, _, _),) = money("Funding for [forces|forces|sector_group] will rise to £17.2 billion.")
    assert recipient == "forces"


def test_a_part_points_to_its_whole() -> None:
    found = money("[We|ho|department] gave £10m to [the Agency|agency|agency], of which £4m went to [the Unit|unit|unit].")
    assert found[1][3]["part_of"] == "ho~FUNDS~agency~10000000"


def test_a_joint_sum_is_marked_on_each() -> None:
    found = money("[We|ho|department] provided £3.6m to [the NCA|nca|agency] and [the NPCC|npcc|sector_group].")
    assert {recipient for _, recipient, _, _ in found} == {"nca", "npcc"}
    assert len({str(values["joint"]) for *_, values in found}) == 1


def test_a_saving_is_no_sum_that_is_paid() -> None:
    text = "[The force|met|police_force] expects savings of £30m."
    assert not [one for one in findings(text, least=0.0) if "amount" in one.values]


_HO, _PCC, _UNIT = "[The Home Office|ho|department]", "[the PCC|pcc|local_policing_body]", "[the Unit|unit|unit]"
_FUND, _SCHEME = "[the Lanes Fund|fund|fund]", "[Lanes Programme|lanes|programme]"
PAYMENTS = [
    (f"{_HO} awarded {_PCC} £2.9 million in 2022/23.", [("ho", "pcc", 2.9e6)]),
    (f"{_PCC} was awarded £1.2 million by {_HO} through {_FUND}.", [("ho", "pcc", 1.2e6)]),
    (f"{_PCC} has been awarded £350,000.", [(None, "pcc", 350e3)]),
    (f"{_PCC} received £48.9 million in grant-in-aid from {_HO}.", [("ho", "pcc", 48.9e6)]),
    (f"{_PCC} secured £1.6m from {_FUND}.", [("fund", "pcc", 1.6e6)]),
    (f"£6.25m will be provided to {_UNIT} to train more people.", [(None, "unit", 6.25e6)]),
    (f"£6m will fund an expansion of {_UNIT}.", [(None, "unit", 6e6)]),
    (f"{_HO} increased funding for {_UNIT} by over £3m.", [("ho", "unit", 3e6)]),
    (f"An investment of £5m in {_UNIT} by {_HO} began.", [("ho", "unit", 5e6)]),
    (f"{_HO} launched the £30 million {_SCHEME}.", [("ho", "lanes", 30e6)]),
    (f"{_UNIT}, backed by £4m from {_HO}, has begun.", [("ho", "unit", 4e6)]),
    (f"{_HO} pays {_UNIT} £1m in 2021-22 and a further £2m in 2022-23.", [("ho", "unit", 1e6), ("ho", "unit", 2e6)]),
    (f"{_HO} gave £1m in 2021-22 and £2m in 2022-23 to {_UNIT}.", [("ho", "unit", 1e6), ("ho", "unit", 2e6)]),
    (f"{_HO} has allocated money to {_UNIT} (£3m) and {_PCC} (£4m).", [("ho", "unit", 3e6), ("ho", "pcc", 4e6)]),
    ("[The Unit|unit|unit]'s budget for 2019/20 is £478 million.", [(None, "unit", 478e6)]),
    (f"{_HO} gave £20m to {_PCC}, including £2m for {_UNIT}.", [("ho", "pcc", 20e6), ("ho", "unit", 2e6)]),
    (f"{_HO} invested £9m to support victims through the {_SCHEME}.", [("ho", "lanes", 9e6)]),
    (f"{_HO} provides £3m to {_PCC} and to {_UNIT}.", [("ho", "pcc", 3e6), ("ho", "unit", 3e6)]),
    (
        f"This includes £3m that {_HO} has made available for {_UNIT} and £4m it gave to {_PCC}.",
        [
            ("ho", "unit", 3e6),
            ("ho", "pcc", 4e6),
        ],
    ),
    (f"{_HO}'s contribution to {_UNIT} was £11.6m in 2019/20.", [("ho", "unit", 11.6e6)]),
    (f"{_UNIT} is funded by {_HO} (£23m) and by others.", [("ho", "unit", 23e6)]),
    (f"{_PCC} gave grants totalling £750,000 to {_UNIT}.", [("pcc", "unit", 750e3)]),
    (f"{_FUND} provided £63.4m for patrols by night to {_UNIT}.", [("fund", "unit", 63.4e6)]),
    (f"Through the {_SCHEME}, {_HO} has committed £3.5m to train {_UNIT}.", [("ho", "lanes", 3.5e6)]),
    (f"{_HO} and {_PCC} jointly fund {_UNIT} with £2.85m each year.", [("ho", "unit", 2.85e6), ("pcc", "unit", 2.85e6)]),
    (f"{_HO} said it would provide £5m to {_UNIT}.", [("ho", "unit", 5e6)]),
    (f"It follows {_HO}'s recent promise to provide £5m to {_UNIT}.", [("ho", "unit", 5e6)]),
    (f"[The Minister|minister|office] Jane Example has approved £5m for {_UNIT}.", [("minister", "unit", 5e6)]),
    (f"{_HO} gave £2m to 96 crisis support centres.", [("ho", "+crisis-support-centres", 2e6)]),
    (f"Work on {_UNIT} goes on, increasing its budget to £8m.", [(None, "unit", 8e6)]),
    (f"{_PCC} will be able to bid for a share of £12m.", [(None, "pcc", 12e6)]),
    (f"{_HO} has set aside £15k for a bicycle repair scheme.", [("ho", "+bicycle-repair-scheme", 15e3)]),
]


@pytest.mark.parametrize(("marked", "expected"), PAYMENTS)
def test_a_payment_has_its_two_ends_however_it_is_said(
    marked: str, expected: list[tuple[str | None, str | None, float]]
) -> None:
    found = propose(*document(marked))
    said = [
        (end_id(one.subject), end_id(one.object), one.values["amount"])
        for one in (*found.findings, *found.to_complete)
        if one.pattern == "sum-of-money"
    ]
    assert sorted(said, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{_PCC} estimates fraud losses of £2.2 billion a year.",
        f"{_UNIT} was fined £1.35m by {_HO}.",
        f"{_PCC} raised the precept by £10 for a Band D household.",
        f"Staff of {_UNIT} receive a salary of £31,000.",
        f"{_UNIT} recovered £3m in cash.",
        f"The costs of crime to {_UNIT} are £3m.",
    ],
)
def test_losses_fines_and_salaries_are_no_funding(sentence: str) -> None:
    assert money(sentence) == []


def test_the_items_of_a_list_are_paid_by_whom_its_opening_names() -> None:
    made = money(f"{_HO} will share out £9m as follows:\n- £5m to {_UNIT};\n- £4m for {_PCC}.")
    assert [(payer, paid) for payer, paid, *_ in made][1:] == [("ho", "unit"), ("ho", "pcc")]


def test_a_sum_said_twice_takes_the_end_it_lacks_from_the_fuller_place() -> None:
    made = money(f"{_HO} gave £7.5m to {_UNIT}.\n{_UNIT} has used the £7.5m well.")
    assert {(payer, paid) for payer, paid, *_ in made} == {("ho", "unit")}


def test_a_row_of_a_table_names_whom_its_sums_are_for() -> None:
    table = "Allocations\n\n| Body | 2021/22 (£m) | Funder |\n| --- | --- | --- |\n| {} | 1.2 | {} |\n| Total | 3.4 | |\n"
    rows = [one for one in findings(table.format(_PCC, _HO), least=0.0) if one.pattern == "table-of-sums"]
    assert [(end_id(row.subject), end_id(row.object), row.values["amount"], row.values["period"]) for row in rows] == [
        ("ho", "pcc", 1.2e6, "2021/22")
    ]


def funded(text: str) -> list[tuple[str | None, str | None, object]]:
    return [
        (end_id(one.subject), end_id(one.object), one.values.get("amount"))
        for one in findings(text, least=0.6)
        if one.kind == "FUNDS"
    ]


HOME, PANEL = "[The Home Office|home-office|department]", "[the panel|panel|board]"


@pytest.mark.parametrize("sum_", ["between £4m and £6m", "£4 to £6 million", "£4m–£6m", "from £4m to £6m"])
def test_a_range_gives_the_link_with_both_its_ends(sum_: str) -> None:
    [one] = [one for one in findings(f"{HOME} provided {sum_} to {PANEL} in 2021/22.", least=0.6) if one.kind == "FUNDS"]
    assert (end_id(one.subject), end_id(one.object)) == ("home-office", "panel")
    assert (one.values["amount"], one.values["amount_to"], one.values["period"]) == (4e6, 6e6, "2021/22")


@pytest.mark.parametrize(
    "words",
    [
        "cut the grant to {} by £4 million",
        "reduced its funding for {} by £4m",
        "saved £4m at {}",
        "withdrew £4m from {}",
        "halved its £4m grant to {}",
        "gave £4,00,000 to {}",
    ],
)
def test_what_is_taken_away_or_cannot_be_read_is_no_sum_paid(words: str) -> None:
    assert [one for one in funded(f"{HOME} {words.format(PANEL)}.") if one[2] is not None] == []


@pytest.mark.parametrize("words", ["increased its grant to {} from £4m to £6m", "reduced its grant to {} to £6m"])
def test_a_grant_that_rose_or_fell_to_a_sum_is_that_sum(words: str) -> None:
    assert funded(f"{HOME} {words.format(PANEL)}.") == [("home-office", "panel", 6e6)]


def test_a_table_gives_ranges_with_both_ends_and_no_strange_number() -> None:
    table = f"Recipient\tGrant\n{PANEL}\t£4m–£6m\n[the hub|hub|unit]\t£7,00,000\n[the fund|fund|fund]\t£4m\n"
    assert funded(table) == []
    made = [
        (end_id(one.object), one.values["amount"], one.values.get("amount_to")) for one in propose(*document(table)).to_complete
    ]
    assert made == [("panel", 4e6, 6e6), ("fund", 4e6, None)]
