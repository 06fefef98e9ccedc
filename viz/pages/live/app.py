"""The explorer as a server: which address gives what. Everything on the pages is made elsewhere (viz.pages)."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from graph.errors import AskedWrongly, CustodesError, UnknownActor
from graph.naming.resolve import find_actor
from graph.texts.harmless import one_line
from queries.question import Answer
from viz.pages.asked import asking_of
from viz.pages.html import SCRIPT, STYLE, text_of
from viz.pages.live.guard import Guard
from viz.pages.live.pictures import OWN_POLICY, PICTURE_POLICY, picture_of
from viz.pages.live.shelf import Busy
from viz.pages.live.taking import ending_of, media_of, taken
from viz.pages.live.visit import Explorer, Visit
from viz.pages.page import Page, Paragraph, Section, words
from viz.pages.pages import check_taken, page_of
from viz.pages.scenarios import scenario_page
from viz.pages.start import search_form
from viz.pages.statements import LONGEST, MOST_ROWS, query_page

_AT_ONCE = 2  # statements of one's own: each is a process with memory of its own
_ASSETS = {STYLE: "text/css; charset=utf-8", SCRIPT: "text/javascript; charset=utf-8"}
_HTML = "text/html; charset=utf-8"
# Pages whose rows can be taken away: see viz.pages.asked.
_WITH_ROWS = ("actor", "link", "source", "topic", "rule", "question", "search", "sources", "topics", "rules", "compare")
_YEAR = 365 * 24 * 3600
Handler = Callable[[Request], Response]


class Pages:
    """The handlers of one explorer. Each runs in a thread: engines wait."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._statements = threading.Semaphore(_AT_ONCE)

    def routes(self) -> list[Route]:
        """Every address."""
        return [
            Route("/", self._guarded(self.page)),
            Route("/static/{file}", self.asset),
            Route("/suggest", self._guarded(self.suggest)),
            Route("/picture/{actor}/{view}", self._guarded(self.picture)),
            Route("/query", self._guarded(self.query)),
            Route("/scenario/{name}", self._guarded(self.scenario)),
            Route("/{kind}", self._guarded(self.page)),
            Route("/{kind}/{name:path}", self._guarded(self.page)),
        ]

    def page(self, request: Request) -> Response:
        """A page, or its rows where the address ends in a format."""
        kind, (name, ending) = request.path_params.get("kind", "start"), ending_of(request.path_params.get("name", ""))
        if not name and kind != "start":
            kind, ending = ending_of(kind)
        with self.explorer.visit(request) as visit:
            if kind == "actor" and name and (found := _moved(visit, name, ending)):
                return found
            if ending:
                return self._taken(visit, kind, name, ending)
            return self._kept(request, visit, _HTML, lambda: _written(visit, kind, name))

    def suggest(self, request: Request) -> Response:
        """What may be meant by a few letters, as the script asks for it."""
        typed, only = (request.query_params.get(key, "")[:100] for key in ("words", "only"))
        with self.explorer.shelf.lent() as (store, build):
            found = self.explorer.suggestions(store, build).of(typed, only)
        rows = [{**one.row(), "href": f"/{one.page}/{quote(one.id, safe='~')}"} for one in found]
        return JSONResponse(rows)

    def picture(self, request: Request) -> Response:
        """A drawing of an actor."""
        actor, view = request.path_params["actor"], request.path_params["view"]
        alone = view.endswith(".svg")
        with self.explorer.visit(request) as visit:
            check_taken("picture", visit.own)
            id_ = find_actor(visit.store, actor, visit.desk.day).id
            frame = visit.desk.frame
            media, policy = ("image/svg+xml", PICTURE_POLICY) if alone else (_HTML, OWN_POLICY)

            def made() -> bytes:
                graph = self.explorer.graph(visit)
                return picture_of(graph, id_, view.removesuffix(".svg"), visit.desk.day, frame.statuses, alone=alone)

            answer = self._kept(request, visit, media, made)
        answer.headers["content-security-policy"] = policy
        return answer

    def query(self, request: Request) -> Response:
        """A statement of one's own, in a process of its own."""
        with self.explorer.visit(request) as visit:
            check_taken("query", visit.own)
            statement = visit.own.get("statement", "")
        answer, fault = self._asked(statement) if statement else (None, "")
        page = query_page(visit.desk, statement, answer)
        if fault:
            page = _with_fault(page, fault)
        return Response(visit.rendered(page, "query", ""), 400 if fault else 200, media_type=_HTML)

    def _asked(self, statement: str) -> tuple[Answer | None, str]:
        from queries.free.apart import ask_apart

        if len(statement) > LONGEST:
            return None, f"query: the statement has {len(statement):,} signs; expected at most {LONGEST:,}"
        if not self._statements.acquire(timeout=5):
            raise Busy("other statements are being answered; try again in a moment")
        try:
            return ask_apart(self.explorer.url, statement, (), MOST_ROWS), ""
        except CustodesError as error:
            return None, self._said(error)
        finally:
            self._statements.release()

    def scenario(self, request: Request) -> Response:
        """What a scenario says and leaves open."""
        from queries.scenario_store import orphans

        name = request.path_params["name"]
        with self.explorer.scenarios.lent(name) as (_, scenario, _), self.explorer.visit(request) as visit:
            check_taken("scenario", visit.own)

            def made() -> bytes:
                answer = visit.desk.told(orphans(visit.store, Path(name)))
                return visit.rendered(scenario_page(visit.desk, name, scenario, answer), "scenario", name)

            return self._kept(request, visit, _HTML, made)

    def asset(self, request: Request) -> Response:
        """The shared style and script; their address holds their version."""
        name = request.path_params["file"]
        if name not in _ASSETS:
            return PlainTextResponse("there is no such file\n", 404)
        headers = {"cache-control": f"public, max-age={_YEAR}, immutable"}
        return Response(text_of(name), headers=headers, media_type=_ASSETS[name])

    def _taken(self, visit: Visit, kind: str, name: str, ending: str) -> Response:
        asking = asking_of(kind, name, visit.own)
        answer = visit.desk.answer(asking.question, asking.values)
        content = taken(answer, ending, visit.store, {**visit.given, **asking.values})
        file = f"{asking.question}-{name or kind}"[:80].replace('"', "").encode("ascii", "replace").decode()
        file = "".join(sign if sign.isalnum() or sign in "-~" else "-" for sign in file)
        headers = {"content-disposition": f'attachment; filename="{file}{ending}"'}
        return Response(content, headers=headers, media_type=media_of(ending))

    def _kept(self, request: Request, visit: Visit, media: str, make: Callable[[], bytes]) -> Response:
        """What was made for this address of this build before, or what is made now; a browser that has it gets no more."""
        key = (visit.build.digest, visit.base, request.url.path, tuple(sorted(request.query_params.multi_items())))
        content = self.explorer.kept.get(key)
        if content is None:
            content = make()
            self.explorer.kept.put(key, content)
        tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return Response(content, headers={"etag": tag}, media_type=media)

    def _guarded(self, handler: Handler) -> Handler:
        """The handler, with every error of ours as a page of one line."""

        def handled(request: Request) -> Response:
            try:
                return handler(request)
            except CustodesError as error:
                return self._refused(request, error)

        return handled

    def _refused(self, request: Request, error: CustodesError) -> Response:
        code = 404 if isinstance(error, UnknownActor | NoPage) else 400 if isinstance(error, AskedWrongly) else 503
        said = self._said(error)
        headers = {"retry-after": "5"} if code == 503 else {}
        if code == 503 or ending_of(request.url.path)[1] or request.url.path == "/suggest":
            return PlainTextResponse(f"{said}\n", code, headers)
        return Response(self._error_page(request, said), code, headers, media_type=_HTML)

    def _said(self, error: CustodesError) -> str:
        """The error in one line, without the place of the store on this machine."""
        place = self.explorer.url.partition(":")[2]
        hidden = [place, str(Path(place).expanduser()), self.explorer.url]
        said = one_line(str(error))
        for path in sorted(filter(None, hidden), key=len, reverse=True):
            said = said.replace(path, "the graph")
        return said

    def _error_page(self, request: Request, said: str) -> bytes:
        """What was wrong, and a box to search in. Asked anew without parameters: one of them may be what was wrong."""
        bare = Request({**request.scope, "query_string": b""})
        with self.explorer.visit(bare) as visit:
            sought = str(request.path_params.get("name", ""))[:100]
            search = Section("Look for it", tuple(search_form(visit.desk, sought)))
            page = Page("That cannot be answered", (search,), visit.desk.day, (Paragraph(words(said), "error"),))
            return visit.rendered(page, "start", "")


class NoPage(AskedWrongly):
    """There is no page at an address."""


def _written(visit: Visit, kind: str, name: str) -> bytes:
    page = page_of(visit.desk, kind, name, visit.own)
    if page is None:
        raise NoPage(f"there is no page '/{kind[:60]}'; begin with the start page")
    if kind in _WITH_ROWS and _has_rows(kind, name, visit.own):
        page = visit.with_data(page, kind, name)
    return visit.rendered(page, kind, name)


def _has_rows(kind: str, name: str, own: Mapping[str, str]) -> bool:
    values = {key: value for key, value in own.items() if key not in ("columns", "actor") or kind != "compare"}
    values.pop("columns", None)
    try:
        return asking_of(kind, name, values).complete
    except AskedWrongly:
        return False


def _moved(visit: Visit, name: str, ending: str) -> Response | None:
    """Where the page of an actor is that is called by another name than its id."""
    id_ = find_actor(visit.store, name, visit.desk.day).id
    if id_ == name:
        return None
    path, _, query = str(visit.desk.addresses.page("actor", id_, visit.own)).partition("?")
    return RedirectResponse(f"{path}{ending}?{query}", 302)


def _with_fault(page: Page, fault: str) -> Page:
    from dataclasses import replace

    return replace(page, lead=(*page.lead, Paragraph(words(fault), "error")))


def application(explorer: Explorer, hosts: Sequence[str], token: str = "") -> Starlette:
    """The server's application; `hosts` are the names that it answers to."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        explorer.close()

    middleware = [
        Middleware(Guard, token=token),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
    ]
    return Starlette(routes=Pages(explorer).routes(), middleware=middleware, lifespan=lifespan)
