"""What the columns of a plain table mean, by their heads or by a mapping file, which is also written from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import DataError, Fault
from graph.files.whole_files import write_text
from graph.naming.names import fold_name
from graph.texts.fields import Fields
from graph.texts.strict_yaml import read_yaml
from loaders.intake.yaml_lines import scalar

# What a column can be, with the heads that are taken for it; the first is what a template writes.
MEANINGS: Mapping[str, tuple[str, ...]] = {
    "body": (
        "body",
        "actor",
        "organisation",
        "organization",
        "name",
        "body name",
        "organisation name",
        "subject",
        "funder",
        "funding organisation",
        "payer",
        "force",
        "who",
        "public body",
        "agency",
        "overseer",
        "inspector",
        "holder",
    ),
    "body_id": ("body id", "id", "organisation id", "identifier", "custodes id"),
    "kind": ("kind", "kind of body", "type of body", "body type", "type", "organisation type", "classification", "category"),
    "relation": ("relationship", "relation", "link", "kind of link", "link kind", "role", "verb", "does what", "predicate"),
    "other": (
        "other body",
        "other",
        "object",
        "target",
        "recipient",
        "payee",
        "supplier",
        "of whom",
        "whom",
        "to body",
        "recipient organisation",
        "account giver",
        "overseen",
        "inspected",
        "other organisation",
    ),
    "other_id": ("other id", "other body id", "recipient id", "object id", "target id"),
    "other_kind": ("kind of other body", "other kind", "type of other body", "other type"),
    "parent": ("parent", "parent body", "parent organisation", "part of", "parent department"),
    "parent_id": ("parent id", "parent body id", "parent organisation id"),
    "sponsor": ("sponsor", "sponsored by", "sponsor department", "sponsoring department", "department"),
    "since": ("since", "start", "start date", "from date", "valid from", "begins", "commenced"),
    "until": ("until", "end", "end date", "to date", "valid to", "ends"),
    "from": ("from", "established", "date established", "founded", "set up"),
    "to": ("to", "closed", "abolished", "dissolved", "date closed"),
    "happened": ("happened", "on date", "event date", "date of event"),
    "amount": ("amount", "sum", "value", "amount gbp", "amount (£)", "£", "grant", "funding", "gbp", "budget", "award"),
    "amount_to": ("amount to", "up to amount", "maximum amount", "upper amount"),
    "currency": ("currency",),
    "amount_is": ("amount is",),
    "period": ("period", "financial year", "fiscal year", "year", "fy"),
    "purpose": ("purpose", "description", "for what", "title"),
    "about": ("about", "matter", "subject matter"),
    "topics": ("topics", "topic"),
    "powers": ("powers", "power"),
    "duty": ("duty",),
    "on": ("on", "on what"),
    "on_kind": ("kind of on", "on kind"),
    "via": ("via", "via fund"),
    "via_kind": ("kind of via", "via kind"),
    "basis": ("basis", "legal basis"),
    "basis_kind": ("kind of basis", "basis kind"),
    "stance": ("stance",),
    "framework": ("framework",),
    "grade": ("grade",),
    "binding": ("binding",),
    "provision": ("provision", "section"),
    "status": ("status",),
    "polarity": ("polarity",),
    "scope": ("scope",),
    "condition": ("condition",),
    "amount_qualifier": ("amount qualifier",),
    "reading": ("reading", "what it says", "statement"),
    "aliases": ("aliases", "alias", "also known as", "abbreviation", "acronym", "short name"),
    "level": ("level",),
    "area": ("area", "region"),
    "note": ("note", "notes", "comment", "comments"),
    "cites": ("source", "reference", "document", "citation", "evidence"),
    "page": ("page", "place", "locator", "paragraph", "para", "pages"),
    "said_on": ("date", "said on", "as at", "date of source"),
}
_BY_HEAD = {head: meaning for meaning, heads in reversed([*MEANINGS.items()]) for head in heads}
IGNORE = "ignore"


@dataclass(slots=True)
class Columns:
    """`columns`: what each head means; `relations`: own words for kinds of link ('reversed' after one whose ends are the
    other way round); `defaults`: what stands for a meaning that has no column or an empty cell."""

    columns: dict[str, str] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)

    def head_of(self, meaning: str) -> str | None:
        """The head of the column that means this."""
        return next((head for head, one in self.columns.items() if one == meaning), None)


def guess_columns(head: Sequence[str]) -> Columns:
    """What heads mean by themselves; the first column of a meaning counts."""
    made = Columns()
    for text in head:
        key = " ".join(text.casefold().replace("_", " ").split())
        meaning = _BY_HEAD.get(key) or _BY_HEAD.get(fold_name(text))
        if text and meaning and meaning not in made.columns.values():
            made.columns[text] = meaning
    return made


def read_columns(path: Path, meanings: Iterable[str] = MEANINGS) -> Columns:
    """A mapping file, in which each column has one of these meanings. DataError with every fault of it."""
    faults: list[Fault] = []
    top = Fields(read_yaml(path, path.name), path.name, "", faults)
    known, made = tuple(meanings), Columns()
    columns = top.mapping("columns")
    inner = Fields(columns, path.name, "columns", faults)
    for head in columns:
        meaning = inner.choice(head, (*known, IGNORE))
        if meaning and meaning != IGNORE and meaning in made.columns.values():
            inner.fault(f"two columns mean '{meaning}'; expected one")
        if meaning and meaning != IGNORE:
            made.columns[head] = meaning
    for name, held in (("relations", made.relations), ("kinds", made.kinds), ("defaults", made.defaults)):
        entry = top.mapping(name)
        one = Fields(entry, path.name, name, faults)
        held.update({fold_name(key) if name != "defaults" else key: one.text(key, required=True) or "" for key in entry})
    for key in made.defaults:
        if key not in known:
            top.fault(f"defaults: '{key}' is no meaning of a column; expected one of {', '.join(known)}")
    top.done()
    if faults:
        raise DataError(faults)
    return made


def write_columns(path: Path, head: Sequence[str], columns: Columns, meanings: Iterable[str] = MEANINGS) -> None:
    """Write what was taken to mean what, so that it can be mended and used again."""
    lines = [
        "# What the columns of the table mean. Each is one of:\n",
        *(f"#   {name}\n" for name in _wrapped([*meanings, IGNORE])),
        "# relations: own words for kinds of link (custodes kinds), 'reversed' after one whose ends are the other way round.\n",
        "columns:\n",
        *(f"  {scalar(text)}: {columns.columns.get(text, IGNORE)}\n" for text in head if text),
    ]
    for name, held in (("relations", columns.relations), ("kinds", columns.kinds), ("defaults", columns.defaults)):
        entries = [f"  {scalar(key)}: {scalar(value)}\n" for key, value in held.items()]
        lines += [f"{name}:\n", *entries] if entries else [f"{name}: {{}}\n"]
    write_text(path, "".join(lines))


def _wrapped(words: Sequence[str]) -> list[str]:
    return [", ".join(words[at : at + 10]) for at in range(0, len(words), 10)]
