"""The text of an HTML page: its main part, one block a line, without scripts, forms, navigation, deleted words
and hidden parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.documents.text.amendments import without_marks
from loaders.documents.text.html_hidden import drop_hidden

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_OWN_NUMBER = re.compile(r"\s*(?:\(\w{1,5}\)|\d{1,3}[A-Z]{0,4}\.?)")
_NUMBERED = re.compile(r"[A-Z“\"‘'(\[.]")
_SHORT = 4
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta source track wbr p li dt dd td th tr thead tbody tfoot option".split()
)
_DEEPEST = 1000
MOST_HTML = 30_000_000


def html_text(html: str) -> str:
    """The text: '#' before headings, '-' or its number before a list item, cells of a table row with tabs between.

    ValueError for a page nested so deeply, or so large, that a parser needs the square of its length.
    """
    if len(html) > MOST_HTML or _depth(html) > _DEEPEST:
        raise ValueError(f"the page is over {MOST_HTML} characters, or nested over {_DEEPEST} deep; not read")
    tree = LexborHTMLParser(html)
    drop_hidden(tree)
    whole = tree.body or tree.root
    if whole is None:
        return ""
    main = tree.css_first("main, [role=main]") or whole
    if len(main.text() or "") * 4 < len(whole.text() or ""):
        main = whole
    page = _Page()
    page.walk(main)
    amended = tree.css_first("[class^=Leg], [class*=' Leg']") is not None
    return without_marks(page.text()) if amended else page.text()


class _Page:
    """Collects blocks. `line` is the block under way: its mark ('## ', '- ') and its words."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.mark = ""
        self.cells: list[str] | None = None
        self.lists: list[int | None] = []

    def walk(self, top: LexborNode) -> None:
        """Open and close every node below `top`, without recursion: pages may be nested without end."""
        for node, opening in _events(top):
            tag = node.tag or ""
            if tag == "-text":
                if opening:
                    self._say(node.text_content or "")
            elif opening:
                self._open(tag, node)
            elif tag in _BLOCKS or tag == "sup":
                self._close(tag)

    def _say(self, words: str) -> None:
        """Words of a node; a number in a node of its own is kept apart from what it numbers."""
        before = self.words[-1] if self.words and not "".join(self.words[:-1]).strip() else ""
        if _OWN_NUMBER.fullmatch(before) and _NUMBERED.match(words) and (len(words) > _SHORT or before[-1] in ")."):
            self.words.append(" ")
        self.words.append(words)

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag == "br":
            self.words.append(" " if self.cells is not None else "\n")
        elif tag == "sup":
            self.words.append("<sup>")
        elif tag in ("td", "th") and self.cells is not None:
            self.words.append(" ")
        elif tag in _BLOCKS:
            self._flush()
            if tag == "tr":
                self.cells = []
            elif tag in _HEADINGS:
                self.mark = "#" * _HEADINGS[tag] + " "
            elif tag == "li":
                self.mark = self._item_mark()
            elif tag in ("ol", "ul"):
                self.lists.append(_first_number(node) if tag == "ol" else None)

    def _close(self, tag: str) -> None:
        if tag == "sup":
            self.words.append("</sup>")
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append(_SPACE.sub(" ", "".join(self.words)).strip())
            self.words = []
        elif tag == "tr" and self.cells is not None:
            row, self.cells = "\t".join(self.cells), None
            if row.strip():
                self.blocks.append(row)
            self.words = []
        else:
            self._flush()
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()

    def _item_mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def _flush(self) -> None:
        if self.cells is not None:
            self.words.append(" ")
            return
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(self.words).split("\n")]
        said = [line for line in lines if line]
        if said:
            self.blocks.append("\n".join([self.mark + said[0], *said[1:]]))
            self.mark = ""
        self.words = []

    def text(self) -> str:
        """All blocks, a blank line between them except between the rows of a table."""
        self._flush()
        out: list[str] = []
        for block in self.blocks:
            if out:
                out.append("\n" if "\t" in block and "\t" in out[-1] else "\n\n")
            out.append(block)
        return "".join(out) + "\n"


def _events(top: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """(node, True) on the way in and (node, False) on the way out."""
    stack: list[tuple[LexborNode, bool]] = [(top, True)]
    while stack:
        node, opening = stack.pop()
        yield node, opening
        if opening:
            stack.append((node, False))
            children = []
            child = node.child
            while child is not None:
                children.append(child)
                child = child.next
            stack.extend((child, True) for child in reversed(children))


def _first_number(list_: LexborNode) -> int:
    start = (list_.attributes.get("start") or "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _depth(html: str) -> int:
    """How deep the tags are nested at most, counted by name from the tags alone."""
    open_: Counter[str] = Counter()
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _UNNESTED:
            continue
        if not closing:
            open_[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif open_[tag]:
            open_[tag] -= 1
            depth -= 1
    return deepest
