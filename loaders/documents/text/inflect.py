"""The forms of English verbs that patterns name by their lemma."""

from __future__ import annotations

_IRREGULAR = {
    "feed": ("fed", "fed"), "win": ("won", "won"), "cut": ("cut", "cut"), "get": ("got", "got"),
    "keep": ("kept", "kept"), "rise": ("rose", "risen"), "grow": ("grew", "grown"), "fall": ("fell", "fallen"),
    "go": ("went", "gone"),
    "hold": ("held", "held"), "oversee": ("oversaw", "overseen"), "give": ("gave", "given"), "lead": ("led", "led"),
    "set": ("set", "set"), "make": ("made", "made"), "take": ("took", "taken"), "bring": ("brought", "brought"),
    "run": ("ran", "run"), "pay": ("paid", "paid"), "sit": ("sat", "sat"), "put": ("put", "put"), "bid": ("bid", "bid"),
    "spend": ("spent", "spent"), "seek": ("sought", "sought"), "meet": ("met", "met"), "build": ("built", "built"),
    "undertake": ("undertook", "undertaken"), "have": ("had", "had"), "send": ("sent", "sent"), "find": ("found", "found"),
    "see": ("saw", "seen"), "show": ("showed", "shown"), "choose": ("chose", "chosen"), "write": ("wrote", "written"),
    "draw": ("drew", "drawn"), "become": ("became", "become"), "bind": ("bound", "bound"), "know": ("knew", "known"),
}  # fmt: skip
_DOUBLED = frozenset("underpin cut win plan refer commit submit permit transfer equip sit run set put".split())


_PASTS = frozenset(past for verb, (past, _) in _IRREGULAR.items() if past != verb)


def is_past(word: str) -> bool:
    """Whether a word that is a verb stands in the simple past, or is a participle: 'funded', 'oversaw'; not 'set', 'run'."""
    return word.endswith("ed") or word in _PASTS


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb ('oversee'), or only its participle ('oversee:pp') or gerund ('oversee:ing')."""
    verb, _, only = lemma.partition(":")
    past, participle = _IRREGULAR.get(verb, (_with(verb, "ed"),) * 2)
    gerund = _with(verb, "ing")
    if only == "pp":
        return frozenset({participle})
    if only == "ing":
        return frozenset({gerund})
    return frozenset({verb, _third_person(verb), past, participle, gerund})


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return "has" if verb == "have" else verb + "s"


def _with(verb: str, ending: str) -> str:
    if ending == "ed" and verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    if verb.endswith("ee"):
        return verb + ("d" if ending == "ed" else ending)
    if verb.endswith("e"):
        return verb[:-1] + ending
    return verb + verb[-1] + ending if _doubles(verb) else verb + ending


def _doubles(verb: str) -> bool:
    return verb in _DOUBLED
