"""Names are found as people type them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import SMALL, fill

from graph.errors import AmbiguousActor, UnknownActor
from graph.naming.names import fold_name
from graph.naming.resolve import resolve_actor
from graph.store import Store
from graph.texts.signs import hidden_sign, mixed_scripts, skeleton
from loaders.dataset import load_graph


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Met", "met"),
        ("Mayor's Office", "mayors office"),
        ("Mayor\u2019s  Office", "mayors office"),
        ("Devon & Cornwall", "devon and cornwall"),
        ("The", "the"),
        ("Élysée", "elysee"),
    ],
)
def test_case_accents_punctuation_and_a_leading_the_do_not_count(name: str, key: str) -> None:
    assert fold_name(name) == key


@pytest.mark.parametrize("text", ["town-police", "Town Police", "TOWN POLICE", "tp", "the towns", " town  police "])
def test_an_actor_is_found_by_id_name_alias_and_abbreviation_in_any_case(small_ladybug: Store, text: str) -> None:
    assert resolve_actor(small_ladybug, text, "2022-11-30") == "town-police"


def test_a_dated_abbreviation_means_the_body_that_bore_it_on_that_date(small_ladybug: Store) -> None:
    assert resolve_actor(small_ladybug, "IP", "2015-06-01") == "old-board"
    assert resolve_actor(small_ladybug, "IP", "2022-11-30") == "inspectorate"


def test_a_name_of_another_time_is_found_where_no_actor_bears_it_now(small_ladybug: Store) -> None:
    assert resolve_actor(small_ladybug, "Town Constabulary", "2022-11-30") == "town-police"


def test_an_unknown_actor_is_refused_with_the_nearest_names(small_ladybug: Store) -> None:
    with pytest.raises(UnknownActor, match="no actor is called 'Toun Police'; nearest: town-police"):
        resolve_actor(small_ladybug, "Toun Police", "2022-11-30")


def test_an_ambiguous_name_lists_the_candidates(small_ladybug: Store) -> None:
    # before either bore the name, both did at some time: nobody can say which is meant
    with pytest.raises(AmbiguousActor, match="is the name of 2 actors: inspectorate, old-board; give one of these ids"):
        resolve_actor(small_ladybug, "IP", "9999-12-31".replace("9999", "0000"))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Øster", "lukasz oster"),
        ("Đặng Ħal", "dang hal"),
        ("Æthelþryð", "aethelthryd"),
        ("Œuvre", "oeuvre"),
        ("IŞIL Yıldız", "isil yildiz"),
        ("Straße", "strasse"),
        ("Tŷ Llŷn", "ty llyn"),
        ("Zo\u200bë Bo\u00adard", "zoe board"),
    ],
)
def test_strokes_and_signs_that_nobody_sees_do_not_count(name: str, typed: str) -> None:
    assert fold_name(name) == typed


def test_letters_of_another_script_count() -> None:
    assert fold_name("Комитет Board") != fold_name("Board")
    assert fold_name("Τown") != fold_name("Town")  # a Greek capital tau


@pytest.fixture(scope="module")
def clash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small dataset with an actor whose name is another's id, and one with strokes."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("clash") / "data"))
    text = 'actors:\n- {id: panel-b, name: Ministry, kind: agency}\n- {id: lukasz, name: "Łukasz Øster", kind: person}\n'
    (folder / "actors" / "clash.yaml").write_text(text, "utf-8")
    store = fill(f"ladybug:{folder.parent / 'graph'}", load_graph(folder))
    yield store
    store.close()


def test_a_name_that_is_anothers_id_lists_both(clash: Store) -> None:
    with pytest.raises(AmbiguousActor, match="is the name of 2 actors: ministry, panel-b"):
        resolve_actor(clash, "Ministry", "2022-11-30")
    assert resolve_actor(clash, "ministry", "2022-11-30") == "ministry"
    assert resolve_actor(clash, "panel-b", "2022-11-30") == "panel-b"


def test_a_name_with_strokes_is_found_without_them(clash: Store) -> None:
    assert resolve_actor(clash, "Lukasz Oster", "2022-11-30") == "lukasz"


def test_a_look_alike_is_not_taken_for_the_name(small_ladybug: Store) -> None:
    with pytest.raises(UnknownActor, match="nearest: town-police"):
        resolve_actor(small_ladybug, "Tоwn Police", "2022-11-30")  # a Cyrillic о


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a\x1bb", "control character U+001B"),
        ("a\u202eb", "bidirectional sign U+202E"),
        ("a\u200bb", "zero-width sign U+200B"),
        ("a\u2028b", "control character U+2028"),
        ("a\ue000b", "private sign U+E000"),
        ("Zoë – £5 “x” café", None),
        ("نمی\u200cخواهم", None),
        ("👩\u200d👧", None),
    ],
)
def test_a_sign_that_nobody_sees_is_named(text: str, sign: str | None) -> None:
    assert hidden_sign(text) == sign


def test_a_word_of_two_scripts_is_named_and_a_name_of_two_words_is_not() -> None:
    assert mixed_scripts("Tоwn Police") == "'Tоwn' mixes Latin and Cyrillic letters"
    assert mixed_scripts("Комитет of Town") is None
    assert skeleton("Тоwn P0lice") == skeleton("Town POlice")
