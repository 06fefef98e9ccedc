"""What one must know before the rows of an answer, for a page: where the command names an option, the bar has a field."""

from __future__ import annotations

import re

from queries.question import Answer
from viz.pages.page import Paragraph, words

_DAY = re.compile(r"'--as-of (\S+)'")


def told_first(answer: Answer) -> tuple[Paragraph, ...]:
    """A paragraph for each thing; none where the day lies within all that is known."""
    return tuple(Paragraph(words(_DAY.sub(r"ask as at \1", said)), "lead") for said in answer.above)
