"""The provisions of a law as units, so that two ways to cite one section are seen to be the same place.

"ss. 54(2), 55(1)" takes in "s. 54(2)", and "Part 2, Sch. 3" takes in "Sch. 3 paras 15, 19". Subsections of a section are
one unit, as is each paragraph of a schedule; the lettered items of a paragraph that stands by itself (a code, a
protocol) are apart: "para 23(l)" and "para 23(m)" are two duties.
"""

from __future__ import annotations

import re

Unit = tuple[str, ...]

_TOKEN = re.compile(
    r"(?P<sort>Part|Sch\.|ss?\.|paras?|arts?\.|articles?|regs?\.|SO No\.)"
    r"|(?P<number>\d+[A-Z]*)(?P<sub>(?:\([^)]*\))*)|\([^)]*\)"
)
_ONE = {"ss.": "s.", "paras": "para", "articles": "art.", "article": "art.", "arts.": "art.", "regs.": "reg."}


def units(provision: str) -> frozenset[Unit]:
    """The sections, paragraphs and parts that a provision names; the words themselves where it names none."""
    found: list[Unit] = []
    sort, schedule = "", ""
    for token in _TOKEN.finditer(provision):
        if token["sort"]:
            sort = _ONE.get(token["sort"], token["sort"])
        elif token["number"] and sort == "Sch.":
            schedule = token["number"]
            found.append((sort, schedule))
        elif token["number"] and sort == "para" and schedule:
            found = [unit for unit in found if unit != ("Sch.", schedule)]
            found.append(("Sch.", schedule, token["number"]))
        elif token["number"]:
            schedule = ""
            items = re.findall(r"\(([^)]*)\)", token["sub"]) if sort == "para" else []
            found.append((sort, token["number"], *items))
    return frozenset(found) or frozenset({(provision.strip(),)})


def takes_in(wider: frozenset[Unit], narrower: frozenset[Unit]) -> bool:
    """Whether every unit of one is, or lies within, a unit of the other."""
    return all(any(unit[: len(whole)] == whole for whole in wider) for unit in narrower)
