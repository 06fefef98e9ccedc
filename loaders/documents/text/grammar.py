"""Words by which the grammar of a sentence is read: auxiliaries, prepositions, conjunctions, verbs that lead to another."""

from __future__ import annotations

from collections.abc import Iterable

BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
MODALS = frozenset(
    "will shall would should could can may might must cannot can't won't shouldn't couldn't wouldn't mustn't".split()
)
NEGATIONS = frozenset(
    "not never no cannot can't won't shouldn't couldn't wouldn't isn't aren't wasn't weren't hasn't haven't don't"
    " doesn't didn't mustn't neither nor".split()
)
DO = frozenset("do does did don't doesn't didn't".split())
# Of these the forms that stand in no sentence alone, but behind another.
BARE = frozenset("be been being am having".split())
AUXILIARIES = BE | HAVE | MODALS | DO | {"not", "never", "to"}
SEMI = frozenset(
    "plan plans planning intend intends intending seek seeks seeking aim aims aiming expected likely going able duty"
    " power powers"
    " responsibility responsible required need needs ought propose proposes committed commit agreed agree want wants due set"
    " role remit mandate hoping hope designed begun began started looking in of ready helping help helps used continue pleased"
    " working work works legislate prepare preparing expect expects promised promises pledged pledges undertook"
    " undertakes undertaken offered offers decided decides resolved vowed volunteered".split()
)
PREPOSITIONS = frozenset(
    "of in on for with from by to at under through between across within among amongst into against about including via than"
    " upon towards behind following during before after over without alongside per around as like".split()
)
RELATIVES = frozenset("which who that whom".split())
CAUSES = frozenset(
    "fund funds funded funding allow allows allowed allowing enable enables enabled enabling require requires"
    " required requiring ask"
    " asks asked asking commission commissions commissioned help helps helped helping encourage encourages"
    " encouraged encouraging"
    " invite invites invited direct directs directed request requests requested urge urges urged support supports"
    " supported supporting"
    " expect expects empower empowers equip equips equipping tasked call on upon want wants instruct instructs"
    " permit permits enabling pay pays paid paying let lets tell tells told hire hires hired contract contracts contracted"
    " recommend recommends recommended".split()
)
CONJUNCTIONS = frozenset("and or but then as-well-as , &".split())
OPENERS = frozenset(
    "while although though because since if when where whether so but however therefore also yet as unless and".split()
)
FINITE = BE | HAVE | MODALS | DO

# Verbs that may follow a plural subject without an 's'.
PLAIN_VERBS = frozenset(
    "work support expect want need believe recognise welcome agree fund provide set hold have continue found invest"
    " produce set out urge recommend play monitor inspect assess publish sit lead ran run gave give took take made make remain"
    " develop share commission represent oversee scrutinise help enable allow deliver use include bring bringing come do know"
    " understand call ask report act aim seek offer operate manage meet train ensure began met spoke led built brought wrote"
    " chose chair know see say feel think suggest propose strongly welcome note accept consider acknowledge employ deploy"
    " collaborate engage liaise cooperate co-operate participate contribute receive".split()
)
# People of a body, who act for it: 'Home Office officials engage with'.
PEOPLE_OF = frozenset(
    "officials official staff officers ministers members colleagues partners leads leaders representatives inspectors"
    " investigators teams agencies bodies chiefs stakeholders".split()
)
# Words that add nothing to the name of a group before them: 'policing sector', 'police force areas'.
SECTOR_OF = frozenset("sector system service community family organisations professionals companies area areas".split())
# Nouns that look like verbs behind a name: 'policing priorities are', 'PCC functions'.
NOUNS = frozenset(
    "priorities functions services powers resources measures plans budgets failures challenges issues systems"
    " standards policies"
    " figures reports numbers views roles duties responsibilities decisions proposals recommendations forces leaders areas"
    " arrangements structures capabilities skills courses needs-assessment data news levels cultures"
    " practices processes programmes"
    " projects initiatives schemes operations investigations inspections reforms targets outcomes stations records costs"
    " members procedures sectors companies providers victims complaints crimes performance response need speed".split()
)
# Words after a name that do not make it qualify them.
CONTENT_OFF = (
    CONJUNCTIONS
    | PREPOSITIONS
    | FINITE
    | frozenset(
        "until till since throughout only prior ever effective solely"
        " which who that whom whose when where while last next this today both well best even further once"
        " ten twice up out off away back not any such each every all it they he she 's . ; : ? ! – — - when if".split()
    )
)


def any_of(words: Iterable[str]) -> str:
    """The words as one alternative of a regular expression; an apostrophe may be curly."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})".replace("'", "['’]")
