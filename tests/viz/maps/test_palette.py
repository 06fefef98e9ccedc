"""The palette: every kind has a look, no look is idle, and every colour can be seen."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from graph.errors import DataError
from viz.palette import FILE, load_palette

PAGES = {"light": "#ffffff", "dark": "#12151a"}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", PAGES)
def test_every_colour_stands_out_from_the_page(theme):
    palette = load_palette()
    looks = {**palette.actors, **palette.families, "denied": palette.denied}
    dim = {name: contrast(getattr(look, theme), PAGES[theme]) for name, look in looks.items()}
    assert {name: ratio for name, ratio in dim.items() if ratio < 4.5} == {}, "the focus is filled with it, under text"


def test_kinds_of_one_outline_and_one_band_differ_in_colour():
    by_place = {}
    for name, look in load_palette().actors.items():
        by_place.setdefault((look.band, look.outline), []).append((look.light, name))
    for same in by_place.values():
        for (one, first), (other, second) in itertools.combinations(same, 2):
            assert one != other, f"{first} and {second} look alike"


def test_families_differ_in_their_marks_and_standings_in_their_dashes():
    palette = load_palette()
    marks = [look.mark for look in palette.families.values()]
    dashes = [look.dash for look in palette.standings.values()]
    assert len(set(marks)) == len(marks)
    assert len(set(dashes)) == len(dashes)


def mended(tmp_path: Path, old: str, new: str) -> Path:
    text = FILE.read_text("utf-8")
    assert old in text
    path = tmp_path / "palette.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  crown: ", "  crowns: ", "actors: 'crown' has no look"),
        ("  crown: ", "  crowns: ", "actors: there is no 'crowns'"),
        ("mark: diamond", "mark: diamonds", "did you mean 'diamond'"),
        ("band: departments", "band: department", "did you mean 'departments'"),
        ('light: "#6d28d9", ', "", "legislature: 'light' is missing"),
    ],
)
def test_a_palette_with_a_fault_is_refused_by_name(tmp_path, old, new, fault):
    with pytest.raises(DataError) as error:
        load_palette(mended(tmp_path, old, new))
    assert fault in str(error.value)
    assert "palette.yaml" in str(error.value)
