"""A link as one sentence, in the direction in which it is true.

Tables, briefs, maps, views and the reviewer all say links by this module: `Saying` holds what is known of the link,
`sentence` puts it into words. A denied link says that its subject may not, does not or need not; a planned one that it
is to; what is over, or happened once, stands in the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import Kinds, LinkKind
from graph.naming.articles import Named, capital
from graph.texts.plain_words import listed, long_date, long_period, pounds, spaced

# What a denial of such a link denies is a power; of the others, that it is done or so.
_POWERS = ("oversight", "office", "steering")
_NO_POWERS = ("HOLDS_OFFICE", "HEADS", "GOVERNED_BY")
_MOODS = {"enacted": "is to", "planned": "is to", "proposed": "would", "rejected": "would"}
_STATUS = {"enacted": "enacted, yet to come into force", "planned": "planned", "proposed": "proposed", "rejected": "rejected"}
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_QUALIFIED = {"over": "over ", "up_to": "up to ", "about": "about ", "at_least": "at least "}
_MEASURED = {"increase": "more than before", "per_year": "a year", "per_person": "for each person"}


@dataclass(frozen=True, slots=True)
class Saying:
    """What is known of a link: its ends and kind, and whatever of its qualifiers; `one_of`: told of this member of
    the class that stands at the end `one_at` (subject or object); `going_on`: it
    happens still."""

    subject: Named
    kind: str
    object: Named
    polarity: str = "asserted"
    status: str = "in_force"
    duty: str | None = None
    powers: tuple[str, ...] = ()
    power_from: str | None = None
    condition: str | None = None
    scope: str | None = None
    about: str | None = None
    on: Named | None = None
    by: Named | None = None
    basis: Named | None = None
    provision: str | None = None
    since: str | None = None
    until: str | None = None
    happened: str | None = None
    dating: str | None = None
    said_on: tuple[str, ...] = ()
    amount: float | None = None
    amount_to: float | None = None
    amount_qualifier: str | None = None
    amount_is: str | None = None
    period: str | None = None
    purpose: str | None = None
    framework: str | None = None
    grade: str | None = None
    stance: str | None = None
    one_of: Named | None = None
    one_at: str = ""
    going_on: bool = False


def sentence(link: Saying, kinds: Kinds) -> str:
    """The link in words, with a full stop: 'The Home Secretary may direct Kent Police, as one of the police forces
    (condition: where …; Police Act 1996, s. 40; planned).'"""
    kind = kinds.links[link.kind]
    subject, object_ = _end(link, "subject"), _end(link, "object")
    if link.one_at == "subject":
        subject += ","
    tail = "".join(_tail(link, kind, kinds))
    if link.one_at == "object" and tail and tail[0] not in ":,":
        object_ += ","
    notes = "; ".join(_notes(link))
    return capital(f"{subject} {verb(link, kinds)} {object_}{tail}{f' ({notes})' if notes else ''}.")


def verb(link: Saying, kinds: Kinds) -> str:
    """What the subject does to the object: 'inspects', 'may not direct', 'is to fund', 'must consult', 'inspected'."""
    kind, many = kinds.links[link.kind], _acting(link).many
    if kind.name == "OWES_DUTY_TO":
        return _duty(link, kinds)
    bare = _bare(link, kind)
    denied = link.polarity == "denied"
    if link.status in _MOODS:
        return f"{_agree(_MOODS[link.status], many)}{' not' if denied else ''} {bare}"
    if denied:
        return _denied(link, kind, bare, many)
    if kind.saying and link.since and not link.happened and link.status == "in_force":
        return f"may {bare}"  # a power to say so, which stands since that day
    if kind.saying or (link.happened and not link.going_on) or link.status == "ended":
        return _agree(kind.past, many)
    if (link.condition and kind.family in _POWERS and kind.name not in _NO_POWERS) or bare != kind.bare:
        return f"may {bare}"
    if many and kind.label.split()[0] not in (*_PLURAL, "may"):
        return kind.bare
    return _agree(kind.label, many)


def _bare(link: Saying, kind: LinkKind) -> str:
    """The verb after 'may': of REMOVES, what the powers say that it is."""
    stated = [power for power in ("dismiss", "suspend") if power in link.powers]
    if kind.name == "REMOVES" and stated:
        return listed(stated, "or")
    return kind.bare


def _denied(link: Saying, kind: LinkKind, bare: str, many: bool) -> str:
    first, _, rest = kind.bare.partition(" ")
    power = kind.family in _POWERS and kind.name not in _NO_POWERS
    if link.happened or (kind.saying and link.status != "planned"):
        return f"{'were' if many else 'was'} not {rest}" if first == "be" else f"did not {bare}"
    if power and not link.scope:
        return f"may not {bare}"
    if first == "be":
        return f"{'are' if many else 'is'} not {rest}"
    return f"{_agree('does', many)} not {bare}"


def _duty(link: Saying, kinds: Kinds) -> str:
    bare = kinds.verbs["duty"].get(link.duty or "", kinds.links["OWES_DUTY_TO"].bare)
    if _acting(link).many:
        bare = bare.replace("itself", "themselves")
    denied = link.polarity == "denied"
    if link.status in ("planned", "enacted"):
        return f"will {'not ' if denied else ''}have to {bare}"
    if link.status in ("proposed", "rejected"):
        return f"would {'not ' if denied else ''}have to {bare}"
    if link.status == "ended" or link.happened:
        return f"did not have to {bare}" if denied else f"had to {bare}"
    return f"need not {bare}" if denied else f"must {bare}"


def _agree(words: str, many: bool) -> str:
    first, _, rest = words.replace("a member of", "members of" if many else "a member of").partition(" ")
    return f"{_PLURAL.get(first, first) if many else first}{f' {rest}' if rest else ''}"


def _acting(link: Saying) -> Named:
    return link.one_of if link.one_of and link.one_at == "subject" else link.subject


def _end(link: Saying, end: str) -> str:
    """The name at an end; of a class that gives way to one of it, 'Kent Police, as one of the police forces'."""
    named: Named = getattr(link, end)
    if not link.one_of or link.one_at != end:
        return named.written
    return f"{link.one_of.written}, as {'one of ' if named.many else 'part of '}{_the_class(named)}"


def _the_class(end: Named) -> str:
    written = end.written
    return written if written.startswith("the ") else f"the {written}" if end.many else written


def _tail(link: Saying, kind: LinkKind, kinds: Kinds) -> Iterator[str]:
    """What follows the object: sums, grades, the matter."""
    if link.amount is not None:
        sum_ = f"{_QUALIFIED.get(link.amount_qualifier or '', '')}{pounds(link.amount, link.amount_to)}"
        measure = _MEASURED.get(link.amount_is or "")
        yield f" with {sum_}{f' {measure}' if measure else ''}"
    if link.period:
        yield f" in {long_period(link.period)}" if ".." not in link.period else f" from {long_period(link.period)}"
    if link.purpose:
        yield f" {link.purpose}" if link.purpose.startswith("to ") else f" for {link.purpose}"
    if link.stance:
        yield f": {spaced(link.stance)}"
    if link.grade:
        yield f": {spaced(link.grade)}"
    if link.framework and link.framework not in (link.about or ""):
        yield f" within {link.framework}"
    if link.on:
        yield f" on {link.on.written}"
    if link.by:
        yield f" by {link.by.written}"
    if link.happened:
        yield f" ({long_period(link.happened)})"
    also = [power for power in link.powers if power != kind.power and power not in ("dismiss", "suspend", "fund")]
    if also and link.power_from == "stated" and kind.forum == "subject" and link.polarity == "asserted":
        yield f", and {'would be able to' if link.status in ('proposed', 'rejected') else 'may'} "
        yield listed([kinds.verbs["powers"][power] for power in also])
    if link.about:
        yield f": {link.about}"


def _notes(link: Saying) -> Iterator[str]:
    """What stands in brackets at the end: condition, scope, law, dates, status."""
    if link.condition:
        yield f"condition: {link.condition}"
    if link.scope:
        yield f"{'denied for' if link.polarity == 'denied' else 'said of'}: {link.scope}"
    if link.basis or link.provision:
        yield ", ".join(part for part in (link.basis.name if link.basis else "", link.provision or "") if part)
    if link.since and link.until:
        yield f"from {long_date(link.since)} to {long_date(link.until)}"
    elif link.since or link.until:
        begins = "from" if link.status in _STATUS else "since"  # what is yet to be has not been since then
        yield f"{begins} {long_date(link.since)}" if link.since else f"until {long_date(link.until or '')}"
    if link.status in _STATUS:
        yield _STATUS[link.status]
    if link.dating == "assumed":
        yield "no date stated"
    if link.dating == "last_said":
        yield f"last said {long_date(max(link.said_on))}" if link.said_on else "last said long before"
    if link.dating == "not_known":
        yield "not known since the law that said so ended"
