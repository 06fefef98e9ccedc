"""What a server that writes lets in: beside the guard of every server, only what its own pages sent.

A strange page in the same browser may try to post here. It has no cookie that the browser would send along (SameSite), its
Origin is another, and it does not know the token in the form; any one of these would do.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from viz.pages.live.guard import Guard

MOST_BYTES = 64 * 1024
_FORM = "application/x-www-form-urlencoded"


class WritingGuard(Guard):
    """Lets forms of this server in."""

    methods = ("GET", "HEAD", "POST")

    def _refusal(self, scope: Scope) -> Response | None:
        return super()._refusal(scope) or (_strange(scope) if scope["method"] == "POST" else None)


def _strange(scope: Scope) -> Response | None:
    """The refusal of what no form of ours could have sent; None where there is nothing strange in it."""
    headers = Headers(scope=scope)
    if headers.get("origin", "") != f"{scope['scheme']}://{headers.get('host', '')}":
        return PlainTextResponse("this comes from another page; only the forms of this server are taken\n", 403)
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("this comes from another site; only the forms of this server are taken\n", 403)
    if headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        return PlainTextResponse(f"expected a form ({_FORM})\n", 415)
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or int(length[:12]) > MOST_BYTES:
        return PlainTextResponse(f"the form is too long, or does not say how long it is; at most {MOST_BYTES:,} bytes\n", 413)
    return None
