"""The front page and the help: what they show is there, fits, and works as it stands."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import click
import pytest
from support import SMALL
from told import answered

from cli import Commands, cli
from graph.ladybug.store import LadybugStore
from graph.store import Store
from queries.catalogue import question, question_names
from viz.front_page import EXAMPLES, GROUPS, OTHERS, example_in, front_page
from viz.hints import SAID, SYNONYMS

PAPER = "Paper\n\nThe Police and Crime Commissioner for Kent holds the Chief Constable of Kent Police to account.\n"
DRAFT = """source: note
claims:
- link: minister OVERSEES chief
  place: para 1
  quote: The minister oversees the chief
  reading: It does.
  topics: [general]
"""
LINK = "home-secretary~CHAIRS~national-policing-board"


def commands() -> list[str]:
    return cli.list_commands(click.Context(cli))


def help_of(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


@pytest.fixture
def desk(tmp_path: Path, shipped_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples speak of: a document, a dataset, a draft, and a graph."""
    shutil.copytree(SMALL, tmp_path / "data")
    with (tmp_path / "data" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: note, title: A note, publisher: X, date: 2022, files: [note.txt]}\n")
    (tmp_path / "DIR").mkdir()
    (tmp_path / "DIR" / "note.txt").write_text("A note\n\nThe minister oversees the chief.\n", "utf-8")
    (tmp_path / "draft.yaml").write_text(DRAFT, "utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    (tmp_path / "mine.csv").write_text("body,relationship,other body\nHome Office,funds,Mill Trust\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUSTODES_STORE", shipped_url)
    monkeypatch.setattr(click, "getchar", lambda: "q")  # there is no terminal: the key of one who looks and leaves
    return tmp_path


def ended(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """What a command answers; one that serves is a process of its own, looked at and ended as a person would, by Ctrl-C."""
    if words[0] != "serve":
        return answered(words, monkeypatch)
    opens_nothing = os.environ | {"BROWSER": "true"}
    line = [sys.executable, "-m", "cli", *words, "--port", "0"]
    with subprocess.Popen(line, env=opens_nothing, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None and served.stderr is not None
        said = served.stderr.readline()  # where it is
        urlopen(next(word for word in said.split() if word.startswith("http")), timeout=60).read()
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=60)
    return served.returncode, out, said + err


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_the_front_page_is_the_answer_to_nothing_and_fits_a_screen(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = answered(words, monkeypatch)
    assert (code, err) == (0, "")
    lines = out.rstrip("\n").split("\n")
    assert out.rstrip("\n") == front_page()
    assert 24 <= len(lines) <= 40
    assert max(map(len, lines)) <= 80


def test_the_front_page_names_every_command_that_is_no_question() -> None:
    named = {start.typed.split()[0] for starts in GROUPS.values() for start in starts}
    assert named | set(OTHERS) == (set(commands()) - set(question_names())) | (named & set(question_names()))
    assert not named & set(OTHERS)
    assert set(EXAMPLES) == set(commands()) - set(question_names())


def test_every_line_of_the_front_page_works(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for starts in GROUPS.values():
        for start in starts:
            line = start.typed.replace("LINK", LINK)
            if line == "demo":  # tried as an example, with a store of its own
                continue
            code, _, err = ended(shlex.split(line), monkeypatch)
            assert code == 0, f"{line}: {err}"


@pytest.mark.parametrize("name", sorted({*question_names(), *EXAMPLES}))
def test_the_example_in_the_help_of_a_command_works(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in ("build", "demo"):
        monkeypatch.setenv("CUSTODES_STORE", f"ladybug:{desk / 'graph'}")
    if name == "site":  # of the small dataset: the shipped one has seven thousand pages
        monkeypatch.setenv("CUSTODES_STORE", f"ladybug:{desk / 'graph'}")
        assert answered(["build", "--data", "data"], monkeypatch)[0] == 0
    if name == "review":
        assert answered(shlex.split(EXAMPLES["read"])[1:], monkeypatch)[0] == 0
    if name == "cover":
        (desk / "data" / "coverage.yaml").write_text("documents: {}\n", "utf-8")
        (desk / "data" / "triggers.yaml").write_text("triggers: [oversee]\n", "utf-8")
    if name == "verify":
        shutil.copytree(SMALL, desk / "data", dirs_exist_ok=True)
    program, *words = shlex.split(example_in(help_of(name).epilog))
    assert (program, words[0]) == ("custodes", name)
    code, out, err = ended(words, monkeypatch)
    assert code == 0, err
    assert (out + err).strip()
    if name in question_names():
        assert "taken for" not in err  # an example is typed as things are called


def test_the_help_of_a_question_ends_in_its_example(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = answered(["help", "who-inspects"], monkeypatch)
    assert out.rstrip().endswith("Example:\n    custodes who-inspects the Met")


def test_the_book_of_questions_is_there_for_programs_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = answered(["questions", "--json"], monkeypatch)
    book = json.loads(out)
    assert {one["name"] for one in book} == set(question_names())
    assert all(one["summary"] == question(one["name"]).summary and one["example"] and one["theme"] for one in book)


def test_a_synonym_leads_to_a_command_and_is_none() -> None:
    assert set(SYNONYMS.values()) <= set(commands())
    assert not (set(SYNONYMS) | set(SAID)) & set(commands())


def test_the_front_page_waits_for_no_question() -> None:
    asked = "import sys; sys.argv = ['custodes', '--help']; import cli; cli.main(); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    for heavy in ("queries.catalogue", "graph.kinds", "yaml", "ladybug", "rapidfuzz", "networkx"):
        assert f"'{heavy}'" not in done.stdout
    assert isinstance(cli, Commands)


def test_a_cold_answer_opens_no_model_of_the_graph(small_ladybug: Store) -> None:
    assert isinstance(small_ladybug, LadybugStore)
    folder = str(small_ladybug.folder)
    asked = (
        f"import sys; sys.argv = ['custodes', 'who-oversees', 'town-police', '--json', '--store', 'ladybug:{folder}']\n"
        "import cli; code = cli.main(); print(sorted(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert "'queries.book.oversight.who_oversees'" in done.stdout and "'ladybug'" in done.stdout
    assert "'graph.model'" not in done.stdout
