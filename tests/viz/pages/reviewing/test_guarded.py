"""It writes, so it lets nobody in but the pages it made itself; and what a document holds stays text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner
from support import ROOT

from cli import cli
from loaders.documents.review_command import review_command

DECIDE = {"key": "none-such", "decision": "accept"}


def test_without_the_token_nothing_is_shown_and_with_it_a_cookie_takes_over(served, open_tab):
    assert served.ask("/")[0] == 401
    assert served.ask("/?token=wrong")[0] == 401
    tab = open_tab(served.address)
    assert "token" not in tab.page.url
    (cookie,) = tab.page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"cookie": None}, 401),
        ({"origin": None}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"host": "elsewhere.example"}, 400),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "multipart/form-data"}, 415),
    ],
)
def test_a_form_from_elsewhere_changes_nothing(served, headers, code):
    key = served.review().proposals[0][0]
    found, said = served.post("decide", {"key": key, "decision": "accept"}, **headers)
    assert found == code, said
    assert served.decisions() == []


def test_a_form_without_the_secret_of_the_session_changes_nothing(served):
    key = served.review().proposals[0][0]
    assert served.post("decide", {"key": key, "decision": "accept", "form": "x"})[0] == 403
    assert served.post("decide", {"key": key, "decision": "accept", "form": ""})[0] == 403
    assert served.decisions() == []
    assert served.post("decide", {"key": key, "decision": "accept"})[0] == 200
    assert len(served.decisions()) == 1


def test_a_form_that_is_too_long_is_not_read(served):
    assert served.post("none", {"line": "4", "reason": "x" * 70_000})[0] == 413
    assert served.decisions() == []


@pytest.mark.parametrize("what", ["decide", "edit", "add", "none", "alike", "nothing"])
def test_nonsense_is_answered_in_a_line_and_changes_nothing(served, what):
    for fields in ({}, {"key": "x", "from": "-1", "to": "9" * 30, "line": "²", "reason": "", "decision": "x"}):
        assert served.post(what, fields)[0] in (400, 404, 200)
    assert served.decisions() == []


def test_only_get_and_post_are_answered_and_post_only_at_forms(served):
    headers = {
        "cookie": f"custodes-review={served.token}",
        "origin": served.base,
        "content-type": "application/x-www-form-urlencoded",
    }
    assert served.ask("/", b"form=x", headers)[0] == 405
    assert served.ask("/do/undo", None, {"cookie": headers["cookie"]})[0] == 405


def test_every_page_has_the_strict_policy_and_no_script_or_style_of_its_own(served, at):
    answer = at.page.goto(served.base)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "form-action 'self'" in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert at.page.locator("script:not([src]), style, [style], [onclick]").count() == 0


def test_markup_in_a_document_stays_text(at):
    assert "<script>alert(1)</script>" in at.page.inner_text("#p4 .text")
    assert at.page.locator("#p4 script").count() == 0


def test_a_page_of_others_is_shown_from_here_without_its_scripts(laid, serve, open_tab):
    script = "<script>document.title = 'ran'</script>"
    page = f"<!doctype html><title>Paper</title><p>The Town Panel oversees the Town Commissioner.{script}"
    one = serve(laid(page, "paper.html"))
    tab = open_tab(one.address)
    assert tab.page.inner_text("main a >> text=the page itself")
    tab.page.goto(f"{one.base}/original")
    assert tab.page.title() == "Paper"
    tab.faults.clear()  # the browser says that it ran no script
    assert "sandbox" in (tab.page.reload()).headers["content-security-policy"]
    tab.faults.clear()


def test_only_the_document_itself_is_served(served):
    cookie = {"cookie": f"custodes-review={served.token}"}
    assert served.ask("/original", None, cookie)[1] == served.paper.read_text()
    for path in ("/original/../log.jsonl", "/original?path=log.jsonl", "/static/..%2fpage.html.j2", "/static/review.html.j2"):
        code, text = served.ask(path, None, cookie)
        assert code == 404 or text == served.paper.read_text(), path


def test_what_does_not_go_together_is_said_at_once(laid):
    one = laid()
    for options, said in (
        (["--browser", "--accept-above", "0.9"], "does not go with --accept-above"),
        (["--port", "8000"], "--port: goes with --browser only"),
        (["--open"], "--open: goes with --browser only"),
    ):
        done = CliRunner().invoke(cli, ["review", str(one.proposals), *options])
        assert said in str(done.exception) and done.exit_code == 1
    done = CliRunner().invoke(review_command, [str(one.proposals), "--browser"], obj=None)
    assert "works in the program" in str(done.exception)


def test_a_document_that_is_gone_is_asked_for(laid):
    one = laid()
    one.paper.unlink()
    done = CliRunner().invoke(cli, ["review", str(one.proposals), "--browser", "--log", str(one.log)])
    assert "say where it is with --document" in str(done.exception)


def test_the_terminal_review_imports_no_server(laid):
    one = laid()
    code = (
        f"import sys; sys.argv = ['custodes', 'review', {str(one.proposals)!r}, '--accept-above', '1', '--who', 'x']\n"
        "from cli import main\nassert main() == 0\nassert not {'starlette', 'uvicorn', 'jinja2'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_the_extra_one_line_says_what_to_install(laid, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = CliRunner().invoke(cli, ["review", str(laid().proposals), "--browser"])
    assert "install custodes[serve]" in str(done.exception)
