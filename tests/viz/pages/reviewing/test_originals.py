"""A document of any format is shown as its text, with a way to the file itself: of a PDF, to the page."""

from __future__ import annotations

import urllib.request

from made_documents import docx, pdf

WORDS = "The Town Panel oversees the Town Commissioner in all that it does for the town."
PAGES = [
    ["1. Nothing happened in the first year, and nobody was asked about it at all.", "2. So it was in the second."],
    [f"3. {WORDS}", "4. That is how it was meant when the panel was made."],
]


def test_each_paragraph_of_a_pdf_leads_to_its_page_in_the_file(laid, serve, open_tab):
    one = serve(laid(pdf(PAGES), "paper.pdf"))
    tab = open_tab(one.address)
    said = {
        tab.page.inner_text(f"#p{n} .text")[:2]: tab.page.get_attribute(f"#p{n} .where a[href*=page]", "href") for n in (1, 3)
    }
    assert said == {"1.": "/original#page=1", "3.": "/original#page=2"}
    assert tab.page.inner_text("main a[href='/original']") == "the PDF itself"
    cookie = {"cookie": f"custodes-review={one.token}"}
    with urllib.request.urlopen(urllib.request.Request(f"{one.base}/original", headers=cookie)) as answer:
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.read() == one.paper.read_bytes()


def test_a_file_of_word_is_given_to_keep_and_not_shown(laid, serve, open_tab):
    one = serve(laid(docx(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"), "paper.docx"))
    tab = open_tab(one.address)
    assert WORDS in tab.page.inner_text(".paper")
    with tab.page.expect_download() as found:
        tab.page.click("main a[href='/original']")
    assert found.value.suggested_filename == "paper.docx"


def test_a_claim_of_a_pdf_is_decided_like_any(laid, serve, open_tab, press):
    one = serve(laid(pdf(PAGES), "paper.pdf"))
    tab = open_tab(one.address)
    assert press(tab, "a").endswith("accepted")
    assert one.decisions() == [("accept", "panel~OVERSEES~commissioner")]
