"""What a server lets in and what it sends with every answer: safe by default, since a page is read by a browser.

Only GET; only from the hosts that it is known by (another name that leads here would let a strange page read it: DNS
rebinding); only addresses of a sane length; and, where it can be reached from other machines, only with the token.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_QUERY = 12_000
LONGEST_PATH = 1_000
SHORTEST_TOKEN = 16
COOKIE = "custodes-token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses what is not a plain reading request, and adds to every answer what keeps a browser safe."""

    methods: tuple[str, ...] = ("GET", "HEAD")

    def __init__(self, app: ASGIApp, token: str = "", cookie: str = COOKIE) -> None:
        self.app, self.token, self.cookie = app, token, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", POLICY)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        if scope["method"] not in self.methods:
            answered = " and ".join(method for method in self.methods if method != "HEAD")
            said = f"{scope['method'][:20]} is not for reading; only {answered} is answered\n"
            return PlainTextResponse(said, 405, {"allow": ", ".join(self.methods)})
        if len(scope["query_string"]) > LONGEST_QUERY or len(scope["path"]) > LONGEST_PATH:
            return PlainTextResponse("the address is too long; ask for less at once\n", 414)
        return self._without_token(scope) if self.token else None

    def _without_token(self, scope: Scope) -> Response | None:
        """None where the token is given: as a cookie, a header, or once in the address, which a cookie then takes over."""
        headers = Headers(scope=scope)
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(bearer) or self._is_token(_cookie(headers.get("cookie", ""), self.cookie)):
            return None
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if any(name == "token" and self._is_token(value) for name, value in given):
            left = urlencode([(name, value) for name, value in given if name != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(f"{path}?{left}" if left else path, 303)
            secure = scope["scheme"] == "https"
            answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", secure=secure, path="/")
            return answer
        return PlainTextResponse("this server asks for its token: add ?token=… to the address once\n", 401)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def hosts_of(host: str, more: Sequence[str]) -> list[str]:
    """The names in the Host header under which a server answers."""
    own = ["localhost", "127.0.0.1", "[::1]"]
    wildcard = host in ("0.0.0.0", "::")  # every address of this machine: which one is used must be named
    return list(dict.fromkeys([*own, *([] if wildcard else [_bracketed(host)]), *(name.casefold() for name in more)]))


def _bracketed(host: str) -> str:
    """A host as it stands in a Host header."""
    plain = host.strip("[]").casefold()
    return f"[{plain}]" if ":" in plain else plain
