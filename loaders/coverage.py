"""What was decided of every paragraph of every document: the claims made from it, or why none.

`data/coverage.yaml` lists for each document its paragraphs (the non-blank lines of its normal form, numbered
from 1): `claims`, the ids of what they are about, or `none`, a reason. A reason may be one word (heading,
statistic …), but where the paragraph has a £ sign or one of the words in `data/triggers.yaml` it is a sentence.
`pounds` says why a £ sign stands outside every claim's span.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Fault
from graph.files.whole_files import write_text
from graph.texts.fields import Fields
from graph.texts.json_text import to_json
from graph.texts.strict_yaml import Entry, line_of, read_yaml
from loaders.claims import ClaimEntry
from loaders.dataset import Dataset
from loaders.source_text import Paragraph, paragraphs
from loaders.sources import SourceTexts

FILE = "coverage.yaml"
TRIGGERS = "triggers.yaml"
_SENTENCE_WORDS = 4
_HEADER = """# Every paragraph of every document: the claims made from it (what they are about), or why it gives none.
# `p` counts the lines of the text at hand that say something: it is no place to cite (docs/data.md).
# `custodes cover --sources DIR` keeps the claims up to date; the reasons are written by hand.
documents:
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one paragraph."""

    number: int
    claims: tuple[str, ...]
    none: str | None
    pounds: str | None
    line: int


def read_coverage(folder: Path, faults: list[Fault]) -> dict[str, dict[int, Decision]]:
    """Decisions by document and number; empty where the folder has no coverage."""
    if not (folder / FILE).is_file():
        return {}
    top = Fields(read_yaml(folder / FILE, FILE), FILE, "", faults)
    found: dict[str, dict[int, Decision]] = {}
    for document, entries in top.mapping("documents").items():
        good = isinstance(entries, list) and all(isinstance(entry, Entry) for entry in entries)
        if not good:
            faults.append(Fault(FILE, line_of(top.entry), f"{document} is no list of paragraphs, each with 'p'; mend it"))
            continue
        decisions = [_decision(entry, document, faults) for entry in entries]
        found[document] = {decision.number: decision for decision in decisions}
        if len(found[document]) < len(decisions):
            faults.append(Fault(FILE, 0, f"{document}: a paragraph is decided twice; keep one"))
    top.done()
    return found


def _decision(entry: Entry, document: str, faults: list[Fault]) -> Decision:
    fields = Fields(entry, FILE, f"{document} {entry.get('p')}", faults)
    number = fields.whole("p")
    decision = Decision(number or 0, fields.texts("claims"), fields.text("none"), fields.text("pounds"), line_of(entry))
    fields.done()
    return decision


def check_coverage(dataset: Dataset, texts: SourceTexts) -> Iterator[Fault]:
    """Every paragraph that nobody decided, every decision that is not so any more, every £ sign without a home."""
    faults: list[Fault] = []
    coverage = read_coverage(dataset.folder, faults)
    yield from faults
    triggers = read_triggers(dataset.folder)
    by_source = _claims_by_source(dataset.entries)
    for document, decisions in coverage.items():
        text = texts.text(dataset.sources[document]) if document in dataset.sources else None
        if document not in dataset.sources:
            yield Fault(FILE, 0, f"{document}: no source has this id")
        if text is None:
            continue
        found = paragraphs(text)
        inside = _by_paragraph(found, by_source[document])
        for entry in inside.pop(0, []):
            yield Fault(entry.file, entry.line, f"{entry.claim.about}: its span lies in no single paragraph of {document}")
        for number in sorted(set(decisions) - {item.number for item in found}):
            yield Fault(FILE, decisions[number].line, f"{document} {number}: the text has no such paragraph")
        for paragraph in found:
            yield from _check(document, paragraph, decisions.get(paragraph.number), inside[paragraph.number], triggers)


def _check(
    document: str, paragraph: Paragraph, decision: Decision | None, entries: list[ClaimEntry], triggers: list[re.Pattern[str]]
) -> Iterator[Fault]:
    place = f"{document} {paragraph.number}"
    if decision is None:
        yield Fault(FILE, 0, f"{place}: not decided; add the claims made from it, or 'none' with the reason")
        return
    about = sorted({entry.claim.about for entry in entries})
    if sorted(decision.claims) != about:
        yield Fault(FILE, decision.line, f"{place}: lists other claims than data/claims has here; run 'custodes cover'")
    if bool(about) == bool(decision.none):
        yield Fault(FILE, decision.line, f"{place}: needs either claims or a reason why none")
    if decision.none and len(decision.none.split()) < _SENTENCE_WORDS:
        hit = next((trigger for trigger in triggers if trigger.search(paragraph.text)), None)
        if hit:
            yield Fault(
                FILE, decision.line, f"{place}: '{decision.none}' is too short a reason; the paragraph has '{hit.pattern}'"
            )
    spans = [(entry.claim.start, entry.claim.end) for entry in entries]
    if not decision.pounds and loose_pounds(paragraph, spans):
        yield Fault(FILE, decision.line, f"{place}: a £ sign belongs to no claim; add the claim, or say why in 'pounds'")


def read_triggers(folder: Path) -> list[re.Pattern[str]]:
    """The words that call for a sentence, each matched at the beginning of a word."""
    faults: list[Fault] = []
    top = Fields(read_yaml(folder / TRIGGERS, TRIGGERS), TRIGGERS, "", faults)
    found = []
    for word in top.texts("triggers"):
        try:
            found.append(re.compile(rf"(?<!\w)(?:{word})", re.IGNORECASE))
        except (re.error, RecursionError, OverflowError) as error:
            top.fault(f"the trigger '{word[:60]}' is no expression ({error}); mend it")
    top.done()
    if faults:
        raise DataError(faults)
    return found


def update_coverage(dataset: Dataset, texts: SourceTexts, reasons: Mapping[str, Mapping[int, Decision]]) -> int:
    """Write the coverage anew: the claims from the data, the reasons from `reasons`. How many paragraphs have neither."""
    by_source = _claims_by_source(dataset.entries)
    lines: list[str] = []
    undecided = 0
    for source in dataset.sources.values():
        text = texts.text(source) if source.kind == "document" else None
        if text is None:
            continue
        found = paragraphs(text)
        inside = _by_paragraph(found, by_source[source.id])
        lines.append(f"  {source.id}:\n")
        for paragraph in found:
            about = sorted({entry.claim.about for entry in inside[paragraph.number]})
            known = reasons.get(source.id, {}).get(paragraph.number)
            undecided += not about and not (known and known.none)
            lines.append(_line(paragraph.number, about, known))
    write_text(dataset.folder / FILE, _HEADER + "".join(lines))
    return undecided


def decide_document(dataset: Dataset, document: str, text: str, reasons: Mapping[int, str]) -> int:
    """Write what was decided of one document into the coverage of its folder, all others as they are: the claims from the
    data, a reason for each paragraph that has none, and for each £ sign outside of every claim. How many paragraphs are not
    decided; as long as there are any, nothing is written."""
    faults: list[Fault] = []
    coverage = read_coverage(dataset.folder, faults)
    if faults:
        raise DataError(faults)
    before, found = coverage.get(document, {}), paragraphs(text)
    inside = _by_paragraph(found, _claims_by_source(dataset.entries)[document])
    made: dict[int, Decision] = {}
    for item in found:
        about = tuple(sorted({entry.claim.about for entry in inside[item.number]}))
        known = before.get(item.number)
        none = None if about else reasons.get(item.number) or (known.none if known else None)
        spans = [(entry.claim.start, entry.claim.end) for entry in inside[item.number]]
        loose = bool(loose_pounds(item, spans))
        pounds = (reasons.get(item.number) or (known.pounds if known else None)) if loose else None
        if (about or none) and (pounds or not loose):
            made[item.number] = Decision(item.number, about, none, pounds, 0)
    if len(made) == len(found):
        every = {**coverage, document: made}
        lines = (f"  {name}:\n" + "".join(_line(one.number, [*one.claims], one) for one in decisions.values())
                 for name, decisions in every.items())  # fmt: skip
        write_text(dataset.folder / FILE, _HEADER + "".join(lines))
    return len(found) - len(made)


def loose_pounds(paragraph: Paragraph, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The £ signs of a paragraph that stand in no claim's span."""
    held = [*spans]
    signs = (paragraph.start + match.start() for match in re.finditer("£", paragraph.text))
    return [sign for sign in signs if not any(start <= sign < end for start, end in held)]


def _line(number: int, about: list[str], known: Decision | None) -> str:
    parts = [f"p: {number}"]
    if about:
        parts.append(f"claims: [{', '.join(to_json(item) for item in about)}]")
    elif known and known.none:
        parts.append(f"none: {to_json(known.none)}")
    if known and known.pounds:
        parts.append(f"pounds: {to_json(known.pounds)}")
    return f"  - {{{', '.join(parts)}}}\n"


def _claims_by_source(entries: Iterable[ClaimEntry]) -> dict[str, list[ClaimEntry]]:
    found: dict[str, list[ClaimEntry]] = defaultdict(list)
    for entry in entries:
        if entry.claim.start >= 0:
            found[entry.claim.source].append(entry)
    return found


def _by_paragraph(found: list[Paragraph], entries: list[ClaimEntry]) -> dict[int, list[ClaimEntry]]:
    """Claims by the number of the paragraph their span lies in; 0 for a span that lies in none."""
    inside: dict[int, list[ClaimEntry]] = defaultdict(list)
    for entry in entries:
        home = next((p.number for p in found if p.start <= entry.claim.start and entry.claim.end <= p.end), 0)
        inside[home].append(entry)
    return inside
