"""A plain table, CSV or a sheet of Excel: a row for each body or each link, its columns named in its head or by --map."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from graph.dates import first_day, last_day, period_bounds
from graph.kinds import Kinds, load_kinds
from graph.model import Alias
from graph.names import fold_name
from loaders.intake.amounts import in_pounds
from loaders.intake.collector import Collector
from loaders.intake.columns import Columns, guess_columns, read_columns, write_columns
from loaders.intake.days import read_day
from loaders.intake.records import ActorRecord, LinkRecord, Value
from loaders.intake.relations import near_word, read_kind, read_relation
from loaders.intake.row import Row
from loaders.intake.seen import Seen
from loaders.intake.tables import Sheet, head_texts, sheets_of, table_rows
from loaders.intake.template import SHEETS
from loaders.intake.texts import clean, kind_by_name, slug

_CHOICES = ("status", "binding", "duty", "stance", "amount_is", "level")
_TEXTS = ("about", "purpose", "provision", "framework", "grade")
_FISCAL = re.compile(r"(?:FY ?)?(\d{4}) ?[/–-] ?(?:\d{2})?(\d{2})", re.ASCII | re.IGNORECASE)
# Kinds of which one pair may have several at different times.
_OURS = ("Choices", "About")
TERMS = frozenset(("HOLDS_OFFICE", "MEMBER_OF", "HEADS", "CHAIRS"))


def recognises(seen: Seen) -> bool:
    """Any table: the first rows have columns."""
    return any(sum(map(bool, row)) >= 2 for _, rows in seen.tops() for row in rows)


def read(seen: Seen, into: Collector) -> None:
    """Each row of the first sheet whose head is understood."""
    mapping = Path(seen.mapping) if seen.mapping else None
    own = read_columns(mapping) if mapping and mapping.is_file() else None
    with sheets_of(seen.file) as sheets:
        found = [(sheet, top) for sheet in sheets if (top := _head(sheet, own))]
        if not found:
            raise seen.file.refused(_not_understood(seen, own))
        named = [one for one in found if one[0].name in SHEETS]  # those of a template are read together
        for sheet, (at, head, columns) in named or found[:1]:
            if mapping and own is None:
                write_columns(mapping, head, columns)
                into.notes.append(f"what its columns mean is written to {mapping}: mend it there, and give it again")
                own = columns
            reader = _Rows(columns, into, load_kinds())
            for row in into.each(table_rows(sheet, at, head, into)):
                reader.read(row)
        read_names = [one[0].name for one in named or found[:1]]
        unread = [other.name for other in sheets if other.name not in (*read_names, *_OURS)]
        if unread:
            into.notes.append(f"read: {', '.join(read_names)}; not read: the sheets {', '.join(unread)}")


def _head(sheet: Sheet, own: Columns | None) -> tuple[int, list[str], Columns] | None:
    best: tuple[int, list[str], Columns] | None = None
    for number, cells in sheet.top():
        head = head_texts(cells)
        columns = own or guess_columns(head)
        if own and set(own.columns) <= set(head):
            return number, head, own
        enough = "body" in columns.columns.values() and sum(map(bool, head)) >= 2
        if not own and enough and (best is None or len(columns.columns) > len(best[2].columns)):
            best = (number, head, columns)
    return best


def _not_understood(seen: Seen, own: Columns | None) -> str:
    tops = [row for _, rows in seen.tops() for row in rows if sum(map(bool, row)) >= 2]
    shown = ", ".join(text for text in tops[0] if text)[:200] if tops else "none"
    if own:
        return f"no row has all the heads of the mapping; expected {', '.join(own.columns)}, and the first row has {shown}"
    return (
        f"no column is known to name a body; the first row has {shown}; expected a head such as 'body' or 'name', "
        "or what each column means in a file given with --map"
    )


class _Rows:
    """Turns rows into records, by what the columns mean."""

    def __init__(self, columns: Columns, into: Collector, kinds: Kinds) -> None:
        self.columns, self.into, self.kinds = columns, into, kinds
        self.heads = {meaning: head for head, meaning in columns.columns.items()}
        self._kind_cache: dict[str, str | None] = {}

    def read(self, row: Row) -> None:
        """One row: its bodies, and what is between them."""
        place = self._place(row)
        said_on = self._day(row, "said_on")
        body = self._body(row, "body", place, said_on)
        other = self._body(row, "other", place, said_on)
        for meaning, kind in (("parent", "PART_OF"), ("sponsor", "OVERSEES")):
            above = self._body(row, meaning, place, said_on)
            if body and above and above != body:
                ends = (body, above) if kind == "PART_OF" else (above, body)
                reading = f"{self._said(row, 'body')} stands under {self._said(row, meaning)}, its {meaning}."
                self.into.link(LinkRecord(ends[0], kind, ends[1], place, reading, said_on=said_on))
        if body is None:
            row.fault(self.heads["body"], "is empty; expected the name of a body")
        elif other is not None:
            self._link(row, body, other, place, said_on)
        elif self._said(row, "relation") or self._said(row, "amount"):
            row.fault(self.heads.get("other", ""), "names no other body; expected the other end of the link")
        row.done()

    def _place(self, row: Row) -> str:
        cited = ", ".join(filter(None, (self._said(row, "cites"), self._page(row))))
        return f"{row.place} (cites {cited[:300]})" if cited else row.place

    def _page(self, row: Row) -> str | None:
        page = self._said(row, "page")
        return f"p. {page}" if page and page.isdigit() else page

    def _said(self, row: Row, meaning: str) -> str | None:
        head = self.heads.get(meaning)
        said = row.text(head) if head else None
        return said if said is not None else self.columns.defaults.get(meaning)

    def _day(self, row: Row, meaning: str) -> str | None:
        head = self.heads.get(meaning)
        if head:
            return row.date(head)
        default = self.columns.defaults.get(meaning)
        return read_day(default) if default else None

    def _body(self, row: Row, meaning: str, place: str, said_on: str | None) -> str | None:
        """The ref of a body that a row names."""
        name = self._said(row, meaning)
        if name is None:
            return None
        own = meaning == "body"
        given = self._said(row, "body_id" if own else f"{meaning}_id") if meaning in ("body", "other") else None
        kind_text = self._said(row, "kind" if own else f"{meaning}_kind") if meaning in ("body", "other") else None
        kind = self._kind(row, "kind" if own else f"{meaning}_kind", kind_text)
        ref = f"id:{given}" if given else fold_name(name)
        told: dict[str, object] = {}
        if own:
            aliases = [clean(one) for one in re.split(r"[;|]", self._said(row, "aliases") or "") if clean(one)]
            told = {
                "aliases": tuple(map(Alias, aliases)),
                "level": self._choice(row, "level"),
                "area": self._said(row, "area"),
                "from_": self._day(row, "from"),
                "to": self._day(row, "to"),
                "note": self._said(row, "note"),
            }
            if told["from_"] and told["to"] and last_day(str(told["to"])) < first_day(str(told["from_"])):
                row.fault(self.heads["to"], f"{told['to']} is before {told['from_']}; expected the dates in order")
        alone = own and "other" not in self.heads
        self.into.actor(
            ActorRecord(
                ref,
                name,
                kind or kind_by_name(name) or "agency",
                place,
                said_on=said_on,
                guessed=kind is None,
                identifiers=(("id", given),) if given else (),
                mentioned=not (alone and kind is not None),
                **told,  # type: ignore[arg-type]
                reading=f"It names {name}" + (f", {self.kinds.actors[kind].label}." if kind else "."),
            )
        )
        return ref

    def _kind(self, row: Row, meaning: str, text: str | None) -> str | None:
        if text is None:
            return None
        try:
            return read_kind(text, self.columns.kinds, self.kinds)
        except ValueError as error:
            row.fault(self.heads.get(meaning, ""), str(error))
            return None

    def _link(self, row: Row, body: str, other: str, place: str, said_on: str | None) -> None:
        relation = self._said(row, "relation")
        amount = row.amount(self.heads["amount"]) if "amount" in self.heads else None
        if relation is None and amount is None and "amount" not in self.heads:
            row.fault(self.heads.get("relation", ""), "says no relationship; expected what the one is to the other")
            return
        try:
            kind, turned = read_relation(relation or "FUNDS", self.columns.relations)
        except ValueError as error:
            row.fault(self.heads.get("relation", ""), str(error))
            return
        values = self._values(row, kind)
        if amount is not None:
            self._amount(row, kind, amount, values)
        for must in self.kinds.links[kind].must:
            if must != "topics" and not values.get(must):
                row.fault("", f"a {kind} must say '{must}'; expected a column for it ({must})")
        subject, object_ = (other, body) if turned else (body, other)
        names = [self._said(row, one) or "" for one in (("other", "body") if turned else ("body", "other"))]
        reading = self._said(row, "reading") or f"{names[0]} {self.kinds.links[kind].label} {names[1]}."
        key = None
        if kind == "FUNDS":
            key = slug(f"{values.get('period') or ''} {row.place}")
        elif kind in TERMS and values.get("since"):
            key = str(values["since"])
        self.into.link(LinkRecord(subject, kind, object_, place, reading, values, key, said_on))

    def _values(self, row: Row, kind: str) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for meaning in _TEXTS:
            if said := self._said(row, meaning):
                values[meaning] = said
        for meaning in _CHOICES:
            if meaning != "level" and (chosen := self._choice(row, meaning)):
                values[meaning] = chosen
        for meaning, known in (("topics", self.kinds.topics), ("powers", self.kinds.powers)):
            if listed := self._listed(row, meaning, known):
                values[meaning] = listed
        for meaning in ("since", "until", "happened"):
            if day := self._day(row, meaning):
                values[meaning] = day
        if values.get("since") and values.get("until") and last_day(str(values["until"])) < first_day(str(values["since"])):
            row.fault(
                self.heads.get("until", ""), f"{values['until']} is before {values['since']}; expected the dates in order"
            )
        if period := self._period(row):
            values["period"] = period
        if self._said(row, "on"):
            row.fault(
                self.heads.get("on", ""),
                "is a third body, which a plain table cannot link; write it in a workbook (custodes template)",
            )
        return values

    def _choice(self, row: Row, meaning: str) -> str | None:
        said = self._said(row, meaning)
        if said is None:
            return None
        plain = said.casefold().replace(" ", "_")
        known = self.kinds.lists[meaning]
        if plain in known:
            return plain
        row.fault(
            self.heads.get(meaning, ""),
            f"'{said[:60]}' is not in the list{near_word(plain, known)}; expected one of {', '.join(known)}",
        )
        return None

    def _listed(self, row: Row, meaning: str, known: Mapping[str, object]) -> list[str]:
        found = []
        for one in re.split(r"[;,]", self._said(row, meaning) or ""):
            word = clean(one).casefold()
            plain = word.replace(" ", "-" if meaning == "topics" else "_")
            if plain in known:
                found.append(plain)
            elif plain:
                row.fault(
                    self.heads.get(meaning, ""),
                    f"'{word[:60]}' is not in the list{near_word(plain, known)}; see custodes kinds",
                )
        return found

    def _period(self, row: Row) -> str | None:
        said = self._said(row, "period")
        if said is None:
            return None
        fiscal = _FISCAL.fullmatch(said)
        plain = f"{fiscal[1]}/{fiscal[2]}" if fiscal and int(fiscal[2]) == (int(fiscal[1]) + 1) % 100 else said
        try:
            period_bounds(plain)
        except ValueError:
            row.fault(
                self.heads.get("period", ""), f"'{said[:60]}' is no period; expected 2022/23, a year or a range 2022..2024"
            )
            return None
        return plain

    def _amount(self, row: Row, kind: str, amount: tuple[str, str | None], values: dict[str, Value]) -> None:
        sum_, sign = amount
        stated = self._said(row, "currency")
        currency = (stated or sign or "GBP").upper()
        head = self.heads["amount"]
        if kind != "FUNDS":
            row.fault(head, f"is a sum, which belongs to FUNDS and not to {kind}; expected an empty cell")
        elif sign and stated and sign != currency:
            row.fault(head, f"is in {sign} and its currency says {currency}; expected one of the two")
        elif currency != "GBP" and stated is None:
            row.fault(head, f"is in {currency}; expected pounds, or a column 'currency' that says what it is in")
        elif currency != "GBP":
            values["about"] = "; ".join(filter(None, (str(values.get("about") or ""), f"{currency} {in_pounds(sum_)[1:]}")))
            self.into.leave_out(f"a sum in {currency} as a number: it is told in words", row.place)
        elif sum_.startswith("-") and values.get("amount_is") != "increase":
            row.fault(head, f"is {in_pounds(sum_)}, below nothing; expected a sum above, or 'increase' in a column 'amount is'")
        else:
            values["amount"] = sum_
