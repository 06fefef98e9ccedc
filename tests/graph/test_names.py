"""Names are found as people type them."""

import pytest

from graph.errors import AmbiguousActor, UnknownActor
from graph.names import fold_name
from graph.resolve import resolve_actor
from graph.store import Store


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
