"""A plain table, CSV or a sheet of Excel: a row for each body or each link, its columns named in its head or by --map."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.days.dates import first_day, last_day
from graph.kinds import Kinds, load_kinds
from graph.model import Alias
from graph.naming.names import fold_name
from loaders.intake.cells.amounts import SIGNS, Sum, read_currency, rising
from loaders.intake.cells.texts import clean, kind_by_name, slug
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import Sheet, head_texts, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import BY_ID, ActorRecord, LinkRecord, Value, shown_ref
from loaders.intake.rows.columns import Columns, guess_columns, read_columns, write_columns
from loaders.intake.rows.meant import Meaning, Meant
from loaders.intake.rows.row import Row
from loaders.intake.template import SHEETS

_OURS = ("Choices", "About")
# What a row may say of its own body.
_OF_BODY = frozenset(("aliases", "level", "area", "from", "to", "note"))
# The thirds that a link may name, and what each is where neither its column of kinds nor its name tells.
_THIRDS = {"on": "instrument", "via": "fund", "basis": "instrument"}
# Kinds of which one pair may have several at different times.
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
    first = True
    for number, cells in sheet.top():
        head = head_texts(cells)
        filled = [text.casefold() for text in head if text]
        if not own and not first and len(set(filled)) < len(filled):
            continue  # a row below another, in which a text stands twice, is one of values
        first = first and len(filled) < 2
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
        self.into, self.kinds, self.meaning = into, kinds, Meaning(columns, kinds)
        self._money = _money_of(self.meaning.heads.get("amount", ""))
        self._thirds = [one for one in _THIRDS if one in self.meaning.present]
        # A row of a table without another body tells of the body itself, so that it may stand there once.
        self._tells = "other" not in self.meaning.heads

    def read(self, row: Row) -> None:
        """One row: its bodies, and what is between them."""
        meant, before = Meant(row, self.meaning), self.into.fault_count
        place, said_on = _place(meant), meant.day("said_on")
        body = self._body(meant, "body", place, said_on)
        other = self._body(meant, "other", place, said_on)
        for meaning, kind in (("parent", "PART_OF"), ("sponsor", "OVERSEES")):
            above = self._body(meant, meaning, place, said_on)
            if body and above and (above != body or kind == "PART_OF"):
                ends = (body, above) if kind == "PART_OF" else (above, body)
                named = meant.said(meaning) or shown_ref(above)
                reading = f"{meant.said('body')} stands under {named}, its {meaning}."
                at = meant.at(meaning if meant.said(meaning) else f"{meaning}_id")
                self.into.link(LinkRecord(ends[0], kind, ends[1], place, reading, said_on=said_on, at=at))
        if self.into.fault_count > before and (body is None or other is None):
            meant.values()  # an end cannot be read, which is said; the other cells may be at fault as well
        elif body is None:
            meant.fault("body", "is empty; expected the name of a body")
        elif other is not None:
            self._link(meant, body, other, place, said_on)
        elif meant.said("relation") or meant.said("amount"):
            meant.fault("other", "names no other body; expected the other end of the link")
        row.done()

    def _body(self, meant: Meant, meaning: str, place: str, said_on: str | None) -> str | None:
        """The ref of a body that a row names."""
        name, own = meant.said(meaning), meaning == "body"
        given = meant.said("body_id" if own else f"{meaning}_id")
        if name is None:
            return f"{BY_ID}{given}" if given and not own else None
        kind_column = "kind" if own else f"{meaning}_kind"
        kind = meant.read(kind_column, self.meaning.kind)
        ref = f"{BY_ID}{given}" if given else self.meaning.found("ref", name, fold_name)
        guess = kind or self.meaning.found("guess", name, kind_by_name) or _THIRDS.get(meaning, "agency")
        reading = f"It names {name}, {self.kinds.actors[kind].label}." if kind else f"It names {name}."
        record = ActorRecord(
            ref,
            name,
            guess,
            place,
            said_on=said_on,
            guessed=kind is None,
            identifiers=(("id", given),) if given else (),
            mentioned=not (own and self._tells and kind is not None),
            strict=True,
            reading=reading,
            at=(meant.at(("body_id" if own else f"{meaning}_id") if given else meaning), meant.at(meaning)),
        )
        self.into.actor(replace(record, **_told(meant)) if own and self.meaning.present & _OF_BODY else record)
        return ref

    def _link(self, meant: Meant, body: str, other: str, place: str, said_on: str | None) -> None:
        relation, head = meant.said("relation"), self.meaning.heads.get("amount")
        amount = self._sum(meant, head)
        if relation is None and head is None:
            meant.fault("relation", "says no relationship; expected what the one is to the other")
            return
        try:
            kind, turned = self.meaning.relation(relation or "FUNDS")
        except ValueError as error:
            meant.fault("relation", str(error))
            return
        values = meant.values()
        if amount is not None:
            self._amount(meant, kind, amount, values)
        named = {one: ref for one in self._thirds if (ref := self._body(meant, one, place, said_on))}
        for must in self.kinds.links[kind].must:
            if must != "topics" and not (values.get(must) or named.get(must)):
                meant.fault("", f"a {kind} must say '{must}'; expected a column for it ({must})")
        subject, object_ = (other, body) if turned else (body, other)
        names = [
            meant.said(one) or meant.said(f"{one}_id") or "" for one in (("other", "body") if turned else ("body", "other"))
        ]
        denied = "It is denied that " if values.get("polarity") == "denied" else ""
        reading = meant.said("reading") or f"{denied}{names[0]} {self.kinds.links[kind].label} {names[1]}."
        key = None
        if kind == "FUNDS":
            key = slug(f"{values.get('period') or ''} {meant.row.place}")
        elif kind in TERMS and values.get("since"):
            key = str(values["since"])
        self.into.link(LinkRecord(subject, kind, object_, place, reading, values, key, said_on, named=named))

    def _sum(self, meant: Meant, head: str | None) -> Sum | None:
        """The sum of a row, or the range of its one cell or of two columns."""
        found = meant.row.sum(head) if head else None
        upper = self.meaning.heads.get("amount_to")
        to = meant.row.sum(upper) if upper else None
        if to is None or upper is None:
            return found
        if found is None or found.high or to.high:
            meant.row.fault(upper, "is the upper end of a range; expected the lower end, alone, in the column of the amount")
            return found
        try:
            return rising(found.low, to.low, found.currency or to.currency)
        except ValueError as error:
            meant.row.fault(upper, str(error))
            return None

    def _amount(self, meant: Meant, kind: str, amount: Sum, values: dict[str, Value]) -> None:
        sign = amount.currency
        before, stated = self.into.fault_count, meant.read("currency", read_currency)
        if self.into.fault_count > before:
            return
        said = dict.fromkeys(filter(None, (sign, stated, self._money)))
        currency = next(iter(said), "GBP")
        if kind != "FUNDS":
            meant.fault("amount", f"is a sum, which belongs to FUNDS and not to {kind}; expected an empty cell")
        elif len(said) > 1:
            meant.fault(
                "amount", f"is told in {' and in '.join(said)}, by its sign, its head or its currency; expected one of these"
            )
        elif amount.low.startswith("-") and (currency != "GBP" or values.get("amount_is") != "increase"):
            shown = amount.shown if currency == "GBP" else f"{currency} {amount.low}"
            meant.fault("amount", f"is {shown}, below nothing; expected a sum above, or 'increase' in a column 'amount is'")
        elif currency != "GBP" and stated is None and self._money is None:
            meant.fault("amount", f"is in {currency}; expected pounds, or a column 'currency' that says what it is in")
        elif currency != "GBP":
            values["about"] = "; ".join(filter(None, (str(values.get("about") or ""), amount.foreign(currency))))
            self.into.leave_out(f"a sum in {currency} as a number: it is told in words", meant.row.place)
        else:
            values |= amount.values


def _place(meant: Meant) -> str:
    page = meant.said("page")
    cited = ", ".join(filter(None, (meant.said("cites"), f"p. {page}" if page and page.isdigit() else page)))
    return f"{meant.row.place} (cites {cited[:300]})" if cited else meant.row.place


def _told(meant: Meant) -> dict[str, Any]:
    """What a row says of its own body."""
    aliases = dict.fromkeys(clean(one) for one in re.split(r"[;|]", meant.said("aliases") or ""))
    start, end = meant.day("from"), meant.day("to")
    if start and end and last_day(end) < first_day(start):
        meant.fault("to", f"{end} is before {start}; expected the dates in order")
    return {
        "aliases": tuple(Alias(one) for one in aliases if one),
        "level": meant.choice("level"),
        "area": meant.said("area"),
        "from_": start,
        "to": end,
        "note": meant.said("note"),
    }


def _money_of(head: str) -> str | None:
    """The currency that the head of a column of sums says: 'amount (£)'."""
    found = {code for sign, code in SIGNS.items() if sign in head} | {
        one for one in ("GBP", "EUR", "USD") if one in head.upper().split()
    }
    return found.pop() if len(found) == 1 else None
