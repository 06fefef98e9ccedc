"""The numbers that Word prints before paragraphs but does not store in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts as Word does: a list per abstract definition, deeper levels begun anew by each higher one."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, Element] = {}
        for definition in numbering.iter(W + "abstractNum") if numbering is not None else ():
            levels = {_number(level.get(W + "ilvl")): _level(level) for level in definition.iter(W + "lvl")}
            self._levels[definition.get(W + "abstractNumId") or ""] = levels
        for instance in numbering.iter(W + "num") if numbering is not None else ():
            self._abstract[instance.get(W + "numId") or ""] = _value(instance.find(W + "abstractNumId")) or ""
        for style in styles.iter(W + "style") if styles is not None else ():
            self._styles[style.get(W + "styleId") or ""] = style

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, else its id."""
        id_ = _value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
        style = self._styles.get(id_)
        return (_value(style.find(W + "name")) if style is not None else None) or id_

    def mark(self, paragraph: Element) -> str:
        """'12. ', '(a) ' or '- ' with a space after it, or nothing. Counts on: ask once for each paragraph, in order."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            style = self._styles.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")) or "")
            properties = style.find(f"{W}pPr/{W}numPr") if style is not None else None
        if properties is None:
            return ""
        list_ = self._abstract.get(_value(properties.find(W + "numId")) or "")
        depth = _number(_value(properties.find(W + "ilvl")))
        level = self._levels.get(list_ or "", {}).get(depth)
        if list_ is None or level is None:
            return ""
        if level.form in ("bullet", "none"):
            return "- " if level.form == "bullet" else ""
        return self._counted(list_, depth, level)

    def _counted(self, list_: str, depth: int, level: _Level) -> str:
        counts = self._counts[list_]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        text = level.text
        for at in range(depth + 1):
            form = self._levels[list_].get(at, level).form
            text = text.replace(f"%{at + 1}", _printed(counts.get(at, 1), form))
        return f"{text} " if text else ""


def _level(level: Element) -> _Level:
    return _Level(
        _value(level.find(W + "numFmt")) or "decimal",
        (_value(level.find(W + "lvlText")) or "")[:40],
        _number(_value(level.find(W + "start")) or "1"),
    )


def _value(element: Element | None) -> str | None:
    return element.get(W + "val") if element is not None else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else 0


def _printed(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return roman(count) if form == "lowerRoman" else roman(count).upper()
    return str(count)


def roman(number: int) -> str:
    """The small Roman numeral of 1 to 3999."""
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    out = ""
    for value, sign in (*signs, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value and len(out) < 20:
            out, number = out + sign, number - value
    return out
