"""Claims are proposed from sentences: who does what to whom, by which words, how surely, and where."""

from __future__ import annotations

import dataclasses
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_sentences import document, findings, triples

from graph.errors import DataError
from graph.kinds import load_kinds
from graph.model import Graph
from loaders.documents.claims.patterns import load_patterns
from loaders.documents.claims.structured import stance_of
from loaders.documents.propose import DEFAULT_THRESHOLD, propose, topics_of
from loaders.documents.read_command import read_command
from loaders.documents.text.inflect import verb_forms
from loaders.source_text import digest

SENTENCES = [
    ("[The Board|board|board] oversees [forces|forces|sector_group].", ("board", "OVERSEES", "forces")),
    ("[PCCs|pccs|sector_group] must hold [the Chief Constable|chief|office] to account.", ("pccs", "OVERSEES", "chief")),
    (
        "[The Chief Constable|chief|office] is held to account by [the PCC|pcc|local_policing_body].",
        ("pcc", "OVERSEES", "chief"),
    ),
    ("[Inspectors|hmi|inspectorate] inspect [every force|forces|sector_group].", ("hmi", "INSPECTS", "forces")),
    ("[The Panel|panel|committee], which monitors [the fund|fund|fund], met twice.", ("panel", "MONITORS", "fund")),
    ("[The Board|board|board] is chaired by [the Minister|minister|office].", ("minister", "CHAIRS", "board")),
    ("Chaired by [the Minister|minister|office], [the Board|board|board] meets often.", ("minister", "CHAIRS", "board")),
    (
        "[The force|force|police_force] works closely with [the Council|council|local_authority].",
        ("force", "COLLABORATES_WITH", "council"),
    ),
    ("[The Home Office|ho|department] funds [the Hub|hub|unit].", ("ho", "FUNDS", "hub")),
    ("[The College|college|professional_body] publishes [the Code|code|instrument].", ("college", "DELIVERS", "code")),
    (
        "[The Scheme|scheme|programme] was launched by [the College|college|professional_body].",
        ("college", "DELIVERS", "scheme"),
    ),
    ("[The Watchdog|iopc|regulator] investigates [officers|officers|people_group].", ("iopc", "INVESTIGATES", "officers")),
    ("[The Chief|chief|office] must consult [the Panel|panel|committee] first.", ("chief", "OWES_DUTY_TO", "panel")),
    (
        "[The Chief|chief|office] must have regard to [the PCC|pcc|local_policing_body]'s [Plan|plan|instrument].",
        ("chief", "OWES_DUTY_TO", "pcc"),
    ),
    ("[The Council|council|local_authority] has asked [the force|force|police_force] to act.", ("council", "ASKS", "force")),
    ("[The Unit|unit|unit] is part of [the Agency|agency|agency].", ("unit", "PART_OF", "agency")),
    ("[HMIC II|new|inspectorate] replaced [HMIC|old|inspectorate] in 2017.", ("new", "SUCCEEDS", "old")),
]


@pytest.mark.parametrize(("marked", "expected"), SENTENCES)
def test_a_sentence_gives_its_link(marked: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(marked)


def test_an_office_that_the_author_calls_its_own_is_a_subject_as_sure_as_by_name() -> None:
    marked = "[Our|force|police_force] [Chief Constable|chief|office] is accountable to [the PCC|pcc|local_policing_body]."
    (found,) = [one for one in findings(marked) if one.kind == "OWES_DUTY_TO" and one.subject and one.subject.actor == "chief"]
    assert found.confidence >= DEFAULT_THRESHOLD


def test_a_sum_that_was_given_us_is_the_authors() -> None:
    marked = "[The Home Office|ho|department] has given [us|force|police_force] £1.2 million for violence reduction."
    assert ("ho", "FUNDS", "force") in triples(marked)


def test_a_list_gives_a_link_each() -> None:
    found = triples(
        "[The Board|board|board] oversees [the Met|met|police_force], [the City|city|police_force] and [BTP|btp|police_force]."
    )
    assert {object_ for _, kind, object_ in found if kind == "OVERSEES"} == {"met", "city", "btp"}


def test_an_actor_after_a_comma_and_begins_a_clause_of_its_own() -> None:
    found = triples(
        "[Inspectors|hmi|inspectorate] inspect [the Met|met|police_force], "
        "and [the Board|board|board] oversees [BTP|btp|police_force]."
    )
    assert ("hmi", "INSPECTS", "met") in found and ("board", "OVERSEES", "btp") in found
    assert ("hmi", "INSPECTS", "board") not in found and ("met", "OVERSEES", "btp") not in found


def test_two_subjects_that_work_together_are_linked_with_each_other() -> None:
    assert ("a", "COLLABORATES_WITH", "b") in triples("[A|a|agency] and [B|b|agency] work together on fraud.")


def test_it_stands_for_whom_the_sentence_before_was_about() -> None:
    marked = "[The Board|board|board] was set up in 2016. \nIt oversees [the fund|fund|fund]."
    assert ("board", "OVERSEES", "fund") not in triples(marked)  # another paragraph
    made, mentions = document(marked.replace(" \n", " "))
    end = made.text.index("2016.") + 5
    both = ((0, end), (end + 1, len(made.text)))
    found = propose(dataclasses.replace(made, sentences=both), mentions).findings
    assert any(one.kind == "OVERSEES" and one.subject and one.subject.actor == "board" for one in found)


@pytest.mark.parametrize(
    ("words", "status"),
    [("will oversee", "planned"), ("plans to oversee", "planned"), ("should oversee", "proposed"), ("oversees", None)],
)
def test_tense_and_mood_give_the_status(words: str, status: str | None) -> None:
    (found,) = [
        one for one in findings(f"[The Board|board|board] {words} [forces|forces|sector_group].") if one.kind == "OVERSEES"
    ]
    assert found.values.get("status") == status


@pytest.mark.parametrize("words", ["does not oversee", "must not oversee", "cannot oversee"])
def test_a_negation_denies_the_link(words: str) -> None:
    (found,) = [
        one for one in findings(f"[The Board|board|board] {words} [forces|forces|sector_group].") if one.kind == "OVERSEES"
    ]
    assert found.values["polarity"] == "denied"


def test_in_law_must_says_what_is_in_force() -> None:
    (found,) = list(findings("[The PCC|pcc|local_policing_body] must consult [the Panel|panel|committee].", "legislation"))
    assert "status" not in found.values
    assert found.values["duty"] == "consult"


def test_a_passive_without_its_agent_is_a_gap() -> None:
    found = triples("[Inspectors|hmi|inspectorate] have been commissioned to look into vetting.")
    assert (None, "COMMISSIONS", "hmi") in found


def test_the_words_that_lead_into_a_list_hold_for_its_items() -> None:
    items = "(a) consult [the Panel|panel|committee];\n(b) notify [the Minister|minister|office]."
    marked = "[The PCC|pcc|local_policing_body] must—\n" + items
    found = findings(marked, "legislation")
    assert {(one.values.get("duty"), one.object.actor if one.object else None) for one in found} == {
        ("consult", "panel"),
        ("notify", "minister"),
    }
    made, _ = document(marked)
    assert all(made.text[one.start : one.end].startswith("(") for one in found)


def test_a_span_holds_the_trigger_and_both_ends() -> None:
    made, mentions = document("Since 2016 [the Board|board|board] has overseen [forces|forces|sector_group] in Wales.")
    (found,) = propose(made, mentions, threshold=0.5).findings
    words = made.text[found.start : found.end]
    assert words == "the Board has overseen forces"


def test_an_actor_that_only_qualifies_another_word_is_less_sure() -> None:
    plain = findings("[The Board|board|board] oversees [forces|forces|sector_group].", least=0.0)[0]
    qualifying = findings("[The Board|board|board] oversees [Home Office|ho|department] premises.", least=0.0)[0]
    assert qualifying.confidence < plain.confidence


def test_a_clause_that_only_supposes_says_nothing_but_in_law() -> None:
    plain, supposed = ("[The Board|board|board] suspends [the Chief|chief|office]", "If {}, it writes.")
    assert findings(f"{plain}.", least=0.0)
    assert not findings(supposed.format(plain), least=0.0)
    in_law = findings(supposed.format(plain), "legislation", least=0.0)[0]
    assert in_law.confidence < findings(f"{plain}.", "legislation", least=0.0)[0].confidence


def test_an_actor_that_cannot_stand_at_that_end_gives_nothing() -> None:
    assert ("code", "CHAIRS", "board") not in triples(
        "[The Board|board|board] is chaired by [the Code|code|instrument].", least=0.0
    )


def test_a_proposal_has_the_keys_of_a_link_its_place_and_its_reasons() -> None:
    made, mentions = document("[The Board|board|board] oversees [the Hub||unit].")
    (record,) = [one for one in propose(made, mentions, threshold=0.4).records("src") if one["kind"] == "OVERSEES"]
    claim = record["claims"][0]
    assert record["id"] == "board~OVERSEES~+the-hub"
    assert record["new_actors"] == [{"id": "+the-hub", "name": "the Hub", "kind": "unit"}]
    assert claim["digest"] == digest(made.text[claim["start"] : claim["end"]])
    assert record["reasons"] and record["pattern"] == "oversee" and record["state"] == "new"
    assert 0 < record["confidence"] <= 1
    assert record["topics"] == ["general"]


def test_a_link_of_the_graph_repeats_and_another_status_conflicts(small_graph: Graph) -> None:
    link = next(one for one in small_graph.links.values() if one.kind == "OVERSEES" and one.status == "in_force")
    subject, object_ = small_graph.actors[link.subject], small_graph.actors[link.object]
    marked = f"[{subject.name}|{subject.id}|{subject.kind}] %s [{object_.name}|{object_.id}|{object_.kind}]."
    states = {}
    for words in ("oversees", "does not oversee"):
        made, mentions = document(marked % words)
        records = propose(made, mentions).records("src", small_graph)
        states[words] = {one["state"] for one in records if one["kind"] == "OVERSEES"}
    assert states["oversees"] == {"repeats"}
    assert states["does not oversee"] <= {"repeats", "conflicts"}


def test_topics_come_from_keywords() -> None:
    assert topics_of("the response to fraud and cyber crime") == ("fraud", "cyber")
    assert topics_of("nothing in particular") == ("general",)


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("We accept this.", "accepted"),
        ("We do not agree.", "rejected"),
        ("We partially accept this recommendation.", "partly"),
        ("The Office accepts the recommendation in part.", "partly"),
        ("Rivers matter. The Office agrees with the recommendation.", "accepted"),
        ("Noted.", "noted"),
        ("This is already in place.", ""),
        ("We agree that rivers matter.", ""),
        ("We will consider it in the next review.", ""),
        ("Rivers matter. They are long. The Office accepts the recommendation.", ""),
    ],
)
def test_the_stance_of_an_answer_is_what_it_says_at_its_beginning_and_never_guessed(answer: str, stance: str) -> None:
    assert stance_of(answer) == stance


def test_every_pattern_is_read_and_names_a_kind() -> None:
    book = load_patterns()
    assert len(book.patterns) > 50
    assert {pattern.kind for pattern in book.patterns} <= set(load_kinds().links)


def test_a_faulty_pattern_is_named_with_its_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("patterns")
    (folder / "duty-x.yaml").write_text('patterns:\n- {id: bad, kind: OVERSEES, forms: ["S: <nowhere> O"]}\n', "utf-8")
    with pytest.raises(DataError, match=r"duty-x\.yaml.*bad.*nowhere"):
        load_patterns(folder)


def test_a_list_of_words_that_is_none_is_named_where_it_stands_in_unless(tmp_path: Path) -> None:
    entry = '- {id: x, kind: OVERSEES, forms: ["S: {oversee} O"], unless: [by, "<lamps>"]}'
    (tmp_path / "a.yaml").write_text(f"patterns:\n{entry}\n", encoding="utf-8")
    with pytest.raises(DataError, match="unless 'by, <lamps>': no such list of words"):
        load_patterns(tmp_path)


def test_verbs_have_their_forms() -> None:
    assert verb_forms("oversee") >= {"oversee", "oversees", "oversaw", "overseen", "overseeing"}
    assert verb_forms("apply") >= {"applies", "applied", "applying"}
    assert verb_forms("refer") >= {"referred", "referring"}


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    marked = "\n".join(
        ["[The Board|board|board] oversees and supports the work of [forces|forces|sector_group] in many ways."] * 3000
    )
    made, mentions = document(marked)
    start = time.process_time()
    propose(made, mentions)
    assert time.process_time() - start < 10


def test_lists_within_lists_without_end_stay_bounded() -> None:
    made, mentions = document("(a) [the Panel|panel|committee] must—\n\n" * 3000, genre="legislation")
    start = time.process_time()
    propose(made, mentions)
    assert time.process_time() - start < 20


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc ,.()[]-—:£1 \n'’and of by to be", max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    made, mentions = document(
        "[The Board|board|board] " + text.replace("[", "(").replace("|", "/") + " [forces|forces|sector_group]"
    )
    for finding in propose(made, mentions).findings:
        assert 0 <= finding.start < finding.end <= len(made.text)
        assert 0 <= finding.confidence <= 1


def test_the_command_leaves_out_what_the_benchmark_leaves_out() -> None:
    (least,) = [option for option in read_command.params if option.name == "least"]
    assert least.default == DEFAULT_THRESHOLD


def test_the_command_writes_one_object_a_line_and_shows_the_structure(tmp_path: Path) -> None:
    path = tmp_path / "evidence.txt"
    path.write_text("Written evidence submitted by the Home Office\n\nThe Home Office works closely with HMICFRS.\n", "utf-8")
    made = CliRunner().invoke(read_command, [str(path), "--as", "evidence", "-o", str(tmp_path / "p.jsonl")])
    assert made.exit_code == 0, made.output
    records = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
    assert ("home-office", "COLLABORATES_WITH", "hmicfrs") in {(one["subject"], one["kind"], one["object"]) for one in records}
    shown = CliRunner().invoke(read_command, [str(path), "--structure", "--format", "json"])
    assert {"type", "children", "pairs", "grades"} <= set(json.loads(shown.output))


def test_we_is_the_body_named_most_where_the_document_names_no_author() -> None:
    marked = "[The Met|met|police_force] grows. [The Met|met|police_force] learns. [The Met|met|police_force] acts.\n"
    marked += "We work closely with [the Council|council|local_authority]."
    assert ("met", "COLLABORATES_WITH", "council") in triples(marked)
    assert not triples("We work closely with [the Council|council|local_authority].")


def test_a_short_keyword_of_a_topic_is_a_whole_word() -> None:
    assert "serious-organised-crime" not in topics_of("under the Social Responsibility Act")
    assert "serious-organised-crime" in topics_of("the SOC strategy") and "serious-organised-crime" in topics_of("known OCGs")
