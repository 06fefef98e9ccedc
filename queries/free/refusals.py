"""What an engine says of a statement it cannot make sense of, in words of our own: an engine's own speak of other things."""

from __future__ import annotations

import re

from graph.errors import AskedWrongly, CustodesError, StoreError

# What either engine says (the first that fits), and what it means. {0} and {1} are what the pattern caught.
_MEANINGS = (
    (r"Variable [`']?(\w+)[`']? (?:is not in scope|not defined)", "nothing is called '{0}'; name it in MATCH, WITH or UNWIND"),
    (r"Variable [`']?(\w+)[`']? already (?:declared|exists)|Multiple result columns", "two things have one name; give another"),
    (r"Table (\w+) does not exist", "no label or kind '{0}'"),
    (r"Cannot find property (\w+) for (\w+)", "'{1}' has no property '{0}'"),
    (r"(?:function|Unknown function) [`']?([\w.]+?)[`']?(?: does not exist| \(line|$)", "this store has no function '{0}'"),
    (r"did not receive correct arguments|wrong type|Type mismatch|Insufficient parameters|Too many parameters|has data type"
     r"|is incompatible|Implicit cast|Cannot match a built-in function|expected .* but was",
     "a function or operator was given a value of the wrong type"),
    (r"Overflow|overflow|not within|out of range|too large", "a number is beyond 64 bits; make it smaller, or give it a point"),
    (r"[Dd]ivide by zero|/ by zero", "something is divided by nought; leave such rows out with WHERE"),
    (r"Conversion exception|Cast failed|Could not convert|cannot be parsed|Invalid (?:date|UUID|interval)|Text cannot",
     "a value cannot be read as what it is compared with or made into"),
    (r"[Rr]egex|PatternSyntax|no argument for repetition|missing [\])]", "the regular expression is not well formed"),
    (r"aggregat|implicit grouping", "an aggregate (count, sum, collect …) stands where none may stand; make it in WITH first"),
    (r"Parser exception|SyntaxError|extraneous input|mismatched input|Invalid input", "the statement is not well formed"),
)  # fmt: skip
# What is the world's doing, not the statement's, and the words of the stores themselves, which are ours.
_OURS = (
    "took too long",
    "ran out of memory",
    "no server",
    "run 'custodes build'",
    "send one statement",
    "the server refused the user",
)
_NEXT = "; see docs/query.md for what both engines understand"


def in_words(error: StoreError, statement: str) -> CustodesError:
    """The error to raise in the place of a store's: AskedWrongly where the statement is at fault."""
    said = str(error)
    if any(ours in said for ours in _OURS):
        return error
    if re.search(r"Buffer manager|bad_alloc|[Mm]emory|buffer pool", said):
        return StoreError("query: the statement needs more memory than it may have; narrow it, or return fewer rows")
    if re.search(r"Interrupted|Timed ?[Oo]ut|timeout", said):
        return StoreError("query: the statement took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT")
    if re.search(r"IO exception|Cannot open|ServiceUnavailable|SessionExpired|Failed to (?:read|write)", said):
        return error
    for pattern, meaning in _MEANINGS:
        found = re.search(pattern, said)
        if found:
            return AskedWrongly(
                f"query: {meaning.format(*(part or '' for part in found.groups()))}{_near(said, statement)}{_NEXT}"
            )
    return AskedWrongly(f"query: this store cannot make sense of the statement{_NEXT}")


def _near(said: str, statement: str) -> str:
    """The piece of the statement that an engine points at, where it is one that was typed."""
    found = re.search(r"Invalid input <(.{1,200}?)>: expected|Invalid input '(.{1,40}?)'", said)
    piece = next((part for part in found.groups() if part), "") if found else ""
    words = re.findall(r"\w+", piece.replace("`", ""))
    return f" near '{words[-1]}'" if words and words[-1] in statement else ""
