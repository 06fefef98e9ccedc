"""Numbers of registers: in which form two are compared, and which are of one actor alone."""

from __future__ import annotations

# What several actors have in common: the law they are made by, the region they lie in.
SHARED = frozenset(("legislation", "ons_region"))


def same_identifier(scheme: str, value: str) -> tuple[str, str]:
    """The form in which identifiers are compared: GB-COH 07444723 is gb_coh 7444723."""
    plain = value.casefold().strip().rstrip("/")
    return scheme.casefold().replace("-", "_"), plain.lstrip("0") or plain
