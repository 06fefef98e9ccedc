"""The same eight questions on every engine, each with the means that its users would take.

An engine is filled from tables of three columns of what counts: actors (id, name, kind), links (subject, kind, object,
amount, period, last day) and steps (giver, forum). custodes holds all its columns, sources and claims beside these.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

DEPTH = 3


@dataclass(frozen=True, slots=True)
class Data:
    """What every engine is filled from."""

    actors: list[tuple[str, str, str]]
    links: list[tuple[str, str, str, str, float | None, str | None]]
    steps: list[tuple[str, str]]


class Engine:
    """One engine. Each method answers one question of the bench; the answers of all engines are compared."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, data: Data) -> None:
        raise NotImplementedError

    def apart(self) -> dict[str, float]:
        """What is measured beside its build, after it."""
        return {}

    def direct(self, actor: str) -> list[str]:
        raise NotImplementedError

    def transitive(self, actor: str) -> list[str]:
        raise NotImplementedError

    def chain(self, actor: str) -> int | None:
        raise NotImplementedError

    def money(self) -> dict[str, float]:
        raise NotImplementedError

    def gaps(self) -> int:
        raise NotImplementedError

    def search(self, text: str) -> int:
        raise NotImplementedError

    def export(self, path: Path) -> None:
        raise NotImplementedError


class Sql(Engine):
    """What SQLite and DuckDB have in common."""

    db: Any
    schema = (
        "CREATE TABLE actor(id TEXT PRIMARY KEY, name TEXT, kind TEXT)",
        "CREATE TABLE link(id TEXT, subject TEXT, kind TEXT, object TEXT, amount DOUBLE, period TEXT)",
        "CREATE TABLE step(giver TEXT, forum TEXT)",
    )
    indexes = (
        "CREATE INDEX step_giver ON step(giver)", "CREATE INDEX link_kind ON link(kind, object)",
    )  # fmt: skip

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return list(self.db.execute(sql, values).fetchall())

    def direct(self, actor: str) -> list[str]:
        return [row[0] for row in self.rows("SELECT DISTINCT forum FROM step WHERE giver = ? ORDER BY 1", actor)]

    def transitive(self, actor: str) -> list[str]:
        found = self.rows(
            "WITH RECURSIVE up(id, n) AS (SELECT ?, 0 UNION SELECT s.forum, n + 1 FROM up JOIN step s ON s.giver = up.id "
            f"WHERE n < {DEPTH}) SELECT DISTINCT id FROM up WHERE n > 0 ORDER BY 1", actor,
        )  # fmt: skip
        return [row[0] for row in found]

    def chain(self, actor: str) -> int | None:
        found = self.rows(
            "WITH RECURSIVE up(id, n) AS (SELECT ?, 0 UNION SELECT s.forum, n + 1 FROM up JOIN step s ON s.giver = up.id "
            "WHERE n < 6) SELECT min(n) FROM up JOIN actor a ON a.id = up.id WHERE a.kind IN ('public', 'legislature')", actor,
        )  # fmt: skip
        return found[0][0]

    def money(self) -> dict[str, float]:
        return dict(self.rows("SELECT period, sum(amount) FROM link WHERE kind = 'FUNDS' GROUP BY 1 ORDER BY 1"))  # type: ignore[arg-type]

    def gaps(self) -> int:
        return len(self.rows(
            "SELECT a.id FROM actor a WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.object = a.id AND l.kind = 'INSPECTS') "
            "ORDER BY 1"
        ))  # fmt: skip

    def search(self, text: str) -> int:
        return len(self.rows("SELECT id FROM actor WHERE name = ? ORDER BY 1", text))

    def export(self, path: Path) -> None:
        nodes = self.db.execute("SELECT id, name, kind FROM actor").fetchall()
        edges = self.db.execute("SELECT id, subject, object, kind FROM link").fetchall()
        write_graphml(path, nodes, edges)


class Sqlite(Sql):
    name = "SQLite"

    def build(self, data: Data) -> None:
        self.db = sqlite3.connect(self.folder / "sqlite.db")
        for statement in self.schema:
            self.db.execute(statement)
        self.db.executemany("INSERT INTO actor VALUES (?, ?, ?)", data.actors)
        self.db.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)", data.links)
        self.db.executemany("INSERT INTO step VALUES (?, ?)", data.steps)
        for statement in (*self.indexes, "CREATE INDEX actor_name ON actor(name)"):
            self.db.execute(statement)
        self.db.commit()


class Duck(Sql):
    name = "DuckDB"

    def build(self, data: Data) -> None:
        import csv

        import duckdb

        self.db = duckdb.connect(str(self.folder / "duck.db"), config={"threads": 2})
        for statement in self.schema:
            self.db.execute(statement)
        for table in ("actor", "link", "step"):
            file = self.folder / f"duck-{table}.csv"
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(getattr(data, f"{table}s"))
            self.db.execute(f"COPY {table} FROM '{file}' (HEADER false)")
        for statement in self.indexes:
            self.db.execute(statement)


class Networkx(Engine):
    name = "NetworkX"

    def build(self, data: Data) -> None:
        import networkx as nx

        self.names = {}
        self.network, self.steps = nx.MultiDiGraph(), nx.DiGraph()
        for id_, name, kind in data.actors:
            self.network.add_node(id_, name=name, kind=kind)
            self.names.setdefault(name, []).append(id_)
        for id_, subject, kind, object_, amount, period in data.links:
            self.network.add_edge(subject, object_, key=id_, kind=kind, amount=amount or 0.0, period=period or "")
        self.steps.add_edges_from(data.steps)

    def direct(self, actor: str) -> list[str]:
        return sorted(self.steps.successors(actor))

    def transitive(self, actor: str) -> list[str]:
        import networkx as nx

        reached = nx.single_source_shortest_path_length(self.steps, actor, DEPTH)
        back = any(self.steps.has_edge(other, actor) for other, n in reached.items() if n < DEPTH)
        return sorted(other for other, n in reached.items() if n or back)

    def chain(self, actor: str) -> int | None:
        queue, seen = deque([(actor, 0)]), {actor}
        while queue:
            current, n = queue.popleft()
            if self.network.nodes[current]["kind"] in ("public", "legislature"):
                return n
            for other in self.steps.successors(current) if current in self.steps else ():
                if other not in seen:
                    seen.add(other)
                    queue.append((other, n + 1))
        return None

    def money(self) -> dict[str, float]:
        sums: dict[str, float] = {}
        for _, _, edge in self.network.edges(data=True):
            if edge["kind"] == "FUNDS":
                sums[edge["period"]] = sums.get(edge["period"], 0.0) + edge["amount"]
        return sums

    def gaps(self) -> int:
        inspected = {o for _, o, edge in self.network.edges(data=True) if edge["kind"] == "INSPECTS"}
        return len(self.network) - len(inspected)

    def search(self, text: str) -> int:
        return len(self.names.get(text, ()))

    def export(self, path: Path) -> None:
        import networkx as nx

        nx.write_graphml(self.network, path, named_key_ids=True)


class Rustworkx(Engine):
    name = "rustworkx"

    def build(self, data: Data) -> None:
        import rustworkx as rx

        self.network, self.steps = rx.PyDiGraph(), rx.PyDiGraph(multigraph=False)
        self.index = dict(zip((a[0] for a in data.actors), self.network.add_nodes_from(data.actors), strict=True))
        self.steps.add_nodes_from(data.actors)
        self.network.add_edges_from([(self.index[s], self.index[o], (i, k, a, p)) for i, s, k, o, a, p in data.links])
        self.steps.add_edges_from([(self.index[g], self.index[f], None) for g, f in data.steps])
        self.names: dict[str, list[str]] = {}
        for id_, name, _ in data.actors:
            self.names.setdefault(name, []).append(id_)

    def direct(self, actor: str) -> list[str]:
        return sorted(other[0] for other in self.steps.successors(self.index[actor]))

    def transitive(self, actor: str) -> list[str]:
        frontier, reached = {self.index[actor]}, set()
        for _ in range(DEPTH):
            frontier = {o for i in frontier for o in self.steps.successor_indices(i)} - reached
            reached |= frontier
        return sorted(self.steps[i][0] for i in reached)

    def chain(self, actor: str) -> int | None:
        frontier, reached, n = {self.index[actor]}, set(), 0
        while frontier:
            if any(self.steps[i][2] in ("public", "legislature") for i in frontier):
                return n
            reached |= frontier
            frontier, n = {o for i in frontier for o in self.steps.successor_indices(i)} - reached, n + 1
        return None

    def money(self) -> dict[str, float]:
        sums: dict[str, float] = {}
        for _, kind, amount, period in self.network.edges():
            if kind == "FUNDS":
                sums[period] = sums.get(period, 0.0) + amount
        return sums

    def gaps(self) -> int:
        return len(self.network) - len({o for _, o, edge in self.network.weighted_edge_list() if edge[1] == "INSPECTS"})

    def search(self, text: str) -> int:
        return len(self.names.get(text, ()))

    def export(self, path: Path) -> None:
        edges = ((e[0], self.network[s][0], self.network[o][0], e[1]) for s, o, e in self.network.weighted_edge_list())
        write_graphml(path, self.network.nodes(), edges)


def write_graphml(path: Path, nodes: Any, edges: Any) -> None:
    """The least GraphML that one would write oneself."""
    with path.open("w", encoding="utf-8") as out:
        out.write('<graphml><graph edgedefault="directed">\n')
        out.writelines(f"<node id={quoteattr(i)}><data key='name'>{n}</data></node>\n" for i, n, _ in nodes)
        out.writelines(f"<edge id={quoteattr(i)} source={quoteattr(s)} target={quoteattr(o)}/>\n" for i, s, o, _ in edges)
        out.write("</graph></graphml>\n")
