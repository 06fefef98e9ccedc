"""Names that are written alike: how much, and which of many come near. The measure is rapidfuzz's; what is ours is only which
pairs are compared at all, and that a word that differs in earnest (Norfolk, Suffolk) keeps two names apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

LEAST = 86.0
# Words that are left when the shared ones are gone: so alike they must be too, or so little must be left.
_LEAST_REST, _LEAST_SHORTER = 80.0, 93.0
# A word that so many names have tells nobody apart.
_COMMON = 60
_TELLING = 3


def alikeness(one: str, other: str) -> float:
    """How alike two folded names are, of 100; 0 where they differ by a word that makes them two."""
    from rapidfuzz import fuzz

    score = float(fuzz.token_sort_ratio(one, other))
    if score < LEAST:
        return 0.0
    mine, theirs = one.split(), other.split()
    left, right = [w for w in mine if w not in theirs], [w for w in theirs if w not in mine]
    if any(map(str.isdigit, "".join(left + right))):
        return 0.0  # of what is numbered each is its own
    if not left or not right:
        return score if score >= _LEAST_SHORTER or not (left or right) else 0.0
    return score if fuzz.ratio(" ".join(sorted(left)), " ".join(sorted(right))) >= _LEAST_REST else 0.0


class Near:
    """Folded names by their words, so that only those are compared that share a telling one."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for word in set(key.split()):
                self._by_word[word].append(key)

    def to(self, key: str) -> list[tuple[str, float]]:
        """The other names that are written like this one, the most alike first."""
        words = sorted((word for word in set(key.split()) if word in self._by_word), key=lambda word: len(self._by_word[word]))
        near = {name for word in words[:_TELLING] for name in self._few(word)}
        scored = [(name, score) for name in near if name != key and (score := alikeness(key, name))]
        return sorted(scored, key=lambda one: (-one[1], one[0]))

    def _few(self, word: str) -> Collection[str]:
        names = self._by_word[word]
        return names if len(names) <= _COMMON else ()
