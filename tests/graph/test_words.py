"""Actors are found by the words of their names, never another in silence."""

import re

import pytest

from graph.errors import AmbiguousActor, UnknownActor
from graph.naming.names import fold_name
from graph.naming.resolve import find_actor, find_actors
from graph.naming.words import by_words, literal_part, words_of
from graph.store import Store

DAY = "2022-11-30"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor of London", "London Mayor"),
        ("His Majesty's Treasury", "HM Treasury"),
        ("Her Majestys Treasury", "H.M. Treasury"),
        ("Police and Crime Commissioner for Kent", "Kent's PCC"),
        ("the Devon & Cornwall board", "board of Cornwall and Devon"),
        ("Comisiynydd yr Heddlu a Throseddu Gwent", "Comisiynydd Heddlu a Throseddu Gwent"),
    ],
)
def test_order_and_small_words_do_not_count(one: str, other: str) -> None:
    assert words_of(fold_name(one)).plain == words_of(fold_name(other)).plain


def test_the_best_degree_of_agreement_wins() -> None:
    names = {"force": ["Ham Police"], "panel": ["Police Panel for Ham"], "office": ["Office of Ham Police Panel"]}
    assert by_words("Ham Constabulary", names) == ["force"]
    assert by_words("Ham", names) == ["force"]
    assert by_words("Ham panel", names) == ["panel"]
    assert by_words("office", names) == ["office"]
    assert by_words("of the", names) == []
    assert by_words("Ham Fire", names) == []


def test_words_that_say_nobody_in_particular_offer_everybody() -> None:
    names = {"sector": ["the police"], "force": ["Ham Police"], "board": ["Police Board"], "other": ["Ministry"]}
    assert set(by_words("police", names)) == {"sector", "force", "board"}


def test_the_piece_that_is_looked_for_stands_in_every_name_with_the_words() -> None:
    for typed, name in [
        ("Kent's PCC", "Police and Crime Commissioner for Kent"),
        ("Wales board", "Board of Wale"),
        ("HM", "x"),
    ]:
        assert literal_part(fold_name(typed)) in fold_name(name)


@pytest.mark.parametrize("text", ["Police Town", "Town Constabulary Service", "Town", "the Town's police force"])
def test_the_only_actor_with_the_words_is_taken_and_said(small_ladybug: Store, text: str) -> None:
    found = find_actor(small_ladybug, text, DAY)
    assert found.id == "town-police"
    assert f"'{text}' is taken for " in found.note
    assert "(town-police)" in found.note


@pytest.mark.parametrize("text", ["town-police", "Town Police", "tp"])
def test_a_name_of_its_own_needs_no_note(small_ladybug: Store, text: str) -> None:
    assert find_actor(small_ladybug, text, DAY).note == ""


def test_several_are_offered_with_their_ids(small_ladybug: Store) -> None:
    with pytest.raises(AmbiguousActor, match=r"'board' may be any of \d+ actors: .*new-board.*; give one of these ids"):
        find_actor(small_ladybug, "board", DAY)


def test_an_alias_by_which_many_may_be_meant_is_offered_among_them(shipped_ladybug: Store) -> None:
    with pytest.raises(AmbiguousActor, match=r"'the police' may be any of [0-9]+ actors: police-sector, "):
        find_actor(shipped_ladybug, "the police", DAY)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Heddlu De Cymru", "south-wales-police"), ("heddlu gogledd cymru", "north-wales-police"),
        ("Heddlu Dyfed Powys", "dyfed-powys-police"), ("HEDDLU GWENT", "gwent-police"),
        ("Comisiynydd Heddlu a Throseddu De Cymru", "pcc-south-wales"),
        ("Comisiynydd yr Heddlu a Throseddu Gogledd Cymru", "pcc-north-wales"),
        ("Comisiynydd Heddlu a Throseddu Dyfed-Powys", "pcc-dyfed-powys"),
        ("Comisiynydd Heddlu a Throseddu Gwent", "pcc-gwent"),
    ],
)  # fmt: skip
def test_the_welsh_forces_and_commissioners_have_their_welsh_names(shipped_ladybug: Store, name: str, actor: str) -> None:
    assert find_actor(shipped_ladybug, name, DAY).id == actor


def test_every_force_is_found_without_its_police_and_with_the_other_word(shipped_ladybug: Store) -> None:
    rows = shipped_ladybug.rows(
        "MATCH (a:Actor) WHERE a.kind = 'police_force' AND a.level = 'local' AND a.is_class = false "
        "RETURN a.id AS id, a.name AS name ORDER BY id"
    )
    assert len(rows) > 40
    for row in rows:
        area = re.sub(r" (Police|Constabulary)( Service)?$", "", row["name"])
        for typed in (area, f"{area} Police", f"{area} Constabulary", f"{area.upper()} police force"):
            try:
                found = find_actor(shipped_ladybug, typed, DAY)
            except AmbiguousActor as offered:
                assert row["id"] in str(offered)
            else:
                assert found.id == row["id"], typed


def test_words_that_a_shell_took_apart_are_one_name_again(small_ladybug: Store) -> None:
    (found,) = find_actors(small_ladybug, ["Town", "Police"], DAY)
    assert (found.id, found.note) == ("town-police", "'Town Police' is taken as one name, that of town-police")
    assert [one.id for one in find_actors(small_ladybug, ["TP", "minister"], DAY)] == ["town-police", "minister"]
    with pytest.raises(UnknownActor, match="a name of several words goes in quotes"):
        find_actors(small_ladybug, ["Nowhere", "TP"], DAY)


@pytest.mark.parametrize("text", ["x" * 5000, "\x00", "\x1b[2J", "\u202e\u202d", "!!!", " ", "\ud800"])
def test_no_name_at_all_is_refused_in_one_short_line(small_ladybug: Store, text: str) -> None:
    with pytest.raises(UnknownActor) as refused:
        find_actor(small_ladybug, text, DAY)
    assert len(str(refused.value)) < 300


def test_names_without_quotes_are_told_apart_where_one_reading_has_the_fewest(small_ladybug: Store) -> None:
    found = find_actors(small_ladybug, ["Town", "Police", "Minister", "of", "Police"], DAY)
    assert [one.id for one in found] == ["town-police", "minister"]
    assert "'Minister of Police' is taken as one name" in found[1].note


def test_words_that_make_no_names_may_still_mean_one_actor(small_ladybug: Store) -> None:
    (found,) = find_actors(small_ladybug, ["the", "police", "of", "Town"], DAY)
    assert found.id == "town-police" and "is taken for" in found.note
