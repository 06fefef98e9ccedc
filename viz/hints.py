"""What a person meant who typed a command that there is not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.naming.names import nearest

# What people call it, and what it is called here. What is no command of ours is said in whole.
SYNONYMS = {
    "abolish": "scenario", "account": "who-oversees", "actor": "about", "ask": "questions", "audit": "who-inspects",
    "bodies": "actors", "boss": "who-oversees", "budget": "funding", "budgets": "funding",
    "changes": "diff", "cite": "evidence", "complaints": "topic", "cypher": "query", "describe": "about",
    "dismiss": "who-can-dismiss", "download": "export", "draw": "map", "entities": "actors", "examples": "demo",
    "fire": "who-can-dismiss", "find": "search", "funds": "funding", "get": "show", "glossary": "kinds", "graph": "map",
    "grep": "search", "hire": "who-appoints", "import": "load", "info": "about", "init": "build", "inspect": "who-inspects",
    "inspectors": "who-inspects", "install": "demo", "list": "actors", "lookup": "search",
    "ls": "actors", "man": "help", "members-of": "members", "missing": "gaps", "money": "funding", "names": "names-of",
    "open": "show", "orphans": "scenario", "oversee": "oversees", "oversight": "who-oversees", "overseers": "who-oversees",
    "pay": "who-funds", "pdf": "read", "plot": "map", "proof": "evidence", "quote": "evidence", "rebuild": "build",
    "reform": "scenario", "remove": "who-can-dismiss", "report": "brief", "sack": "who-can-dismiss", "schema": "kinds",
    "source": "sources", "sql": "query", "start": "demo", "summary": "about", "suspend": "who-can-suspend",
    "tree": "map", "types": "kinds", "update": "build", "validate": "verify", "what-if": "scenario", "who": "who-oversees",
    "who-are": "about", "who-is": "about", "who-pays": "who-funds",
}  # fmt: skip
SAID = {
    "completion": 'names complete after: eval "$(_CUSTODES_COMPLETE=bash_source custodes)"; or zsh_source, fish_source',
    "config": "there are no settings but CUSTODES_STORE, CUSTODES_TIMEOUT and CUSTODES_MEMORY: see docs/query.md",
    "exit": "there is nothing to leave: each command ends by itself",
    "login": "Neo4j takes NEO4J_USERNAME and NEO4J_PASSWORD from the environment: see docs/neo4j.md",
    "quit": "there is nothing to leave: each command ends by itself",
    "settings": "there are no settings but CUSTODES_STORE, CUSTODES_TIMEOUT and CUSTODES_MEMORY: see docs/query.md",
    "shell": "each command stands alone; custodes query asks one statement of Cypher",
    "version": "ask custodes --version",
}
_EXIT = "see 'custodes --help', or all in 'custodes questions'"


def meant(typed: Sequence[str], commands: Collection[str]) -> str:
    """What to do instead of the command typed, the first of the words; ends the line of the error."""
    word = typed[0].casefold().replace("_", "-")
    if word in SAID:
        return SAID[word]
    words = [part.casefold() for part in typed if not part.startswith("-")]
    for count in range(len(words), 0, -1):
        command = "-".join(" ".join(words[:count]).replace("_", "-").split())
        if command in commands:
            return f"did you mean '{command}'?"
    if word in SYNONYMS:
        return f"did you mean '{SYNONYMS[word]}'?"
    near = nearest(word, commands)
    if near:
        return f"{near.strip(' ()')} {_EXIT}"
    if " " in typed[0].strip() or typed[0][:1].isupper():
        name = " ".join(part for part in typed if not part.startswith("-"))[:60]
        return f"a command comes first: 'custodes about {name}', or 'custodes search {name}'"
    return _EXIT
