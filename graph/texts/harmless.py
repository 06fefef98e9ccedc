"""Text that a terminal, or the program that shows a file, cannot take for anything but text.

Names, places and readings are data, and what a person typed is repeated in errors. A control character in them could
clear the screen, set the window's title or hide a line; a sign that turns the direction of writing, or that nobody can
see, makes one name look like another. Each is shown as its number instead.
"""

from __future__ import annotations

import re

# Everything of the general categories Cc, Zl, Zp and Cs, the invisible signs of Cf, and the letters that show nothing
# (fillers). Stated here, and not asked of the interpreter: each version of Python knows another Unicode. The tab and the
# line end stay, and a carriage return does before a line end, where it moves nothing.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U00013430-\U0001343f\U000e0000-\U000e0fff]|\r(?!\n)"
)


def harmless(text: str) -> str:
    """The text with every harmful sign as its number: \\x1b, \\u202e."""
    return _HARMFUL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """Harmless text in one line: each run of white space is one space."""
    return harmless(" ".join(text.split()))


def harmless_json(text: str) -> str:
    """JSON that says the same, with every harmful sign of its texts as the escape that JSON has for it."""
    return _HARMFUL.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _units(found[0])), text)


def _units(char: str) -> list[int]:
    data = char.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
