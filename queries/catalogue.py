"""The book of questions: one `.cypher` file each in `statements/`, one module each in `analyses/`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from graph.errors import AskedWrongly, DataError, Fault
from graph.naming.names import nearest
from queries.question import Question, untyped
from queries.question_file import read_question_file

HERE = Path(__file__).parent
STATEMENTS = HERE / "statements"
# Questions that need an algorithm: one module each, which has it as QUESTION. Imported only when asked.
ANALYSES = HERE / "analyses"


def question_names() -> list[str]:
    """The names of all questions, sorted: the file names, with '-' between words."""
    analyses = [path.stem.replace("_", "-") for path in ANALYSES.glob("*.py")]
    return sorted([path.stem for path in STATEMENTS.glob("*.cypher")] + analyses)


@cache
def question(name: str) -> Question:
    """The question of that name. AskedWrongly with the nearest name where there is none."""
    path = STATEMENTS / f"{name}.cypher"
    if path.is_file():
        return read_question_file(path)
    module = name.replace("-", "_")
    if not (ANALYSES / f"{module}.py").is_file():
        raise AskedWrongly(f"no question is called '{name}'{nearest(name, question_names())}; see 'custodes questions'")
    found: Question = import_module(f"queries.analyses.{module}").QUESTION
    if faults := untyped(found.columns):
        raise DataError([Fault(f"{module}.py", 0, message) for message in faults])
    return found


@cache
def part(name: str) -> Question:
    """A statement in `parts/` that analyses are made of: a question file, but no question of the book."""
    return read_question_file(HERE / "parts" / f"{name}.cypher")
