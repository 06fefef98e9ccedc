"""A map as a fragment for a page of others: in a frame, so that neither reaches the styles or scripts of the other."""

from __future__ import annotations

from html import escape

TALL = 760


def fragment(page: str, title: str) -> str:
    """One element that holds the whole page; it asks nothing of the network and cannot reach the page it stands in."""
    return (
        f'<iframe class="custodes" title="{escape(title)}" sandbox="allow-scripts allow-downloads allow-popups" '
        f'loading="lazy" style="width:100%;height:{TALL}px;border:1px solid #7b8494" srcdoc="{escape(page)}"></iframe>\n'
    )
