"""What a page does not show: deleted words, hidden parts, parts that a style sheet of its own hides or strikes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LEFT_OUT = (
    "script, style, noscript, template, svg, canvas, iframe, object, embed, audio, video, form, button, select, datalist, nav, "
    "del, s, strike, dialog:not([open]), [hidden]:not([hidden=until-found]), [aria-hidden=true], "
    ".govuk-skip-link, .gem-c-print-link, .gem-c-contents-list"
)
_HIDES = re.compile(
    r"(?:^|[;{\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|text-decoration(?:-line)?\s{0,9}:[^;}]{0,80}\bline-through|mso-hide\s{0,9}:\s{0,9}all)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"(?:^|[;{\s])(?:display\s{0,9}:\s{0,9}(?!none)\w|visibility\s{0,9}:\s{0,9}visible"
    r"|text-decoration(?:-line)?\s{0,9}:\s{0,9}none)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.{0,20000}?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"(?P<selector>[^{}]{1,2000})\{(?P<says>[^{}]{0,5000})\}")
# A selector that says how a page looks when pressed, printed or begun with words of the sheet, not how it stands.
_NOT_STANDING = re.compile(r"::|:(?:hover|focus|active|visited|target|checked|before|after|link|disabled)|^\s*@|\\")
_MOST_RULES, _MOST_SHEET = 400, 500_000


def drop_hidden(tree: LexborHTMLParser) -> None:
    """Take out of the tree whatever a reader of the page would not see as its words."""
    for selector in [*_by_sheets(tree), _LEFT_OUT]:
        _drop(tree.css(selector))
    _drop([node for node in tree.css("[style]") if _HIDES.search(node.attributes.get("style") or "")])


def _drop(nodes: list[LexborNode]) -> None:
    """Inner nodes first: what is within a node goes with it and must not be asked again."""
    for node in reversed(nodes):
        if node.tag not in ("html", "body"):
            node.decompose()


def _by_sheets(tree: LexborHTMLParser) -> Iterator[str]:
    """The selectors by which the page's own style sheets hide. One that some other rule may show again hides nothing: what
    is seen wins where the rules would have to be weighed."""
    sheet = _COMMENT.sub(" ", "\n".join(node.text() or "" for node in tree.css("style"))[:_MOST_SHEET])
    rules = [(rule["selector"].strip(), rule["says"]) for rule in _RULE.finditer(_without_media(sheet))][:_MOST_RULES]
    shown = {name for selector, says in rules if _SHOWS.search(says) for name in re.findall(r"[.#][\w-]+", selector)}
    for selectors, says in rules:
        if not _HIDES.search(says):
            continue
        for selector in selectors.split(","):
            names = re.findall(r"[.#][\w-]+", selector)
            if names and shown.isdisjoint(names) and not _NOT_STANDING.search(selector) and _is_valid(tree, selector):
                yield selector


def _is_valid(tree: LexborHTMLParser, selector: str) -> bool:
    try:
        tree.css_first(selector)
    except (ValueError, RuntimeError):
        return False
    return True


def _without_media(sheet: str) -> str:
    """The sheet without its '@media … { … }' blocks, which hold for some screens only."""
    out: list[str] = []
    at = 0
    while (start := sheet.find("@", at)) >= 0:
        out.append(sheet[at:start])
        opened = sheet.find("{", start)
        ends = sheet.find(";", start)
        if opened < 0 or 0 <= ends < opened:
            at = ends + 1 if ends >= 0 else len(sheet)
            continue
        at = _closing(sheet, opened)
    return "".join([*out, sheet[at:]])


def _closing(sheet: str, opened: int) -> int:
    depth = 0
    for match in re.compile("[{}]").finditer(sheet, opened):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return len(sheet)
