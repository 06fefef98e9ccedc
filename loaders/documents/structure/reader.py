"""Reads a document: its text into blocks, the blocks into a tree, and what the genre adds: pairs, grades, law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graph.errors import AskedWrongly
from graph.naming.names import nearest
from loaders.documents.model import GENRES, Document, Grade, Node, Pair
from loaders.documents.structure import law, peel, response
from loaders.documents.structure.blocks import Block, read_blocks
from loaders.documents.structure.footnotes import as_footnotes, find_cuts
from loaders.documents.structure.headings import find_headings
from loaders.documents.structure.joining import join_cut
from loaders.documents.structure.metadata import Metadata, committee_of, read_metadata
from loaders.documents.structure.numbering import read_numbering
from loaders.documents.structure.outline import build
from loaders.documents.structure.sentences import find_sentences
from loaders.documents.text.amendments import blanked
from loaders.documents.text.reader import read_text

_EVIDENCE = re.compile(r"(?i)\bwritten\s{1,3}evidence\s{1,3}(?:submitted|from|by)\b|\bmemorandum submitted by\b")
_RESPONSE = re.compile(
    r"\b(?:[Gg]overnment|[Jj]oint|[Ff]orce|MOPAC|PCC)(?:’s|'s)? [Rr]esponse\b|^(?:The )?[Rr]esponse to\b", re.MULTILINE
)
_CITED_AS = re.compile(r"\b(?:This (?:Act|Order)|These (?:Regulations|Rules)) may be cited as\b")
# The first line is the name of a law, perhaps with that of a Part; only a law says "this section".
_LAW_ALONE = re.compile(
    r"\W{0,4}(?:The )?[A-Z](?:[^\n.:]|\betc\.){3,200} (?:Act|Measure|Order|Regulations|Rules) (?:1[5-9]|20)\d\d"
    r"(?:[:,–—-] ?(?:(?:Part|Chapter|Schedule|[Ss]ection|[Aa]rticle|[Rr]egulation)\b|(?![^\n]*"
    r"(?:[Nn]ote|[Ss]heet|[Gg]uid|[Mm]emorand|[Ss]ummar|[Ee]xplan|[Aa]ssess|[Rr]eview|[Rr]eport)))[^\n]*)?\s*(?:\n|$)"
)
_PUBLISHED = re.compile(r"^(?:source|url):[^\n]*legislation\.gov\.uk", re.MULTILINE)
_OF_ITSELF = re.compile(
    r"\b(?:this (?:section|subsection|Part|Chapter|Act|article|Order|regulation|Schedule)|these (?:Regulations|Rules))\b"
)
_LAW_TITLE = re.compile(r"^[#*\s]{0,6}[^\n.]{3,120}\b(?:Act|Order|Regulations|Rules) (?:19|20)\d\d", re.MULTILINE)
_GOVERNMENTS = re.compile(r"\b[Gg]overnment(?:’s|'s)? [Rr]esponse (?:to|and)\b|^[#*\s]{0,6}Government Response$", re.MULTILINE)
_OTHERS_PAPER = re.compile(r"\b(?:policy|procedure|response|statement|minutes|agenda|plan|strategy|news)\b", re.IGNORECASE)
_TOP, _OPENING = 1500, 4000
_CONTENTS = re.compile(r"^[#*\s]{0,6}(?:Table of )?contents\b", re.MULTILINE | re.IGNORECASE)
_PEEL = re.compile(r"\bPEEL\b|\bHMICFRS\b|\bHMIC\b|[Ii]nspection of\b")


def read_document(path: Path, genre: str = "auto") -> Document:
    """A document of a file. SourceTextError where it gives no text; AskedWrongly for a genre that is none."""
    return document_of(read_text(path), str(path), genre)


def document_of(text: str, path: str, genre: str = "auto") -> Document:
    """A document of a text in normal form 1."""
    if genre not in ("auto", *GENRES):
        raise AskedWrongly(f"--as {genre}: no such genre; expected one of auto, {', '.join(GENRES)}{nearest(genre, GENRES)}")
    blocks: Sequence[Block] = join_cut(text, read_blocks(text))
    genre = _genre(text, blocks) if genre == "auto" else genre
    whole = text
    if genre == "legislation" and (text := blanked(whole)) != whole:
        blocks = join_cut(text, read_blocks(text))
    said = read_metadata(text, blocks, genre)
    blocks = _without_title(text, blocks, said)
    if genre != "legislation":
        blocks = find_headings(text, as_footnotes(text, blocks))
    root, pairs, grades, blocks = _read(text, blocks, genre, said)
    return Document(
        path=path,
        text=whole,
        genre=genre,
        title=said.title,
        publisher=said.publisher,
        date=said.date,
        reference=said.reference,
        author=said.author,
        subject=said.subject,
        root=root,
        pairs=pairs,
        grades=grades,
        sentences=find_sentences(text, blocks),
        cuts=find_cuts(text, blocks),
        committee=said.committee,
        blanked=text if text != whole else None,
    )


def _read(
    text: str, blocks: Sequence[Block], genre: str, said: Metadata
) -> tuple[Node, tuple[Pair, ...], tuple[Grade, ...], Sequence[Block]]:
    if genre == "legislation":
        order = law.is_order(said.title or "", said.reference or "")
        return law.build_law(text, blocks, said.title, order), (), (), blocks
    if genre == "response":
        labels, pairs = response.read_responses(text, blocks, read_numbering(blocks))
        return build(text, blocks, labels, said.title), pairs, (), blocks
    if genre == "peel":
        blocks = peel.set_levels(text, blocks)
        return build(text, blocks, peel.read_labels(text, blocks), said.title), (), peel.read_grades(text, blocks), blocks
    return build(text, blocks, {}, said.title), (), (), blocks


def _genre(text: str, blocks: Sequence[Block]) -> str:
    """The likeliest genre, by what the first lines say and by marks that only one genre has."""
    top = text[:_OPENING]
    if _is_law(text, blocks):
        return "legislation"
    if _EVIDENCE.search(top):
        return "evidence"
    asked = sum(response.asks(text, block) for block in blocks)
    answered = sum(response.answers(text, block) for block in blocks)
    own = committee_of(text) is not None
    entitled = float("inf") if own and not _GOVERNMENTS.search(text, 0, 1500) else _entitled(text)
    if (min(asked, answered) >= 2 and not own) or (entitled < 1500 and (asked >= 2 or answered >= 2)):
        return "response"
    graded = sum(block.role == "grade" for block in blocks)
    if (_PEEL.search(top) and graded >= 2) or graded >= 4 or _is_peel(text):
        return "peel"
    return "response" if entitled < 400 else "prose"


def _is_law(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a text is a law: by where it was published, its numbers as headings, its citation, or its title with its form."""
    top = text[:_OPENING]
    marked = [text[block.body : block.end] for block in blocks if block.role == "heading" and block.level < 7]
    numbers = sum(bool(re.match(r"\d{1,3}[A-Z]{0,4}$", words)) for words in marked)
    if numbers >= 3 or _PUBLISHED.search(top) or _CITED_AS.search(text[:20_000]):
        return True
    itself = len(_OF_ITSELF.findall(text))
    if itself >= 2 and "legislation.gov.uk" in top:
        return True
    if itself >= max(3, len(text) // 3000) and _LAW_ALONE.match(text[:400]):
        return True
    return bool(_LAW_TITLE.search(text[:300])) and sum(block.role == "item" and block.number == "(1)" for block in blocks) >= 2


def _is_peel(text: str) -> bool:
    """Whether a line near the top that is no sentence names PEEL, and none says that this is somebody else's paper."""
    lines = [line.strip() for line in text[:_TOP].split("\n")]
    heads = [line for line in lines if 0 < len(line) < 120 and line[-1:] not in (".", ";", ",")]
    return any("PEEL" in line for line in heads) and not any(_OTHERS_PAPER.search(line) for line in heads)


def _entitled(text: str) -> float:
    """Where a line that is no sentence, above any table of contents, says first that this is a response; else infinite."""
    contents = _CONTENTS.search(text, 0, 1500)
    for found in _RESPONSE.finditer(text, 0, contents.start() if contents else 1500):
        line = text[text.rfind("\n", 0, found.start()) + 1 : (text + "\n").index("\n", found.end())].strip()
        if len(line) < 160 and line[-1:] not in (".", ";", ":", ","):
            return found.start()
    return float("inf")


def _without_title(text: str, blocks: Sequence[Block], said: Metadata) -> list[Block]:
    """Blocks without the title and the short lines over it: they head no section."""
    if said.title_span is None:
        return list(blocks)
    start, end = said.title_span
    out = []
    for block in blocks:
        over = block.end <= start and block.end - block.start < 120 and block.role in ("plain", "heading")
        if not over and not start <= block.start < block.end <= end:
            out.append(block)
    return out
