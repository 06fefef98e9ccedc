"""Which Secretary of State a law means: they are one office in law, so that only what the law is about tells whose it is."""

from __future__ import annotations

import re

from loaders.documents.model import Document

_POLICING = re.compile(
    r"\b(?:polic\w+|constab\w+|crime|public order|terroris\w+|national security|home office|immigration|firearms?"
    r"|investigatory powers)\b",
    re.IGNORECASE,
)
# Policing that another department answers for.
_OF_OTHERS = re.compile(
    r"\b(?:transport|railways?|service police|nuclear|energy|defence|armed|military|health|northern ireland|scotland)\b",
    re.IGNORECASE,
)
_HOME = re.compile(r"\bHome (?:Secretary|Office|Department)\b")
_OTHER = re.compile(
    r"\bSecretar(?:y|ies) of State for (?!the Home Department)[A-Z]\w+|\b(?:Ministry of|Department (?:for|of)) [A-Z]\w+"
)
# Named in a law on policing beside the bare title, the bare one may be either.
_NAMED_BESIDE = re.compile(r"\bSecretary of State for (?:Justice|Transport|Defence|Energy|Northern Ireland)\b")
_DEFINED = re.compile(
    r"[“\"]\s?(?:the )?Secretary of State\s?[”\"] means (?:the )?"
    r"(?P<name>(?:Secretary of State for |[A-Z]\w+ )(?:[A-Z]\w+|the Home Department|Secretary)"
    r"(?:(?:, | and )[A-Z]\w+(?: [A-Z]\w+)*)*)"
)


def secretary_of(document: Document) -> str | None:
    """The name of the office that 'the Secretary of State' is in a law; None where neither its title nor its words tell."""
    if (defined := _DEFINED.search(document.text)) is not None:
        return defined["name"]
    title = document.title or ""
    if _POLICING.search(title):
        others = _OF_OTHERS.search(title) or _NAMED_BESIDE.search(document.text)
        return None if others else "Home Secretary"
    return "Home Secretary" if _HOME.search(document.text) and not _OTHER.search(document.text) else None
