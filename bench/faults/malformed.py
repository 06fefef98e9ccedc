"""Malformed data files by kind, each made anew from a seed: the same kind and seed give the same bytes.

A data folder with one of them in it must be answered with lines that name the file, never with a traceback, and
within some seconds; a kind of HARMLESS may also be taken as it stands.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from random import Random

Make = Callable[[Random], str | bytes]

_CLAIM = (
    "source: paper-2022\nclaims:\n- {link: ministry FUNDS town-police ~x, checked: false, place: p. 9, reading: Made up., "
    "topics: [funding], %s}\n"
)
_ACTOR = "actors:\n- {id: made-up, name: %s, kind: unit, %s}\n"
_DIGITS = ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "߀߁߂߃߄߅߆߇߈߉", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "²³¹⁰⁴⁵⁶⁷⁸⁹")
_HIDDEN = "\u200b\u200e\u202a\u202e\u2066\u2069\u00ad\ufeff\u2060\u061c\u3164\ue000\U000e0041"
_ALIKE = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і"}  # Cyrillic
_OPENING = ("[", "{a: ", "- ", "? ", "[{b: ", "- - [")


def malformed(kind: str, seed: int) -> tuple[str, bytes]:
    """The place of a file in a data folder, and its bytes."""
    place, make = KINDS[kind]
    made = make(Random(f"{kind}-{seed}"))
    return place, made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made


def campaign(count: int, seed: int = 0) -> Iterator[tuple[str, str, bytes]]:
    """`count` files, kind after kind in turn: kind, place, bytes."""
    names = sorted(KINDS)
    for number in range(count):
        kind = names[number % len(names)]
        yield (kind, *malformed(kind, seed + number // len(names)))


def _word(random: Random, most: int = 12) -> str:
    return "".join(random.choices(string.ascii_lowercase, k=random.randint(1, most)))


def _bytes(random: Random) -> bytes:
    return random.randbytes(random.randint(1, 4000))


def _damaged(random: Random) -> bytes:
    """A good file with bytes changed, cut out or put in."""
    data = bytearray((_ACTOR % (_word(random), "aliases: [a, {name: b, from: 2001}]")).encode() * random.randint(1, 3))
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(data))
        data[at : at + random.randint(0, 3)] = random.randbytes(random.randint(0, 3))
    return bytes(data)


def _encoding(random: Random) -> bytes:
    text = _ACTOR % ("Zoë £", "level: local")
    return text.encode(random.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037"]))


def _control(random: Random) -> str:
    sign = chr(random.choice([*range(9), *range(14, 32), 127, *range(134, 160), 0xFFFE, 0xFFFF]))
    return _ACTOR % (f'"Made{sign}Up"', "level: local")


def _escape(random: Random) -> str:
    sign = random.choice(["\\0", "\\a", "\\e[31m", "\\x01", "\\b", "\\u202e", "\\u200b", "\\ud800", "\\U00110000", "\\x9b"])
    return _ACTOR % (f'"Made{sign}Up"', "level: local")


def _hidden(random: Random) -> str:
    return _ACTOR % (f'"Made{random.choice(_HIDDEN)}Up"', "level: local")


def _alike(random: Random) -> str:
    word = random.choice(["Town Police Board", "Police exchange", "Ministry of peace"])
    letters = [at for at, char in enumerate(word) if char in _ALIKE]
    at = random.choice(letters)
    return _ACTOR % (f'"{word[:at]}{_ALIKE[word[at]]}{word[at + 1 :]}"', "level: local")


def _null(random: Random) -> str:
    null = random.choice(["null", "~", "", "Null", "NULL"])
    field = random.choice(["aliases: [a, %s, b]", "aliases: [a, {name: %s}]", "identifiers: {ons: %s}", "aliases: [[%s]]"])
    return _ACTOR % (_word(random), field % null)


def _nested(random: Random) -> str:
    return random.choice(["actors: ", "actors:\n- "]) + random.choice(_OPENING) * random.randint(45, 20_000)


def _aliases(random: Random) -> str:
    """Each anchor stands for several of the one before: few lines, endless values."""
    wide, tall = random.randint(2, 12), random.randint(4, 30)
    lines = [f"a0: &a0 [{', '.join('x' * wide)}]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * wide)}]" for level in range(1, tall)]
    return "\n".join(lines) + "\n"


def _circular(random: Random) -> str:
    return random.choice(["actors: &a\n- *a\n", "actors: &a {b: {c: *a}}\n", "actors:\n- &x [y, [*x]]\n", "a: *nowhere\n"])


def _tagged(random: Random) -> str:
    tag = random.choice(
        ["!!python/object/apply:os.system [x]", "!!binary aGk=", "!!int 3", "!own {a: b}", "!!set {a, b}", "! x"]
    )
    return f"actors: {tag}\n"


def _documents(random: Random) -> str:
    return "---\n".join([_ACTOR % (_word(random), "level: local")] * random.randint(2, 30))


def _keys(random: Random) -> str:
    return random.choice(
        [
            "? [a, b]\n: c\n",
            "? {a: b}\n: c\n",
            f"{'k' * random.randint(300, 5000)}: v\n",
            "actors: []\nactors: []\n",
            "[a]: b\n",
        ]
    )


def _long(random: Random) -> str:
    return _ACTOR % (f'"{_word(random) * random.randint(400, 40_000)}"', "level: local")


def _amount(random: Random) -> str:
    digits = str(random.randint(1, 10**7))
    said = random.choice(
        ["nan", "NaN", ".nan", "inf", "-inf", "Infinity", "1e999", "-5", "3,5", "1,00,000", "50p", "£5m", "5.005", "0x10",
         "1__0", "9" * random.randint(20, 5000), "[5]", "{a: 5}", digits.translate(_script(random)), f"{digits} EUR"]
    )  # fmt: skip
    return _CLAIM % f"amount: {said}, period: 2022/23"


def _currency(random: Random) -> str:
    return _CLAIM % f"amount: 5, currency: {random.choice(['EUR', 'USD', 'GBP', '[x]', _word(random)])}"


def _date(random: Random) -> str:
    said = random.choice(
        ["2022-02-30", "0000", "22", "2022-13", "soon", "2022-1-1", "10000", "2022-11-30T00:00", "[2022]", "-2022",
         "2022".translate(_script(random)), "2022-01-01".translate(_script(random))]
    )  # fmt: skip
    return _ACTOR % (_word(random), f"{random.choice(['from', 'to'])}: {said}")


def _period(random: Random) -> str:
    said = random.choice(["2022/24", "2022-23", "9999/00", "0000/01", "2020/21..2018/19", "2022/23..", "..", "２０２２/２３"])
    return _CLAIM % f"amount: 5, period: {said}"


def _circle(random: Random) -> str:
    """Sums that are parts of one another, round a circle of any length."""
    length = random.randint(1, 60)
    rows = [
        f"- {{link: ministry FUNDS town-police ~r{at}, checked: false, place: p. 9, reading: Made up., topics: [funding], "
        f'amount: 5, part_of: "ministry~FUNDS~town-police~r{(at + 1) % length}"}}'
        for at in range(length)
    ]
    return "source: paper-2022\nclaims:\n" + "\n".join(rows) + "\n"


def _whole(random: Random) -> str:
    whole = random.choice(["ministry~FUNDS~town-police~nowhere", _word(random), "minister", "?", "[a]"])
    return _CLAIM % f'amount: 5, part_of: "{whole}"'


def _span(random: Random) -> str:
    said = random.choice(["[²,³]", "[5,1]", "[1]", "[a,b]", "[-1,4]", "[1,2,3]", f"[1,{'9' * 5000}]", "[１,２]", "[null,1]"])
    return _CLAIM % f"amount: 5, span: {said}"


def _shape(random: Random) -> str:
    shape = random.choice(
        ["a", "- a\n", "actors: a\n", "actors: {a: b}\n", "actors:\n- [a]\n- a\n-\n", "claims: []\n", "'", '"', "%"]
    )
    return shape * random.randint(1, 3)


def _script(random: Random) -> dict[int, str]:
    return dict(zip(map(ord, "0123456789"), random.choice(_DIGITS), strict=True))


_A, _C = "actors/malformed.yaml", "claims/malformed.yaml"
KINDS: dict[str, tuple[str, Make]] = {
    "bytes": (_A, _bytes), "damaged": (_A, _damaged), "encoding": (_A, _encoding), "control": (_A, _control),
    "escape": (_A, _escape), "hidden": (_A, _hidden), "alike": (_A, _alike), "null": (_A, _null), "nested": (_A, _nested),
    "aliases": (_A, _aliases), "circular": (_A, _circular), "tagged": (_A, _tagged), "documents": (_A, _documents),
    "keys": (_A, _keys), "long": (_A, _long), "amount": (_C, _amount), "currency": (_C, _currency), "date": (_A, _date),
    "period": (_C, _period), "circle": (_C, _circle), "whole": (_C, _whole), "span": (_C, _span), "shape": (_A, _shape),
}  # fmt: skip
# Bytes at random may happen to be a good file.
HARMLESS = ("bytes", "damaged", "shape")
