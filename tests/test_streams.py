"""Streams that are closed, full, left or of few letters, and data that would play with a terminal: real processes."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, SMALL, fill

from graph.model import Actor, Claim, Graph, Link, Qualifiers, Source
from loaders.dataset import load_graph

CUSTODES = f"{shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'cli.py'))}"
COMMANDS = ["sources", "questions", "kinds", "who-oversees TP --json", "--help", "export -o -"]
EVIL = "Evil \x1b[2J\x1b]0;PWNED\x07 \x9b1m \u202egnp\u2066 \u200b\x7f\u2028 £\rBoard"
HARM = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202e\u2028\u2066]|\r(?!\n)")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the small dataset."""
    url = f"ladybug:{tmp_path_factory.mktemp('streams') / 'graph'}"
    fill(url, load_graph(SMALL)).close()
    return url


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store whose every text would play with a terminal; no loader would let it pass."""
    said = Qualifiers(topics=("general",), about=EVIL, since="2012", condition=EVIL)
    claim = Claim("board~OVERSEES~force", "paper", EVIL, -1, -1, None, "2022-11-30", EVIL, said)
    actors = {id_: Actor(id_, f"{EVIL} {id_}", "board" if id_ == "board" else "police_force") for id_ in ("board", "force")}
    link = Link(claim.about, "board", "OVERSEES", "force", said, (claim,))
    paper = Source("paper", EVIL, EVIL, EVIL, "2022-11-30", "")
    graph = Graph(actors, {link.id: link}, {}, {"paper": paper}, {"name": EVIL, "version": EVIL, "as_of": "2022-11-30"})
    url = f"ladybug:{tmp_path_factory.mktemp('hostile') / 'graph'}"
    fill(url, graph).close()
    return url


def shell(line: str, store: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A line for bash, in which `custodes` is ours."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "COLUMNS")}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; custodes() {{ {CUSTODES} \"$@\"; }}; {line}"], capture_output=True, check=False,
        env={**environment, "CUSTODES_STORE": store, **more}, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def on_terminal(words: list[str], store: str, **more: str) -> str:
    """All that a command says on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "CUSTODES_STORE": store, "TERM": "xterm", **more}
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    running.wait(timeout=60)
    return said.decode("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_stream_that_is_closed_or_left_is_no_fault_and_one_that_is_full_is_one_line(small: str, command: str) -> None:
    for line in (f"custodes {command} >&-", f"custodes {command} 2>&- <&-"):
        done = shell(line, small)
        assert (done.returncode, b"Traceback" in done.stderr, b"custodes:" in done.stderr) == (0, False, False), line
    left = shell(f"custodes {command} | head -1; exit ${{PIPESTATUS[0]}}", small)
    assert (left.returncode, b"custodes:" in left.stderr) == (0, False)
    full = shell(f"custodes {command} >/dev/full", small)
    assert full.returncode == 1
    assert full.stderr.decode().splitlines()[-1].startswith("custodes: stdout: cannot be written (No space left on device)")
    assert full.stderr.count(b"custodes:") == 1
    assert shell(f"custodes {command} >/dev/full 2>/dev/full", small).returncode == 1


def test_what_is_said_on_a_closed_stdout_is_not_written_into_the_file_that_took_its_place(small: str, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert shell(f"custodes show TP -o {out} >&- 2>&- <&-", small).returncode == 0
    assert out.read_bytes() == shell("custodes show TP --json", small).stdout


def test_a_build_goes_on_when_nobody_reads_what_it_says(tmp_path: Path) -> None:
    store = f"ladybug:{tmp_path / 'graph'}"
    assert shell(f"custodes build --data {SMALL} 2>&1 >/dev/null | true", store).returncode == 0
    assert shell("custodes sources", store).returncode == 0


@pytest.mark.parametrize(
    ("encoding", "codec", "pound"),
    [
        ("cp1252", "cp1252", "£1,000,000"), ("latin-1", "latin-1", "£1,000,000"), ("utf-16", "utf-16", "£1,000,000"),
        ("ascii", "ascii", "GBP 1,000,000"), ("ascii:replace", "ascii", "?1,000,000"), (":ignore", "utf-8", "£1,000,000"),
        ("", "utf-8", "£1,000,000"),
    ],
)  # fmt: skip
def test_an_encoding_that_is_asked_for_is_the_one_that_is_written(small: str, encoding: str, codec: str, pound: str) -> None:
    more = {"PYTHONIOENCODING": encoding} if encoding else {}
    assert pound in shell("custodes largest-sums --limit 1", small, **more).stdout.decode(codec)
    bad = shell("custodes about 'Łukasz 東京'", small, **more)
    assert bad.returncode == 2
    assert bad.stderr.decode(codec).startswith("custodes: no actor is called '")
    assert "Usage" in shell("custodes who-oversees --help", small, **more).stdout.decode(codec)


@pytest.mark.parametrize("more", [{}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["coerced", "bare"])
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_of_few_letters_is_enough(small: str, tmp_path: Path, locale: str, more: dict[str, str]) -> None:
    assert "£1,000,000" in shell("custodes largest-sums --limit 1", small, LC_ALL=locale, **more).stdout.decode()
    out = tmp_path / "Łódź £.csv"
    done = shell(f"custodes about TP -o {shlex.quote(str(out))}", small, LC_ALL=locale, **more)
    assert (done.returncode, out.exists()) == (0, True), done.stderr
    bad = shell("custodes about Łukasz", small, LC_ALL=locale, **more)
    assert (bad.returncode, len(bad.stderr.splitlines())) == (2, 1)
    assert "1,000,000" in on_terminal(["largest-sums", "--limit", "1"], small, LC_ALL=locale, **more)


@pytest.mark.parametrize("columns", ["1", "20", "40", "0", "-5", "abc"])
def test_whatever_the_width_no_figure_is_cut(small: str, columns: str) -> None:
    done = shell("custodes largest-sums && custodes kinds -h", small, COLUMNS=columns, TERM="dumb")
    assert done.returncode == 0, done.stderr
    assert "£1,000,000" in done.stdout.decode() and "paper-2022: p. 4" in done.stdout.decode()


FORMATS = ["table", "csv", "markdown", "json"]
ASKED = [["about", "force"], ["who-oversees", "force"], ["evidence", "board~OVERSEES~force"], ["said-of", "force"], ["sources"],
         ["query", "MATCH (a:Actor) RETURN a.name AS name"]]  # fmt: skip


@pytest.mark.parametrize("words", ASKED, ids=lambda words: words[0])
def test_nothing_harmful_in_the_data_reaches_a_terminal(hostile: str, words: list[str]) -> None:
    for format_ in FORMATS:
        said = on_terminal([*words, "--format", format_], hostile)
        assert "Evil" in said, (words, format_)
        own = said.replace("\x1b[1m", "").replace("\x1b[0m", "")  # bold headings
        assert HARM.search(own) is None, (words, format_)


def test_nothing_harmful_that_is_typed_or_loaded_reaches_a_terminal(hostile: str, tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_text((SMALL / "dataset.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "a.yaml").write_text('actors:\n- {id: zz, name: X, kind: "no\\e[31mkind\\u202e"}\n', "utf-8")
    evil = "x\x1b[31m\u202e\x9b\ny"
    for words in (
        ["about", evil], [evil], ["about", "force", f"--{evil}"], ["about", "force", "--format", evil],
        ["about", "force", "-o", f"{evil}.pdf"], ["map", "force", "-o", f"/nowhere/{evil}.html"], ["about", "force", evil],
        ["verify", "--data", str(tmp_path)], ["query", f"MATCH {evil}"], ["export", "-o", "-"], ["read", evil],
    ):  # fmt: skip
        said = on_terminal(words, hostile)
        assert said.strip(), words
        assert HARM.search(said) is None, words
        assert "Traceback" not in said and "report it" not in said, said


def test_a_review_without_a_terminal_says_what_to_do(small: str, tmp_path: Path) -> None:
    paper, out = tmp_path / "paper.txt", tmp_path / "p.jsonl"
    paper.write_text("1. The Home Secretary appoints the Commissioner of Police of the Metropolis.\n", "utf-8")
    assert shell(f"custodes read {paper} -o {out} --least 0", small).returncode == 0
    done = shell(f"setsid -w {CUSTODES} review {out} </dev/null", small)
    assert done.stderr.decode().splitlines()[-1].startswith("custodes: review: there is no terminal to ask on"), done.stderr
    assert done.returncode == 2


def test_only_one_module_writes_to_the_streams() -> None:
    writes = re.compile(r"click\.(?:echo|secho)\(|(?<![\w.])print\(|sys\.std(?:out|err)\.(?:write|buffer)")
    found: dict[str, Any] = {
        str(path.relative_to(ROOT)): match[0]
        for folder in ("graph", "loaders", "queries", "viz")
        for path in (ROOT / folder).rglob("*.py")
        if (match := writes.search(path.read_text("utf-8")))
    }
    # The workers speak to their parent, not to a person.
    own = {"graph/texts/streams.py", "graph/files/outputs.py", "loaders/documents/text/pdf_worker.py", "queries/free/apart.py"}
    assert set(found) <= own, found
    assert not writes.search((ROOT / "cli.py").read_text("utf-8"))
