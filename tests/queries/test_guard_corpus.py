"""Nothing that a grammar of harm can make gets through the guard to write, to read a file or to call what it should not.

What goes to an engine is read here again by two lexers written after the grammars of the engines, not by custodes' own.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import pytest
from support import ROOT, fill

from graph.errors import AskedWrongly, CustodesError, RefusedStatement, StoreError
from graph.model import Graph
from graph.store import Store
from queries.free.answer import ask_freely
from queries.free.cypher_words import cypher_words
from queries.free.guard import check_reads_only

sys.path.insert(0, str(ROOT / "bench" / "faults"))
from statements import harmful, innocent, soup

_COMMON = r"""|(?P<number>\d+(\.\d+)?([eE]-?\d+)?|\.\d+([eE]-?\d+)?)|(?P<bare>[^\W\d][\w$]*)|(?P<mark>.)"""
# Ladybug: a string ends its match at an escape it does not know; a comment takes `*` and the next sign together.
_LADYBUG = re.compile(
    r"""(?P<gap>\s+|/\*(?:[^*]|\*[^/])*\*/|//[^\n\r]*\r?(?:\n|$))"""
    r"""|(?P<string>'(?:[^'\\]|''|\\[\\'"bfnrtBFNRT])*'|"(?:[^"\\]|\\[\\'"bfnrtBFNRT])*")|(?P<name>(?:`[^`]*`)+)""" + _COMMON,
    re.DOTALL,
)
_NEO4J = re.compile(
    r"""(?P<gap>\s+|/\*.*?\*/|//[^\n\r]*)"""
    r"""|(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<name>`(?:[^`]|``)*`)""" + _COMMON,
    re.DOTALL,
)


def _tokens(text: str, engine: str) -> list[tuple[str, str]]:
    if engine == "neo4j":  # it decodes before it cuts, but for a backslash that another one escapes
        text = re.sub(r"\\\\|\\u+([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)) if m[1] else m[0], text)
    lexer = _NEO4J if engine == "neo4j" else _LADYBUG
    return [(m.lastgroup or "", m[0]) for m in lexer.finditer(text) if m.lastgroup != "gap"]


def assert_harmless(text: str) -> None:
    """Every bare word is one for reading, and every name that is called is one of the functions."""
    words = cypher_words()
    for engine in ("ladybug", "neo4j"):
        tokens = _tokens(text, engine)
        for index, (group, token) in enumerate(tokens):
            assert group != "bare" or token.upper() in words.keywords, (engine, token, text)
            assert group != "mark" or (token.isascii() and token not in "'\"`\\;$@#"), (engine, token, text)
            if group == "name" and tokens[index + 1 : index + 2] == [("mark", "(")]:
                at = index
                while at > 1 and tokens[at - 1] == ("mark", ".") and tokens[at - 2][0] == "name":
                    at -= 2
                called = "".join(part for _, part in tokens[at : index + 1]).replace("`", "").lower()
                assert called in words.callable, (engine, called, text)


def _sent(statement: str) -> str | None:
    try:
        reading = check_reads_only(statement)
    except RefusedStatement as error:
        assert "\n" not in str(error)
        assert "\x00" not in str(error)
        return None
    return reading.text(dict.fromkeys(reading.parameters, "'LOAD CSV'"))


def test_none_of_fifty_thousand_harmful_statements_reaches_an_engine_with_its_harm() -> None:
    refused = 0
    for statement in harmful(20261, 50_000):
        sent = _sent(statement)
        refused += sent is None
        if sent is not None:
            assert_harmless(sent)
    assert refused > 45_000


def test_whatever_passes_of_twenty_thousand_heaps_of_words_is_harmless() -> None:
    for statement in soup(7, 20_000):
        sent = _sent(statement)
        if sent is not None:
            assert_harmless(sent)


def test_the_lexers_of_this_test_see_the_harm_that_the_former_guard_let_through() -> None:
    for statement in (
        "UNWIND [1] AS x WITH x WHERE x < 1e5LOAD FROM 'f' RETURN *",
        "WITH 1 AS x \\u0043ALL dbms.listConfig() YIELD name RETURN name",
        "RETURN 1 AS y /* **/ , ' /* */ LOAD FROM 'f' RETURN *",
        "WITH 1 AS x // \r LOAD CSV FROM 'f' AS line RETURN line",
    ):
        with pytest.raises(AssertionError):
            assert_harmless(statement)


def test_five_thousand_innocent_statements_pass() -> None:
    for statement in innocent(3, 5_000):
        assert_harmless(_sent(statement) or pytest.fail(f"refused: {statement!r}"))


def _digest(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


def _tried(store: Store, folder: Path, count: int) -> int:
    """Asks harmful statements of an engine as `custodes query` would; how many of them gave an answer."""
    canary, answered = folder / "canary.csv", 0
    for statement in harmful(99, count):
        statement = statement.replace("READ", str(canary)).replace("WRITTEN", str(folder / "written"))
        try:
            answer = ask_freely(store, statement, [], 10)
        except CustodesError as error:
            assert "CANARY" not in str(error)
            continue
        answered += 1
        assert "CANARY" not in str(answer.rows), statement
    return answered


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    (tmp_path / "canary.csv").write_text("CANARY,1\n", "utf-8")
    return tmp_path


def test_the_embedded_engine_writes_and_reads_nothing_for_harmful_statements(sandbox: Path, small_graph: Graph) -> None:
    store = fill(f"ladybug:{sandbox / 'store'}", small_graph)
    load = f"LOAD FROM '{sandbox / 'canary.csv'}' (header=false) RETURN *"
    assert "CANARY" in str(store.rows(load)), "without the guard the engine reads it"
    before = _digest(sandbox)
    assert _tried(store, sandbox, 4_000) > 10, "what is harmless after all is answered"
    store.close()
    assert _digest(sandbox) == before


def test_the_server_writes_and_reads_nothing_for_harmful_statements(sandbox: Path, neo4j_uri: str, small_graph: Graph) -> None:
    store = fill(neo4j_uri, small_graph)
    called = "CALL db.labels() YIELD label RETURN label ORDER BY label"
    count = "MATCH (n) RETURN count(n) AS n, count(n.name) AS names"
    before = store.rows(called), store.rows(count)
    assert _tried(store, sandbox, 1_500) > 3
    assert (store.rows(called), store.rows(count)) == before
    store.close()


def test_innocent_statements_give_the_same_rows_on_both_engines(
    small_ladybug: Store, neo4j_uri: str, small_graph: Graph
) -> None:
    server = fill(neo4j_uri, small_graph)
    for statement in innocent(11, 120):
        ours, theirs = (ask_freely(store, statement, [], 100) for store in (small_ladybug, server))
        assert [column.name for column in ours.question.columns] == [column.name for column in theirs.question.columns]
        if "UNION" in statement:  # what a union gives has no order
            assert sorted(map(str, ours.rows)) == sorted(map(str, theirs.rows)), statement
        else:
            assert ours.rows == theirs.rows, statement
    server.close()


def test_a_refusal_never_repeats_what_an_engine_said(small_ladybug: Store, neo4j_uri: str, small_graph: Graph) -> None:
    server = fill(neo4j_uri, small_graph)
    for store in (small_ladybug, server):
        maimed = [re.sub(r"\S+", "", text, count=1) if at % 2 else text[: len(text) * 3 // 4] for at, text in
                  enumerate(innocent(5, 300))]  # fmt: skip
        for statement in [*soup(5, 1_500), *maimed]:
            try:
                ask_freely(store, statement, [], 5)
            except AskedWrongly as error:
                said = str(error)
                assert "\n" not in said
                assert not re.search(r"exception|Binder|Neo\.|custodes_\d|oC_|expected rule|offset", said), said
            except StoreError as error:
                pytest.fail(f"{statement!r}: {error}")
    server.close()
