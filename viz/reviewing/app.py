"""The review beside the document, as a server: which address shows what, and which form does what."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from graph.errors import AskedWrongly, CustodesError
from graph.texts.harmless import one_line
from viz.pages.finding import Suggestions, actor_called
from viz.pages.html import SCRIPT, STYLE, template, text_of
from viz.reviewing.desk import Desk, Item
from viz.reviewing.fields import groups_of
from viz.reviewing.forms import Fields, fields_of, number_in, whole
from viz.reviewing.guard import MOST_BYTES, WritingGuard
from viz.reviewing.marks import words_in
from viz.reviewing.view import LINE_WORDS, MOST_LINES, SIGNS, WORDS, Card, View, card_by_hand, card_of

_ASSETS = {
    STYLE: "text/css; charset=utf-8", SCRIPT: "text/javascript; charset=utf-8",
    "review.css": "text/css; charset=utf-8", "review.js": "text/javascript; charset=utf-8",
}  # fmt: skip
VERSION = hashlib.sha256("".join(text_of(name) for name in _ASSETS).encode()).hexdigest()[:12]
_HTML = "text/html; charset=utf-8"
# A page of a stranger shown from here may run nothing, and is of no origin.
_STRANGE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
_SHOWN = "base-uri 'none'; frame-ancestors 'none'"


@dataclass
class Room:
    """One desk and the person at it: one request at a time, whatever tabs are open."""

    desk: Desk
    secret: str
    said: tuple[str, bool] = ("", False)
    order: str = "confidence"
    lock: threading.Lock = field(default_factory=threading.Lock)
    suggestions: Suggestions = field(init=False)

    def __post_init__(self) -> None:
        self.suggestions = Suggestions(actor_called(*one) for one in self.desk.suggested())

    def routes(self) -> list[Route]:
        """Every address."""
        return [
            Route("/", self._reading(self.page)),
            Route("/alike", self._reading(self.alike)),
            Route("/suggest", self._reading(self.suggest)),
            Route("/original", self._reading(self.original)),
            Route("/static/{file}", self._reading(self.asset)),
            Route("/do/{what}", self._doing, methods=["POST"]),
        ]

    # What is shown.

    def page(self, request: Request) -> Response:
        """The document and the list, with what is looked at."""
        if request.query_params.get("order") in ("text", "confidence"):
            self.order = request.query_params["order"]
        try:
            return self._shown(self._view(request))
        except AskedWrongly as error:
            return self._shown(self._plain_view(), error=str(error), code=400)

    def _view(self, request: Request) -> View:
        asked = request.query_params
        view = self._plain_view()
        if "from" in asked and "to" in asked:
            view.card = card_by_hand(self.desk, whole(asked["from"]), whole(asked["to"]), view.lines)
        elif "line" in asked:
            number = whole(asked["line"])
            view.card = Card(line=next((one for one in view.lines if one.number == number), None))
            if view.card.line is None:
                raise AskedWrongly(f"there is no paragraph {number}; the document has {len(view.lines)}")
        elif (item := self._looked_at(view, asked.get("at", ""))) is not None:
            view.card = card_of(self.desk, item, view.items, view.lines)
            view.card.open_edit = "edit" in asked
        view.part = self._part(view, asked.get("part", ""))
        return view

    def _plain_view(self) -> View:
        return View(self.desk, self.desk.items(), self.desk.lines(), self.order, Card())

    @staticmethod
    def _looked_at(view: View, key: str) -> Item | None:
        """The proposal asked for, or the first that is open."""
        wanted = key or next(iter(view.sequence()), "")
        found = next((one for one in view.items if one.key == wanted), None)
        if key and found is None:
            raise AskedWrongly("there is no such proposal here any more; it may have been taken back")
        return found

    @staticmethod
    def _part(view: View, asked: str) -> int:
        if asked:
            return min(whole(asked), max(len(view.lines) - 1, 0) // MOST_LINES)
        return (view.card.line.number - 1) // MOST_LINES if view.card.line else 0

    def _shown(self, view: View, *, error: str = "", code: int = 200) -> Response:
        (said, bad), self.said = self.said, ("", False)
        text = template("review.html.j2").render(
            view=view, desk=self.desk, card=view.card, version=VERSION, secret=self.secret, said=one_line(error or said),
            bad=bool(error) or bad, signs=SIGNS, state_words=WORDS, line_words=LINE_WORDS,
        )  # fmt: skip
        return _page(text, code)

    def alike(self, request: Request) -> Response:
        """All proposals of one pattern, to decide on at once."""
        pattern = request.query_params.get("pattern", "")
        items = [one for one in self.desk.items() if one.pattern == pattern]
        if not items:
            return self._shown(self._plain_view(), error=f"no proposal is of the pattern '{pattern[:60]}'", code=400)
        (said, bad), self.said = self.said, ("", False)
        text = template("alike.html.j2").render(
            desk=self.desk, items=items, pattern=pattern, version=VERSION, secret=self.secret, said=one_line(said), bad=bad,
            signs=SIGNS, state_words=WORDS, words=words_in(items, self.desk.lines()),
        )  # fmt: skip
        return _page(text)

    def suggest(self, request: Request) -> Response:
        """Actors that may be meant by a few letters."""
        found = self.suggestions.of(request.query_params.get("words", "")[:100])
        return JSONResponse([{**one.row(), "href": ""} for one in found])

    def original(self, request: Request) -> Response:
        """The file that the text was taken from, and no other."""
        original = self.desk.original
        name = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-._") else "-" for sign in original.name)
        way = "attachment" if original.kind == "docx" else "inline"
        headers = {
            "content-disposition": f'{way}; filename="{name}"',
            "content-security-policy": _SHOWN if original.kind == "pdf" else _STRANGE,
        }
        return Response(original.read(), headers=headers, media_type=original.media)

    def asset(self, request: Request) -> Response:
        """A style or script; their address holds their version."""
        name = request.path_params["file"]
        if name not in _ASSETS:
            return PlainTextResponse("there is no such file\n", 404)
        headers = {"cache-control": "private, max-age=31536000, immutable"}
        return Response(text_of(name), headers=headers, media_type=_ASSETS[name])

    def _reading(self, handler: Callable[[Request], Response]) -> Callable[[Request], Response]:
        def handled(request: Request) -> Response:
            try:
                with self.lock:
                    return handler(request)
            except CustodesError as error:
                return PlainTextResponse(f"{one_line(str(error))}\n", 400 if isinstance(error, AskedWrongly) else 503)

        return handled

    # What is done.

    async def _doing(self, request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return PlainTextResponse(f"the form is too long; at most {MOST_BYTES:,} bytes\n", 413)
        try:
            given = fields_of(body)
        except ValueError:
            return PlainTextResponse("this is no form of this server\n", 400)
        if not hmac.compare_digest(str(given.pop("form", "")).encode(), self.secret.encode()):
            return PlainTextResponse("the form is not of this session; load the page anew\n", 403)
        return await run_in_threadpool(self._done, request.path_params["what"], given)

    def _done(self, what: str, given: Fields) -> Response:
        doings: dict[str, Callable[[Fields], str]] = {
            "decide": self._decide, "edit": self._edit, "add": self._add, "none": self._none, "rest": self._rest,
            "undo": self._undo, "alike": self._alike, "write": self._write,
        }  # fmt: skip
        if what not in doings:
            return PlainTextResponse("there is no such form\n", 404)
        with self.lock:
            try:
                return RedirectResponse(doings[what](given), 303)
            except AskedWrongly as error:
                return self._again(what, given, one_line(str(error)))
            except CustodesError as error:
                return PlainTextResponse(f"{one_line(str(error))}\n", 503)

    def _again(self, what: str, given: Fields, why: str) -> Response:
        """The page once more, with what was typed, and why it cannot be."""
        view = self._plain_view()
        if what in ("edit", "decide"):
            item = next((one for one in view.items if one.key == given.get("key")), None)
            if item is not None:
                view.card = card_of(self.desk, item, view.items, view.lines)
        elif what == "none":
            number = str(given.get("line", ""))
            view.card = Card(line=next((one for one in view.lines if str(one.number) == number), None))
            view.card.before = str(given.get("reason", ""))
        elif what == "add":
            start, end = (-1 if (at := number_in(given, name)) is None else at for name in ("from", "to"))
            line = next((one for one in view.lines if one.start <= start < one.end), None)
            view.card = Card(line=line, span=(start, end) if line else None)
        if what in ("edit", "add"):
            view.card.groups = groups_of(self.desk.kinds, given, by_hand=what == "add")
            view.card.open_edit = True
        view.card.error = why
        view.part = self._part(view, "")
        return self._shown(view, code=400, error="" if view.card.item or view.card.line else why)

    def _decide(self, given: Fields) -> str:
        key, after = str(given.get("key", "")), self._after(str(given.get("key", "")))
        self.said = (self.desk.decide(key, str(given.get("decision", ""))), False)
        return after

    def _edit(self, given: Fields) -> str:
        key, after = str(given.get("key", "")), self._after(str(given.get("key", "")))
        self.said = (self.desk.edit(key, given), False)
        return after

    def _after(self, key: str) -> str:
        """Where one goes from a proposal: to the next in the list that is open."""
        keys = self._plain_view().sequence()
        later = keys[keys.index(key) + 1 :] if key in keys else []
        following = next(iter([*later, *(one for one in keys if one != key)]), "")
        return f"/?{urlencode({'at': following})}" if following else "/"

    def _add(self, given: Fields) -> str:
        start = whole(str(given.get("from", "")))
        self.said = (self.desk.add(start, whole(str(given.get("to", ""))), given), False)
        line = next((one.number for one in self.desk.lines() if one.start <= start < one.end), 1)
        return f"/?{urlencode({'line': line})}"

    def _none(self, given: Fields) -> str:
        number = whole(str(given.get("line", "")))
        self.said = (self.desk.none(number, str(given.get("reason", ""))), False)
        following = next((one.number for one in self._plain_view().open_lines() if one.number > number), 0)
        return f"/?{urlencode({'line': following})}" if following else "/"

    def _rest(self, given: Fields) -> str:
        self.said = (self.desk.rest(str(given.get("reason", ""))), False)
        return "/"

    def _undo(self, given: Fields) -> str:
        said, key = self.desk.undo()
        self.said = (said, False)
        return f"/?{urlencode({'at': key})}" if any(one.key == key for one in self.desk.items()) else "/"

    def _alike(self, given: Fields) -> str:
        keys, decision = given.get("keys", []), str(given.get("decision", ""))
        done, refused = self.desk.many(keys if isinstance(keys, list) else [keys], decision)
        more = f"; {len(refused)} not: {refused[0]}" if refused else ""
        self.said = (f"{done} {'accepted' if decision == 'accept' else 'refused'}{more}", bool(refused))
        return f"/alike?{urlencode({'pattern': str(given.get('pattern', ''))})}"

    def _write(self, given: Fields) -> str:
        self.said = (self.desk.write(), False)
        return "/"


def _page(text: str, code: int = 200) -> Response:
    # Without a referrer of its own a browser does not say where a form comes from, and the guard asks for that.
    headers = {"referrer-policy": "same-origin", "cache-control": "no-store"}
    return Response(text.encode("utf-8", "replace"), code, headers, media_type=_HTML)


def application(desk: Desk, hosts: list[str], token: str, secret: str, cookie: str) -> Starlette:
    """The server's application. `token` opens the first page, `secret` is in every form of it."""
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(WritingGuard, token=token, cookie=cookie),
    ]
    return Starlette(routes=Room(desk, secret).routes(), middleware=middleware)
