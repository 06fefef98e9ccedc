"""What a proposal rests on that is no ground for one: then it is doubtful, and stands below what is proposed by itself.

Each kind of fault was found by reading proposals of documents nobody had read (bench/reading). A doubtful one is not thrown
away: it is shown where somebody asks for the doubtful, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import after, before, ends_of, sentence_before, stands
from loaders.documents.doubts.half_said import HALF_SAID
from loaders.documents.doubts.of_law import OF_LAW, OF_LAW_ALONE
from loaders.documents.doubts.only_said import ONLY_SAID
from loaders.documents.doubts.past import IN_THE_PAST, PAST_OF_PROSE
from loaders.documents.doubts.vague import VAGUE, laid_already
from loaders.documents.doubts.works import OF_WORKS

# The most that a doubtful proposal is sure: below what `read` and `review` propose.
DOUBTFUL = 0.45
_OF_GENRE = {"prose": PAST_OF_PROSE, "legislation": OF_LAW_ALONE}
_FREE = ("prose", "evidence", "response", "peel")
Doubt = Callable[[Finding, str], str]

_MADE_BY = ("done-by", "designs", "heads-up", "commissions")
_BELONGS_ELSEWHERE = re.compile(
    r"(?:\b(?:to|into)|\w(?:sight|tion|sion|ment|ing|view|use|control)\s+of)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$"
)
_ACT = re.compile(
    r"\b(?:Act|Bill|Bill of Rights|Convention|Regulations?|Rules)(?:\s+(?:1[5-9]|20)\d\d)?(?:\s*\(.*\))?$", re.IGNORECASE
)
_AUTHORED = ("owns", "cited-as-by", "done-by", "cited-work", "own-by-possessive", "noun-own-work")
_LEGISLATORS = ("uk-parliament", "house-of-commons", "house-of-lords")
_SUPPOSED = re.compile(
    r"\b(?:possibilit|suggestion|suspicion|allegation|rumour|perception|impression|fear|risk|prospect|speculation)(?:y|ies|s)?"
    r"\s+(?:\w+\s+){0,2}?that\b[^.;]*$"
)
_URGED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|upon)|told"
    r"|lobb(?:y|ied|ies|ying)|urg(?:e[sd]?|ing)|encourag(?:e[sd]?|ing)|want(?:s|ed|ing)?|invit(?:e[sd]?|ing)|press(?:e[sd]|ing)|beg(?:s|ged)"
    r"|persuad(?:e[sd]?|ing)|(?:important|vital|essential|necessary|better|need|case)\s+for)\s+(?:the\s+)?$"
)
_DESIRED = re.compile(
    r"^[^.;,]{0,80}?\b(?:is|are|was|were|remains?|would be)\s+(?:\w+ly\s+)?"
    r"(?:important|vital|essential|necessary|needed|crucial|desirable|lacking|required)\b"
)
_UNDERGOES = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:(?:should|must|ought\s+to|to)\s+)?be\s+(?:\w+ly\s+)?(?:\w+ed|given|made|set|put|held|taken|built|run|split)\b"
)
_PEOPLE_OF = re.compile(
    r"^\s+(?:representatives?|figures?|sources?|insiders?|experts?|lawyers?|leaders?|advis[eo]rs?|correspondents?|reporters?"
    r"|editors?|chiefs|members?|officials?|nominees?|veterans?|commentators?|standards|circles|practices?|appointees?)\b"
)
_PERSONAL = ("SUPPORTS", "REFERS_TO", "DIRECTS", "FUNDS", "COMMISSIONS")
_CLASSES = ("sector_group", "people_group")
_TITLE_GOES_ON = re.compile(r"^\s+(?:of|for|in|to)\s+(?:the\s+)?[A-Z]")
_LIST_GOES_ON = re.compile(r"^\s+(?:and|or)\s+(?:the|an?|his|her|other|several|many|some)\b")
_PREDICATE = re.compile(r"\b(?:was|were|is|are|be|been|became|become|as)\s+(?:the\s+|then\s+|a\s+)?$")


def doubted(finding: Finding, text: str, genre: str) -> Finding:
    """The finding, made doubtful where a reason says so; those of what is half said or past are read where words are free."""
    if finding.confidence <= DOUBTFUL:
        return finding
    doubts = (*_DOUBTS, *HALF_SAID, *IN_THE_PAST, *ONLY_SAID, *OF_WORKS, *VAGUE) if genre in _FREE else _DOUBTS
    doubts = (*doubts, *OF_LAW, *_OF_GENRE.get(genre, ()))
    reason = next((said for doubt in doubts if (said := doubt(finding, text))), "")
    return replace(finding, confidence=DOUBTFUL, reasons=(*finding.reasons, reason)) if reason else finding


def _made_by_another(finding: Finding, text: str) -> str:
    """'the proposal put to the Inquiry by A', 'oversight of the Operation by A': what A did is not the last noun named."""
    if finding.pattern not in _MADE_BY or not finding.object or not stands(finding.object, text):
        return ""
    found = _BELONGS_ELSEWHERE.search(before(finding.object, text))
    return "what was done may be the thing named before it" if found else ""


def _law_authored(finding: Finding, text: str) -> str:
    """An Act is nobody's work but the legislature's, and an amendment of one is not the Act."""
    made = finding.kind == "DELIVERS" and finding.pattern in _AUTHORED and finding.object is not None
    if not made or not finding.object or finding.object.kind != "instrument" or not _ACT.search(finding.object.name):
        return ""
    return "" if finding.subject and finding.subject.actor in _LEGISLATORS else "an Act is made by the legislature"


def _only_supposed(finding: Finding, text: str) -> str:
    """'the possibility that A helps B', 'urged A to work with B', 'a bond between A and B is vital'."""
    sentence = sentence_before(finding, text)
    if _SUPPOSED.search(sentence) or (
        stands(finding.subject, text)
        and finding.subject
        and re.match(r"\s+to\s+[a-z]", after(finding.subject, text))
        and _URGED.search(before(finding.subject, text))
        and finding.kind not in ("ASKS", "RECOMMENDS_TO")
    ):
        return "only supposed or urged"
    wished = finding.kind == "COLLABORATES_WITH" and finding.pattern in ("works-together", "together", "link-between")
    return "wished for, not said to be" if wished and _DESIRED.search(text[finding.end : finding.end + 160]) else ""


def _asked_to_undergo(finding: Finding, text: str) -> str:
    """'A recommended that B be replaced' asks somebody, not B."""
    wants = finding.kind == "ASKS" and finding.object is not None
    if not wants or not finding.object or not stands(finding.object, text):
        return ""
    return "what is to happen to it is not asked of it" if _UNDERGOES.match(after(finding.object, text)) else ""


def _people_of(finding: Finding, text: str) -> str:
    """'industry representatives' are people of the industry, not the industry."""
    for end in (finding.subject, finding.object):
        if end and stands(end, text) and end.text.split()[-1].islower() and _PEOPLE_OF.match(after(end, text)):
            return "only people of it are named"
    return ""


def _between_people(finding: Finding, text: str) -> str:
    """What one person passes to, pays or does for another is an event of a story; a person's own papers are no body's work."""
    kinds = [end.kind for end in (finding.subject, finding.object) if end]
    if finding.kind in _PERSONAL and kinds.count("person") == 2:
        return "between two people"
    if finding.kind == "SUPPORTS" and "person" in kinds:
        return "a person helps or is helped"
    own = finding.pattern in ("own-by-possessive", "noun-own-work") and kinds[:1] == ["person"]
    return "a person's own papers" if own else ""


def _not_in_apposition(finding: Finding, text: str) -> str:
    """'the Minister, A, the Clerk and others' is a list; 'when she was Minister, A' and 'the Minister of Oz' are others."""
    person, post = finding.subject, finding.object
    if finding.pattern != "holds-office" or not person or not post or not (stands(person, text) and stands(post, text)):
        return ""
    first, last = sorted((person, post), key=lambda one: one.start)
    between = text[first.end : last.start]
    if "(" in between or between.count(",") > 1:
        return "another stands between the two"
    if first is post and "," in between and _PREDICATE.search(before(post, text)):
        return "the post is said of somebody else"
    if "," in between and _LIST_GOES_ON.match(after(last, text)):
        return "may be a list of several people"
    return "the post is named only in part" if _TITLE_GOES_ON.match(after(post, text)) else ""


def _heads_many(finding: Finding, text: str) -> str:
    """Nobody chairs a class: 'the Chair of the PCC' is of another body with that abbreviation. Classes may head classes,
    each member its own."""
    headed, head = finding.object, finding.subject
    if finding.kind not in ("CHAIRS", "HEADS") or headed is None or headed.kind not in _CLASSES:
        return ""
    return "" if head is not None and head.kind in _CLASSES else "a class has no head"


_NAME_GOES_ON = re.compile(r"^, (?:Fire|Crime)(?:,| and) ")
_SOMEBODY_OF = re.compile(r"\b(?:employee|member|officer|servant|person)s? (?:of|employed by) (?:the )?$")
_EMPLOYED = re.compile(r"^ (?:employees?|members?|staff|servants?)\b(?! (?:association|federation|college))")
_ONE_OF_IT = re.compile(r"\b(?:a|any|each|every|one) (?:employee|member|servant|person) (?:of|employed by) (?:a |the |any )?$")
_NONE_OF_IT = re.compile(r"\bthere (?:is|are|was|were|shall|will|must)(?: to)?(?: be)? no\b", re.IGNORECASE)


def _named_in_part(finding: Finding, text: str) -> str:
    """'the Police' of 'the Police, Fire and Crime Panel' is no name."""
    ends = ends_of(finding, text)
    return "the name goes on" if any(_NAME_GOES_ON.match(after(end, text)) for end in ends) else ""


def _said_of_somebody_of(finding: Finding, text: str) -> str:
    """'an employee of A who is under the direction of B', 'an A employee', 'a member of A to be under B': told of one of A."""
    commanded = finding.kind in ("DIRECTS", "HEADS")
    for end in ends_of(finding, text):
        first, then = before(end, text), after(end, text)
        whose = _EMPLOYED.match(then) or (re.match(r"\s+who\b", then) and _SOMEBODY_OF.search(first))
        if whose or (commanded and _ONE_OF_IT.search(first)):
            return "said of somebody of it"
    return ""


def _there_is_none(finding: Finding, text: str) -> str:
    """'There is to be no commissioner' sets nobody up."""
    made = finding.kind == "ESTABLISHED_BY" and finding.values.get("polarity") != "denied"
    return "there is to be none" if made and _NONE_OF_IT.search(text[finding.start : finding.end]) else ""


def _by_its_thing(finding: Finding, text: str) -> str:
    """'governed by A's code' is done by the code, not by A."""
    doer = finding.subject
    if doer is None or not stands(doer, text) or not re.search(r"\bby (?:the )?$", before(doer, text)):
        return ""
    return "done by something of it" if re.match(r"['’][sS]?\s+\w", after(doer, text)) else ""


_MAY = re.compile(r"\s+(?:may|can|might|is entitled to|is free to|has power to)\s+(?!not\b|only\b)")
_UNDER_LAW = re.compile(
    r"^[^.;:]{0,24}\b(?:under|by virtue of|in accordance with|pursuant to)\s+[^.;:]{0,40}?"
    r"\b(?:statutes?|Acts?|Orders?|Charter|Regulations|laws?|legislation|Treaty|agreement)\b"
)
_ACTIVITY = re.compile(r"(?:inspection|investigation|audit|examination)s?", re.IGNORECASE)


_MUST_NOT = re.compile(r"\b(?:must|shall|may|should|need) not\b")
_SERVED = ("children", "victims", "witnesses", "offenders", "women-and-girls", "complainants", "defendants", "gang-members")


def _with_those_served(finding: Finding, text: str) -> str:
    """'work with children' is work for them; bodies collaborate with bodies."""
    ends = [end.actor for end in (finding.subject, finding.object) if end is not None]
    served = finding.kind == "COLLABORATES_WITH" and any(end in _SERVED for end in ends)
    return "people served, not a partner" if served else ""


def _only_may(finding: Finding, text: str) -> str:
    """'A may report to B' gives leave, 'A must not publish before B' forbids; neither lays a duty on A."""
    bound = finding.subject if finding.kind == "OWES_DUTY_TO" else None
    if bound is not None and "polarity" not in finding.values and _MUST_NOT.search(text[finding.start : finding.end]):
        return "forbidden, not bidden"
    if bound is None or not stands(bound, text) or bound.start < finding.start:
        return ""
    return "may, but need not" if _MAY.match(after(bound, text)) else ""


def _activity(finding: Finding, text: str) -> str:
    """'carries out inspections of B' says that A inspects B; the inspections are no work of their own."""
    done = finding.kind == "DELIVERS" and finding.object is not None
    bare = done and finding.object and _ACTIVITY.fullmatch(finding.object.text.strip())
    return "what is done to another, not a thing" if bare else ""


def _set_up_under_law(finding: Finding, text: str) -> str:
    """'set up in 1890 under the same statute' tells what set it up, if not by name."""
    nobody = finding.kind == "ESTABLISHED_BY" and finding.object is None
    return "set up under a law that it does not name" if nobody and _UNDER_LAW.match(text[finding.end :][:120]) else ""


def _unnamed_act(finding: Finding, text: str) -> str:
    """'the 2002 Act' of a text that names no Act of that year, and 'the Act' after it."""
    ends = [end for end in (finding.subject, finding.object) if end is not None and end.actor is None]
    return "an Act told by its year alone" if any(re.fullmatch(r"\d{4} Act", end.name) for end in ends) else ""


_DOUBTS: tuple[Doubt, ...] = (
    _named_in_part, _said_of_somebody_of, _there_is_none,
    _made_by_another, _law_authored, _only_supposed, _asked_to_undergo, _people_of, _between_people, _not_in_apposition,
    _heads_many, _by_its_thing, _only_may, _with_those_served, _activity, _set_up_under_law,
    _unnamed_act, laid_already,
)  # fmt: skip
