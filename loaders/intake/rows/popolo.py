"""The four classes of Popolo that are actors and links, with what is embedded in them."""

from __future__ import annotations

from graph.model import Alias
from graph.naming.names import fold_name
from loaders.intake.cells.texts import clean, cut, kind_by_name, slug
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, Value
from loaders.intake.rows.row import Row

_KINDS = {
    "legislature": "legislature",
    "chamber": "legislature",
    "parliament": "legislature",
    "executive": "government",
    "government": "government",
    "department": "department",
    "ministry": "department",
    "committee": "committee",
    "commission": "agency",
    "party": "charity_or_ngo",
    "faction": "sector_group",
    "corporation": "company",
    "company": "company",
    "court": "court_or_cjs_body",
    "council": "local_authority",
    "local authority": "local_authority",
    "agency": "agency",
}
_ALWAYS = frozenset(
    (
        "contact_details links sources image created_at updated_at source area area_id memberships posts other_names"
        " identifiers sort_name images text"
    ).split()
)
_PERSON = frozenset(
    (
        "family_name given_name additional_name honorific_prefix honorific_suffix patronymic_name email gender"
        " birth_date death_date summary biography national_identity shortcuts"
    ).split()
)
_MEMBER = frozenset(("member", "mp", "msp", "ms", "am", "mla", "peer", "councillor", ""))


class Popolo:
    """Takes in objects, also those within others. What is only named by its id is an actor of that name until it is told of."""

    def __init__(self, into: Collector) -> None:
        self.into = into
        self.latest = ""
        self.only_ids = set[str]()

    def tell(self) -> None:
        """Say how many are known by nothing but an id."""
        missing = [ref for ref in self.only_ids if self.into.ledger.place_of(ref) == ""]
        if missing:
            self.into.notes.append(
                f"{len(missing):,} people and organisations are told only by their ids, which stand for their names; "
                "load the file with their names too"
            )

    def person(self, row: Row) -> str | None:
        """A person, and the memberships in it."""
        ref = self._actor(row, "person", "person")
        self._embedded(row, ref, "person")
        row.done(ignoring=_PERSON | _ALWAYS)
        return ref

    def organization(self, row: Row) -> str | None:
        """An organisation with its posts and memberships, and its parent."""
        classification = row.text("classification")
        name = row.text("name") or ""
        kind = _KINDS.get((classification or "").casefold()) or kind_by_name(name) or "agency"
        ref = self._actor(row, "organization", kind, classification)
        parent = row.inner("parent")
        above = self.organization(parent) if parent else self._mention(row, "parent_id", "agency")
        if ref and above:
            self.into.link(LinkRecord(ref, "PART_OF", above, row.at("parent_id"), "The file gives this parent."))
        for inner in row.rows("children"):
            below = self.organization(inner)
            if ref and below:
                self.into.link(
                    LinkRecord(below, "PART_OF", ref, inner.place, "The file gives it among the children of this one.")
                )
        for inner in row.rows("posts"):
            self.post(inner, ref)
        self._embedded(row, ref, "organization")
        row.done(ignoring=_ALWAYS | {"classification_id", "abstract", "description", "seats", "type"})
        return ref

    def post(self, row: Row, within: str | None = None) -> str | None:
        """A post and the organisation it is of."""
        label = row.text("label") or row.text("role") or row.text("name")
        start, end = self._dates(row)
        inner = row.inner("organization")
        body = within or (self.organization(inner) if inner else self._mention(row, "organization_id", "agency"))
        row.taken.add("organization_id")  # of one within an organisation it says no more
        id_ = row.text("id") or slug(f"{body or ''} {label or row.place}")
        ref = f"post {id_}"
        if label is None:
            row.fault("label", "is missing; expected what the post is called")
            return None
        self.into.actor(
            ActorRecord(
                ref,
                label,
                "office",
                row.place or "/",
                aliases=tuple(map(Alias, row.texts("other_label"))),
                from_=start,
                to=end,
                identifiers=(("popolo_post", id_),),
                note="A post of a Popolo file.",
                reading=f"The file has the post {label}.",
            )
        )
        if body:
            self.into.link(LinkRecord(ref, "PART_OF", body, row.place or "/", "The post is one of this organisation."))
        self._embedded(row, ref, "post", body)
        row.done(ignoring=_ALWAYS | {"role", "label", "name", "start_date", "end_date"})
        return ref

    def membership(self, row: Row, person: str | None = None, body: str | None = None, post: str | None = None) -> None:
        """Who is a member of what, or holds which post, from when until when."""
        inner = {key: row.inner(key) for key in ("person", "organization", "post", "on_behalf_of", "member")}
        someone = inner["person"] or inner["member"]
        who = person or (
            self.person(someone)
            if someone
            else self._mention(row, "person_id", "person") or self._mention(row, "member_id", "person")
        )
        where = body or (
            self.organization(inner["organization"])
            if inner["organization"]
            else self._mention(row, "organization_id", "agency")
        )
        held = post or (self.post(inner["post"], where) if inner["post"] else self._post_id(row, where))
        role, label = row.text("role"), row.text("label")
        start, end = self._dates(row)
        row.text("id"), row.text("on_behalf_of_id")
        if inner["on_behalf_of"] or row.values.get("on_behalf_of_id"):
            self.into.leave_out("on whose behalf somebody is a member", row.place or "/")
        row.done(ignoring=_ALWAYS | {"start_reason", "end_reason", "legislative_period_id", "reason", "electoral_district"})
        target = held or where
        if who is None or target is None:
            self.into.leave_out("a membership that names no person, or neither organisation nor post", row.place or "/")
            return
        values: dict[str, Value] = {key: day for key, day in (("since", start), ("until", end)) if day}
        as_what = role or label
        if as_what:
            values["about"] = cut(as_what, 300)
        kind = "HOLDS_OFFICE" if held or (role or "").casefold() not in _MEMBER else "MEMBER_OF"
        key = slug(" ".join(filter(None, (role if not held else None, start)))) if role or start else None
        reading = f"The file has this {'person in the post' if held else 'membership'}" + (
            f" as {as_what}." if as_what else "."
        )
        self.into.link(LinkRecord(who, kind, target, row.place or "/", reading, values, key))

    def _actor(self, row: Row, class_: str, kind: str, sort: str | None = None) -> str | None:
        id_, name = row.text("id"), row.text("name", required=True)
        born, gone = (row.date("founding_date"), row.date("dissolution_date")) if class_ == "organization" else (None, None)
        aliases, numbers = [], []
        for other in row.rows("other_names"):
            called, start, end = other.text("name"), other.date("start_date"), other.date("end_date")
            other.done(ignoring=("note", *_PERSON))
            if called:
                aliases.append(Alias(called, start, end))
        for number in row.rows("identifiers"):
            value, scheme = number.text("identifier"), number.text("scheme")
            number.done()
            if value and class_ == "organization":
                numbers.append((slug(scheme or "id"), value))
        if name is None:
            return None
        ref = f"{class_} {id_ or fold_name(name)}"
        # An item of an outermost list is told of there; one within another may be no more than named.
        whole = set(row.values) - {"id", "name", "classification"} or row.place.count("/") <= 2
        self.into.actor(
            ActorRecord(
                ref,
                name,
                kind,
                row.place or "/",
                aliases=tuple(aliases),
                from_=born,
                to=gone,
                mentioned=not whole,
                identifiers=((f"popolo_{class_}", id_), *numbers) if id_ else tuple(numbers),
                note=f"{(sort or class_).capitalize()} of a Popolo file.",
                reading=f"The file has {name} as {sort or class_}.",
            )
        )
        return ref

    def _mention(self, row: Row, key: str, kind: str) -> str | None:
        """The ref of an actor that is told by its id; it may be told of later."""
        ids = row.texts(key)
        if len(ids) > 1:
            row.fault(key, f"names {len(ids)}; expected one")
        if not ids:
            return None
        id_ = ids[0]
        class_ = "person" if kind == "person" else "organization"
        ref = f"{class_} {id_}"
        self.only_ids.add(ref)
        name = clean(id_.rsplit("/", 1)[-1].replace("-", " ")) if class_ == "organization" else f"Person {id_}"
        self.into.actor(
            ActorRecord(
                ref,
                name[:1].upper() + name[1:],
                (kind_by_name(name) or kind) if class_ != "person" else kind,
                row.at(key),
                mentioned=True,
                guessed=True,
                nameless=True,
                identifiers=((f"popolo_{class_}", id_),),
                note=f"Told only by the id {id_}, in a Popolo file.",
                reading=f"The file names the {class_} {id_}.",
            )
        )
        return ref

    def _post_id(self, row: Row, body: str | None) -> str | None:
        id_ = row.text("post_id")
        if id_ is None:
            return None
        ref = f"post {id_}"
        name = clean(id_.rsplit("/", 1)[-1].replace("-", " "))
        self.only_ids.add(ref)
        self.into.actor(
            ActorRecord(
                ref,
                name[:1].upper() + name[1:],
                "office",
                row.at("post_id"),
                mentioned=True,
                nameless=True,
                identifiers=(("popolo_post", id_),),
                note=f"A post told only by the id {id_}, in a Popolo file.",
                reading=f"The file names the post {id_}.",
            )
        )
        return ref

    def _embedded(self, row: Row, ref: str | None, class_: str, body: str | None = None) -> None:
        for inner in row.rows("memberships"):
            if class_ == "post":
                self.membership(inner, body=body, post=ref)
            else:
                self.membership(inner, **{"person" if class_ == "person" else "body": ref})

    def _dates(self, row: Row) -> tuple[str | None, str | None]:
        start, end = row.date("start_date"), row.date("end_date")
        if start and end and end < start and not start.startswith(end):
            row.fault("end_date", f"{end} is before start_date {start}; expected the dates in order")
        self.latest = max(self.latest, start or "", end or "")
        return start, end
