"""What the words of a proposal only half say: a name that goes on, an end that only stands near, a verb that means less."""

from __future__ import annotations

import re
from difflib import get_close_matches

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import after, before, ends_of, stands
from loaders.documents.model import Mention
from loaders.documents.names.described import DESCRIBED

_AREA = re.compile(r"^\s+(?:police\s+)?(?:areas?|boundar(?:y|ies)|borders?|region|footprint|patch)\b", re.IGNORECASE)
_CUT_BEFORE = re.compile(r"\b(?:Police|Fire|Rescue|Crime|Victims), $")
_CUT_START = re.compile(r"(?:Fire|Rescue|Crime|Victims)\b")
_GOES_ON = re.compile(r"^,? \(?(?:The )?(?:Home|Foreign|Cabinet|Ministry|Department|HM|Treasury)\b|^ (?:for|of) [a-z]* ?[A-Z]")
_BARE_POST = re.compile(
    r"(?:Parliamentary )?(?:Minister of State|Secretary of State|Under[- ]Secretary(?: of State)?|Minister|Deputy"
    r"|Chair(?:man|woman)?|Director|Deputy Mayor"
    r"|(?:Deputy|Assistant) (?:Commissioner|Chief Constable|Director)"
    r"|Cabinet Minister|Company Secretary|Chief Executive(?: Officer)?|President|Head|Secretary)",
    re.IGNORECASE,
)
_BARE_BODY = re.compile(
    r"(?:The )?(?:Joint|Select|Standing|Special|Departmental|Same|Said) (?:Committee|Commission|Board|Panel|Group)s?"
    r"|(?:Regulations|Rules|Order) \d{4}"
)
_HEADLINE = re.compile(r"^(?:How|Why|What|When|Where|Who|Whether|Meet|About|Contact|Read|See|Find)\b")
_HAS_VERB = re.compile(r"\s(?:is|are|was|were|has|have|had|works|says|will|must|can|should|include[sd]?)\s", re.IGNORECASE)
_BY_LIST = re.compile(r"\bby\b[^.;:]{1,80}\band (?:the )?$")
_BY = re.compile(r"^\s+by\b")
_NEXT_BY = re.compile(r"^\s*,?\s+(?:and|or|but)\s+(?:\w+ly\s+)?\w+(?:ed|en|un|ade|eld)\s+by\b")
_ENDS_BY = re.compile(r"\bby (?:the )?$")
_THAT = re.compile(r"\bthat (?:the )?$")
_MAY_NOT = re.compile(r"\b(?:may|might)\s+not\b")
_RETURNS = re.compile(
    r"\b(?:re(?:pa(?:id|ys?|ying|yment)|turn(?:s|ed|ing)?|fund(?:s|ed|ing)?|imburse[sd]?)|claw(?:s|ed)?|owe[sd]?|owing)\b"
)
_ISSUE = re.compile(
    r"\b(?:issue|bulletin|newsletter|page|website|edition|leaflet|guide|factsheet|magazine|blog|policy|document|website)\b",
    re.I,
)
_ASKED = re.compile(r"\b(?:can|may|could|might) be (?:asked|requested|required|invited|directed|commissioned)\b")
_PRIORITIES = ("SETS_PRIORITIES_FOR", "SETS_STANDARDS_FOR", "DIRECTS")
_OWN_POLICING = re.compile(r"\b(?:our|its|their|his|her|local)\s+\||\|\s+(?:of|in|across|for)\b")
_BROKEN = re.compile(r"\s(?:--+|\u2014|\.\.\.|\u2026)\s|\[\.\.\.\]")
_TO = re.compile(r"^\s+to\s+[a-z]")
_MAKES = re.compile(
    r"\b(?:direct|require|compel|order|instruct|force|tell|told|ask|oblige)(?:s|d|ed|ing)? (?:the |any |an? |each )?$"
)
_FROM = re.compile(r"\bfrom (?:(?:the|a|its|their|council|tax|local|central|police) ){0,3}$")
_FAR = 110
_UNDERWENT = re.compile(r"\b(?:was|were) \w+ed\b")
_IS_THE = re.compile(r"\b(?:is|was|are|were|as|remains?|became) (?:the|an?|one of the) (?:\w+ )?$")
_SOME = re.compile(
    r"\b(?:some|several|many|most|few|fewer|certain|senior|junior|retired|former|serving|large|larger|small|smaller|rural|failing"
    r"|struggling|poorly performing|those|these|a number of|(?:a )?majority of|half of|both|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|[1-9]|[1-3]\d|4[0-2])(?: (?:of|other|of the))? $",
    re.IGNORECASE,
)
_WHO = re.compile(r"^,? (?:that|which|who|responsible)\b")
_FORUMS = ("police-and-crime-panels",)
# Whole groups of people and of business do and are done little by themselves; what is said of them is said of some.
_CROWDS = ("the-public", "private-sector", "local-authorities")
_OF_CROWDS = ("ELECTS", "OWES_DUTY_TO", "ASKS")
_ACTS_OF_A_BODY = (
    "COLLABORATES_WITH", "DELIVERS", "DIRECTS", "INVESTIGATES", "SUPPORTS", "FUNDS", "REFERS_TO",
    "SETS_PRIORITIES_FOR",
)  # fmt: skip
_POSTHOLDERS = ("person", "office", "sector_group", "local_policing_body")
_MOST_WORDS = 5


def _in_its_area(finding: Finding, text: str) -> str:
    """'each police force area has a panel' is not said of the force."""
    return "only the area of it is named" if any(_AREA.match(after(end, text)) for end in ends_of(finding, text)) else ""


def _title_cut(finding: Finding, text: str) -> str:
    """'Minister of State (Home Office)', 'the Police, Fire and Rescue and Crime Panel', 'How Kent Police Works'."""
    for end in ends_of(finding, text):
        if end.actor is not None:
            continue
        if _CUT_BEFORE.search(before(end, text)) and _CUT_START.match(end.text):
            return "the name began before it"
        if end.kind == "office" and (_BARE_POST.fullmatch(end.name) or _GOES_ON.match(after(end, text))):
            return "the post is named only in part"
        if _BARE_BODY.fullmatch(end.name):
            return "a body told by its kind alone"
        if _is_misspelt_class(end):
            return "may be a class, misspelt"
        if _HEADLINE.match(end.name) or _HAS_VERB.search(end.name):
            return "a heading, not a name"
    return ""


_WELL_KNOWN = (
    "police and crime commissioners", "police and crime panels", "police fire and crime commissioners", "chief constables",
    "police forces", "local authorities", "community safety partnerships", "crown prosecutors",
)  # fmt: skip


def _is_misspelt_class(end: Mention) -> bool:
    """Whether a name of several that nobody knows differs by little from a class: 'Police and Crime Panles'."""
    name = end.name.casefold().replace(",", "")
    return name.endswith("s") and bool(get_close_matches(name, _WELL_KNOWN, n=1, cutoff=0.88))


def _no_actor(finding: Finding, text: str) -> str:
    """A thing told by its kind alone, or by half a sentence: nobody would keep it as an actor."""
    for end in (finding.subject, finding.object):
        if end is None or end.actor is not None or end.reason != DESCRIBED:
            continue
        words = [word for word in re.findall(r"[\w’'-]+", end.name) if word.casefold() not in _SMALL]
        if len(words) > _MOST_WORDS or any(_LOOSE.search(word) for word in words):
            return "a thing described at length, not named"
        if all(word.casefold() in _EMPTY or word.isdigit() for word in words):
            return "a thing told by its kind alone"
    return ""


_SMALL = frozenset("of for the and on into at to a an in s".split())
_LOOSE = re.compile(
    r"^(?:relating|particularly|expressly|especially|including|entitled|regarding|concerning|called|growing)$", re.I
)
_EMPTY = frozenset(
    "report reports plan plans review reviews system systems guidance strategy strategies project projects team teams unit"
    " units programme programmes group groups meeting survey paper papers bill legislation measures model code codes inspection"
    " inspections website own annual final interim first second last next appropriate political legal current previous"
    " existing new further email special recent early full formal written public original draft consultation regime".split()
)


def _gap_by(finding: Finding, text: str) -> str:
    """'A is overseen by B and C by D', 'A is inspected by B and funded by C': the second 'by' has another verb."""
    for end in ends_of(finding, text):
        if _BY.match(after(end, text)) and _BY_LIST.search(before(end, text)):
            return "its verb is left out"
    last = finding.object
    if last is not None and stands(last, text) and _ENDS_BY.search(before(last, text)) and _NEXT_BY.match(after(last, text)):
        return "the doer of what goes before"
    return ""


def _advised_that(finding: Finding, text: str) -> str:
    """'A advised that B had asked': A told somebody about B."""
    told = finding.kind == "ADVISES" and finding.object is not None and stands(finding.object, text)
    return "told of it, not advised it" if told and finding.object and _THAT.search(before(finding.object, text)) else ""


def _may_not(finding: Finding, text: str) -> str:
    """'A may not inspect B this year' of no law: perhaps it will not."""
    denied = finding.values.get("polarity") == "denied"
    return "'may not' may mean 'perhaps not'" if denied and _MAY_NOT.search(text[finding.start : finding.end]) else ""


def _panel_decides(finding: Finding, text: str) -> str:
    """A panel reviews and may veto whom a commissioner appoints; it appoints and removes no chief."""
    who, whom = finding.subject, finding.object
    if finding.kind not in ("APPOINTS", "REMOVES") or who is None or whom is None or "polarity" in finding.values:
        return ""
    panel = (who.kind == "committee" and "panel" in who.name.casefold()) or who.actor in _FORUMS
    return "a panel has a say in it, and does not decide" if panel and whom.kind != "local_policing_body" else ""


def _not_the_payer(finding: Finding, text: str) -> str:
    """A legislature approves what others pay; what is given back is no funding."""
    if finding.kind == "REFERS_TO" and "£" in text[max(finding.start - 80, 0) : finding.end]:
        return "money that is passed on"
    if finding.kind != "FUNDS" or finding.subject is None:
        return ""
    if finding.subject.kind in ("people_group", "public"):
        return "money for them, not of theirs"
    if finding.subject.kind == "legislature":
        return "approved by it, and paid by another"
    to_use = stands(finding.subject, text) and re.match(r"\s+to\b", after(finding.subject, text))
    if to_use and re.search(r"\bfor (?:the )?$", before(finding.subject, text)):
        return "what money given to it is for"
    paid = finding.object
    if paid is not None and stands(paid, text) and _FROM.search(before(paid, text)):
        return "where money came from"
    line = text[text.rfind("\n", 0, finding.start) + 1 : finding.end + 60]
    return "may be given back" if _RETURNS.search(line) else ""


def _of_the_page(finding: Finding, text: str) -> str:
    """'This issue is about complaints. It supports forces': the issue does, not a body named in it."""
    who = finding.subject
    if who is None or not who.reason.startswith(("'it' stands", "'this' stands")):
        return ""
    line = text[: finding.start].rpartition("\n")[2] + text[finding.end : finding.end + 160].partition("\n")[0]
    return "'it' may be the page or paper spoken of" if _ISSUE.search(line) else ""


def _crowd(finding: Finding, text: str) -> str:
    """'the public', 'the private sector': what is said of them is said of some, and they are no party to work."""
    who, whom = finding.subject, finding.object
    if who is not None and who.actor in _CROWDS and finding.kind not in _OF_CROWDS[:1]:
        return "said of some of many"
    return "said of some of many" if whom and whom.actor in _CROWDS[:1] and finding.kind not in _OF_CROWDS else ""


def _one_person(finding: Finding, text: str) -> str:
    """What a person does by name is an event of a story; bodies and posts work together and support."""
    who = finding.subject
    return "done by a person by name" if who and who.kind == "person" and finding.kind in _ACTS_OF_A_BODY else ""


def _chaired_by_body(finding: Finding, text: str) -> str:
    """'Operation A, led by the Council': run by it, not chaired."""
    who, whom = finding.subject, finding.object
    body = finding.kind == "CHAIRS" and who is not None and whom is not None and who.kind not in _POSTHOLDERS
    return "run by it, not chaired" if body and whom and whom.kind == "programme" else ""


def _whole_sector(finding: Finding, text: str) -> str:
    """'for policing', 'the police' of a commissioner: a word for all, where one force or some are meant."""
    whom = finding.object
    if whom is None or whom.actor != "police-sector":
        return ""
    if (
        finding.kind in _PRIORITIES
        and stands(whom, text)
        and _OWN_POLICING.search(before(whom, text) + "|" + after(whom, text))
    ):
        return "the policing of one body"
    if finding.kind not in ("OVERSEES", "ADVISES", "FUNDS"):
        return ""
    local = finding.subject is not None and finding.subject.kind in ("local_policing_body", "sector_group", "committee")
    return "a word for all policing" if local or finding.kind == "ADVISES" else ""


def _some_of_many(finding: Finding, text: str) -> str:
    """'senior police officers', 'most forces', 'seven forces': what is said of some is not said of all."""
    ends = (end for end in ends_of(finding, text) if end.kind in ("sector_group", "people_group"))
    return "only some of them are named" if any(_SOME.search(before(end, text)) for end in ends) else ""


def _is_one_of(finding: Finding, text: str) -> str:
    """'A is the authority that oversees B': A does, not the class that it is one of."""
    for end in ends_of(finding, text):
        told = end.kind == "sector_group" and _IS_THE.search(before(end, text))
        if told and _WHO.match(after(end, text)):
            return "said of one of them, named before"
    return ""


def _broken_off(finding: Finding, text: str) -> str:
    """What somebody says and breaks off, or quotes in part, has lost the words that bind its ends."""
    words = text[finding.start : finding.end]
    if _BROKEN.search(words):
        return "the words between are broken off"
    far = finding.kind == "SUPPORTS" and len(words) > _FAR and _UNDERWENT.search(words)
    return "far from whom it is said of" if far else ""


def _not_made_to(finding: Finding, text: str) -> str:
    """'A has no power to direct B to dismiss C' denies what A may do, not B."""
    who = finding.subject
    if finding.values.get("polarity") != "denied" or who is None or not stands(who, text):
        return ""
    made = _TO.match(after(who, text)) and _MAKES.search(before(who, text))
    return "denied of who would make it do so" if made else ""


def _if_asked(finding: Finding, text: str) -> str:
    """'A can be asked to inspect B': who asks may, and A need not have."""
    told = finding.kind != "ASKS" and _ASKED.search(text[finding.start : finding.end])
    return "only where it is asked to" if told else ""


HALF_SAID = (
    _in_its_area, _title_cut, _no_actor, _gap_by, _advised_that, _may_not, _panel_decides, _not_the_payer, _of_the_page, _crowd,
    _one_person, _chaired_by_body, _whole_sector, _some_of_many, _is_one_of, _broken_off, _not_made_to, _if_asked,
)  # fmt: skip
