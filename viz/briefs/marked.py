"""A brief as Markdown, with the footnotes that pandoc, GitHub and most others know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from viz.briefs.brief import Block, Brief, Said, Span, Table

# Whatever could be a mark, a tag or an address in a text is none.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADS = re.compile(r"^(\d*)([-+=.)])")
_LINKED = re.compile(r"(?i)\b(https?|ftp|www)(:|\.)")


def markdown_bytes(brief: Brief) -> bytes:
    """The whole file."""
    return ("\n".join(_lines(brief)).rstrip("\n") + "\n").encode()


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.subtitle), "")
    for section in brief.sections:
        yield from (f"{'#' * (section.level + 1)} {_plain(section.title)}", "")
        for block in section.blocks:
            yield from _block(block)
    if brief.notes:
        yield from ("## Notes", "")
    for number, note in enumerate(brief.notes, 1):
        yield f"[^{number}]: {''.join(map(_span, note))}"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (_plain(block.caption), "", _row(map(_plain, block.heads)), _row("---" for _ in block.heads))
        yield from (_row(map(_said, row)) for row in block.rows)
    else:
        yield f"- {_said(block.said)}" if block.point else _said(block.said)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _said(said: Said) -> str:
    before, strong, after = said.parts()
    bold = f"**{_plain(strong)}**" if strong else ""
    return f"{_plain(before) if before else ''}{bold}{_inner(after)}{''.join(f'[^{number}]' for number in said.notes)}"


def _span(span: Span) -> str:
    text = f"*{_inner(span.text)}*" if span.italic else _inner(span.text)
    return f"[{text}](<{span.url.replace('>', '%3E').replace('<', '%3C')}>)" if span.url else text


def _inner(text: str) -> str:
    """The text with nothing in it that Markdown would read."""
    marked = _SIGNS.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;")  # some would read a tag all the same
    return _LINKED.sub(lambda found: f"{found[1]}&#{ord(found[2])};", marked)


def _plain(text: str) -> str:
    """The same at the start of a line."""
    return _LEADS.sub(r"\1\\\2", _inner(text))
