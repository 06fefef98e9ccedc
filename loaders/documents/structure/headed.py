"""The headings of a document as a locator says them: word for word, and no two alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from loaders.documents.model import Document, Node
from loaders.documents.text import marks

# Long enough to be found by its words, and short of a sentence of the source.
_MOST_WORDS = 11
_KEPT_WORDS = 9
_WORD = re.compile(r"[A-Za-z0-9£]+(?:['’][a-z]+)?")
_UNTITLED = ("row", "table", "footnote", "grade")
_CONTENTS = ("contents", "table of contents")
WITHIN = " > "


def is_heading(document: Document, node: Node) -> bool:
    """Whether a part begins with a line that heads it; a title that a genre gives ('Recommendation 3') is no line."""
    if not node.title or node.type in _UNTITLED or node is document.root:
        return False
    line = document.text[node.start : node.end].split("\n", 1)[0]
    return marks.plain(line).endswith(node.title)


def heading_end(document: Document, node: Node) -> int:
    """Where the heading's own line ends."""
    return node.start + len(document.text[node.start : node.end].split("\n", 1)[0])


def cut(title: str) -> str:
    """A heading, or its first words and '…' where it is long: what is left out is never in the middle."""
    if len(_WORD.findall(title)) <= _MOST_WORDS:
        return title
    kept: list[str] = []
    for word in title.split(" "):
        if len(_WORD.findall(" ".join([*kept, word]))) > _KEPT_WORDS:
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1].lower() in marks.SMALL:
        kept.pop()
    return " ".join(kept).rstrip(",;:–—- ") + " …"


def headings(document: Document) -> dict[int, str]:
    """By where each begins: its words; where another has the same, after the headings above it, 'A > B', as few as tell
    them apart; where those do not, which it is of them."""
    chains = dict(_chains(document, document.root, ()))
    spoken: Counter[str] = Counter()
    for chain in chains.values():
        spoken.update({WITHIN.join(chain[-length:]).casefold() for length in range(1, len(chain) + 1)})
    said: dict[int, str] = {}
    seen: dict[str, int] = defaultdict(int)
    for start, chain in sorted(chains.items()):
        tails = [WITHIN.join(chain[-length:]) for length in range(1, len(chain) + 1)]
        alone = next((tail for tail in tails if spoken[tail.casefold()] == 1), None)
        seen[tails[-1].casefold()] += 1
        said[start] = alone or f"{tails[-1]} (no. {seen[tails[-1].casefold()]} of this name)"
    return said


def _chains(document: Document, node: Node, above: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for child in node.children:
        if is_heading(document, child):
            title = cut(str(child.title))
            yield child.start, (*above, title)
            over = above if title.casefold() in _CONTENTS else (*above, title)
            yield from _chains(document, child, over)
