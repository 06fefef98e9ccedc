"""Documents made of the marks of documents, put together without sense, in every format, whole and damaged, from a seed."""
# ruff: noqa: E501  # tables of junk, which no line break makes clearer

from __future__ import annotations

import html
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from loaders.documents.model import GENRES

MARKS = (
    "1. |2) |3: |10.1 |4.2.1 |6ZA |15AA. |(1)|(2A) |(za)|(i) |(ii)|(h) |(viii) |a) |ba) |iv. |v. |xi) |(A) |(A1)|• |- |– |* |o |# |## |####### "
    "|> |> > |[1] |[^2]: |<sup>3</sup> |¹ |F1|[F1|[F12|]|[F16ZA |F2. . . . . |Q1. |Question 2: |Recommendation 3: |Recommendation 4|Conclusion "
    "|Government response: |**|__|~~|`|---\n|***\n|===\n|Good|Requires improvement|Grade: Outstanding|Areas for improvement|Annex A|PART 1"
    "|Chapter 2|SCHEDULE|SCHEDULE 1|Footnotes|Notes\n|Textual Amendments|Signed|Page 3 of 9|EXPLANATORY NOTE|Article 4|This Act may be cited as "
    "|\t|\t\t| | | | |\u200b|\ufeff|…|. . . .|—|:|;|?|!|“|”|’|‘|\"|'|(|)|{|}|<|>|&amp;|<del>|</del>|<b>|</p>|<table>|<|&|\\|/|\x0b|\x0c|\x00|\x07"
    "|\x1b[31m|\u202e|\u2066|\u0301|\U0001f6a8|\ufffd"
).split("|")
MONEY = (
    "£3m|£5,00,000|£1.2.3m|£5m–£7m|between £5m and £7m|£|£ |£-3|£12|£1,000,000.50|3 million pounds|half a million pounds|£5m1|£5bn bn|£٣m"
    "|£1 000 000|GBP 5|from £2m to £3m|cut by £3m|£999999999999999999999|a saving of £2m|£5 to £6|€5m|$3|£5m, of which £2m|up to £"
).split("|")
DATES = (
    "until 1 April 2018|From 30 November 2022|since|before 2012|between 2016 and 2018|31 February 2019|2016-17|2016/99|in 2016-17 only|until"
    "|no later than 99/99/2020|1 January|0000-00-00|as of May 2020|from 2019 to 2012|1999-00|until 2 officers|3 Mayember 2020"
).split("|")
SAID = (
    "the Home Office|HMICFRS|MOPAC|the Home Secretary|every police force|the College of Policing|the IOPC|the panel|the Board|we|it|they|our force"
    "|the Police Act 1996|section 6ZA|Example Constabulary|Dame Jane Example|the Commissioner|that Office|the Example Crime Unit (ECU)|who|which"
    "|inspects|funds|oversees|chairs|must|may not|is to be|has no power to|will|should|was established by|provided|to|for|by|of|in|and|or|not|no"
    "|report to|hold to account|is appointed by|advises|, and|, which|, but|that|the Secretary of State|There is to be|a police and crime panel"
    "|heddlu|Ωμέγα|警察|полиция|شرطة|ﬁnance|ﬀ|İ|ß|naïve|cafe\u0301|x" + "|" + "A" * 60
).split("|")
_ODD_NUMBERS = ("0", "00", "999", "1000", "٣", "²", "Ⅳ", "①", "1e9", "-1")


def text(rng: random.Random) -> str:
    """A text of marks, names, sums and dates put together without sense; now and then one thing a great many times."""
    if rng.random() < 0.04:
        return _repeated(rng)
    lines = [_line(rng) for _ in range(rng.choice((1, 2, 5, 12, 30)))]
    joint = rng.choice(("\n", "\n\n", "\n\n", "\r\n", "\n \n", "\n\n\n"))
    body = joint.join(lines)
    head = rng.choice(("", "", "Written evidence submitted by the Example Board (ABC0012)\n\n", "# Example Policing Act 2014\n\n",
                       "PEEL 2021/22: An inspection of Example Police\n\n", "Government response to the Committee\n\n",
                       "---\ntitle: x\ndate: 2020-99-99\n---\n"))  # fmt: skip
    return head + body


def _line(rng: random.Random) -> str:
    indent = " " * rng.choice((0, 0, 0, 2, 4, 8, 40))
    mark = rng.choice(MARKS) if rng.random() < 0.6 else ""
    if rng.random() < 0.1:
        mark = rng.choice(_ODD_NUMBERS) + rng.choice((". ", ") ", ".", "\t"))
    if rng.random() < 0.12:
        sign = rng.choice(("\t", " | ", "|"))
        return indent + sign.join(_words(rng, 3) for _ in range(rng.randint(1, 7)))
    return (
        indent + mark + _words(rng, rng.choice((0, 1, 4, 10, 25))) + rng.choice((".", ":", "—", ";", "", "?", ".”", ",", "-"))
    )


def _words(rng: random.Random, most: int) -> str:
    pools = rng.choices((SAID, MONEY, DATES, MARKS), (14, 2, 2, 1), k=rng.randint(0, most))
    return rng.choice(("", " ")).join("") + " ".join(rng.choice(pool) for pool in pools)


def _repeated(rng: random.Random) -> str:
    """One mark or a few, some thousand times: what takes the square of its length shows itself."""
    piece = "".join(rng.choice(rng.choice((MARKS, MONEY, DATES, SAID))) for _ in range(rng.randint(1, 3))) or "a"
    joint = rng.choice(("", " ", "\n", "\n\n"))
    return joint.join([piece] * min(20_000, 60_000 // (len(piece) + len(joint)) + 1))


def _txt(rng: random.Random) -> bytes:
    return text(rng).encode(rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")


_INLINE = "b i span del s ins sup a em strong u mark".split()
_BLOCK = "p div h1 h2 h4 li ul ol table tr td th blockquote section main details dl dt dd pre template form".split()
_ATTRIBUTES = (
    "", "", "", " hidden", ' style="display:none"', ' class="LegP1No"', ' class="LegAnnotations"', ' start="9"', ' aria-hidden="true"',
    ' class="x" id="y"', " style='", ' start="99999999999"',
)  # fmt: skip


def _html(rng: random.Random) -> bytes:
    parts = [
        rng.choice(("<!doctype html><html><body>", "<html>", "<html><style>.x{display:none} #y{} @media{p{", "<HTML><main>"))
    ]
    open_: list[str] = []
    for _ in range(rng.choice((3, 20, 80))):
        roll = rng.random()
        if roll < 0.4:
            tag = rng.choice(_INLINE if roll < 0.15 else _BLOCK)
            parts.append(f"<{tag}{rng.choice(_ATTRIBUTES)}>")
            open_.append(tag)
        elif roll < 0.6 and open_:
            parts.append(f"</{open_.pop(rng.randrange(len(open_)) if roll > 0.57 else -1)}>")
        elif roll < 0.65:
            parts.append(
                rng.choice(("<br>", "<hr/>", "<!-- x", "-->", "<![CDATA[", "&#0;", "&#x110000;", "&nbsp;", "<script>", "</"))
            )
        else:
            words = _line(rng)
            parts.append(html.escape(words) if rng.random() < 0.9 else words)
    if rng.random() < 0.03:
        parts.append(f"<{rng.choice(_BLOCK + _INLINE)}>" * rng.choice((900, 3000)))
    return "".join(parts).encode("utf-8", "replace")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{said}"/></w:lvl>'
    for at, (form, said, start) in enumerate(
        (
            ("decimal", "%1.", "1"),
            ("lowerLetter", "(%2)", "0"),
            ("lowerRoman", "%3)", "9999"),
            ("bullet", "•", "x"),
            ("odd", "%9%1", "1"),
        )
    )
)


def _docx(rng: random.Random) -> bytes:
    body = "".join(_paragraph(rng) for _ in range(rng.choice((1, 5, 30))))
    if rng.random() < 0.02:
        body = "<w:tbl><w:tr><w:tc>" * rng.choice((50, 2000)) + body + "</w:tc></w:tr></w:tbl>" * rng.choice((50, 2000))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        package.writestr(
            "word/numbering.xml",
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="3">{_LEVELS}</w:abstractNum><w:num w:numId="7">'
            '<w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"/></w:numbering>',
        )
        package.writestr(
            "word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="2">{_paragraph(rng)}</w:footnote></w:footnotes>'
        )
    return held.getvalue()


def _paragraph(rng: random.Random) -> str:
    runs = "".join(
        rng.choice(("<w:r><w:t>{}</w:t></w:r>", "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>{}</w:t></w:r></w:ins>",
                    "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>", '<w:r><w:footnoteReference w:id="2"/><w:tab/><w:t>{}</w:t></w:r>'))
        .format(_xml(_line(rng)))
        for _ in range(rng.randint(0, 3))
    )  # fmt: skip
    level, list_ = rng.choice("0123489x"), rng.choice("7789")
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>' if rng.random() < 0.5 else ""
    paragraph = f"<w:p><w:pPr>{number}</w:pPr>{runs}</w:p>"
    return f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc><w:tc>{paragraph}</w:tc></w:tr></w:tbl>" if rng.random() < 0.1 else paragraph


def _xml(words: str) -> str:
    return html.escape(
        "".join(char for char in words if char in "\t\n" or ("\x20" <= char <= "\ud7ff") or "\ue000" <= char <= "\ufffd")
    )


def _pdf(rng: random.Random) -> bytes:
    """A PDF with words at places; now and then in columns."""
    shown = []
    columns = rng.choice((1, 1, 2, 3))
    for row in range(rng.choice((1, 10, 40))):
        for column in range(columns):
            words = _line(rng).encode("latin-1", "replace").decode("latin-1")
            words = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            place = f"{50 + column * (500 // columns)} {780 - 14 * row}"
            shown.append(f"BT /F1 {rng.choice((9, 9, 9, 16, 0))} Tf {place} Td ({words}) Tj ET")
    stream = " ".join(shown).encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    )


_OTHERS = (
    b"{\\rtf1 x", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"\x89PNG\r\n", b"MIME-Version: 1.0\nFrom: a\n\n", b"<?xml version='1.0'?><a/>", b"%PDF-1.7\n",
    b"\xff\xfe", b"\xef\xbb\xbf", b"",
)  # fmt: skip


def _other(rng: random.Random) -> bytes:
    """Bytes that begin as some format does and go on as none."""
    return rng.choice(_OTHERS) + rng.randbytes(rng.choice((0, 1, 30, 3000)))


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "txt": _txt, "md": _txt, "html": _html, "docx": _docx, "pdf": _pdf, "bin": _other,
}  # fmt: skip
_WEIGHTS = {"txt": 40, "md": 15, "html": 25, "docx": 16, "pdf": 1, "bin": 3}


@dataclass(frozen=True)
class Made:
    """A file made: its name, its bytes, the genre it is to be read as, and whether it was damaged."""

    name: str
    data: bytes
    genre: str
    damaged: bool


def made(seed: int, formats: tuple[str, ...] = tuple(MAKERS)) -> Made:
    """The file of a seed; the same seed gives the same file."""
    rng = random.Random(seed)
    kind = rng.choices(formats, [_WEIGHTS[each] for each in formats])[0]
    data = MAKERS[kind](rng)
    damaged = rng.random() < 0.2 and len(data) > 1
    return Made(f"{seed}.{kind}", _damage(rng, data) if damaged else data, rng.choice(("auto", *GENRES)), damaged)


def _damage(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    how = rng.randrange(4)
    if how == 0:
        return data[:at]
    if how == 1:
        return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
    if how == 2:
        return data[:at] + rng.randbytes(rng.randint(1, 9)) + data[at:]
    return data[at:] + data[:at]
