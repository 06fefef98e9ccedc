"""The marks at the beginning of lines: numbers, bullets, letters, headings, footnotes, grades. No pattern can run away:
every repetition is bounded and none is nested."""

from __future__ import annotations

import re

SPACE = "[ \t\u00a0\u2002\u2003\u2009\u202f]"
_BOLD = r"(?:\*\*|__)?"
_AFTER = r"[A-Z0-9£“\"‘'\[(*_<\u00a3]"
NUMBERED = re.compile(
    rf"{_BOLD}(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}[A-Z]{{0,3}})(?:\\?[.)]{_BOLD}:?(?:{SPACE}{{1,40}}|(?=[A-Z“\"‘£])|$)|:{_BOLD}{SPACE}{{1,40}})"
)
DOTTED = re.compile(rf"{_BOLD}(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}){_BOLD}{SPACE}{{1,40}}(?={_AFTER})")
PLAIN_NUMBER = re.compile(rf"(?P<number>\d{{1,3}}){SPACE}{{1,40}}(?=[A-Z“\"‘£])")
AT_TAB = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})\t[A-Z“\"‘£].{30}")
QUESTION = re.compile(rf"{_BOLD}(?:Question|Q){SPACE}?(?P<number>\d{{1,2}}[a-z]?)[.:)]?{SPACE}{{0,10}}")
BULLET = re.compile(rf"(?:[•▪●◦‣·○■□➢✓\uf0b7\uf0a7]|[-–—*+o]{SPACE}){SPACE}{{0,40}}(?=\S)")
BRACKETED = re.compile(
    rf"\((?P<number>\d{{1,3}}[A-Z]{{0,3}}|[A-Z]{{1,2}}\d{{1,2}}|[a-z]{{1,4}}|[ivxl]{{5,7}}|[A-Z])\){SPACE}{{0,40}}"
)
BULLETS = "-•–*▪◦"
# The mark of an item of prose or of law, before which a quotation's or emphasis' mark may stand.
ITEM = re.compile(
    rf"[\s>*_]*(?:[{BULLETS}]\s*)?(?:\((?P<in>[a-z]{{1,4}}|[ivxl]{{5,7}}|[A-Z]{{1,2}}|[A-Z]{{0,2}}\d{{1,2}}[A-Z]{{0,2}})\)"
    rf"|(?P<letter>[a-z]{{1,2}})\)|(?P<roman>[ivxl]{{1,7}})[.)]|(?P<bullet>[{BULLETS}]))\s*"
)
LETTERED = re.compile(rf"(?P<number>[a-z]|[ivxl]{{1,7}}|[a-z]{{2}}(?=\)))[.)]{SPACE}{{1,40}}")
HEADING = re.compile(r"(?P<hashes>#{1,6})[ \t]{1,10}")
QUOTE = re.compile(r">[ \t]{0,10}")
RULE = re.compile(r"(?:[-*_=][ \t]{0,3}){3,200}$")
FOOTNOTE = re.compile(
    r"(?:\[\^?(?:footnote |note )?(?P<square>f?\d{1,6})\](?P<colon>:)?|<sup>\[?(?P<sup>\d{1,4})\]?</sup>"
    r"|(?P<power>[¹²³⁰⁴-⁹]{1,4}))[ \t\u00a0]{0,10}"
)
FOOTNOTE_MARK = re.compile(
    r"\[\^?(?:footnote |note )?f?\d{1,6}\]|<sup>[\d,\[\] ]{1,20}</sup>|(?<=[\w.,;:!?”’)])[¹²³⁰⁴-⁹]{1,4}", re.IGNORECASE
)
# Words struck out in a text that is read as it stands.
STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,2000}~~|<(?P<tag>del|s|strike)>[^<\n]{0,2000}</(?P=tag)>", re.IGNORECASE)
GRADE_WORDS = r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate|Ungraded|Not graded)"
LONE_GRADE = re.compile(
    rf"[#*_ \t\u00a0|]{{0,12}}(?:(?:Grade|Graded|Judge?ment|Overall judge?ment|Rating){SPACE}{{0,3}}[:–-]?{SPACE}{{0,3}})?"
    rf"(?P<grade>{GRADE_WORDS})\.?[*_ \t\u00a0|]{{0,12}}$",
    re.IGNORECASE,
)
TERMINAL = re.compile(r"[.?!:;][”\"’')\]*_]{0,4}$")
# A sentence does not end with these.
SMALL = frozenset("a an the of to in on at by for with from and or that which who is are was were be its their this".split())
NOTE_HEADINGS = frozenset({"footnotes", "footnote", "notes", "endnotes", "references"})


def plain(text: str) -> str:
    """A line without markdown emphasis, heading marks, footnote marks and white space at the ends."""
    text = FOOTNOTE_MARK.sub("", text)
    return " ".join(text.replace("**", "").replace("__", "").replace("\\*", "").strip("#*_ \t\u00a0").split())
