"""Actors in a text: names of the graph, short forms, pronouns, definite descriptions and new names."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from made_documents import docx, pdf

from graph.model import Actor, Alias, Graph
from loaders.documents.model import Mention
from loaders.documents.names.abbreviations import find_definitions
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.structure.reader import document_of, read_document

ACTORS = [
    Actor("home-office", "Home Office", "department"),
    Actor("home-secretary", "Home Secretary", "office"),
    Actor("hm-government", "His Majesty's Government", "government", (Alias("the Government"),)),
    Actor("home-affairs-committee", "Home Affairs Committee", "committee", (Alias("HASC"),)),
    Actor("met", "Metropolitan Police Service", "police_force", (Alias("the Met"), Alias("MPS"))),
    Actor("met-ward-teams", "Ward teams of the Metropolitan Police Service", "unit"),
    Actor("commissioner", "Commissioner of Police of the Metropolis", "office"),
    Actor(
        "forces", "Police forces in England and Wales", "sector_group", (Alias("forces"), Alias("police forces")), is_class=True
    ),
    Actor("pccs", "Police and Crime Commissioners", "sector_group", (Alias("PCCs"), Alias("PCC")), is_class=True),
    Actor("police", "The police service", "sector_group", (Alias("the police"),), is_class=True),
    Actor("hmic-old", "Board of Inspectors", "board", (Alias("the Inspectorate", to="2017-07-18"),)),
    Actor("hmicfrs", "HMICFRS", "inspectorate", (Alias("the Inspectorate", from_="2017-07-19"),)),
    Actor("mopac", "Mayor's Office for Policing and Crime", "local_policing_body", (Alias("MOPAC"),)),
    Actor("reform-act", "Police Reform and Social Responsibility Act 2011", "instrument"),
    Actor("northshire", "Northshire Police", "police_force"),
]


def mentions(text: str, genre: str = "prose") -> list[Mention]:
    return find_mentions(document_of(text, "made-up.txt", genre), NameIndex(ACTORS))


def found(text: str, genre: str = "prose") -> list[tuple[str, str]]:
    return [(mention.text, mention.actor or f"new {mention.kind}") for mention in mentions(text, genre)]


def test_the_longest_name_wins_and_its_possessive_is_left_out() -> None:
    assert found("The Home Office’s plan and the Mayor’s Office for Policing and Crime's own.") == [
        ("Home Office", "home-office"), ("Mayor’s Office for Policing and Crime", "mopac"),
    ]  # fmt: skip


def test_a_name_is_read_for_the_date_of_the_document() -> None:
    assert found("Published 4 May 2015\n\nWe met the Inspectorate there.\n")[-1] == ("Inspectorate", "hmic-old")
    assert found("Published 4 May 2019\n\nWe met the Inspectorate there.\n")[-1] == ("Inspectorate", "hmicfrs")


def test_a_short_form_defined_in_the_text_means_what_it_was_defined_as() -> None:
    text = "The National Scrutiny Board (NSB) meets. The NSB reports to the Home Office (“the Office”). The Office listens."
    assert found(text) == [
        ("National Scrutiny Board", "new board"), ("NSB", "new board"), ("NSB", "new board"),
        ("Home Office", "home-office"), ("Office", "home-office"), ("Office", "home-office"),
    ]  # fmt: skip
    assert {mention.name for mention in mentions(text)[:3]} == {"National Scrutiny Board"}


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("regional organised crime units (ROCUs)", "ROCUs"),
        ("the Policing Education Qualifications Framework (PEQF)", "PEQF"),
        ("domestic violence protection orders (DVPOs)", "DVPOs"),
    ],
)
def test_an_abbreviation_is_traced_to_its_words(words: str, short: str) -> None:
    definition = next(find_definitions(words))
    assert definition.short == short and definition.letters
    assert words[definition.start : definition.end] == words[: words.index(" (")].removeprefix("the ")


def test_we_is_the_author_and_in_a_recommendation_the_committee() -> None:
    text = (
        "Drones: Government response to the Home Affairs Committee\n\n1. Recommendation 1: We urge action.\n\n"
        "2. Government response: We agree.\n\n3. Recommendation 2: Our view stands.\n\n"
        "4. Government response: The Committee is right.\n"
    )
    said = {(mention.text, mention.actor) for mention in mentions(text, "auto")}
    assert {("We", "home-affairs-committee"), ("We", "hm-government"), ("Our", "home-affairs-committee")} <= said
    assert ("Committee", "home-affairs-committee") in said


def test_the_force_is_the_subject_of_the_report_and_its_teams_are_known() -> None:
    text = (
        "PEEL 2018\n\nAn inspection of the Metropolitan Police Service\n\n"
        "The force is good. Its ward teams help the Commissioner. We judge."
    )
    said = dict(found(text, "peel"))
    assert (said["force"], said["ward teams"], said["Commissioner"]) == ("met", "met-ward-teams", "commissioner")
    assert said["We"] == "hmicfrs"


def test_the_board_is_the_last_board_named() -> None:
    text = "The Economic Crime Strategic Board met. The Serious Violence Board did not. The Board will meet again."
    assert mentions(text)[-1].name == "Serious Violence Board"


def test_common_words_are_actors_only_where_they_name_somebody() -> None:
    assert found("Use of force is rare. police priorities matter. The police agree, and forces too.") == [
        ("police", "police"), ("forces", "forces"),
    ]  # fmt: skip


def test_unknown_names_are_proposed_with_a_kind() -> None:
    text = (
        "Therefore Northshire Police met the Victims and Courts Commission and the Safer Lanes Fund under Operation Birch. "
        "Dame Jane Example spoke of the Drones, Roads and Rivers Act 2021 to the stop and search team."
    )
    assert found(text) == [
        ("Northshire Police", "northshire"), ("Victims and Courts Commission", "new agency"), ("Safer Lanes Fund", "new fund"),
        ("Operation Birch", "new programme"), ("Dame Jane Example", "new person"),
        ("Drones, Roads and Rivers Act 2021", "new instrument"), ("stop and search team", "new unit"),
    ]  # fmt: skip


def test_an_act_is_known_without_its_year_and_a_secretary_of_state_in_a_law() -> None:
    text = (
        "Police Order 2020\n\n(1) The Secretary of State acts under the Police Reform and Social Responsibility Act.\n\n"
        "(2) A PCC may act.\n"
    )
    assert [actor for _, actor in found(text, "legislation")][1:] == ["home-secretary", "reform-act", "pccs"]


def test_web_addresses_name_nobody() -> None:
    assert found("See www.met.police.uk/MPS/HASC for more.") == []


LONGER = [
    ("We met Victim Support twice.", {"Victim Support": "new charity_or_ngo"}),
    ("We met the Northern Roads Portfolio Board.", {"Northern Roads Portfolio Board": "new board"}),
    ("The Caledonian Parliament sat.", {"Caledonian Parliament": "new legislature"}),
    ("Exampleton City Council and the London Borough of Sample pay.", {
        "Exampleton City Council": "new local_authority", "London Borough of Sample": "new local_authority",
    }),
    ("His Majesty’s Lighthouse and Harbour Service works.", {"His Majesty’s Lighthouse and Harbour Service": "new agency"}),
    ("HM Courts and Lighthouses Service works.", {"HM Courts and Lighthouses Service": "new agency"}),
    ("The Drones (Noise and Lights) Regulations 2020 apply.", {"Drones (Noise and Lights) Regulations 2020": "new instrument"}),
    ("Members of the Pilots’ Association met the Drones Minister.", {
        "Pilots’ Association": "new staff_association", "Drones Minister": "new office",
    }),
    ("The University of Upshire and Downshire University’s Drone Institute agree.", {
        "University of Upshire": "new university", "Downshire University’s Drone Institute": "new university",
    }),
    ("The Minister of State for Drones and Roads wrote.", {"Minister of State for Drones and Roads": "new office"}),
    ("Public Roads England wrote.", {"Public Roads England": "new agency"}),
    ("The Upshire Combined Authority’s Mayor wrote.", {"Upshire Combined Authority": "new local_authority"}),
    ("The Office of the Police and Crime Commissioner wrote.", {"Office of the Police and Crime Commissioner": "new agency"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LONGER)
def test_a_longer_unknown_name_is_not_read_as_a_shorter_known_one(text: str, expected: dict[str, str]) -> None:
    assert dict(found(text)) == expected


def test_common_words_in_another_sense_name_nobody() -> None:
    assert found("The council tax rose. A PCC’s business plan and bank account are there.")[0][0] == "PCC"
    assert len(found("The council tax rose. A PCC’s business plan and bank account are there.")) == 1


@pytest.mark.parametrize(
    "said", ["police funding rose", "Police are busy", "the police agree", "improve police capabilities in it"]
)
def test_the_police_are_named_without_their_article_where_they_can_be_nobody_else(said: str) -> None:
    assert [actor for _, actor in found(f"{said}.")] == ["police"]


@pytest.mark.parametrize(
    "said",
    [
        "Northshire Police and Crime Commissioner",
        "Northshire PCC",
        "PCC for Northshire",
        "Northshire’s Police and Crime Commissioner",
        "Police and Crime Commissioner for Northshire",
        "Office of the Police and Crime Commissioner for Northshire",
    ],
)
def test_a_local_commissioner_is_known_however_said(said: str) -> None:
    pcc = Actor(
        "pcc-northshire", "Police and Crime Commissioner for Northshire", "local_policing_body", (Alias("Northshire PCC"),)
    )
    names = NameIndex([*ACTORS, pcc])
    made = find_mentions(document_of(f"The {said} met the Board of Inspectors.", "a.txt", "prose"), names)
    assert [mention.actor for mention in made] == ["pcc-northshire", "hmic-old"]


def test_the_commissioner_is_the_mets_only_where_the_met_is_spoken_of() -> None:
    assert found("The Commissioner spoke of drones.") == []
    assert found("The Met agrees. The Commissioner spoke.")[-1] == ("Commissioner", "commissioner")
    own = "The Drones Commissioner and the Met agree. The Commissioner spoke."
    assert mentions(own)[-1].name == "Drones Commissioner"


def test_a_short_form_the_graph_knows_tells_whom_the_long_one_means() -> None:
    actors = [*ACTORS, Actor("wing", "Wings and Drones Network", "unit", (Alias("WDN"),))]
    text = "The Wing and Drone Network (WDN) met. The WDN left."
    made = find_mentions(document_of(text, "a.txt", "prose"), NameIndex(actors))
    assert [mention.actor for mention in made] == ["wing", "wing", "wing"]


def test_the_longest_name_before_a_bracket_is_what_a_short_form_stands_for() -> None:
    text = "The Upshire Drones Inspectorate (UDI) met. HM Inspectorate of Drones (HMI Drones) met too. HMI Drones left."
    names = [mention.name for mention in mentions(text) if mention.actor is None]
    assert names.count("Upshire Drones Inspectorate") == 2 and names.count("HM Inspectorate of Drones") >= 2


def test_an_act_is_the_one_of_its_year_and_this_act_the_document() -> None:
    text = "The Drones Act 2004 and the Roads Act 1997 apply. The 2004 Act is long."
    assert mentions(text)[-1].name == "Drones Act 2004"
    law = "# Police Reform and Social Responsibility Act 2011\n\n(1) In this Act a PCC may act under the Drones Act 2004.\n"
    acts = [m.actor for m in mentions(law, "legislation") if m.text == "Act"]
    assert acts == ["reform-act"]


def test_a_heading_and_front_matter_name_nobody() -> None:
    text = "---\nlicence: Open Government Licence of the Home Office\n---\n# Paper\n\n## Mandatory Training\n\nIt is long.\n"
    assert found(text) == []


def test_mentions_are_the_same_in_every_format(tmp_path: Path) -> None:
    lines = [
        "Drones and roads",
        "The Home Office met the Drone Safety Board (DSB) and Northshire Police.",
        "The DSB and the PCC left.",
    ]
    w = "".join(
        f"<w:p><w:r><w:t>{line[:14]}</w:t></w:r><w:r><w:t xml:space='preserve'>{line[14:]}</w:t></w:r></w:p>" for line in lines
    )
    html = "".join(f"<p>{line.replace('Drone Safety', '<b>Drone</b> Safety')}</p>" for line in lines)
    files: dict[str, bytes] = {
        "a.txt": "\n\n".join(lines).encode(),
        "a.md": "\n\n".join(line.replace("Home Office", "**Home Office**") for line in lines).encode(),
        "a.html": f"<html><body><main>{html}</main></body></html>".encode(),
        "a.docx": docx(w),
        "a.pdf": pdf([lines]),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        made = find_mentions(read_document(tmp_path / name), NameIndex(ACTORS))
        assert [(m.text, m.actor) for m in made] == [
            ("Home Office", "home-office"), ("Drone Safety Board", None), ("DSB", None),
            ("Northshire Police", "northshire"), ("DSB", None), ("PCC", "pccs"),
        ], name  # fmt: skip


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_mentions_of_real_documents_lie_in_order_without_overlap(documents: Path, shipped_graph: Graph, number: str) -> None:
    document = read_document(next((documents / "seeds").glob(f"{number}_*.txt")))
    all_ = find_mentions(document, NameIndex(shipped_graph))
    assert len(all_) > 300
    assert all(before.end <= after.start for before, after in pairwise(all_))
    assert all(document.text[mention.start : mention.end] == mention.text for mention in all_)
    known = sum(mention.actor is not None for mention in all_)
    assert known / len(all_) > 0.9


def test_the_pcc_of_a_document_about_one_force_is_that_of_its_area() -> None:
    text = (
        "Written evidence submitted by Northshire Police (POP0999)\n\n1. Our Chief Constable is accountable to the PCC.\n\n"
        "2. PCCs across the country have plans, and a PCC may be a mayor.\n"
    )
    local = [
        Actor("pcc-northshire", "Police and Crime Commissioner for Northshire", "local_policing_body"),
        Actor("chief-constable-northshire", "Chief Constable of Northshire Police", "office"),
        Actor("chief-constables", "Chief Constables", "sector_group", (Alias("Chief Constable"),), is_class=True),
    ]
    named = find_mentions(document_of(text, "evidence.txt"), NameIndex([*ACTORS, *local]))
    assert [(mention.text, mention.actor) for mention in named if mention.start > 60] == [
        ("Our", "northshire"),
        ("Chief Constable", "chief-constable-northshire"),
        ("PCC", "pcc-northshire"),
        ("PCCs", "pccs"),
        ("PCC", "pccs"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Press Complaints Commission met. The PCC said so.", "new agency"),
        ("The Press Complaints Commission met. Police and Crime Commissioners too. The PCC said so.", "pccs"),
        ("The Policing Charter Council met. The PCC said so.", "new board"),
        ("The PCC said so.", "pccs"),
    ],
)
def test_a_short_form_is_of_the_one_that_the_text_names_in_full(text: str, meant: str) -> None:
    assert [actor for said, actor in found(text) if said == "PCC"] == [meant]
