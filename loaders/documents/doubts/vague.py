"""Work laid to whoever stands next to it, vague help, what is named beside a thing set up, classes as office or member."""

from __future__ import annotations

import re

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import after, before, between, stands
from loaders.documents.model import GROUPS, Mention
from loaders.documents.text.grammar import FINITE, PREPOSITIONS

# All of a trade, or everybody: nobody sets them up, and help for them is help for none that can be named.
_GENERAL = (
    "police-sector", "police-forces", "emergency-services", "the-public", "public-sector", "public-services", "private-sector",
    "health-sector", "local-authorities", "criminal-justice-system", "government-departments", "education-sector", "ministers",
)  # fmt: skip
_POLICE = ("police-sector", "police-forces")
_PEOPLE = ("people_group", "public")

_ITEM = re.compile(r"[ \t]*\n[\s•·▪●◦*o–—\uf000-\uf0ff-]*(?:\(?[a-z\d]{1,3}[.)]\s*)?[a-z]\w{2,}ing\b")
_ASIDE = re.compile(r"^(?: \([^)]*\))?, (?:\w+ly |also |and )?\w{3,}ing\b")
_CLAUSE = re.compile(r"[;:,(]|\b(?:that|and|or|but|which|who|how|where|when|while|whereas|as|if|so|because|although)\b")
_LED_BY = re.compile(r"\b(?:by|through|role of|job of|duty of|task of|responsibility of|work of) (?:the |its |our |a )?$", re.I)
_OPENING = re.compile(r"^\W*(?:[A-Z][a-z]+ )?(?:in|under|for|at|across|within|during|of) (?:the |its |our )?$", re.IGNORECASE)

_SETS_UP = re.compile(
    r"\b(?:establish(?:es|ed|ing)?|set(?:s|ting)? up|creat(?:es?|ed|ing)|launch(?:es|ed|ing)?|introduc(?:es?|ed|ing)"
    r"|form(?:s|ed|ing)?|found(?:s|ed|ing)?|develop(?:s|ed|ing)?)\b(?P<then>.*)$",
    re.DOTALL,
)
_BESIDE = re.compile(r"\b(?:with|for|between|among|to|within|across|about|on|in|from|against|of|under|into|around)\b")
_COUNTS = re.compile(r"\b(?:number|network|series|range|group|set|pair|system|pilot|kind|form|type)s? of\b")
_MODIFIED = re.compile(r"^ (?:system|model|landscape|workforce|response|reform|service|profession|family|sector|structure)s?\b")
_INSTRUMENT_HEAD = re.compile(
    r"(?:orders?|notices?|injunctions?|powers?|cautions?|licen[cs]es?|offences?|dut(?:y|ies)|warrants?|bans?|penalt(?:y|ies)"
    r"|certificates?|agreements?|permits?|Acts?|Bills?|clauses?|amendments?|measures?|provisions?|permissions?)$",
    re.IGNORECASE,
)
_MANY_POSTS = re.compile(r"(?:ers|ors|ables|chairs|agents|superintendents)$")
_POST_OF = re.compile(r"-(?:of|for|in|on)-")

_NAMED_HELP = re.compile(
    r"\b(?:training|trains?|trained|courses?|mutual aid|toolkits?|helplines?|laborator\w+|forensic\w*"
    r"|equipment|software|platforms?|databases?|systems?|programmes?|schemes?|secondments?|services?|advice|expertise"
    r"|intelligence|analysts?|peer support|mentoring|consultancy|capabilit\w+)\b",
    re.IGNORECASE,
)
_AFTER_HELP = 90
_BILL = re.compile(r"\b(?:Bill|Act|Plan|Strategy|it|this)$", re.IGNORECASE)
_HELPERS = ("programme", "fund", "system", "unit", "board", "charity_or_ngo", "company", "university", "staff_association")

_PAPERS = ("instrument", "document", "recommendation", "finding")
_SUM_TO_FUND = re.compile(r"£[^;\n]*\bto (?:help |part-)?(?:fund|pay for|support|finance)\b")
_LAID = re.compile(
    r"\b(?:has|have|had|having|was|were|is|are)\s+(?:\w+ly\s+|also\s+|then\s+|now\s+|already\s+|just\s+)?(?:been\s+)?$"
)
_TOGETHER = ("COLLABORATES_WITH", "SUPPORTS", "DELIVERS", "FUNDS")
_OTHER_ITEM = re.compile(r"[;.]\s*(?:and\s+)?[*•·▪●–]|;\s+(?:an?|the|our|more|new)\s")
_BOUND = re.compile(r"\b(?:must|shall|should|to be|required)\b")


def _between(first: Mention, last: Mention, text: str) -> str:
    return text[min(first.end, last.end) : max(first.start, last.start)]


def _item_of_a_list(finding: Finding, text: str) -> str:
    """'looking after horses' and, as the next item, 'working with stables': the item is said of the list's owner."""
    who = finding.subject
    if who is None or not stands(who, text):
        return ""
    begins = _ITEM.match(text, who.end)
    inside = begins and finding.start <= who.start and begins.end() <= finding.end
    return "the next item of a list, said of who has the list" if inside else ""


def _aside_of_another(finding: Finding, text: str) -> str:
    """'The Unit will run tests in all forces, working with A': the Unit works with A, not the last one named."""
    who = finding.subject
    if finding.kind not in ("COLLABORATES_WITH", "SUPPORTS", "DELIVERS") or who is None or not stands(who, text):
        return ""
    if not _ASIDE.match(after(who, text)) or who.start < finding.start:
        return ""
    words = before(who, text)
    if _LED_BY.search(words) or _OPENING.match(words):
        return ""
    clause = [word.casefold() for word in re.findall(r"[\w’']+", _CLAUSE.split(words)[-1])]
    last = next((word for word in reversed(clause) if word not in ("the", "a", "our", "its", "their", "all", "local")), "")
    done_to = len(clause) > 2 and last is not None and last.endswith(("s", "ed", "ing"))  # 'leads the College, working with A'
    governed = done_to or last in PREPOSITIONS or any(word in FINITE for word in clause)
    return "said of the clause's subject, not of the last one named" if governed else ""


def _not_set_up(finding: Finding, text: str) -> str:
    """'establish ties with the services' sets up ties; nobody set up policing, or the public."""
    made, maker = finding.subject, finding.object
    if finding.kind != "ESTABLISHED_BY" or made is None or finding.values.get("polarity") == "denied":
        return ""
    if made.actor in _GENERAL or made.kind in _PEOPLE:
        return "a whole sector is set up by nobody"
    if maker is None:
        name = made.name or made.text
        bare = made.kind == "instrument" and (_INSTRUMENT_HEAD.search(name) or _INSTRUMENT_HEAD.search(made.text))
        return "a power or order has no founder to look for" if bare else ""
    if not (stands(made, text) and stands(maker, text)) or maker.start > made.start:
        return ""
    if _MODIFIED.match(after(made, text)):
        return "something of it is set up"
    verb = _SETS_UP.search(_between(maker, made, text))
    then = _COUNTS.sub("", verb["then"]) if verb else ""
    return "named beside what is set up" if _BESIDE.search(then) else ""


def _class_as_office(finding: Finding, text: str) -> str:
    """'the Home Office minister, Ann Lee' holds one post of many, which is not named."""
    post = finding.object
    if finding.kind != "HOLDS_OFFICE" or post is None:
        return ""
    many = post.kind in GROUPS or _MANY_POSTS.search(_POST_OF.split(post.actor or "")[0])
    return "one of many posts, and not told which" if many else ""


def _people_as_members(finding: Finding, text: str) -> str:
    """'groups made up of students' have some of them as members, not all."""
    who = finding.subject
    many = finding.kind == "MEMBER_OF" and who is not None and who.kind in _PEOPLE
    return "some people of a group, not the group" if many else ""


def _vague_help(finding: Finding, text: str) -> str:
    """'the Government backs the police': help for all of them that is no service, programme or sum."""
    helper, helped = finding.subject, finding.object
    if finding.kind != "SUPPORTS" or finding.pattern == "prioritises" or finding.values.get("polarity") == "denied":
        return ""
    if helped is None or helped.actor not in _POLICE:
        return ""
    if helper is not None and (helper.kind in _HELPERS or (helper.kind == "instrument" and not _BILL.search(helper.text))):
        return ""  # a programme, or a set of guidelines, is itself the help
    words = text[finding.start : finding.end + _AFTER_HELP].partition("\n")[0]
    here = re.split(r"[.;?!]\s", words)[0]
    return "help for all police, and not told what" if not _NAMED_HELP.search(here) else ""


def _paper_at_work(finding: Finding, text: str) -> str:
    """'It should work with A' after a protocol, 'must refer to the Register': a paper works with nobody and is told nothing."""
    papers = [end for end in (finding.subject, finding.object) if end is not None and end.kind in _PAPERS]
    if papers and finding.kind == "COLLABORATES_WITH":
        return "a paper works with nobody"
    told = finding.object if finding.kind in ("OWES_DUTY_TO", "REFERS_TO") else None
    return "looked up in it, not told to it" if told is not None and told.kind in (*_PAPERS, "system") else ""


def _next_clause(finding: Finding, text: str) -> str:
    """'A will look into B; * a programme, working with C': the other item has a subject of its own."""
    apart = finding.kind in _TOGETHER and _OTHER_ITEM.search(between(finding, text))
    return "the ends stand in two items" if apart else ""


def _purpose_of_a_sum(finding: Finding, text: str) -> str:
    """'gave £5m to A to fund beds': A is paid, and the beds are what it is for."""
    payer, paid = finding.subject, finding.object
    if finding.kind != "FUNDS" or "amount" in finding.values or payer is None or paid is None or paid.start < payer.end:
        return ""
    return "what a sum to another is for" if _SUM_TO_FUND.search(text[payer.end : paid.start]) else ""


def laid_already(finding: Finding, text: str) -> str:
    """'was laid before the Assembly by A' is done; it tells of no duty."""
    done = finding.kind == "OWES_DUTY_TO" and text[finding.start : finding.end].casefold().startswith("laid before")
    words = text[max(finding.start - 60, 0) : finding.start].rpartition("\n")[2]
    return "laid already: an event, no duty" if done and _LAID.search(words) and not _BOUND.search(words) else ""


VAGUE = (
    _item_of_a_list,
    _aside_of_another,
    _not_set_up,
    _class_as_office,
    _people_as_members,
    _vague_help,
    _purpose_of_a_sum,
    _paper_at_work,
    _next_clause,
)
