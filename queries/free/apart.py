"""Asks a free statement in a process of its own, so that no statement can take this one's time, memory or life with it.

An engine stops at its timeout only between two of its steps, keeps within its buffer pool only what it keeps there, and
holds Python still while it makes a long list of rows. So another process asks, this one looks at its clock and memory
and ends it. What comes back is one JSON document of plain values.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, CustodesError, StoreError
from graph.stores.limits import memory_bytes, timeout_seconds
from queries.free.plain_values import Map
from queries.question import Answer, Column, Question

_LOOK_EVERY_SECONDS = 0.03
# An engine gets the chance to stop by itself, and a process the time to start.
_GRACE_SECONDS = 5.0


def ask_apart(url: str, statement: str, parameters: Sequence[str], limit: int) -> Answer:
    """Like ask_freely, of the store at `url`; StoreError too where the statement took more than CUSTODES_MEMORY."""
    from queries.free.given_parameters import parameters_of
    from queries.free.guard import check_reads_only

    parameters_of(parameters, check_reads_only(statement).parameters)  # refused before anything is started
    asked = {"url": url, "statement": statement, "parameters": list(parameters), "limit": limit}
    given = _watched(json.dumps(asked).encode("utf-8"))
    if "error" in given:
        raise (AskedWrongly if given["exit_code"] == 2 else StoreError)(given["error"])
    columns = tuple(Column(name, "any", "") for name in given["columns"])
    question = Question("query", "A statement of one's own.", "As the statement says.", (), columns, statement)
    return Answer(question, given["rows"], "", tuple(given["notes"]))


def _watched(asked: bytes) -> dict[str, Any]:
    """What the other process answers. StoreError in one line where it had to be ended, or ended without an answer."""
    root = str(Path(__file__).resolve().parent.parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "queries.free.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )  # fmt: skip
    watch = _Watch(process)
    watch.start()
    try:
        assert process.stdin and process.stdout  # both are pipes
        process.stdin.write(len(asked).to_bytes(8, "big") + asked)
        process.stdin.flush()  # and left open: its end tells the other process that we are gone
        answer = process.stdout.read()
    except BrokenPipeError:
        answer = b""
    finally:
        process.kill()
        process.wait()
        watch.join()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
    if watch.reason:
        raise StoreError(watch.reason)
    try:
        made: dict[str, Any] = json.loads(answer, object_pairs_hook=Map)
    except ValueError:
        raise StoreError("query: the engine broke down over this statement; write it otherwise, and report it") from None
    return made


class _Watch(threading.Thread):
    """Ends a process that takes too long or too much; `reason` says which, for a person."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._process, self._bytes = process, memory_bytes()
        self._until = time.monotonic() + timeout_seconds() + _GRACE_SECONDS
        self.reason = ""

    def run(self) -> None:
        """Look until the process is over."""
        import psutil

        try:
            looked_at = psutil.Process(self._process.pid)
            while self._process.poll() is None and not self.reason:
                if looked_at.memory_info().rss > self._bytes:
                    self.reason = (
                        f"query: the statement took more than {self._bytes >> 20} MB of memory and was stopped; narrow it, "
                        "or raise CUSTODES_MEMORY"
                    )
                elif time.monotonic() > self._until:
                    self.reason = "query: the statement took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT"
                else:
                    time.sleep(_LOOK_EVERY_SECONDS)
        except psutil.Error:
            return  # it ended between two looks
        if self.reason:
            self._process.kill()


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    from contextlib import closing

    from graph.engines import open_store
    from queries.free.answer import ask_freely

    try:
        with closing(open_store(asked["url"])) as store:
            answer = ask_freely(store, asked["statement"], asked["parameters"], asked["limit"])
    except CustodesError as error:
        return {"error": str(error), "exit_code": error.exit_code}
    except MemoryError:
        return {"error": "query: the statement needs more memory than there is; narrow it", "exit_code": 1}
    columns = [column.name for column in answer.question.columns]
    return {"columns": columns, "rows": answer.rows, "notes": answer.notes}


def _end_with_the_asker() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def main() -> None:
    """Answer the one statement that stands on stdin; end when the one who asked is gone."""
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    asked = json.loads(sys.stdin.buffer.read(size))
    threading.Thread(target=_end_with_the_asker, daemon=True).start()
    answer = json.dumps(_answer(asked), allow_nan=False).encode("utf-8")
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
