"""The book of questions: one file each, Cypher or Python, in the room of `book/` that is its theme."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from graph.errors import AskedWrongly, DataError, Fault
from graph.naming.names import nearest
from queries.question import Question, untyped
from queries.question_file import read_question_file

HERE = Path(__file__).parent
BOOK = HERE / "book"
# The rooms of the book, each a theme, as readers are shown them: who may do what to whom first, what it all rests on last;
# and the question of each that most readers come for, which is shown before the others.
ROOMS = {
    "oversight": "who-oversees",
    "chains": "chain",
    "duties_and_steering": "duties",
    "money": "funding",
    "actors_and_offices": "show",
    "recommendations": "recommendations",
    "gaps": "gaps",
    "overlaps_and_conflicts": "overlaps",
    "structure": "choke-points",
    "time": "history",
    "evidence": "evidence",
}


@cache
def files_of(book: Path) -> dict[str, Path]:
    """The file of each question by its name, which is the file's with '-' between words; room by room. DataError where two
    have one name. Names alone are read: a file of Python is imported only when it is asked."""
    found: dict[str, Path] = {}
    faults: list[Fault] = []
    for room in ROOMS:
        for path in sorted((book / room).iterdir()):
            name = path.stem.replace("_", "-")
            if path.suffix not in (".cypher", ".py"):
                continue
            if name in found:
                first = found[name].relative_to(book).as_posix()
                faults.append(Fault(f"{room}/{path.name}", 0, f"'{name}' is the question of {first} too; rename one of them"))
            else:
                found[name] = path
    if faults:
        raise DataError(faults)
    return found


def question_names() -> list[str]:
    """The names of all questions, sorted."""
    return sorted(files_of(BOOK))


def by_theme() -> dict[str, list[Question]]:
    """All questions, the first of each theme before the others, which stand by name; the themes as readers are shown them."""
    found: dict[str, list[Question]] = {room.replace("_", " "): [] for room in ROOMS}
    for name in sorted(question_names(), key=lambda name: (name not in ROOMS.values(), name)):
        found[files_of(BOOK)[name].parent.name.replace("_", " ")].append(question(name))
    return found


@cache
def question(name: str) -> Question:
    """The question of that name. AskedWrongly with the nearest name where there is none."""
    path = files_of(BOOK).get(name)
    if path is None:
        raise AskedWrongly(f"no question is called '{name}'{nearest(name, question_names())}; see 'custodes questions'")
    if path.suffix == ".cypher":
        return read_question_file(path)
    found: Question = import_module(f"queries.book.{path.parent.name}.{path.stem}").QUESTION
    if faults := untyped(found.columns):
        raise DataError([Fault(path.name, 0, message) for message in faults])
    return found


@cache
def part(name: str) -> Question:
    """A statement in `parts/` that questions in Python are made of: a question file, but no question of the book."""
    return read_question_file(HERE / "parts" / f"{name}.cypher")
