"""Words for kinds of link: their names, labels and reverse labels, and what people write instead."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from graph.kinds import Kinds, load_kinds
from graph.naming.names import fold_name, nearest

# Words of registers and tables; a second word says that the ends are the other way round.
_ALSO = {
    "sponsors": "OVERSEES",
    "sponsored by": "OVERSEES reversed",
    "holds to account": "OVERSEES",
    "scrutinises": "OVERSEES",
    "held to account by": "OVERSEES reversed",
    "scrutinised by": "OVERSEES reversed",
    "accountable to": "REPORTS_TO",
    "pays": "FUNDS",
    "grants to": "FUNDS",
    "paid by": "FUNDS reversed",
    "parent of": "PART_OF reversed",
    "child of": "PART_OF",
    "subsidiary of": "PART_OF",
    "within": "PART_OF",
    "belongs to": "PART_OF",
    "sits on": "MEMBER_OF",
    "member of": "MEMBER_OF",
    "leads": "HEADS",
    "led by": "HEADS reversed",
    "runs": "DELIVERS",
    "replaces": "SUCCEEDS",
    "replaced by": "SUCCEEDS reversed",
    "works with": "COLLABORATES_WITH",
    "appointed by": "APPOINTS reversed",
    "may dismiss": "REMOVES",
    "dismisses": "REMOVES",
    "can dismiss": "REMOVES",
    "created by": "ESTABLISHED_BY",
}


@cache
def _words() -> Mapping[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for kind in load_kinds().links.values():
        for text in (kind.name, kind.label, kind.bare, kind.past):
            found.setdefault(fold_name(text.replace("_", " ")), (kind.name, False))
        for text in (kind.reverse, kind.reverse.removeprefix("is "), kind.reverse.removeprefix("was ")):
            found.setdefault(fold_name(text), (kind.name, True))
    for text, meant in _ALSO.items():
        kind_name, _, turned = meant.partition(" ")
        found.setdefault(text, (kind_name, bool(turned)))
    return found


def read_relation(text: str, own: Mapping[str, str]) -> tuple[str, bool]:
    """The kind of link that words mean, and whether the ends are the other way round. ValueError, in words."""
    key = fold_name(text.replace("_", " "))
    meant = own.get(key)
    if meant is not None:
        name, _, turned = meant.partition(" ")
        if name in load_kinds().links and turned in ("", "reversed"):
            return name, bool(turned)
        raise ValueError(f"'{meant[:60]}', which the mapping gives for '{text[:60]}', is no kind of link{near_kind(name)}")
    found = _words().get(key)
    if found is None:
        raise ValueError(
            f"'{text[:60]}' is no relationship{near_kind(key)}; see custodes kinds, or say it under 'relations' in --map"
        )
    return found


def near_kind(text: str) -> str:
    """The nearest words for a kind of link."""
    return nearest(text, _words())


def read_kind(text: str, own: Mapping[str, str], kinds: Kinds) -> str:
    """The kind of actor that words mean. ValueError, in words."""
    key = fold_name(text.replace("_", " "))
    meant = own.get(key, "")
    names = {
        fold_name(word.replace("_", " ")): kind.name
        for kind in kinds.actors.values()
        for word in (kind.name, kind.label, kind.plural)
    }
    if meant in kinds.actors:
        return meant
    if key in names:
        return names[key]
    raise ValueError(
        f"'{text[:60]}' is no kind of body{nearest(key, names)}; see custodes kinds, or say it under 'kinds' in --map"
    )


def near_word(word: str, words: Collection[str]) -> str:
    """The nearest of some words."""
    return nearest(word, words)
