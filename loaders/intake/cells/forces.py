"""Names of police areas as tables have them, to the id that data.police.uk gives each force."""

from __future__ import annotations

import re

from graph.naming.names import fold_name
from loaders.intake.cells.texts import slug

SCHEME = "police_uk"
_ENDS = re.compile(r" (?:police|constabulary|police force|police service|police area|force area|pfa)$")
_OTHERWISE = {
    "met": "metropolitan",
    "metropolitan-police": "metropolitan",
    "london": "metropolitan",
    "gla": "metropolitan",
    "gla-police": "metropolitan",
    "greater-london": "metropolitan",
    "mopac": "metropolitan",
    "london-city-of": "city-of-london",
    "london-metropolitan": "metropolitan",
    "hampshire-and-isle-of-wight": "hampshire",
    "hampshire-and-iow": "hampshire",
    "devon-and-cornwall-and-the-isles-of-scilly": "devon-and-cornwall",
    "avon-somerset": "avon-and-somerset",
    "psni": "northern-ireland",
    "northern-ireland": "northern-ireland",
    "metropolitan-police-service": "metropolitan",
}


def force_id(name: str) -> str:
    """'Devon & Cornwall Constabulary' -> 'devon-and-cornwall', 'Metropolitan Police' -> 'metropolitan'."""
    plain = fold_name(name)
    made = slug(_ENDS.sub("", plain) or plain)
    return _OTHERWISE.get(made, made)
