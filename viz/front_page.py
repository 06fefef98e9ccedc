"""The front page: what custodes is, and the commands one starts with. A list of its own, so that it is there at once;
tests ask every line of it, and compare it with the commands that there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """One line: what to type after `custodes`, and what it gives."""

    typed: str
    gives: str


GROUPS: dict[str, tuple[Start, ...]] = {
    "Ask": (
        Start("who-oversees Kent Police", "who may hold it to account, and how"),
        Start("oversees HMICFRS", "whom it may hold to account"),
        Start("chain Kent Police --to Home Secretary", "by what steps one answers to the other"),
        Start("who-can-dismiss Met Commissioner", "and on what conditions"),
        Start("funding MOPAC --status all", "every sum, also of years that are over"),
        Start("diff 15/03/2019 30/11/2022", "what changed between two days"),
        Start("gaps --rule inspector", "who has no inspector, and the proof"),
    ),
    "See": (
        Start("search knife crime", "names, topics, sources, what is said"),
        Start("about Kent PCC", "who or what an actor is"),
        Start("serve --open", "the explorer: all of it in a browser"),
        Start("map HMICFRS -o hmicfrs.html", "an offline map for any browser; --view"),
    ),
    "Take away": (
        Start("brief Kent Police -o kent.docx", "a brief to hand in; also .md and .html"),
        Start("who-oversees the Met -o met.xlsx", "any answer: .xlsx .csv .json .md .txt"),
        Start("export the Met -o met.graphml", "what is around it; also .xlsx .csv .json"),
        Start("evidence LINK --sources DIR", "the words of the source themselves"),
    ),
    "Bring in": (
        Start("load mine.csv --into mine", "a table of yours, or an open standard"),
        Start("template -o mine.xlsx", "an empty workbook to fill in for load"),
        Start("new harbours", "begin a dataset of another field"),
        Start("read paper.txt -o found.jsonl", "the links that a document may state"),
        Start("review found.jsonl --into FILE.yaml", "accept, edit or refuse each"),
    ),
    "Run": (Start("demo", "build the graph, draw a first map"),),
}
# What an example of the commands is that are no questions (these have theirs in queries/examples.py).
EXAMPLES = {
    "brief": "custodes brief Kent Police -o kent.docx",
    "build": "custodes build --data data",
    "cover": "custodes cover --sources DIR --data data",
    "demo": "custodes demo --folder demo",
    "export": "custodes export the Met -o met.graphml",
    "help": "custodes help who-oversees",
    "kinds": "custodes kinds",
    "load": "custodes load mine.csv --into mine --dry-run",
    "map": "custodes map HMICFRS -o hmicfrs.html",
    "new": "custodes new water --name 'the water industry'",
    "pin": "custodes pin draft.yaml --sources DIR --data data",
    "query": 'custodes query "MATCH (a:Actor)-[r:INSPECTS]->(b:Actor) RETURN a.id AS who, b.id AS what ORDER BY who, what"',
    "questions": "custodes questions --json",
    "read": "custodes read paper.txt -o found.jsonl",
    "review": "custodes review found.jsonl --into data/claims/paper.yaml",
    "scenario": "custodes scenario pccs-abolished-2028 orphans",
    "serve": "custodes serve --open",
    "site": "custodes site -o explorer",
    "template": "custodes template -o mine.xlsx",
    "verify": "custodes verify --data data",
}
# Commands that are neither above nor questions.
OTHERS = ("build", "cover", "help", "kinds", "pin", "query", "questions", "scenario", "site", "verify")
_WIDE = 37


def front_page() -> str:
    """The page: it fits a screen of 80 columns and 40 lines."""
    lines = [
        "custodes: who oversees what in policing in England and Wales, with proof.",
        "",
        "Usage: custodes COMMAND …   An actor goes by any of its names, without quotes.",
    ]
    for title, starts in GROUPS.items():
        lines += ["", title, *(f"  {start.typed:{_WIDE}} {start.gives}" for start in starts)]
    return "\n".join([
        *lines,
        "",
        "Every question takes --as-of 30/11/2022, --status, --denied, --json and -o FILE.",
        "All questions by theme: custodes questions.  One command: custodes help COMMAND.",
        f"Also: {', '.join(OTHERS)}.",
        "Options: --version, --debug (a traceback when something fails), -h, --help.",
    ])  # fmt: skip


_EXAMPLE = "\b\nExample:\n  "  # \b keeps click from breaking it elsewhere


def example_told(example: str) -> str:
    """The end of a command's help."""
    return f"{_EXAMPLE}{example}" if example else ""


def example_in(epilog: str | None) -> str:
    """The example that such an end tells; '' where it is none."""
    return epilog.removeprefix(_EXAMPLE) if epilog and epilog.startswith(_EXAMPLE) else ""
