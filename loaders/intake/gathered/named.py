"""The qualifiers of a link that name others of its file: their refs become ids, as those of its ends do."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import link_id
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.ledger import Ledger
from loaders.intake.gathered.records import LinkRecord, Value


def named_values(link: LinkRecord, ledger: Ledger, into: Collector) -> dict[str, Value]:
    """Each with the ids of data; one that is not in the file is left out, and said."""
    return {name: value for name, value in _found(link, ledger, into) if value}


def _found(link: LinkRecord, ledger: Ledger, into: Collector) -> Iterator[tuple[str, Value | None]]:
    for name, said in link.named.items():
        refs = [said] if isinstance(said, str) else said
        found = [(ref, _link_of(ref, ledger) if name == "part_of" else ledger.id_of(ref)) for ref in refs]
        for ref, id_ in found:
            if id_ is None:
                into.leave_out(f"the '{name}' {ref[:100]}, which is not in the file", link.place)
        ids = [id_ for _, id_ in found if id_]
        yield name, ids if not isinstance(said, str) else next(iter(ids), None)


def _link_of(text: str, ledger: Ledger) -> str | None:
    """The id of a link that is named by the refs of its ends, where the file has it."""
    parts = text.split("~", 3)
    if len(parts) < 3:
        return None
    key = parts[3] if len(parts) > 3 else None
    subject, object_ = ledger.id_of(parts[0]), ledger.id_of(parts[2])
    is_there = subject and object_ and ledger.has_link(parts[0], parts[1], parts[2], key)
    return link_id(subject, parts[1], object_, key) if subject and object_ and is_there else None
