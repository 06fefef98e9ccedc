"""Reads one `.cypher` file: a header of `//:` lines and one statement that agrees with it.

//: summary: one line
//: read: how to read a row, and what it cannot show
//: param: actor actor - whom it is about            (an argument)
//: param: depth int=1 1..4 - how many steps up      (an option with a default and bounds)
//: param: topic topic? - only links about it        (an option; '' when not given)
//: column: overseer actor - the forum               (column+: only in --wide, JSON and CSV)
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import DataError, Fault
from queries.question import PARAMETER_TYPES, STANDARD, Column, Parameter, Question, untyped

_LINE = re.compile(r"//:\s*([a-z]+\+?):\s*(.*)")
_PARAM = re.compile(r"(\w+) (\w+)(\?|=\S+)?(?: (\d+)\.\.(\d+))? - (.+)")
_COLUMN = re.compile(r"(\w+) (\w+(?:\[\])?) - (.+)")
_USED = re.compile(r"\$(\w+)")
_ALIAS = re.compile(r"\bAS\s+(\w+)", re.IGNORECASE)


def read_question_file(path: Path) -> Question:
    """The question in a file. DataError lists everything in which header and body disagree."""
    faults: list[Fault] = []

    def fault(line: int, message: str) -> None:
        faults.append(Fault(path.name, line, message))

    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    body: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("//:"):
            if not line.startswith("//"):
                body.append(line)
            continue
        match = _LINE.fullmatch(line)
        if not match:
            fault(number, f"'{line}' is no header line; expected '//: key: value'")
            continue
        key, value = match.groups()
        if key == "param":
            parameter = _parameter(value)
            parameters += [parameter] if parameter else []
            if not parameter:
                fault(number, f"'{value}' is no parameter; expected 'name type - what it is'")
        elif key in ("column", "column+"):
            column = _COLUMN.fullmatch(value)
            columns += [Column(column[1], column[2], column[3], key == "column")] if column else []
            if not column:
                fault(number, f"'{value}' is no column; expected 'name type - what it is'")
        else:
            header[key] = value
    cypher = "\n".join(body).strip()
    for message in _disagreements(header, parameters, columns, cypher):
        fault(0, message)
    if faults:
        raise DataError(faults)
    return Question(path.stem, header["summary"], header["read"], tuple(parameters), tuple(columns), cypher)


def _parameter(value: str) -> Parameter | None:
    match = _PARAM.fullmatch(value)
    if not match or match[2] not in PARAMETER_TYPES:
        return None
    name, type_, suffix, low, high, doc = match.groups()
    default: object = None
    if suffix == "?":
        default = ""
    elif suffix:
        default = int(suffix[1:]) if type_ == "int" else suffix[1:]
    if type_ == "flag":
        default = False
    required = suffix is None and type_ != "flag"
    return Parameter(name, type_, doc, required, default, int(low) if low else None, int(high) if high else None)


def _disagreements(header: dict[str, str], parameters: list[Parameter], columns: list[Column], cypher: str) -> list[str]:
    found = [f"the header has no '{key}'; add it" for key in ("summary", "read") if not header.get(key)]
    found += [f"unknown header key '{key}'" for key in header if key not in ("summary", "read")]
    declared = {parameter.name for parameter in parameters}
    used = set(_USED.findall(cypher))
    if used & {"actors", "classes", "peopled", "barred"}:
        used.add("actor")  # the runner makes both out of it
    found += [f"${name} is used but no param declares it" for name in sorted(used - declared - set(STANDARD))]
    found += [f"param {name} is declared but never used" for name in sorted(declared - used)]
    _, separator, returned = cypher.rpartition("RETURN ")
    clause, ordered, _ = returned.partition("ORDER BY")
    if not separator or not ordered:
        found.append("the statement must end in RETURN … ORDER BY …, so that its rows have one order")
    aliases = _ALIAS.findall(clause)
    found += untyped(columns)
    names = [column.name for column in columns]
    if aliases != names:
        found.append(f"RETURN gives the columns {', '.join(aliases)}; the header lists {', '.join(names)}")
    return found
