"""Statements for the guard of `custodes query`, made by a grammar from a seed: some mean harm, some are innocent.

A harmful one hides a clause that writes, reads a file or calls something behind what engines lex otherwise than one
would think. `READ` and `WRITTEN` in a payload stand for files of the one who runs them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

PAYLOADS = (
    "LOAD FROM 'READ' (header=false) RETURN *",
    "LOAD CSV FROM 'file://READ' AS line RETURN line",
    "LOAD WITH HEADERS (a STRING) FROM 'READ' RETURN a",
    "LOAD EXTENSION 'READ'",
    "COPY (MATCH (a:Actor) RETURN a.id) TO 'WRITTEN'",
    "COPY Actor FROM 'READ'",
    "EXPORT DATABASE 'WRITTEN'",
    "IMPORT DATABASE 'READ'",
    "ATTACH 'READ' AS other (dbtype lbug)",
    "INSTALL httpfs",
    "CALL show_tables() RETURN *",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL db.labels() YIELD label RETURN label",
    "CALL { CREATE (n:Canary) } RETURN 1 AS x",
    "CALL { MATCH (n) DETACH DELETE n } IN TRANSACTIONS RETURN 1 AS x",
    "CREATE (n:Canary {id: 'canary'}) RETURN n.id",
    "MERGE (n:Canary {id: 'canary'}) RETURN n.id",
    "MATCH (n:Actor) SET n.name = 'canary' RETURN n.name",
    "MATCH (n:Actor) REMOVE n.name RETURN n.id",
    "MATCH (n:Actor) DETACH DELETE n RETURN 1 AS x",
    "FOREACH (i IN [1] | CREATE (:Canary)) RETURN 1 AS x",
    "DROP TABLE Actor",
    "ALTER TABLE Actor ADD canary STRING",
    "CREATE NODE TABLE Canary(id STRING, PRIMARY KEY(id))",
    "CREATE INDEX canary FOR (n:Actor) ON (n.name)",
    "INSERT (n:Canary)",
    "USE system SHOW USERS YIELD user RETURN user",
    "START n = node(0) RETURN n",
    "RETURN nextval('s') AS x",
    "RETURN apoc.load.json('file://READ') AS x",
    "RETURN file() AS x",
    "RETURN dbms.x() AS x",
    "RETURN current_setting('threads') AS x",
    "CHECKPOINT",
    "BEGIN TRANSACTION",
    "EXPLAIN CREATE (n:Canary) RETURN n",
    "FINISH",
)
_BEFORE = (
    "",
    "MATCH (a:Actor) ",
    "WITH 1 AS x ",
    "UNWIND [1] AS x WITH x WHERE x < 2 ",
    "MATCH (a:Actor) WITH a ",
    "RETURN 1 AS x UNION ",
    "RETURN 1 AS x UNION ALL ",
    "MATCH (a:Actor) RETURN a.id ",
    "MATCH (a:Actor) WHERE EXISTS { ",
    "RETURN COUNT { ",
    "RETURN 1 AS x; ",
    "CYPHER 5 ",
    "EXPLAIN ",
    "PROFILE ",
    "OPTIONAL ",
)
_NUMBERS = ("1", "1e5", "0x1F", "1.5", ".5", "1e-5", "9", "0", "1_0", "2E3")
_GAPS = (
    " ", "\t", "\n", "\r", "\r\n", "\u00a0", "\u2003", "\u3000", "\u2028", "\u180e", "\x0b", "\x0c", "\x1c", "\x1f", "\u200b",
    "\ufeff", "/**/", "/***/", "/* x */", "/* **/", "/* * /*/", "// x\n", "// x\r", "//\r\n", "\\u0020", "\x85", "\x00", "",
)  # fmt: skip
_FOLDED = {
    "k": "\u212a",
    "s": "\u017f",
    "i": "\u0131",
    "I": "\u0130",
    "K": "\u212a",
    "S": "\u017f",
    "a": "\uff41",
    "e": "\u0435",
}
_QUOTES = (
    "/* **/ ' /* */ {0}", "// ' \r {0}", "'\\u0027 {0} //'", "'\\' {0} '", "'' ' {0} ", '"\\u0022 {0}', "`\\u0060 {0}`",
    "'\\\\' {0} '\\\\'", "`a``{0}``b`", "/* \\u002a/ {0} */", "/* *\\u002f {0} // */", "'it''s {0}'", "'\\q' {0}",
    "\"'\" {0} '\"'",
    "{{`{0}`: 1}}", "$`{0}`", "'\\x27 {0} '", "'\\U00000027 {0} '", "// \u2028 {0}", "// \x85 {0}", "/*/ {0} /*/", "/*//*/ {0}",
)  # fmt: skip
# Names that begin clauses elsewhere, and that data and people use all the same.
NAMES = (
    "start use load call set delete create merge remove show drop copy export finish foreach install attach comment project "
    "add alter update transaction stop grant insert let filter skip order limit end count all any none exists in contains "
    "père überwacht naïve_1 _x a b who n1"
).split()


def harmful(seed: int, count: int) -> Iterator[str]:
    """`count` statements that mean harm."""
    chance = random.Random(seed)
    hidings: tuple[Callable[[random.Random, str], str], ...] = (_escaped, _glued, _gapped, _folded, _quoted, _cased, _cut_up)
    for _ in range(count):
        text = chance.choice(PAYLOADS)
        for hide in chance.sample(hidings, chance.choice((0, 1, 1, 1, 2, 3))):
            text = hide(chance, text)
        before = chance.choice(_BEFORE)
        ends = chance.choice(("", "", ";", " RETURN 1 AS x", " }", " } RETURN 1 AS y", "\\u003b", " AS x"))
        yield f"{before}{text}{ends}"


def soup(seed: int, count: int) -> Iterator[str]:
    """`count` texts of pieces of Cypher in no order, which mean nothing and may mean anything."""
    chance = random.Random(seed)
    words = [word for payload in PAYLOADS for word in payload.split()] + [*_GAPS, *_NUMBERS, *NAMES]
    words += "MATCH ( a :Actor ) RETURN WITH AS WHERE UNION { } [ ] ' \" ` \\ \\u0043 $ $x , . .. | : ; - > < = 'x' `x`".split(
        " "
    )
    for _ in range(count):
        pieces = [chance.choice(words) for _ in range(chance.randint(1, 14))]
        yield chance.choice(("MATCH (a:Actor) ", "RETURN ", "WITH 1 AS x ", "")) + chance.choice(("", " ")).join(pieces)


def innocent(seed: int, count: int) -> Iterator[str]:
    """`count` statements that only read, give rows in a total order, and mean the same on both engines."""
    chance = random.Random(seed)
    for _ in range(count):
        one, other, third = (f"{name}" for name in chance.sample(NAMES, 3))
        word = chance.choice(PAYLOADS).replace("'", "\\'")
        one, other, third = (f"`{name}`" if name in _BARE or chance.random() < 0.2 else name for name in (one, other, third))
        yield chance.choice(_FORMS).format(
            a=one, b=other, c=third, text=word, n=chance.randint(1, 5), gap=chance.choice(_PLAIN)
        )


# Keywords for reading are names only in back-quotes, wherever a keyword could stand as well.
_BARE = frozenset("skip order limit end count all any none exists in contains".split())
_PLAIN = (" ", "\n", "\t", " /* SET a.x = 1 */ ", " // DELETE a\n", "\u00a0", "  ", "\r\n")
_FORMS = (
    "MATCH ({a}:Actor){gap}RETURN {a}.id AS {b}, '{text}' AS {c} ORDER BY {b} LIMIT {n}",
    "MATCH ({a}:Actor)-[{b}:OVERSEES|INSPECTS]->({c}:Actor) RETURN {b}.id AS x{gap}ORDER BY x LIMIT {n}",
    "UNWIND [{n}, 7, 8] AS {a}{gap}WITH {a}, {a} * 2 AS {b} WHERE {b} > {n}e0 RETURN {a}, {b} ORDER BY {a}",
    'MATCH ({a}:Actor) WHERE {a}.name <> "{text}" AND {a}.kind IS NOT NULL RETURN count({a}) AS {b}',
    "MATCH p = ({a}:Actor)-[:OVERSEES*1..2]->({b}:Actor){gap}RETURN {a}.id AS x, {b}.id AS y, length(p) AS {c} "
    "ORDER BY x, y, {c} LIMIT {n}",
    "WITH 'x' AS {a} RETURN CASE WHEN {a} = 'x' THEN {n} ELSE 0 END AS {b},{gap}[1, 2, {n}] AS {c}",
    "RETURN {{{a}: {n}, {b}: '{text}'}} AS {c}",
    "MATCH ({a}:Actor) WHERE NOT EXISTS {{ MATCH ({a})<-[:INSPECTS]-(:Actor) }} RETURN {a}.id AS {b} ORDER BY {b} LIMIT {n}",
    "MATCH ({a}:Actor){gap}RETURN {a}.kind AS {b}, count(*) AS {c} ORDER BY {c} DESC, {b} LIMIT {n}",
    "MATCH ({a}:Actor) RETURN DISTINCT {a}.kind AS {b}{gap}ORDER BY {b} LIMIT {n};",
    "MATCH ({a}:Actor) WHERE {a}.id STARTS WITH 'r' OR {a}.id IN ['chief', '{text}'] RETURN {a}.id AS {b} ORDER BY {b}",
    "MATCH ({a}:Actor) RETURN {a}.id AS {b} UNION MATCH ({c}:Gap) RETURN {c}.id AS {b}",
)


def _escaped(chance: random.Random, text: str) -> str:
    share = chance.choice((0.1, 0.5, 1.0))
    return "".join(f"\\u{ord(char):04x}" if ord(char) < 0x10000 and chance.random() < share else char for char in text)


def _glued(chance: random.Random, text: str) -> str:
    return f"{chance.choice(('WHERE x < ', 'RETURN ', '', 'SKIP ', 'LIMIT '))}{chance.choice(_NUMBERS)}{text}"


def _gapped(chance: random.Random, text: str) -> str:
    return "".join(chance.choice(_GAPS) if char == " " else char for char in text)


def _folded(chance: random.Random, text: str) -> str:
    return "".join(_FOLDED.get(char, char) if chance.random() < 0.5 else char for char in text)


def _quoted(chance: random.Random, text: str) -> str:
    return chance.choice(_QUOTES).format(text)


def _cased(chance: random.Random, text: str) -> str:
    return "".join(char.swapcase() if chance.random() < 0.5 else char for char in text)


def _cut_up(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice((*_GAPS, "`", "'", '"', "\\", "$", "``", "''", ".", ":", "|", "}", ")")) + text[at:]
