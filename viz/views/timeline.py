"""What is dated around an actor: its names, the bodies around it, holders of offices, and links, as bars in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.days.dates import EARLIEST, LATEST, first_day, last_day
from graph.days.phases import dating, status_at, window
from graph.kinds import load_kinds
from graph.model import Actor, Link, Qualifiers
from viz.palette import load_palette
from viz.views.asked import Asked, as_one, once, steps_of
from viz.views.picture import Picture, Section, key, nothing
from viz.views.svg import block, isolated, label, n, part, path, rect, wide, wrap
from viz.views.twin import count_words, period_words, span_words
from viz.words import abbreviation

_WORDS, _DATES, _SCALE, _MARGIN, _LINE, _YEARS = 390, 190, 600, 20, 15, 35
_WIDTH = 2 * _MARGIN + _WORDS + _DATES + _SCALE
_HEADS = ("Its names and existence", "Bodies and offices around it", "Holders of offices")


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time; `link` is None for a name or for the existence of an actor."""

    words: str
    dates: str
    begins: str
    ends: str
    cls: str
    link: Link | None = None
    dashed: bool = False


def timeline(asked: Asked) -> Picture:
    """The view `timeline`."""
    title = f"{isolated(asked.actor.name)}: a timeline"
    parts = parts_of(asked)
    note = _not_drawn(_links(asked))
    if not parts:
        return nothing(title, f"No source here dates anything about {isolated(asked.actor.name)}.", notes=[note])
    scale = _Scale(asked, [bar for _, bars in parts for bar in bars])
    body, cuts, y = [], list[float](), 34.0
    for heading, bars in parts:
        cuts.append(y)
        body.append(label(_MARGIN, y + 18, heading, size=13, cls="bold"))
        y += 28
        for bar in bars:
            drawn, deep = _row(bar, scale, y)
            body.append(drawn)
            y += deep
            cuts.append(y)
        y += 8
    axis = _axis(scale, y)
    samples, deep = _key(_MARGIN, y + 14, parts)
    sections = [_section(heading, bars) for heading, bars in parts]
    height, drawing = y + 14 + deep + 6, axis + "".join(body) + samples
    return Picture(title, _summary(asked, parts, scale), _WIDTH, height, drawing, tuple(sections), _notes(note), tuple(cuts),
                   head=(0.0, 34.0))  # fmt: skip


def _not_drawn(links: list[Link]) -> str:
    undated = count_words(sum(dating(link) == "assumed" for link in links), "link")
    sayings = count_words(sum(link.saying for link in links), "link")
    return (
        f"Not drawn: {undated} for want of a date, and {sayings} that only say something (a grade, a recommendation, a "
        "request); 'custodes history' lists when each was said."
    )


def _is_drawn(link: Link) -> bool:
    """Whether the link has a time of its own. What was said once, and counts ever since, would fill the picture."""
    return dating(link) != "assumed" and not link.saying


def _section(heading: str, bars: list[Bar]) -> Section:
    told = tuple((bar.words, bar.dates) for bar in bars if not bar.link)
    return Section(heading, tuple(bar.link.id for bar in bars if bar.link), told)


def _summary(asked: Asked, parts: list[tuple[str, list[Bar]]], scale: _Scale) -> str:
    drawn = sum(len(bars) for _, bars in parts)
    name = isolated(asked.actor.name)
    years = f"from {scale.first} to {scale.last}"
    return f"{count_words(drawn, 'dated fact')} about and around {name}, {years}; the dashed upright is {asked.day}."


def _notes(undated: str) -> tuple[str, ...]:
    return (
        "A bar begins and ends where a source says so. One that runs to the right edge has no stated end, one with ◂ began "
        "earlier, and a thin one began on a day that nobody states.",
        undated,
        "A day that no source gives is not guessed: a year stands for all of it.",
    )


def parts_of(asked: Asked) -> list[tuple[str, list[Bar]]]:
    """The headings with their bars, in order of their beginnings; no heading without a bar."""
    own = as_one(asked, asked.actor.id)
    links = [link for link in _links(asked) if _is_drawn(link)]
    holding = [link for link in _holders(asked, own) if _is_drawn(link)]
    held = {link.id for link in holding}
    parts = [
        (_HEADS[0], [bar for id_ in own for bar in _names(asked.graph.actors[id_])]),
        (_HEADS[1], [bar for id_ in _around(asked, own) for bar in _existence(asked.graph.actors[id_])]),
        (_HEADS[2], [_of_link(asked, link, own) for link in holding]),
    ]
    families = load_palette().families
    for family, look in families.items():
        mine = [link for link in links if load_kinds().links[link.kind].family == family and link.id not in held]
        parts.append((look.label, [_of_link(asked, link, own) for link in mine]))
    return [(heading, sorted(bars, key=lambda bar: (bar.begins, bar.words))) for heading, bars in parts if bars]


def _links(asked: Asked) -> list[Link]:
    own = set(as_one(asked, asked.actor.id))
    return [link for link in asked.graph.links.values() if {link.subject, link.object} & own and asked.wants(link)]


def _around(asked: Asked, own: list[str]) -> list[str]:
    """Those before and after it, and those who may hold it to account."""
    follows = [
        end for link in asked.graph.links.values()
        if link.kind == "SUCCEEDS" and {link.subject, link.object} & set(own) for end in (link.subject, link.object)
    ]  # fmt: skip
    forums = sorted(step.forum for step in steps_of(asked) if step.giver in own)
    return [id_ for id_ in once([*follows, *forums]) if id_ not in own]


def _holders(asked: Asked, own: list[str]) -> list[Link]:
    """Who held the actor's own offices, and the offices of those who may hold it to account."""
    offices = {*own, *_around(asked, own)}
    offices |= {other for id_ in list(offices) for other in as_one(asked, id_)}
    return [link for link in asked.graph.links.values() if link.kind in ("HOLDS_OFFICE", "CHAIRS") and link.object in offices
            and asked.wants(link) and (link.kind == "HOLDS_OFFICE" or link.object in own)]  # fmt: skip


def _names(actor: Actor) -> Iterator[Bar]:
    yield from _existence(actor)
    for alias in actor.aliases:
        if alias.from_ or alias.to:
            yield _dated(f"called {isolated(alias.name)}", alias.from_, alias.to, "k-document")


def _existence(actor: Actor) -> Iterator[Bar]:
    if actor.from_ or actor.to:
        yield _dated(f"{isolated(actor.name)} exists", actor.from_, actor.to, f"k-{actor.kind}")


def _dated(words: str, since: str | None, until: str | None, cls: str) -> Bar:
    begins, ends = first_day(since) if since else EARLIEST, last_day(until) if until else LATEST
    return Bar(words, span_words(since, until), begins, ends, cls)


def _of_link(asked: Asked, link: Link, own: list[str]) -> Bar:
    kind, values = load_kinds().links[link.kind], link.values
    subject, object_ = _called(asked, link.subject, own, "It"), _called(asked, link.object, own, "it")
    matter = values.framework or (asked.name(values.on) if values.on else values.about)
    words = f"{subject} {asked.verb(link)} {object_}" + (f": {isolated(matter)}" if matter else "")
    dates = _dates(values)
    status = status_at(link, asked.graph, asked.as_of)
    if link.polarity == "denied" or link.status not in ("in_force", "ended"):
        dates += f" ({'denied' if link.polarity == 'denied' else link.status})"
    begins, ends = window(link, asked.graph.actors)
    dashed = link.polarity == "denied" or status not in ("in_force", "ended", "not_yet")
    return Bar(words, dates, begins, ends, f"f-{kind.family}", link, dashed)


def _dates(values: Qualifiers) -> str:
    """The dates that the link's window is drawn from, in words: the event's own before all."""
    if values.happened:
        return period_words(values.happened)
    if values.since or values.until:
        return span_words(values.since, values.until)
    return period_words(values.period or "")


def _called(asked: Asked, id_: str, own: list[str], it: str) -> str:
    """The actor as 'it', what answers as one with it as its head or body, others by name; a long one is abbreviated."""
    if id_ == own[0]:
        return it
    actor = asked.graph.actors[id_]
    if id_ in own:
        office = load_kinds().actors[actor.kind].group == "post"
        return f"{it}s head" if office else f"{it}s body"
    short = abbreviation(actor, asked.as_of) if len(actor.name) > 26 else None
    return isolated(short or actor.name)


class _Scale:
    """From days to pixels."""

    def __init__(self, asked: Asked, bars: list[Bar]) -> None:
        today = last_day(asked.as_of)
        years = [int(day[:4]) for bar in bars for day in (bar.begins, bar.ends) if day not in (EARLIEST, LATEST)]
        this = int(today[:4])
        self.first = max(min([*years, this - 1]), this - _YEARS)
        self.last = min(max([*years, this]), this + 15) + 1
        self.today = today
        self.left = float(_MARGIN + _WORDS + _DATES)

    def x(self, day: str) -> float:
        """Where a day lies, no further out than the edges."""
        year = int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 366
        share = (year - self.first) / (self.last - self.first)
        return self.left + _SCALE * min(max(share, 0.0), 1.0)


def _axis(scale: _Scale, bottom: float) -> str:
    every = next(step for step in (1, 2, 5, 10) if (scale.last - scale.first) / step <= 15)
    body = ""
    for year in range(scale.first, scale.last + 1):
        if year % every == 0:
            x = scale.x(f"{year}-01-01")
            body += path(f"M{n(x)} 26V{n(bottom)}", "tick") + label(x, 19, str(year), size=12, cls="quiet", anchor="middle")
    x = scale.x(scale.today)
    return body + path(f"M{n(x)} 26V{n(bottom)}", "today", ' stroke-width="1.5"')


def _row(bar: Bar, scale: _Scale, y: float) -> tuple[str, float]:
    words, dates = wrap(bar.words, _WORDS - 18, 12, 2), wrap(bar.dates, _DATES - 10, 12, 2)
    deep = max(len(words), len(dates)) * _LINE
    x1, x2 = scale.x(bar.begins), scale.x(bar.ends)
    early = bar.begins < f"{scale.first}-01-01"
    unsaid = bar.begins == EARLIEST  # drawn thin: nobody says when it began
    shape = rect(x1, y + (7 if unsaid else 3), max(x2 - x1, 4), 4 if unsaid else 12, "plain" if bar.dashed else bar.cls, 2)
    mark = label(x1 - wide("◂", 12) - 4, y + 13, "◂", cls="quiet") if early else ""
    text = block(_MARGIN + 6, y + 2, words) + block(_MARGIN + _WORDS, y + 2, dates, cls="quiet")
    body = part(text + mark + shape, f"{bar.words}: {bar.dates}", [bar.link.id] if bar.link else [])
    return body, deep + 6


def _key(x: float, y: float, parts: list[tuple[str, list[Bar]]]) -> tuple[str, float]:
    used = {bar.cls for _, bars in parts for bar in bars}
    families = load_palette().families.items()
    items = [(rect(0, 2, 34, 10, f"f-{name}", 2), look.label) for name, look in families if f"f-{name}" in used]
    items.append((path("M17 0V14", "today", ' stroke-width="1.5"'), "the day asked for"))
    if any(bar.dashed for _, bars in parts for bar in bars):
        items.append((rect(0, 2, 34, 10, "plain", 2), "planned, proposed, rejected or denied"))
    return key(x, y, _WIDTH - 2 * _MARGIN, items)
