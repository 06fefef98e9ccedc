"""Texts that were damaged on their way. What the file itself breaks (a byte that is not of its encoding, a control sign) is a
fault wherever it stands; what was published so (UTF-8 once read as Windows-1252, the sign for a lost one) is one in a name,
and elsewhere told. What was meant can be guessed, and is not."""

from __future__ import annotations

import re

_BROKEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LOST = "\ufffd"
# What a sign of UTF-8 looks like when each of its bytes is taken for one of Windows-1252.
_TWICE = re.compile("[\u00c2-\u00f4][^\x00-\x7f]{1,3}")
_ESCAPED = range(0xDC80, 0xDD00)


def broken(text: str) -> str | None:
    """What in a text is of no text, and what to do; None where nothing is."""
    if text.isascii() and text.isprintable():
        return None
    found = _BROKEN.search(text)
    if not found:
        return None
    around, sign = _around(text, found.start()), found[0]
    if ord(sign) not in _ESCAPED:
        return f"'{around}' holds the sign U+{ord(sign):04X}, which no text has; expected the text without it"
    byte = bytes([ord(sign) - 0xDC00])
    meant = byte.decode("cp1252", "replace")
    guess = f" ('{meant}' in Windows-1252)" if meant != _LOST else ""
    told = f"'{around}' holds the byte {byte.hex().upper()}{guess}"
    return f"{told}, which is not of the file's encoding; save all of it as UTF-8"


def mangled(text: str) -> str | None:
    """What in a text is not what its author wrote; None where nothing is."""
    if text.isascii():
        return None
    if _LOST in text:
        around = _around(text, text.index(_LOST))
        return f"'{around}' holds {_LOST}, which stands for a sign that was lost; expected the text as it was"
    for found in _TWICE.finditer(text):
        for end in range(len(found[0]), 1, -1):
            if meant := _once(found[0][:end]):
                return (
                    f"'{_around(text, found.start())}' holds '{found[0][:end]}', which was '{meant}' before it was saved in "
                    "another encoding; expected the text as it was"
                )
    return None


def _once(text: str) -> str | None:
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return meant if len(meant) == 1 else None


def _around(text: str, at: int) -> str:
    """The words about a place, fit to be shown."""
    return _BROKEN.sub(_LOST, " ".join(text[max(0, at - 20) : at + 20].split()))
