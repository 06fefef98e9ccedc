"""The sources of an export or an answer as a bibliography: BibLaTeX and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.files.whole_files import write_text
from graph.schema import SourceRow
from graph.texts.harmless import one_line
from graph.texts.json_text import to_json
from viz.about import Pair, about_extract
from viz.formats.taken import Taken


@dataclass(frozen=True, slots=True)
class _Type:
    """What a kind of source is called in either; `genre` says more where neither has a word for it."""

    bib: str
    csl: str
    genre: str | None = None


_TYPES = {
    "legislation": _Type("legislation", "legislation"),
    "evidence": _Type("report", "report", "Written evidence"),
    "report": _Type("report", "report"),
    "dataset": _Type("dataset", "dataset"),
    "document": _Type("misc", "document"),
}
# What a source is cited as where its entry does not say.
_FORMS = {"statute": "legislation", "open_data": "dataset"}
# As legislation.gov.uk numbers it: the chapter of an Act, the number of an Order.
_LEGISLATION = re.compile(r"legislation\.gov\.uk/(?:id/)?(ukpga|uksi|asp|asc|wsi)/(\d{4})/(\d+)")
_NUMBERS = {"ukpga": "c. {1}", "asp": "asp {1}", "asc": "asc {1}", "uksi": "SI {0}/{1}", "wsi": "WSI {0}/{1}"}
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_TEX_SIGN = re.compile(r"[\\{}~^&%$#_]")
_KEY_SIGN = re.compile(r"[^A-Za-z0-9-]")
# What an address may hold within a field that TeX reads letter by letter.
_URL_SIGN = re.compile(r"[^A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]")


def bib(taken: Taken, path: Path) -> list[Path]:
    """The sources of an export as BibLaTeX."""
    write_text(path, bib_text(taken.extract.sources(), [*about_extract(taken.extract)]))
    return [path]


def csl(taken: Taken, path: Path) -> list[Path]:
    """The sources of an export as CSL-JSON."""
    write_text(path, csl_text(taken.extract.sources(), [*about_extract(taken.extract)]))
    return [path]


def bib_text(sources: Iterable[SourceRow], about: Sequence[Pair]) -> str:
    """BibLaTeX: an entry a source, and on top what it is a bibliography of."""
    lines = [f"% {one_line(f'{name}: {text}').replace('@', '(at)')}\n" for name, text in about if name != "Source"]
    return "".join([*lines, *(f"\n{_entry(source, key)}" for source, key in _keyed(sources))])


def _keyed(sources: Iterable[SourceRow]) -> Iterator[tuple[SourceRow, str]]:
    """Each source with a key that TeX can read; ids are such keys unless somebody else's data have other signs."""
    taken: set[str] = set()
    for source in sources:
        key = plain = _KEY_SIGN.sub("-", source.id) or "source"
        number = 1
        while key in taken:
            number += 1
            key = f"{plain}-{number}"
        taken.add(key)
        yield source, key


def _entry(source: SourceRow, key: str) -> str:
    type_ = type_of(source)
    fields = {"title": f"{{{_tex(source.title)}}}"}
    if type_.bib != "legislation":
        fields["author"] = f"{{{_tex(source.publisher)}}}"
    if type_.bib == "report":
        fields |= {"type": _tex(type_.genre or "Report"), "institution": f"{{{_tex(source.publisher)}}}"}
    else:
        fields["publisher"] = f"{{{_tex(source.publisher)}}}"
    fields |= {"date": source.date, "year": source.date[:4]}
    if number := number_of(source):
        fields["number"] = _tex(number)
    if source.url:
        fields["url"] = _URL_SIGN.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), source.url)
    if source.licence:
        fields["copyright"] = _tex(source.licence)
    inner = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items())
    return f"@{type_.bib}{{{key},\n{inner}\n}}\n"


def type_of(source: SourceRow) -> _Type:
    """What the source is cited as."""
    return _TYPES[source.form or _FORMS.get(source.kind, "document")]


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda found: _TEX[found[0]], one_line(text))


def number_of(source: SourceRow) -> str | None:
    """The chapter of an Act, the number of an Order; None for what is neither."""
    found = _LEGISLATION.search(source.url or "") if type_of(source).bib == "legislation" else None
    return _NUMBERS[found[1]].format(found[2], found[3]) if found else None


def csl_text(sources: Iterable[SourceRow], about: Sequence[Pair]) -> str:
    """CSL-JSON: an item a source. It has no place for what the whole is, so each item says it under `custom`."""
    whole = {name.lower(): text for name, text in about if name not in ("Source", "Acknowledgement")}
    thanks = [text for name, text in about if name == "Acknowledgement"]
    custom = {**whole, **({"acknowledgements": thanks} if thanks else {})}
    return to_json([_item(source, custom) for source in sources], indent=1) + "\n"


def _item(source: SourceRow, custom: dict[str, Any]) -> dict[str, Any]:
    type_ = type_of(source)
    item = {
        "id": source.id,
        "type": type_.csl,
        "title": source.title,
        "author": [{"literal": source.publisher}] if type_.csl != "legislation" else None,
        "publisher": source.publisher,
        "issued": {"date-parts": [[int(part) for part in source.date.split("-")]]} if source.date else None,
        "genre": type_.genre,
        "number": number_of(source),
        "URL": source.url,
        "custom": {**custom, **({"licence of the source": source.licence} if source.licence else {})},
    }
    return {name: value for name, value in item.items() if value is not None}
