"""One row of a plain table by what its columns mean: each cell is read once, as what it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from graph.days.dates import period_bounds
from graph.kinds import Kinds
from loaders.intake.cells.days import read_day
from loaders.intake.cells.relations import near_word, read_kind, read_relation
from loaders.intake.cells.texts import clean
from loaders.intake.gathered.records import Value
from loaders.intake.rows.columns import Columns
from loaders.intake.rows.row import Row

_CHOICES = ("status", "polarity", "binding", "duty", "stance", "amount_is", "amount_qualifier")
_TEXTS = ("about", "purpose", "provision", "framework", "grade", "scope", "condition")
_DAYS = ("since", "until", "happened")
_FISCAL = re.compile(r"(?:FY ?)?(\d{4}) ?[/–-] ?(?:\d{2})?(\d{2})", re.ASCII | re.IGNORECASE)
_MOST_KEPT = 50_000
T = TypeVar("T")


class Meaning:
    """What the columns of one table mean, and what the words in them were found to mean, kept since they come again."""

    def __init__(self, columns: Columns, kinds: Kinds) -> None:
        self.kinds, self.own = kinds, columns
        self.heads = {meaning: head for head, meaning in columns.columns.items()}
        self.defaults = columns.defaults
        self.present = self.heads.keys() | self.defaults.keys()
        self.texts, self.choices, self.days = (
            [one for one in group if one in self.present] for group in (_TEXTS, _CHOICES, _DAYS)
        )
        lists = (("topics", kinds.topics), ("powers", kinds.powers))
        self.lists: list[tuple[str, Mapping[str, object]]] = [one for one in lists if one[0] in self.present]
        self._found: dict[tuple[str, str], object] = {}

    def found(self, meaning: str, text: str, read: Callable[[str], T]) -> T:
        """What a text means, which is found out once. ValueError, in words, where it means nothing."""
        key = (meaning, text)
        if key not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[key] = read(text)
        return self._found[key]  # type: ignore[return-value]

    def relation(self, text: str) -> tuple[str, bool]:
        """The kind of link, and whether its ends are the other way round."""
        return self.found("relation", text, lambda one: read_relation(one, self.own.relations))

    def kind(self, text: str) -> str:
        """The kind of actor."""
        return self.found("kind", text, lambda one: read_kind(one, self.own.kinds, self.kinds))

    def choice(self, meaning: str, text: str) -> str:
        """One of a closed list."""
        plain, known = text.casefold().replace(" ", "_"), self.kinds.lists[meaning]
        if plain not in known:
            raise ValueError(f"'{text[:60]}' is not in the list{near_word(plain, known)}; expected one of {', '.join(known)}")
        return plain


class Meant:
    """One row. Faults go to the column that they are in."""

    def __init__(self, row: Row, meaning: Meaning) -> None:
        self.row, self.meaning = row, meaning
        self._said: dict[str, str | None] = {}

    def said(self, meaning: str) -> str | None:
        """The text of the column that means this, else what stands for it."""
        if meaning not in self.meaning.present:
            return None
        if meaning not in self._said:
            head = self.meaning.heads.get(meaning)
            text = self.row.text(head) if head else None
            self._said[meaning] = text if text is not None else self.meaning.defaults.get(meaning)
        return self._said[meaning]

    def at(self, meaning: str) -> str:
        """The place of the column that means this; of the row where none does."""
        head = self.meaning.heads.get(meaning)
        return self.row.at(head) if head else self.row.place

    def fault(self, meaning: str, message: str) -> None:
        """Record a fault of a column; of the row where no column means this."""
        self.row.fault(self.meaning.heads.get(meaning, ""), message)

    def read(self, meaning: str, read: Callable[[str], T], column: str = "") -> T | None:
        """What a column says, as something else than a text; None where it says nothing, or after a fault."""
        text = self.said(meaning)
        if text is None:
            return None
        try:
            return self.meaning.found(meaning, text, read)
        except ValueError as error:
            self.fault(column or meaning, str(error))
            return None

    def day(self, meaning: str) -> str | None:
        """A partial date. A cell of Excel may hold one as what it is."""
        head = self.meaning.heads.get(meaning)
        if head:
            return self.row.date(head)
        default = self.meaning.defaults.get(meaning)
        return read_day(default) if default else None

    def choice(self, meaning: str) -> str | None:
        """One of a closed list."""
        return self.read(meaning, lambda text: self.meaning.choice(meaning, text))

    def listed(self, meaning: str, known: Mapping[str, object]) -> list[str]:
        """Some of a closed list."""
        found = []
        for one in re.split(r"[;,]", self.said(meaning) or ""):
            word = clean(one).casefold()
            plain = word.replace(" ", "-" if meaning == "topics" else "_")
            if plain in known:
                found.append(plain)
            elif plain:
                self.fault(meaning, f"'{word[:60]}' is not in the list{near_word(plain, known)}; see custodes kinds")
        return found

    def values(self) -> dict[str, Value]:
        """The qualifiers of the link that the row states."""
        meaning = self.meaning
        values: dict[str, Value] = {one: text for one in meaning.texts if (text := self.said(one))}
        values |= {one: chosen for one in meaning.choices if (chosen := self.choice(one))}
        values |= {one: listed for one, known in meaning.lists if (listed := self.listed(one, known))}
        values |= {one: day for one in meaning.days if (day := self.day(one))}
        if "period" in meaning.present and (period := self.read("period", read_period)):
            values["period"] = period
        return values


def read_period(text: str) -> str:
    """A period as data has it. ValueError, in words, where it is none."""
    fiscal = _FISCAL.fullmatch(text)
    plain = f"{fiscal[1]}/{fiscal[2]}" if fiscal and int(fiscal[2]) == (int(fiscal[1]) + 1) % 100 else text
    try:
        period_bounds(plain)
    except ValueError:
        raise ValueError(f"'{text[:60]}' is no period; expected 2022/23, a year or a range 2022..2024") from None
    return plain
