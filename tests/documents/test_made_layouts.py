"""Structure is exact whatever the layout: numbered paragraphs, and recommendations with their answers."""

from __future__ import annotations

import itertools

import pytest
from made_layouts import Asked, Style, inspection, response, submission

from loaders.documents.model import Node
from loaders.documents.structure.reader import document_of

FRONT = ["Government response to the Committee's report", "", "Introduction", "", "The Government is grateful.", ""]


def numbers(node: Node) -> list[str]:
    own = [node.number.rstrip(".")] if node.number and node.type == "paragraph" else []
    return own + [number for child in node.children for number in numbers(child)]


@pytest.mark.parametrize("heads", ["plain", "bold", "hash", "capitals", "numbered"])
@pytest.mark.parametrize("style", ["dot", "paren", "bare", "dec", "decdot"])
def test_every_numbered_paragraph_is_found_in_every_layout(style: str, heads: str) -> None:
    layouts = itertools.product((True, False), (True, False), (" ", "\t", "   "), ("•", "-", "(a)"))
    for seed, (spaced, wrapped, gap, bullet) in enumerate(layouts):
        text, wanted = submission(seed, Style(style, heads, spaced, wrapped, gap, "", bullet))
        assert numbers(document_of(text, "made.txt", "evidence").root) == wanted, text[:400]


def test_heads_of_pages_between_broken_lines_cost_at_most_one_paragraph_in_a_hundred() -> None:
    found = of = 0
    layouts = itertools.product(("dot", "paren", "bare", "dec"), (True, False), ("Page {} of 9", "POP0123", "{}"))
    for seed, (style, spaced, head) in enumerate(list(layouts) * 4):
        text, wanted = submission(seed, Style(style, spaced=spaced, wrapped=True, paged=head))
        root = document_of(text, "made.txt", "evidence").root
        found, of = found + len(set(numbers(root)) & set(wanted)), of + len(wanted)
        assert "Page 1 of 9" not in {text[node.start : node.end] for node in leaves(root)}
    assert of - found <= of // 100


def leaves(node: Node) -> list[Node]:
    return [node] if not node.children else [leaf for child in node.children for leaf in leaves(child)]


def labelled(asked: Asked, label: str, quote: str, place: str) -> list[str]:
    name = {
        "colon": f"{asked.word} {asked.number}:",
        "cited": f"{asked.word} {asked.number} (Paragraph {40 + asked.number})",
    }.get(label, f"{asked.word} {asked.number}")
    words = quote.format(asked.words)
    if place == "inline":
        return [f"{name.rstrip(':')}: {words}", ""]
    return [{"hash": f"### {name}", "bold": f"**{name}**"}.get(place, name), "", words, ""]


QUOTES = ["{}", "“{}”", "“{}", "**{}**", "> {}", "*{}*"]
HEADS = {"line": "Government response", "bold": "**Government response**", "hash": "#### Government Response"}


@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("place", ["line", "inline", "hash", "bold"])
def test_every_labelled_recommendation_has_exactly_its_answers(place: str, quote: str) -> None:
    layouts = itertools.product(("plain", "colon", "cited"), (*HEADS, "Response: ", "Government response: "), (True, False))
    for seed, (label, answer, numbered) in enumerate(layouts):
        lines, wanted, paragraph = list(FRONT), {}, 0
        for group, answers in response(seed):
            lines += [line for asked in group for line in labelled(asked, label, quote, place)]
            lines += [HEADS[answer], ""] if answer in HEADS else []
            first = paragraph + 1
            for place_, words in enumerate(answers):
                paragraph += 1
                said = answer if answer not in HEADS and not place_ else ""
                lines += [f"{paragraph}. {said}{words}" if numbered else f"{said}{words}", ""]
            shown = tuple(str(number) for number in range(first, paragraph + 1)) if numbered else ()
            wanted.update({f"{asked.word} {asked.number}": (shown, len(answers)) for asked in group})
        document = document_of("\n".join(lines), "made.txt")
        found = {pair.recommendation: (pair.answer_numbers, len(pair.answer_spans)) for pair in document.pairs}
        assert (document.genre, found) == ("response", wanted), "\n".join(lines)[:600]


@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("answer", [*HEADS, "Response: ", ""])
def test_a_recommendation_that_says_its_number_after_itself_has_exactly_its_answers(answer: str, quote: str) -> None:
    for seed in range(12):
        lines, wanted = list(FRONT), {}
        for group, answers in response(seed):
            for asked in group:
                said = f"{asked.words} ({asked.word} {asked.number}, Paragraph {40 + asked.number})"
                lines += [quote.format(said), ""]
                wanted[f"{asked.word} {asked.number}"] = len(answers)
            lines += [HEADS[answer], ""] if answer in HEADS else []
            lines += [
                line
                for place, words in enumerate(answers)
                for line in (f"{answer if answer not in HEADS and not place else ''}{words}", "")
            ]
        document = document_of("\n".join(lines), "made.txt", "response")
        assert {pair.recommendation: len(pair.answer_spans) for pair in document.pairs} == wanted, "\n".join(lines)[:600]


def test_chapters_that_are_counted_without_a_stop_head_the_paragraphs_that_are_counted_with_one() -> None:
    chapters = ["Introduction", "The role of panels", "Money", "Training", "Conclusion"]
    lines, count = ["Written evidence submitted by the Example Federation (POP0123)"], 0
    for number, chapter in enumerate(chapters, 1):
        lines.append(f"{number} {chapter}")
        for _ in range(3):
            count += 1
            lines.append(f"{count}. Members told us that forces had no plan for the years that follow.")
    root = document_of("\n\n".join(lines), "made.txt", "evidence").root
    assert numbers(root) == [str(number) for number in range(1, count + 1)]
    assert [node.type for node in root.children] == ["section"] * len(chapters)


def test_a_label_that_stands_again_and_again_after_words_without_a_stop_is_no_head_of_a_page() -> None:
    asked = [f"Recommendation {at}\n\nThe Home Office should publish a strategy by the end of this year" for at in range(1, 5)]
    text = "\n\n".join(FRONT[:1] + [f"{words}\n\nGovernment response\n\nThis has been done." for words in asked])
    pairs = document_of(text, "made.txt", "response").pairs
    assert [(pair.recommendation, len(pair.answer_spans)) for pair in pairs] == [
        (f"Recommendation {at}", 1) for at in range(1, 5)
    ]


GRADED = {
    "alone": "{grade}",
    "bold": "**{grade}**",
    "labelled": "Judgment: {grade}",
    "sentence": "Example Constabulary {is_grade} at {area}.",
}


@pytest.mark.parametrize("mark", ["## {}", "**{}**", "{}"])
@pytest.mark.parametrize("form", GRADED)
def test_every_grade_has_its_area_above_or_below_its_section(form: str, mark: str) -> None:
    layouts = itertools.product((True, False) if form != "sentence" else (True,), ("", "table", "list"), range(6))
    for seed, (above, summary, _) in enumerate(layouts):
        areas = inspection(seed)
        lines = [mark.format("PEEL 2023–2025: An inspection of Example Constabulary"), "", "Published on: 5 March 2024", ""]
        lines += [mark.format("Overall summary"), ""]
        lines += [f"| {area} | {grade} |" for area, grade, _ in areas] if summary == "table" else []
        lines += [f"- {area}: {grade}" for area, grade, _ in areas] if summary == "list" else []
        for area, grade, found in areas:
            verb = "requires improvement" if grade == "Requires improvement" else f"is {grade.lower()}"
            said = [GRADED[form].format(grade=grade, area=area.lower(), is_grade=verb), ""]
            findings = [line for words in found for line in (words, "")]
            lines += ["", mark.format(area), "", *(said + findings if above else findings + said)]
        grades = document_of("\n".join(lines), "made.txt", "peel").grades
        wanted = {(area, grade) for area, grade, _ in areas}
        assert {(grade.area, grade.grade) for grade in grades} == wanted, "\n".join(lines)[:500]
        assert len(grades) == len(wanted) * (2 if summary else 1)
