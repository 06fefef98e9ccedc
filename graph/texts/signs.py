"""Signs that a reader cannot see or would take for others: control signs, bidirectional and zero-width ones, look-alikes."""

from __future__ import annotations

import re
import unicodedata

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# They show nothing, though Unicode does not count them among its formatting signs.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
_JOINERS = "\u200c\u200d"
_OF_A_CATEGORY = {
    "Cc": "control character", "Zl": "control character", "Zp": "control character", "Cs": "half a character",
    "Cf": "zero-width sign", "Co": "private sign", "Cn": "unassigned sign",
}  # fmt: skip
_MAY_HIDE = re.compile(r"[^\n\t -~£]")
# No store holds them: an engine takes the one for the end of a text, and the other is no text at all.
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
# Scripts whose letters look alike, so that one of them in a word of another is there to deceive, or by mistake.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE")
# Cyrillic and Greek letters, digits and capitals to the Latin letter that they are taken for, after Unicode's TR 39.
_TAKEN_FOR = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһѡΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχГ01I|",
    "ABESIJKMHOPCTYXaesijopcyxdhwABEZHIKMNOPTYXaiKvopuxrOlll",
)


def hidden_sign(text: str) -> str | None:
    """The first sign of a text that nobody sees, in words: 'control character U+001B'; None where there is none."""
    for match in _MAY_HIDE.finditer(text):
        sign = match[0]
        if sign in _JOINERS and _joins(text, match.start()):
            continue
        named = _named(sign)
        if named:
            return f"{named} U+{ord(sign):04X}"
    return None


def unholdable_sign(text: str) -> str | None:
    """The first sign of a text that no store can hold, in words."""
    match = _UNHOLDABLE.search(text)
    return f"{_named(match[0])} U+{ord(match[0]):04X}" if match else None


def mixed_scripts(text: str) -> str | None:
    """The first word whose letters come from two scripts that look alike, with their names; None where there is none."""
    if text.isascii():
        return None
    for word in text.split():
        scripts = dict.fromkeys(script for char in word if (script := script_of(char)) in _ALIKE)
        if len(scripts) > 1:
            return f"'{word}' mixes {' and '.join(script.capitalize() for script in scripts)} letters"
    return None


def script_of(char: str) -> str:
    """The script of a letter, as the first word of its Unicode name; '' for what is no letter."""
    return unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""


def skeleton(text: str) -> str:
    """What a text looks like: two names with one skeleton are hard to tell apart by eye."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TAKEN_FOR).replace("rn", "m").split())


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between letters of a script that is written with it, or between pictures."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and not any(char.isascii() or script_of(char) in _ALIKE for char in around)


def _named(sign: str) -> str | None:
    if sign in _BIDIRECTIONAL:
        return "bidirectional sign"
    if sign in _BLANK:
        return "zero-width sign"
    return _OF_A_CATEGORY.get(unicodedata.category(sign)) if sign not in "\n\t" else None
