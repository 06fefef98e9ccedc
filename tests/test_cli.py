"""The command line as a person uses it: real processes, real stores."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, SMALL

MET_NAMES = ("the Met", "MPS", "metropolitan-police-service")


def run(*args: str, store: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """custodes with these arguments."""
    environment = {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(ROOT)}
    environment.pop("CUSTODES_STORE", None)
    if store:
        environment["CUSTODES_STORE"] = store
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *args], capture_output=True, text=True, encoding="utf-8", cwd=cwd,
        env=environment, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that `custodes build` made of the shipped data."""
    url = f"ladybug:{tmp_path_factory.mktemp('cli') / 'graph'}"
    done = run("build", store=url)
    assert done.returncode == 0, done.stderr
    return url


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the small dataset."""
    url = f"ladybug:{tmp_path_factory.mktemp('cli-small') / 'graph'}"
    assert run("build", "--data", str(SMALL), store=url).returncode == 0
    return url


def test_the_met_is_the_met_by_whichever_name(shipped: str) -> None:
    answers = [json.loads(run("who-oversees", name, "--json", store=shipped).stdout) for name in MET_NAMES]
    assert answers[0] == answers[1] == answers[2]
    overseers = {row["overseer"] for row in answers[0]}
    assert {"hmicfrs", "mopac"} <= overseers
    assert all(row["sources"] and len(row["sources"]) == len(row["locators"]) for row in answers[0])


def test_a_table_says_how_many_rows_and_as_at_when(small: str) -> None:
    done = run("who-oversees", "TP", store=small)
    assert "Town Commissioner" in done.stdout
    assert "6 rows" in done.stderr
    assert "as at 2022-11-30" in done.stderr
    table = run("who-oversees", "TP", "--links", store=small)
    assert "paper-2022: s. 2" in table.stdout


def test_csv_of_a_question_is_safe_for_a_spreadsheet(small: str, tmp_path: Path) -> None:
    out = run("show", "commissioner", "--format", "csv", store=small).stdout
    found = list(csv.DictReader(io.StringIO(out)))
    assert {row["subject"] for row in found} >= {"commissioner", "panel"}
    file = tmp_path / "out.csv"
    assert run("show", "commissioner", "--format", "csv", "-o", str(file), store=small).returncode == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_markdown_is_a_table(small: str) -> None:
    lines = run("members", "new-board", "--format", "markdown", store=small).stdout.splitlines()
    assert lines[1].startswith("| --- |")
    assert "Minister of Police" in lines[2]


def test_query_answers_and_refuses(small: str) -> None:
    good = run("query", "MATCH (a:Actor {id: $id}) RETURN a.name AS name", "-p", "id=chief", "--json", store=small)
    assert json.loads(good.stdout) == [{"name": "Chief Constable of Town"}]
    bad = run("query", "CREATE (:Actor {id: 'x'})", store=small)
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("custodes: query: begins with 'CREATE'")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("who-oversees", "Toun Police"), 2, "no actor is called 'Toun Police'; nearest: town-police"),
        (("who-overseas", "TP"), 2, "no command 'who-overseas'; did you mean 'who-oversees'?"),
        (("who-oversees", "TP", "--as-of", "2022-13"), 2, "--as-of: '2022-13' is not a date"),
        (("who-oversees", "TP", "--kind", "OVERSEE"), 2, "did you mean 'OVERSEES'?"),
        (("who-oversees", "TP", "--depht", "2"), 2, "No such option"),
        (("who-oversees",), 2, "Missing argument"),
        (("export", "TP", "--kind", "nothing", "-o", "x.json"), 2, "--kind: 'nothing' is not known"),
        (("export", "TP", "-o", "/nowhere/x.json"), 1, "/nowhere/x.json: cannot be written"),
        (("map", "TP", "-o", "/nowhere/x.html"), 1, "/nowhere/x.html: cannot be written"),
        (("build", "--data", "/nowhere"), 1, "no dataset.yaml here"),
        (("verify", "--sources", "/nowhere"), 1, "no such folder of source documents"),
        (("actors", "--store", "ladybug:/nowhere/graph"), 1, "no graph here; run 'custodes build'"),
        (("actors", "--store", "sqlite:x"), 2, "is no store"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_the_right_exit_code(
    small: str, tmp_path: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*args, store=small, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dataset_with_faults_is_not_built_and_each_fault_is_a_line(small: str, tmp_path: Path) -> None:
    import shutil

    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    (data / "claims" / "bad.yaml").write_text("source: paper-2022\nclaims:\n- {link: a B c}\n- {link: d E f}\n", "utf-8")
    store = f"ladybug:{tmp_path / 'graph'}"
    done = run("build", "--data", str(data), store=store)
    assert done.returncode == 1
    assert "claims/bad.yaml:3:" in done.stderr
    assert "claims/bad.yaml:4:" in done.stderr
    assert not (tmp_path / "graph").exists()


def test_an_unexpected_error_is_one_line_too_unless_debugged(small: str, tmp_path: Path) -> None:
    (tmp_path / "click").mkdir()
    done = run("verify", store=small)
    assert "Traceback" not in done.stderr


def test_every_command_has_help_and_every_option_says_what_it_does() -> None:
    import click

    from cli import cli

    context = click.Context(cli)
    commands = cli.list_commands(context)
    assert {"build", "who-oversees", "chain", "export", "map", "query", "verify", "demo"} <= set(commands)
    for name in commands:
        command = cli.get_command(context, name)
        assert command is not None
        assert len(command.get_short_help_str(200)) > 20, name
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, f"{name}: {parameter.name}"


def test_an_answer_does_not_load_what_it_does_not_use(small: str) -> None:
    program = (
        "import sys; sys.argv = ['custodes', 'members', 'new-board', '--json']; import cli\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "unused = ('neo4j', 'networkx', 'pyvis', 'IPython', 'jinja2', 'yaml', 'asyncio', 'rich')\n"
        "print([name for name in unused if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "CUSTODES_STORE": small}
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_demo_builds_answers_and_draws(tmp_path: Path) -> None:
    done = run("demo", store=f"ladybug:{tmp_path / 'graph'}", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "His Majesty's Inspectorate of Constabulary" in done.stdout
    page = tmp_path / "demo" / "metropolitan-police-service.html"
    assert page.stat().st_size > 100_000
    assert str(page) in done.stderr


def test_evidence_shows_the_words_where_the_document_is_at_hand(shipped: str, documents: Path) -> None:
    link = "home-secretary~CHAIRS~national-policing-board"
    plain = json.loads(run("evidence", link, "--json", store=shipped).stdout)
    quoted = json.loads(run("evidence", link, "--json", "--sources", str(documents), store=shipped).stdout)
    assert all("words" not in row for row in plain)
    assert any(row["words"].startswith("Chaired by the Home Secretary") for row in quoted)


def test_a_shell_completes_actors_and_kinds(small: str) -> None:
    def completed(words: str) -> set[str]:
        environment = {
            **os.environ, "CUSTODES_STORE": small, "_CUSTODES_COMPLETE": "bash_complete", "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        }  # fmt: skip
        program = "import sys, cli; sys.argv = ['custodes']; cli.run()"  # as installed, through our own streams
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=environment)
        return {line.partition(",")[2] for line in done.stdout.splitlines()}

    assert "town-police" in completed("custodes show town-p")
    assert completed("custodes who-oversees town-police --kind INSP") == {"INSPECTS"}
    assert "Police" in completed("custodes who-oversees Town Po")


def test_quotes_go_into_the_analysts_own_file_only_when_asked(shipped: str, documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "npb.json"
    assert run("export", "NPB", "-o", str(out), store=shipped).returncode == 0
    assert '"words"' not in out.read_text("utf-8")
    assert run("export", "NPB", "-o", str(out), "--quotes", store=shipped).returncode == 2
    assert run("export", "NPB", "-o", str(out), "--quotes", "--sources", str(documents), store=shipped).returncode == 0
    assert "Chaired by the Home Secretary" in out.read_text("utf-8")
    assert (
        run(
            "export", "NPB", "-o", str(out), "--quotes", "--sources", str(documents), "--format", "graphml", store=shipped
        ).returncode
        == 2
    )
