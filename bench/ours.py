"""custodes itself in the bench, on its two engines, and kuzu with the same Cypher."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path
from typing import Any

from bench.engines import DEPTH, Data, Engine
from bench.generate import Generated
from graph.engines import open_store
from graph.formats.attributes import LINK_COLUMNS
from graph.formats.graphml import write_graphml
from graph.ladybug.store import LadybugStore
from graph.naming.resolve import rows_named
from graph.schema import Tables
from graph.store import Store
from graph.stores.paged import link_pages, node_pages

ROOT = Path(__file__).resolve().parent.parent
DIRECT = (
    "MATCH (g:Actor {id: $actor})-[r:ANSWERS_TO]->(f:Actor) WHERE r.status = 'in_force' RETURN DISTINCT f.id AS id ORDER BY id"
)
TOPS = "f.kind IN ['public', 'legislature']"


class Ours(Engine):
    """What both engines have in common: the same answers, without the columns of proof."""

    store: Store
    made: Generated

    def many(self, most: int) -> tuple[str, str]:
        """A path of steps in force of at most `most`, and the condition that goes with it: engines write it differently."""
        return (
            f"p = (g:Actor {{id: $actor}})-[:ANSWERS_TO*1..{most}]->(f:Actor)",
            "all(r IN relationships(p) WHERE r.status = 'in_force')",
        )

    def direct(self, actor: str) -> list[str]:
        return [row["id"] for row in self.store.rows(DIRECT, {"actor": actor})]

    def transitive(self, actor: str) -> list[str]:
        path, condition = self.many(DEPTH)
        statement = f"MATCH {path} WHERE {condition} RETURN DISTINCT f.id AS id ORDER BY id"
        return [row["id"] for row in self.store.rows(statement, {"actor": actor})]

    def chain(self, actor: str) -> int | None:
        path, condition = self.many(6)
        statement = f"MATCH {path} WHERE {TOPS} AND {condition} RETURN min(length(p)) AS n"
        found: int | None = self.store.rows(statement, {"actor": actor})[0]["n"]
        return found

    def money(self) -> dict[str, float]:
        found = self.store.rows(
            "MATCH (a:Actor)-[r:FUNDS]->(b:Actor) "
            "RETURN r.period AS period, coalesce(sum(r.amount), 0.0) AS sum ORDER BY period"
        )
        return {row["period"]: row["sum"] for row in found}

    def gaps(self) -> int:
        return len(self.store.rows(
            "MATCH (a:Actor) WHERE NOT EXISTS { MATCH (a)<-[:INSPECTS]-(i:Actor) } RETURN a.id AS id ORDER BY id"
        ))  # fmt: skip

    def search(self, text: str) -> int:
        return len(rows_named(self.store, text.casefold()))

    def export(self, path: Path) -> None:
        """GraphML of the same values as the others write, page by page."""
        nodes = (
            (id_, {"name": name, "kind": kind})
            for page in node_pages(self.store, "Actor", ("id", "name", "kind"))
            for id_, name, kind in page
        )
        write_graphml(path, {}, {"name": str, "kind": str}, nodes, LINK_COLUMNS, self._edges())

    def _edges(self) -> Any:
        columns = ("id", "amount", "period")
        for kind in self.made.kinds.links:
            pages = link_pages(self.store, kind, ("subject", "object"), columns)
            for subject, object_, id_, amount, period in chain.from_iterable(pages):
                values = {"kind": kind} if amount is None else {"kind": kind, "amount": amount}
                yield id_, subject, object_, values if period is None else {**values, "period": period}


class InLadybug(Ours):
    """Ladybug and kuzu take the condition on each step within the pattern, and prune by it."""

    def many(self, most: int) -> tuple[str, str]:
        step = f"[:ANSWERS_TO*1..{most} (r, n | WHERE r.status = 'in_force')]"
        return f"p = (g:Actor {{id: $actor}})-{step}->(f:Actor)", "true"


class Embedded(InLadybug):
    name = "custodes"

    def build(self, data: Data) -> None:
        # In a process of its own, as `custodes build` is: what it used is not there when questions are asked.
        program = (
            "import sys; from pathlib import Path; from bench.generate import Generated; "
            "from graph.ladybug.store import LadybugStore; made = Generated(int(sys.argv[2])); "
            "LadybugStore(Path(sys.argv[1]), writing=True).write_stream(made.link_kinds, made.stream(), 0)"
        )
        command = [sys.executable, "-c", program, str(self.folder / "graph"), str(self.made.size)]
        subprocess.run(command, cwd=ROOT, check=True)
        self.store = LadybugStore(self.folder / "graph")

    def apart(self) -> dict[str, float]:
        """The CPU seconds that the rows alone take, which a build makes as it goes."""
        before = time.process_time()
        for _, rows in self.made.stream():
            for _ in rows:
                pass
        return {"making rows, CPU": time.process_time() - before}


class Server(Ours):
    name = "custodes on Neo4j"
    uri = ""

    def build(self, data: Data) -> None:
        rows = {table: [*rows] for table, rows in self.made.stream()}
        edges = {kind: rows.pop(kind) for kind in self.made.link_kinds}
        writer = open_store(self.uri, writing=True)
        writer.write(Tables(rows, edges))  # type: ignore[arg-type]
        writer.close()
        self.store = open_store(self.uri)


class Kuzu(InLadybug):
    """kuzu with the three bare tables; its last release is of 2025."""

    name = "kuzu"

    def build(self, data: Data) -> None:
        import kuzu

        database = kuzu.Database(str(self.folder / "kuzu.db"), buffer_pool_size=1 << 30)
        self.connection = kuzu.Connection(database)
        link = "(FROM Actor TO Actor, id STRING, kind STRING, amount DOUBLE, period STRING)"
        kinds = sorted({row[2] for row in data.links} | set(self.made.kinds.links))
        self._run("CREATE NODE TABLE Actor(id STRING, name STRING, kind STRING, PRIMARY KEY(id))")
        self._run("CREATE REL TABLE ANSWERS_TO(FROM Actor TO Actor, status STRING)")
        self._copy("Actor", data.actors)
        self._copy("ANSWERS_TO", [(*row, "in_force") for row in data.steps])
        for kind in kinds:
            self._run(f"CREATE REL TABLE {kind}{link}")
            self._copy(kind, [(s, o, i, k, a, p) for i, s, k, o, a, p in data.links if k == kind])
        self.store = self  # type: ignore[assignment]

    def _copy(self, table: str, rows: Any) -> None:
        file = self.folder / "kuzu.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        if rows:
            self._run(f"COPY {table} FROM '{file}' (HEADER=false)")

    def _run(self, cypher: str, parameters: Any = None) -> Any:
        return self.connection.execute(cypher, parameters or {})

    def rows(self, cypher: str, parameters: Any = None, limit: int | None = None) -> list[dict[str, Any]]:
        result = self._run(cypher, parameters)
        names = result.get_column_names()
        return [dict(zip(names, row, strict=True)) for row in result.get_all()]

    def search(self, text: str) -> int:
        return len(self.rows("MATCH (a:Actor) WHERE a.name = $name RETURN a.id ORDER BY a.id", {"name": text}))
