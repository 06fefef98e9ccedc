"""What the last word of a name says of its kind: 'Board' is a board, 'Fund' a fund, 'Act' an instrument."""

from __future__ import annotations

# A title as a person bears it, in one pattern.
POSTS = (
    r"(?:Deputy |Vice[- ]|National )?(?:Chief Executive(?: Officer)?|Chair(?:man|woman)?|President|General Secretary"
    r"|Director(?:[- ]General)?|Chief Inspector|Commissioner|Chief Constable)"
)
KINDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "board": "board boards forum council group taskforce conference partnership roundtable cabinet alliance coalition",
        "committee": "committee committees panel panels subcommittee",
        "department": "department departments ministry treasury",
        "inspectorate": "inspectorate inspectorates",
        "regulator": "ombudsman regulator",
        "police_force": "police constabulary",
        "agency": "agency agencies authority authorities commission office bureau service services tribunal body",
        "court_or_cjs_body": "court courts prison prisons probation",
        "office": "commissioner commissioners minister secretary director mayor chancellor inspector inspectors"
        " advocate adviser advisor",
        "unit": "unit units team teams directorate command hub hubs centre centres headquarters network"
        " division branch squad desk",
        "programme": "programme programmes project operation scheme initiative campaign pilot pilots apprenticeship"
        " portfolio commitment pathway pathways course award awards academy training",
        "fund": "fund funds grant grants levy",
        "instrument": "act acts order bill strategy plan plans code codes framework protocol guidance guidelines policy"
        " agreement convention covenant charter concordat directive regulations rules regime standard standards requirement"
        " vision paper manifesto memorandum statement formula settlement roadmap toolkit blueprint model measures principles",
        "system": "system database platform dashboard dashboards portal register helpline website software",
        "review_or_inquiry": "review inquiry survey inspection audit assessment census evaluation investigation",
        "document": "report reports",
        "staff_association": "federation union association",
        "charity_or_ngo": "foundation charity trust",
        "university": "university institute",
        "health_body": "nhs hospital",
        "company": "ltd limited plc llp company inc",
        "professional_body": "college",
        "legislature": "parliament assembly senedd",
        "local_authority": "borough",
        "government": "government",
        "sector_group": "forces",
    }.items()
    for word in words.split()
}
OPENS = {"operation": "programme", "project": "programme"}
ANAPHORIC = frozenset(
    "board council forum taskforce committee panel department inspectorate ombudsman regulator agency authority commission"
    " office commissioner director minister mayor unit centre programme fund act order bill strategy plan code framework"
    " protocol covenant review inquiry federation association foundation institute university college company partnership"
    " group network assembly bureau requirement system portal dashboard formula".split()
)
_OF = frozenset({"of", "for", "on", "into", "against"})


def head_of(words: list[str]) -> str | None:
    """The head of a name in lower case: the word before 'of' or 'for' where it is a known one, else the last (a year aside)."""
    for at, word in enumerate(words[1:], 1):
        if word in _OF and words[at - 1] in KINDS:
            return words[at - 1]
    last = [word for word in words if not word.isdigit()]
    if not last:
        return None
    if last[-1] in KINDS:
        return last[-1]
    one = last[-1].removesuffix("s")
    return one if KINDS.get(one) in _COUNTED else None


def kind_of(words: list[str], head: str) -> str:
    """The kind of a name with a known head: a 'City Council' and a 'Combined Authority' are local authorities."""
    if head in ("council", "councils", "authority") and not _PLACES.isdisjoint(words):
        return "local_authority"
    if head == "parliament" or (head == "assembly" and "senedd" in words):
        return "legislature"
    return KINDS[head]


# Kinds of which several are named by their plural: 'clinical commissioning groups'.
_COUNTED = frozenset("board committee unit agency office fund staff_association charity_or_ngo university company".split())
_PLACES = frozenset("city borough county district combined unitary metropolitan parish town".split())
