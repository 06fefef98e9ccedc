"""Layouts of responses: where the number of a recommendation stands."""

from __future__ import annotations

from loaders.documents.structure.reader import document_of

LABEL_OVER_NUMBER = """House of Commons
Home Affairs Committee
Custody: Government Response to the Committee's Second Report of Session 2021-22

Recommendation (Paragraph 45)

1. We recommend that the Home Office publishes a review of custody by the end of 2022.

Government response

The Government accepts this recommendation.

Conclusion (Paragraph 51)

2. It is clear that confidence in custody has been damaged.

Recommendation (Paragraphs 52 and 53)

3. The Home Office should set out how forces will record custody.

Government response

The Government partially accepts. The College of Policing has published guidance.
"""


def test_a_label_without_a_number_takes_that_of_the_paragraph_under_it() -> None:
    document = document_of(LABEL_OVER_NUMBER, "response")
    assert [(pair.recommendation, len(pair.answer_spans)) for pair in document.pairs] == [
        ("Recommendation 1", 1),
        ("Conclusion 2", 1),
        ("Recommendation 3", 1),
    ]
    assert document.title == "Custody: Government Response to the Committee's Second Report of Session 2021-22"


QUOTED_WITH_NUMBER = """Government Response to the Public Services Committee report

"We recommend that the Home Secretary should review the formula." (Recommendation 1, paragraph 12)

1.1 The Government agrees. The review of the formula is led by the Home Office.

"All forces should be inspected on vetting." (Recommendations 3 and 4, paragraphs 21-24)

1.2 The Government accepts these recommendations, as said above (Recommendation 1).
"""


def test_a_quoted_recommendation_may_say_its_number_after_itself() -> None:
    document = document_of(QUOTED_WITH_NUMBER, "response")
    assert [(pair.recommendation, pair.answer_numbers) for pair in document.pairs] == [
        ("Recommendation 1", ("1.1",)),
        ("Recommendation 3 and 4", ("1.2",)),
    ]


MANY_ANSWER = """The Government's response to the Lamps Inquiry

Recommendation 1: That the Board inspect lamps as soon as it can. (12.1) The Board accepts this recommendation.

Recommendation 2: That keepers be trained. (12.2) The Keepers' Council has accepted all the recommendations on training.

Recommendation 3: That the Lamps Act be reviewed. (12.3)
The Government accepts this recommendation.
"""


def test_an_answer_is_not_that_of_recommendations_that_others_have_answered() -> None:
    document = document_of(MANY_ANSWER, "response", "response")
    assert [(pair.recommendation, len(pair.answer_spans)) for pair in document.pairs] == [
        ("Recommendation 1", 0),
        ("Recommendation 2", 0),
        ("Recommendation 3", 1),
    ]
