"""People and ombudsmen as cells of directories name them; what is a sentence, or no one person, is not guessed at."""

from __future__ import annotations

import re

from graph.naming.names import fold_name

_WORD = re.compile(r"[A-Z][\w.'’-]*|of|de|der|van|von|la|le|du", re.UNICODE)
_NO_PERSON = re.compile(
    r"\b(?:vacant|multiple|none|various|not applicable|pending|interim arrangements|civil servant|board|committee|minister"
    r"|secretary|speaker|master of|permanent|tbc|president of|lord chief justice|treasury|department|appointed|until|since"
    r"|director general|chairs?|currently|the)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*[(,;].*$")
_POST_NOMINALS = re.compile(
    r"(?:\s+(?:[KCDGMO]?CBE?|[OM]BE|[KD]CMG|CMG|QC|KC|FRS|MP|DL|FREng|CVO|KCB|DBE|KBE|GCB|PhD|DSO|TD|AFC))+\s*$"
)
_OMBUDSMEN = {
    "phso": "Parliamentary and Health Service Ombudsman",
    "parliamentary and health service ombudsman": "Parliamentary and Health Service Ombudsman",
    "parliamentary ombudsman": "Parliamentary and Health Service Ombudsman",
    "spso": "Scottish Public Services Ombudsman",
    "scottish public services ombudsman": "Scottish Public Services Ombudsman",
    "pensions ombudsman": "Pensions Ombudsman",
    "housing ombudsman": "Housing Ombudsman",
    "ppo": "Prisons and Probation Ombudsman",
    "prisons and probation ombudsman": "Prisons and Probation Ombudsman",
    "public services ombudsman for wales": "Public Services Ombudsman for Wales",
    "local government and social care ombudsman": "Local Government and Social Care Ombudsman",
    "lgsco": "Local Government and Social Care Ombudsman",
    "financial ombudsman service": "Financial Ombudsman Service",
    "northern ireland public services ombudsman": "Northern Ireland Public Services Ombudsman",
    "independent police complaints commission": "Independent Police Complaints Commission",
    "legal ombudsman": "Legal Ombudsman",
}


def person_in(text: str) -> str | None:
    """The one person that a cell names; None where it names an office, several, nobody, or says more."""
    plain = _POST_NOMINALS.sub("", _AFTER.sub("", text)).strip(" .*?")
    words = plain.split()
    if not 2 <= len(words) <= 7 or any(sign.isdigit() for sign in plain) or _NO_PERSON.search(plain):
        return None
    if "/" in plain or " and " in f" {plain.casefold()} " or " - " in plain or "&" in plain:
        return None
    return plain if all(map(_WORD.fullmatch, words)) else None


def ombudsmen_of(text: str) -> list[str]:
    """The ombudsmen that a cell names, where all of it is their names."""
    parts = [fold_name(part) for part in re.split(r"\s+and\s+(?=[A-Z]{3,})|[;/]|,\s", text) if part.strip()]
    whole = _OMBUDSMEN.get(fold_name(text))
    if whole:
        return [whole]
    found = [_OMBUDSMEN.get(re.sub(r"^the ", "", part)) for part in parts]
    return [one for one in found if one] if found and all(found) else []
