"""Texts of files made fit for data: one line, in normal form, without signs that nobody sees; names and ids of them."""

from __future__ import annotations

import re
import unicodedata

from graph.naming.names import fold_name
from graph.texts.signs import hidden_sign, unholdable_sign
from loaders.documents.names.heads import KINDS, OPENS, head_of, kind_of

LONGEST_TEXT, LONGEST_NAME, LONGEST_SLUG = 1900, 290, 120
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_BODIES = frozenset("recommendation finding document instrument system".split())


def clean(text: str) -> str:
    """One line of it in normal form; what nobody sees is gone. A text of Latin without accents is done at once."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if hidden_sign(text) or unholdable_sign(text):
        text = "".join(sign for sign in text if not (hidden_sign(sign) or unholdable_sign(sign)))
    return " ".join(text.split())


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text that is not longer than data may hold."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def slug(name: str) -> str:
    """An id from a name: 'Attorney General's Office' -> 'attorney-generals-office'. What has no Latin letter goes by its
    code points, so that two such names stay two."""
    made = _NOT_SLUG.sub("-", fold_name(name).replace("£", " pounds ")).strip("-")
    if not made:
        made = "x-" + "-".join(f"{ord(sign):x}" for sign in name.casefold() if sign.isalnum())[:LONGEST_SLUG].strip("-")
    if len(made) > LONGEST_SLUG:
        made = made[:LONGEST_SLUG].rpartition("-")[0] or made[:LONGEST_SLUG]
    return made.strip("-") or "x"


def kind_by_name(name: str) -> str | None:
    """The kind of body that a name tells by its head ('Health Board', 'Kent Police'); None where it tells none."""
    words = fold_name(name).split()
    if not words:
        return None
    if words[0] in OPENS and len(words) > 1:
        return OPENS[words[0]]
    head = head_of(words)
    if head is None or head not in KINDS:
        return None
    kind = kind_of(words, head)
    if kind == "board" and head == "council" and len(words) > 1:
        return "local_authority"
    return None if kind in _NOT_BODIES else kind
