"""Made-up documents of known structure, set in many layouts: what a reader must find is known exactly."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

SAID = (
    "The Example Federation represents officers of every rank in Wales",
    "We believe that oversight is fragmented and that nobody holds the board to account",
    "The Home Office provides £3.5 million a year to the unit",
    "Members told us that 45% of forces had no plan in 2019",
    "There is little evidence that the panel has used its powers",
)
ASKED = (
    "The Home Office should publish a strategy for the unit by June 2023",
    "We recommend that the College of Policing set standards for all forces",
    "Forces must record why a case was closed",
)
CONCLUDED = ("We conclude that oversight is fragmented and slow", "The present arrangements do not command confidence")
ANSWERED = (
    "The Government accepts this recommendation and will publish the strategy in 2024",
    "We partially accept this recommendation. The College already sets such standards",
    "The Government does not accept this recommendation, since the panel has the power now",
    "Funding of £2 million was given to the hub in 2022",
)
HEADINGS = ("Introduction", "The role of police and crime panels", "Funding and value for money", "Conclusion")


@dataclass(frozen=True)
class Style:
    """How numbered paragraphs are set. `wrapped`: lines broken at 80; `paged`: page heads between broken lines."""

    numbers: str = "dot"
    heads: str = "plain"
    spaced: bool = True
    wrapped: bool = False
    gap: str = " "
    paged: str = ""
    bullet: str = "•"


def submission(seed: int, style: Style) -> tuple[str, list[str]]:
    """Written evidence and the numbers of its paragraphs in order."""
    rng = random.Random(seed)
    lines, wanted = ["Written evidence submitted by the Example Federation (POP0123)", ""], []
    for section, title in enumerate(HEADINGS[: rng.randint(2, 4)], 1):
        lines += [_head(title, section, style), *[""] * style.spaced]
        for place in range(1, rng.randint(2, 5) + 1):
            wanted.append(f"{section}.{place}" if style.numbers.startswith("dec") else str(len(wanted) + 1))
            sign = {"dot": ".", "paren": ")", "decdot": "."}.get(style.numbers, "")
            words = ". ".join(rng.choice(SAID) for _ in range(rng.randint(1, 4))) + "."
            lines += _set(f"{wanted[-1]}{sign}{style.gap}{words}", len(wanted), style)
            for letter in "abc"[: rng.choice((0, 0, 3))]:
                mark = f"({letter})" if style.bullet == "(a)" else style.bullet
                lines += [*[""] * style.spaced, f"{mark} clearer roles;"]
            lines += [""] * style.spaced
    return "\n".join([*lines, "", "September 2021"]), wanted


def _head(title: str, section: int, style: Style) -> str:
    if style.heads == "numbered" and style.numbers.startswith("dec"):
        return f"{section}. {title}"
    return {"bold": f"**{title}**", "hash": f"## {title}", "capitals": title.upper()}.get(style.heads, title)


def _set(words: str, count: int, style: Style) -> list[str]:
    lines = textwrap.wrap(words, 80) if style.wrapped else [words]
    if style.paged and count % 4 == 0 and len(lines) > 2:
        lines[1:1] = ["", style.paged.format(count // 4), ""]
    return lines


@dataclass(frozen=True)
class Asked:
    """One recommendation or conclusion: its word, number and words, and how many paragraphs answer its group."""

    word: str
    number: int
    words: str
    answers: int


def response(seed: int) -> Iterator[tuple[list[Asked], list[str]]]:
    """Groups of recommendations with the paragraphs that answer them."""
    rng = random.Random(seed)
    counts = {"Recommendation": 0, "Conclusion": 0}
    for _ in range(rng.randint(4, 8)):
        answers = [f"{rng.choice(ANSWERED)}." for _ in range(rng.randint(1, 3))]
        group = []
        for _ in range(rng.choice((1, 1, 2))):
            word = "Conclusion" if rng.random() < 0.3 else "Recommendation"
            counts[word] += 1
            said = rng.choice(CONCLUDED if word == "Conclusion" else ASKED)
            group.append(Asked(word, counts[word], f"{rng.choice(CONCLUDED)}. {said}.", len(answers)))
        yield group, answers


AREAS = (
    "Preventing crime",
    "Treatment of the public",
    "Responding to the public",
    "Investigating crime",
    "Protecting vulnerable people",
    "Managing offenders",
    "Tackling serious and organised crime",
)
GRADES = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
FOUND = (
    "The force understands demand and has enough officers in each team",
    "We found that supervisors review most investigations and give advice",
    "Victims are kept informed in most cases",
)


def inspection(seed: int) -> list[tuple[str, str, list[str]]]:
    """The graded areas of an inspection: name, grade, paragraphs."""
    rng = random.Random(seed)
    areas = rng.sample(AREAS, rng.randint(3, 6))
    return [(area, rng.choice(GRADES), [f"{rng.choice(FOUND)}." for _ in range(rng.randint(2, 4))]) for area in areas]
