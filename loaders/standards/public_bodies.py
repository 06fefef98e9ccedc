"""The Cabinet Office's directories of public bodies, of any year: bodies with their department, chair, accounting officer,
ombudsman, auditor and money. What a cell tells in a sentence is counted and left to a person."""

from __future__ import annotations

import re

from graph.days.dates import first_day
from graph.model import Alias
from graph.naming.names import fold_name
from loaders.intake.cells.amounts import in_pounds, read_amount
from loaders.intake.cells.days import read_day
from loaders.intake.cells.officers import ombudsmen_of, person_in
from loaders.intake.cells.texts import slug
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord, Value
from loaders.intake.rows.row import Row
from loaders.standards.govuk_organisations import kind_of, relation

# What the directories of different years call the same.
HEADS = {
    "name": ("overall_alb_name", "name", "organisation", "body", "public body", "name of public body", "organisation name"),
    "department": (
        "overall_parent_department",
        "department",
        "sponsoring department",
        "sponsor department",
        "parent department",
    ),
    "classification": ("overall_classification", "classification", "type", "type of body", "body type"),
    "uid": ("overall_copbt_uid",),
    "short": ("overall_alb_short_name", "abbreviation", "acronym"),
    "sponsor": ("overall_direct_sponsor",),
    "established": ("overall_date_alb_independent", "date established", "established"),
    "year": ("overall_financial_year", "financial year"),
    "chair": ("accountability_chair_name", "chair", "chair name"),
    "officer": ("accountability_accounts_officer", "accounting officer", "chief executive / secretary", "chief executive"),
    "ombudsman": ("accountability_ombudsman", "ombudsman"),
    "audit": ("audit arrangements", "auditor"),
    "income": ("finance_budget_govt_income", "government funding"),
    "report": ("last annual report",),
}
_OFFICES = {"accountability_accounts_officer": "accounting officer", "accounting officer": "accounting officer"}
_NOTHING = frozenset(("", "n/a", "na", "none", "no", "nil", "-", "not applicable", "tbc", "not known", "unknown", "?"))
_FISCAL = re.compile(r"(20\d{2}) ?[-/–] ?(?:20)?(\d{2})")
_AUDITORS = {
    "nao": "National Audit Office",
    "national audit office": "National Audit Office",
    "kpmg": "KPMG",
    "audit scotland": "Audit Scotland",
    "wales audit office": "Wales Audit Office",
    "c&ag": "National Audit Office",
    "niao": "Northern Ireland Audit Office",
    "comptroller and auditor general": "National Audit Office",
}


def recognises(seen: Seen) -> bool:
    """A name, a department and a classification in one head."""
    return seen.has_head(_is_head)


def read(seen: Seen, into: Collector) -> None:
    """Every body."""
    years = set[str]()
    with sheets_of(seen.file) as sheets:
        for sheet in sheets:
            found = find_head(sheet, _is_head)
            if found is None:
                continue
            columns = _columns(found[1])
            for row in into.each(table_rows(sheet, *found, into)):
                _Body(row, columns, into, years).read()
    year = max(years, default=None)
    date = f"{int(year[:4]) + 1}-03-31" if year else None
    into.source = SourceRecord(title=f"Public bodies{f' {year}' if year else ''} ({seen.file.name})", date=date)


def _is_head(head: list[str]) -> bool:
    return {"name", "department", "classification"} <= _columns(head).keys()


def _columns(head: list[str]) -> dict[str, str]:
    by_text = {" ".join(text.casefold().split()): text for text in reversed(head) if text}
    found = {}
    for meaning, texts in HEADS.items():
        text = next((by_text[text] for text in texts if text in by_text), None)
        if text is not None:
            found[meaning] = text
    return found


class _Body:
    """One row of a directory."""

    def __init__(self, row: Row, columns: dict[str, str], into: Collector, years: set[str]) -> None:
        self.row, self.columns, self.into, self.years = row, columns, into, years

    def read(self) -> None:
        """Take in the body and all that is around it."""
        name, sort = self._said("name"), self._said("classification") or "Other"
        department = self._said("department")
        told = [self._said(key) for key in ("uid", "short", "sponsor", "ombudsman", "audit", "established")]
        uid, short, sponsor, ombudsman, audit, established = told
        year = self._year()
        officers = [(self._said(key), key) for key in ("chair", "officer")]
        income = self._income()
        self.row.done(ignoring=frozenset(self.row.values))
        if name is None:
            self.row.fault(self.columns["name"], "is empty; expected the name of a body")
            return
        self.ref = f"body {fold_name(name)} {fold_name(department or '')}"
        self.name = name
        plain = _plain_sort(sort)
        self.into.actor(
            ActorRecord(
                self.ref,
                name,
                kind_of(plain, name),
                self.row.place,
                from_=self._founded(established),
                aliases=(Alias(short),) if short and short != name else (),
                identifiers=(("copbt", uid),) if uid else (),
                note=f"{sort} by the directory of public bodies.",
                reading=f"The directory lists {name} as: {sort}.",
            )
        )
        if department and fold_name(department) != fold_name(name):
            self._department(department, plain, income, year)
        if sponsor and fold_name(sponsor) not in (fold_name(department or ""), fold_name(name)):
            self.into.leave_out("a direct sponsor beside the department", self.row.place)
        for text, key in officers:
            self._officer(text, key)
        for one in ombudsmen_of(ombudsman or ""):
            self._over(one, "INVESTIGATES", "regulator", ["complaints"], f"Complaints about {name} go to {one}.", "ombudsman")
        if ombudsman and not ombudsmen_of(ombudsman):
            self.into.leave_out("an ombudsman told in a sentence", self.row.place)
        self._audit(audit)

    def _said(self, meaning: str) -> str | None:
        head = self.columns.get(meaning)
        said = self.row.text(head) if head else None
        return None if said is None or said.casefold().strip(" .") in _NOTHING else said

    def _year(self) -> str | None:
        for meaning in ("year", "report"):
            found = _FISCAL.search(self._said(meaning) or "")
            if found and int(found[2]) == (int(found[1]) + 1) % 100:
                self.years.add(f"{found[1]}/{found[2]}")
                return f"{found[1]}/{found[2]}" if meaning == "year" else None
        return None

    def _founded(self, text: str | None) -> str | None:
        try:
            day = read_day(text) if text else None
            return day if day is None or first_day(day) else None
        except ValueError:
            self.into.leave_out("a date told in a sentence", self.row.place)
            return None

    def _income(self) -> str | None:
        said = self._said("income")
        try:
            sum_, currency = read_amount(said) if said else ("0", None)
        except ValueError:
            self.into.leave_out("a sum told in words", self.row.place)
            return None
        if sum_.startswith("-") or currency not in (None, "GBP"):
            self.into.leave_out("an income below nothing or in other money", self.row.place)
            return None
        return sum_ if sum_ != "0" else None

    def _department(self, department: str, sort: str, income: str | None, year: str | None) -> None:
        ref = self._mention(department, "department", f"The directory puts {self.name} under {department}.")
        kind, why = relation(sort)
        subject, object_ = (ref, self.ref) if kind == "OVERSEES" else (self.ref, ref)
        self.into.link(
            LinkRecord(
                subject,
                kind,
                object_,
                self.row.place,
                f"The directory puts {self.name} under {department}.",
                explicit=False,
                why=f"{why[:1].upper()}{why[1:]}.",
            )
        )
        if income:
            values: dict[str, Value] = {"amount": income, "topics": ["funding"], "purpose": "the work of the body"}
            if year:
                values["period"] = year
            self.into.link(
                LinkRecord(
                    ref,
                    "FUNDS",
                    self.ref,
                    self.row.place,
                    f"{self.name} had {in_pounds(income)} of public money.",
                    values,
                    key=slug(f"government funding {year or ''}"),
                    explicit=False,
                    why="The directory gives the sum as income from government; that it is the department's is inferred.",
                )
            )

    def _officer(self, text: str | None, key: str) -> None:
        if text is None:
            return
        office = "chair" if key == "chair" else _OFFICES.get(self.columns[key].casefold(), "chief executive")
        person = person_in(text)
        if person is None:
            self.into.leave_out(f"the {office} told in a sentence, or who is no one person", self.row.place)
            return
        ref = f"person {fold_name(person)} {self.ref}"
        self.into.actor(
            ActorRecord(
                ref,
                person,
                "person",
                self.row.place,
                mentioned=True,
                note=f"In office at {self.name}, by the directory of public bodies.",
                reading=f"The directory names {person} as {office} of {self.name}.",
            )
        )
        kind = "CHAIRS" if office == "chair" else "HOLDS_OFFICE"
        values: dict[str, Value] = {} if kind == "CHAIRS" else {"about": office}
        self.into.link(
            LinkRecord(
                ref,
                kind,
                self.ref,
                self.row.place,
                f"{person} is {office} of {self.name}.",
                values,
                None if kind == "CHAIRS" else slug(office),
            )
        )

    def _audit(self, text: str | None) -> None:
        if text is None:
            return
        found = next((name for key, name in _AUDITORS.items() if fold_name(text) == fold_name(key)), None)
        if found is None:
            self.into.leave_out("an auditor told in a sentence, or not known by its name", self.row.place)
        else:
            self._over(found, "AUDITS", "regulator", ["funding"], f"{found} audits {self.name}.", "auditor")

    def _over(self, name: str, link: str, kind: str, topics: list[str], reading: str, what: str) -> None:
        ref = self._mention(name, kind, f"The directory names {name} as {what} of {self.name}.")
        if fold_name(name) != fold_name(self.name):
            self.into.link(LinkRecord(ref, link, self.ref, self.row.place, reading, {"topics": topics}))

    def _mention(self, name: str, kind: str, reading: str) -> str:
        ref = f"named {fold_name(name)}"
        self.into.actor(
            ActorRecord(
                ref,
                name,
                kind,
                self.row.place,
                mentioned=True,
                reading=reading,
                guessed=True,
                note="Named by the directory of public bodies.",
            )
        )
        return ref


def _plain_sort(sort: str) -> str:
    """A classification in the words of GOV.UK."""
    plain = " ".join(sort.replace("-", " ").casefold().split())
    plain = plain.replace("ndpb", "non-departmental public body").replace("non departmental", "non-departmental")
    return plain.replace("non ministerial", "non-ministerial")
