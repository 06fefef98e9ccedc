"""Says who pays whom each sum of a document: payer, recipient, fund, period, parts of a whole, joint sums, restatements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from graph.model import link_id
from loaders.documents.claims.frames import Frame, frame_of_words
from loaders.documents.claims.phrases import phrase
from loaders.documents.claims.record import Finding, end_id
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.money.frame import Roles
from loaders.documents.money.periods import find_period
from loaders.documents.money.roles import roles_of
from loaders.documents.money.sums import Sum, find_sums
from loaders.documents.money.tokens import Marked, mark_sums, without_former
from loaders.documents.money.unnamed import has_own, is_only_purpose

_PAYERS = ("department", "government", "fund", "local_policing_body", "agency", "local_authority")
_MAY_HOLD = re.compile(r"£|GBP|pounds?\b")
_GOES_ON = re.compile(
    r"[\s\d.•*_-]*(?:an? (?:additional|extra|further)|this|these|it|of this|of which|including|in addition|additionally|another"
    r"|that|the (?:settlement|funding|package|investment|increase|remaining|rest|total|money|report|review"
    r"|strategy|statement|budget|plan)|£|up to £|over £|around £|a total of|approximately £|nearly £|more than £)",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:this|it|which|that|the (?:settlement|funding|package|investment|total|increase))\s(?:also )?(?:includes?|included"
    r"|comprises?|is made up of|consists? of|will include|was split)\b[^£]{0,60}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[\s,;]*(?:and|plus|as well as|with|alongside|followed by|then|rising to|to)?[\s,]*"
    r"(?:an?|up to|over|about|around|another|further|additional|extra|planned|at least|nearly|the|\s){0,6}$",
    re.IGNORECASE,
)
_WINDOW = 60
_LEADS_ON = (
    r"(?: \w+){0,2}(?: (?:of|to|by|at|in|from|is|was|are|were|be|been|region|as|through|up|least|over|around|about"
    r"|approximately|nearly|almost|more|than|some|an?|the|additional|further|estimated|total|between|excess|circa|just|under)){0,6}\s*$"
)


@dataclass(slots=True)
class MoneyReader:
    """Reads the sums of one document, sentence by sentence: a part is of the whole said last, an item pays as its list does."""

    genre: str
    whole: tuple[str, Roles] | None = None
    listed: Roles | None = None
    last: Roles | None = None
    last_end: int = 0
    keys: dict[tuple[str | None, str | None, str], float] = field(default_factory=dict)

    @staticmethod
    def may_read(text: str, start: int, end: int) -> bool:
        """Whether a sentence may hold a sum; where not, its tokens are not looked at."""
        return _MAY_HOLD.search(text, start, end) is not None

    def read(
        self, text: str, start: int, end: int, tokens: Sequence[Token], topic: Token | None = None, *, item: bool = False
    ) -> Iterator[Finding]:
        """A finding for each sum of the sentence text[start:end]; `topic` is whom the sentence before was about."""
        if not self.may_read(text, start, end):
            if text[start:end].rstrip().endswith((":", "—", "–")):
                self.listed = self.last if self.last and "\n" not in text[self.last_end : start] else None
            elif not item:
                self.listed = None
            return
        sums, tokens = without_former(text, list(find_sums(text, start, end)), tokens)
        marked = mark_sums(text, start, end, tokens, sums)
        told = _joined(
            text, sums, [roles_of(marked, number, self.genre == "legislation") for number in range(len(sums))], start
        )
        for number, (sum_, roles) in enumerate(zip(sums, told, strict=True)):
            low = sums[number - 1].end if number else start
            high = sums[number + 1].start if number + 1 < len(sums) else end
            part = sum_.part or (number == 0 and _OF_THE_WHOLE.search(text, start, sum_.start) is not None)
            part = part or (item and number == 0 and self.listed is not None and self.whole is not None)
            roles = self._completed(roles, text, start, topic, item=item, part=part)
            if frame_of_words(marked.tokens, marked.sums[number]) is not Frame.REAL:
                continue
            yield from self._findings(text, (low, high), sum_, roles, marked, part=part)
            self.last, self.last_end = roles, end
        if text[start:end].rstrip().endswith((":", "—", "–")):
            self.listed = self.last
        elif not item:
            self.listed = None

    def _completed(self, roles: Roles, text: str, start: int, topic: Token | None, *, item: bool, part: bool) -> Roles:
        """The ends that the sentence does not name: of the whole, of the list, or whom the sentence before was about."""
        if part and self.whole and not (item and self.listed is not None):
            whole = self.whole[1]
            if roles.funder is None and whole.funder is not None:
                roles = replace(
                    roles, funder=whole.funder, via=roles.via or whole.via, how=(*roles.how, "payer: that of the whole")
                )
            if not roles.recipients and whole.recipients:
                roles = replace(roles, recipients=whole.recipients, how=(*roles.how, "recipient: that of the whole"))
            return roles
        if item and roles.funder is None and self.listed is not None and self.listed.funder is not None:
            return replace(roles, funder=self.listed.funder, how=(*roles.how, "payer: that of the list"))
        if item and roles.funder is not None and self.listed is not None and self.listed.funder is None:
            self.listed = replace(self.listed, funder=roles.funder)
        if (
            roles.funder is None
            and topic is not None
            and topic.mentions[0].kind in _PAYERS
            and topic.mentions[0] not in roles.recipients
            and _GOES_ON.match(text, start)
        ):
            how = "payer: whom the sentence before was about"
            return replace(roles, funder=topic.mentions[0], sure=roles.sure * 0.8, how=(*roles.how, how))
        return roles

    def _findings(
        self, text: str, within: tuple[int, int], sum_: Sum, roles: Roles, marked: Marked, *, part: bool
    ) -> Iterator[Finding]:
        if sum_.gone or _not_paid(text, within, sum_):
            return
        sure = roles.sure
        values = _values(text, within, sum_, roles)
        if part and self.whole:
            values["part_of"] = self.whole[0]
        funder = roles.funder
        recipients = [
            one
            for one in roles.recipients
            if (funder is None or end_id(one) != end_id(funder)) and not is_only_purpose(text, sum_.end, one, roles.how)
        ]
        payers = (funder, *(one for one in roles.also if one not in recipients))
        if len(recipients) > 1 or len(payers) > 1:
            values["joint"] = _key(values, sum_)
        made = []
        pairs = product(payers, recipients or (None,))
        for payer, recipient in pairs:
            ends = end_id(payer), end_id(recipient)
            key = _key(values, sum_)
            if self.keys.setdefault((*ends, key), sum_.amount) != sum_.amount:
                key = f"{key}-{sum_.amount:.0f}"
            span = _span(sum_, (payer, recipient, roles.via), marked.tokens)
            made.append(Finding(payer, "FUNDS", recipient, *span, sure, "sum-of-money", roles.how, dict(values), key))
        yield from made
        if not part and len(made) == 1:
            subject, object_ = end_id(made[0].subject), end_id(made[0].object)
            self.whole = (link_id(subject or "?", "FUNDS", object_ or "?", made[0].key), roles) if subject and object_ else None


# What a part is for is not what the whole is for.
_OF_WHICH = re.compile(r"\bof which\b")


def _joined(text: str, sums: Sequence[Sum], told: list[Roles], start: int) -> list[Roles]:
    """'£2m in 2021 and £3m in 2022 for R': the ends of one sum hold for the other where that names none."""
    for number in range(1, len(sums)):
        between = text[sums[number - 1].end : sums[number].start]
        close = len(between) < 90 and ";" not in between and _JOINED.search(between) is not None
        before, here = told[number - 1], told[number]
        if here.funder is None and before.funder is not None and before.funder not in here.recipients:
            here = replace(here, funder=before.funder, via=here.via or before.via, how=(*here.how, "payer: of the sum before"))
        if close and not here.recipients and before.recipients and not has_own(_behind(text, sums, number)):
            here = replace(here, recipients=before.recipients, how=(*here.how, "recipient: of the sum before"))
        told[number] = here
    for number in range(len(sums) - 2, -1, -1):
        between = text[sums[number].end : sums[number + 1].start]
        after, here = told[number + 1], told[number]
        if (
            not here.recipients
            and after.recipients
            and "." not in between
            and len(between) < 90
            and re.search(r"\band\b|,", between)
            and not _OF_WHICH.search(between)
            and not has_own(between)
        ):
            told[number] = replace(here, recipients=after.recipients, how=(*here.how, "recipient: of the sum after"))
        if (
            here.funder is None
            and after.funder is not None
            and after.funder not in here.recipients
            and re.search(r"\band\b", between)
        ):
            told[number] = replace(told[number], funder=after.funder, how=(*here.how, "payer: of the sum after"))
    return told


def _behind(text: str, sums: Sequence[Sum], number: int) -> str:
    """The words behind a sum, up to the next one or the end of its sentence."""
    stop = sums[number + 1].start if number + 1 < len(sums) else sums[number].end + _WINDOW
    return re.split(r"[.;]\s", text[sums[number].end : stop])[0]


def restated(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those of one sum said twice given the ends of the place that says them best."""
    best: dict[float, dict[tuple[object, ...], Finding]] = {}
    for one in findings:
        if one.pattern == "sum-of-money" and one.subject and one.object:
            ends = end_id(one.subject), end_id(one.object), round(one.confidence, 2)
            best.setdefault(float(one.values["amount"]), {}).setdefault(ends, one)
    return [
        _as_said_elsewhere(one, [*best.get(float(one.values["amount"]), {}).values()]) if one.pattern == "sum-of-money" else one
        for one in findings
    ]


def _as_said_elsewhere(one: Finding, alike: Sequence[Finding]) -> Finding:
    """A sum that is large or odd enough to be told by its amount takes an end it lacks from where that is named."""
    if float(one.values["amount"]) < 10_000 or "joint" in one.values:
        return one
    whole = [other for other in alike if other.subject and other.object and other.confidence > one.confidence + 0.05]
    ends = {(end_id(other.subject), end_id(other.object)) for other in whole}
    if len(ends) != 1 or _differ(one, whole[0]):
        return one
    same = end_id(one.subject) == end_id(whole[0].subject) or end_id(one.object) == end_id(whole[0].object)
    if not (one.subject is None or one.object is None or (same and one.confidence < 0.55)):
        return one
    reason = "the same sum, said again"
    subject = whole[0].subject if one.subject is None or same else one.subject
    object_ = whole[0].object if one.object is None or same else one.object
    if end_id(subject) == end_id(object_):
        return one
    return replace(one, subject=subject, object=object_, key=whole[0].key, reasons=(*one.reasons, reason))


def _differ(one: Finding, other: Finding) -> bool:
    """Whether two places give different years to a sum."""
    periods = one.values.get("period"), other.values.get("period")
    return None not in periods and periods[0] != periods[1]


def _not_paid(text: str, within: tuple[int, int], sum_: Sum) -> bool:
    before = text[max(within[0], sum_.start - _WINDOW) : sum_.start]
    after = text[sum_.end : min(within[1], sum_.end + _WINDOW)]
    if sum_.amount < 1000 and re.search(r"\b(?:precept|council tax|band [a-h]|bill)\b", before + " " + after, re.IGNORECASE):
        return True
    return bool(_before_no_payment().search(before) or phrase("not-funding-behind").match(after.lstrip(" \u00a0")))


@cache
def _before_no_payment() -> re.Pattern[str]:
    """'savings of up to', 'a fine for the company of', right before a sum."""
    return re.compile(phrase("not-funding").pattern + _LEADS_ON, re.IGNORECASE)


def _key(values: dict[str, object], sum_: Sum) -> str:
    period = str(values.get("period") or "").replace("/", "-").replace("..", "-to-")
    return period or f"{sum_.amount:.0f}"


_FRONTED = re.compile(
    r"(?:^|[.;:,]\s)\W{0,3}(?:\d+\.\s)?(?:in|for|during|over|between)\b[^,.;£]{4,40}(?:,|\bwe\b|\bthe\b)", re.IGNORECASE
)


def _values(text: str, within: tuple[int, int], sum_: Sum, roles: Roles) -> dict[str, object]:
    before, after = text[within[0] : sum_.start], text[sum_.end : within[1]]
    after = re.split(r"\b(?:by (?=(?:19|20)\d\d)|since|which was launched|launched|published|announced)\b", after, maxsplit=1)[
        0
    ]
    period = find_period(after)
    if period is None and not re.search(r"\b(?:since|launched|published)\b", before, re.IGNORECASE):
        period = find_period(before[-80:] if len(before) > 80 and not _FRONTED.match(before) else before)
    values: dict[str, object] = {
        "amount": float(sum_.amount),
        "amount_to": sum_.high,
        # 'up to between £5m and £7m': a range says by itself what is least and most.
        "amount_qualifier": sum_.qualifier if sum_.high is None or sum_.qualifier == "about" else None,
        "amount_is": sum_.amount_is,
        "period": period,
        "status": roles.status,
        "via": end_id(roles.via),
        "powers": ("fund",),
    }
    return {name: value for name, value in values.items() if value is not None}


def _span(sum_: Sum, ends: Sequence[Mention | None], tokens: Sequence[Token]) -> tuple[int, int]:
    """From the first to the last of the sum and its ends that this sentence names."""
    first, last = (tokens[0].start, tokens[-1].end) if tokens else (sum_.start, sum_.end)
    named = [(one.start, one.end) for one in ends if one is not None and first <= one.start and one.end <= last]
    places = [(sum_.start, sum_.end), *named]
    return min(start for start, _ in places), max(end for _, end in places)
