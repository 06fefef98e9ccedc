"""Names within a sentence: whether one takes 'the', and whether it stands for many."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The head of a name ends before these: 'Commissioner | of Police', 'commissioners | who are mayors'.
_AFTER_HEAD = re.compile(r",|\b(?:of|for|in|on|to|by|with|within|under|from|against|at|who|that|which)\b", re.IGNORECASE)
# Heads that are common nouns: a name that ends in one takes 'the', where a proper name (Kent Police, Ofcom) takes none.
_COMMON = frozenset(
    """academy act administration advisor adviser agency agreement alliance ambassador army assembly association assembly
    authority board bureau cabinet centre chair chamber chief code college command commission commissioner committee commons
    company conference constable convention corporation court crown database department deputy director directive division
    executive federation general forum framework fund government grant group guidance guide hub inquiry inspector inspectorate
    institute judiciary law league lead lords manual mayor media meeting minister ministry model network office officer
    ombudsman order organisation panel parliament partnership plan policy power president profession programme project
    prosecutor protocol public queen king quartet register registrar regulator report review rules scheme secretary sector
    senate sergeant service settlement squad standard standards statement strategy superintendent survey system target
    taskforce team treasurer treaty treasury tribunal trust unit university vision workforce regulations""".split()
)
_NO_ARTICLE = re.compile(r"(?:the|a|an|hm|his|her|our|operation|project|universities)\b", re.IGNORECASE)
# Heads that are in the plural whatever they are a name of.
_ALWAYS_MANY = frozenset("courts coroners magistrates ministers measures".split())
_MANY = frozenset("people police staff children women men media victims youth young".split())
_ONE = frozenset(
    "affairs services news politics ethics status campus analytics forensics standards standards headquarters".split()
)
_GROUPS = ("sector_group", "people_group", "public")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor within a sentence: its name on the day asked for, its kind, and whether it is a class."""

    name: str
    kind: str = ""
    is_class: bool = False

    @property
    def many(self) -> bool:
        """Whether its verb is in the plural: it stands for several, and its name says so."""
        head = _head(self.name)
        if head in _ALWAYS_MANY:
            return True
        return (self.is_class or self.kind in _GROUPS) and ((head.endswith("s") and head not in _ONE) or head in _MANY)

    @property
    def written(self) -> str:
        """The name as it stands within a sentence."""
        if self.many:
            return self._small()
        if self.kind == "person" or _NO_ARTICLE.match(self.name):
            return f"the{self.name[3:]}" if self.name.startswith("The ") else self.name
        return f"the {self.name}" if _head(self.name) in _COMMON else self.name

    def _small(self) -> str:
        """The name of many, with a small first letter where it is made of common words: 'police forces in Kent'."""
        words = (_AFTER_HEAD.split(self.name, maxsplit=1)[0] or self.name).split()
        common = words and words[0][1:].islower() and all(word.islower() for word in words[1:])
        return self.name[:1].lower() + self.name[1:] if common else self.name


def _head(name: str) -> str:
    start = _AFTER_HEAD.split(name, maxsplit=1)[0] or name
    words = re.sub(r"\([^)]*\)", "", start).split()
    return words[-1].casefold() if words else ""


def capital(sentence: str) -> str:
    """The sentence with a capital letter; a name that begins small on purpose cannot be told, and gets one too."""
    return sentence[:1].upper() + sentence[1:]
