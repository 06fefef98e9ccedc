"""The server only reads, answers only to its own names, and lets nothing on a page be more than text."""

from __future__ import annotations

import dataclasses
import http.client
import subprocess
import sys
import urllib.parse

import pytest
from serving import running
from support import fill
from test_hostile import HOSTILE, hostile_graph

from viz.pages.live.guard import hosts_of, is_loopback

TOKEN = "a-token-of-enough-signs"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_get_is_answered(small, method):
    answer = small.get("/actor/town-police", method=method)
    assert answer.code == 405 and answer.headers["allow"] == "GET, HEAD"


def test_another_host_name_that_leads_here_is_refused(small):
    parts = urllib.parse.urlsplit(small.base)
    for host in ("evil.example", f"evil.example:{parts.port}", "127.0.0.1.evil.example", ""):
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
        connection.putrequest("GET", "/actor/town-police", skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        assert connection.getresponse().status == 400
        connection.close()
    assert small.get(small.base.replace("127.0.0.1", "localhost") + "/").code == 200


@pytest.mark.parametrize("path", ["/", "/actor/town-police", "/actor/none-such", "/static/custodes.js", "/suggest?words=to",
                                  "/actor/town-police.json", "/picture/town-police/ladder.svg", "/nothing"])  # fmt: skip
def test_every_answer_has_a_strict_policy(small, path):
    headers = small.get(path).headers
    assert "unsafe-inline" not in headers["content-security-policy"].replace("style-src 'unsafe-inline'", "")
    if not path.startswith("/picture"):
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["server"] is None


def test_no_page_has_a_script_or_style_within_it(small):
    page = small.get("/actor/town-police").text
    assert page.count("<script") == 1 and "style=" not in page and "<style" not in page and " on" + "click" not in page


@pytest.mark.parametrize("path", ["/actor/" + "x" * 3000, "/search?words=" + "x" * 20000])
def test_an_address_that_is_too_long_is_refused(small, path):
    assert small.get(path).code in (400, 414)


def test_no_error_tells_a_path_of_this_machine(tmp_path, small_graph):
    url = f"ladybug:{tmp_path / 'graph'}"
    fill(url, small_graph).close()
    with running(url) as served:
        assert served.get("/actor/town-police").code == 200
        (tmp_path / "graph" / "manifest.json").unlink()
        answer = served.get("/actor/chief")
    assert answer.code == 503 and str(tmp_path) not in answer.text and "the graph" in answer.text


@pytest.mark.parametrize("which", [name for name in HOSTILE if name != "surrogate"])
def test_a_hostile_name_stays_text_on_every_page(tmp_path, open_tab, which):
    graph = dataclasses.replace(hostile_graph(HOSTILE[which])[0], actor_claims={})  # in a store each claim is of one thing
    url = f"ladybug:{tmp_path / 'graph'}"
    fill(url, graph).close()
    with running(url) as served:
        for path in ("/actor/weapon", "/link/target~JUDGES~weapon", "/source/hostile", "/search?words=" +
                     urllib.parse.quote(HOSTILE[which][:200]), "/actors", "/question/show?actor=weapon"):  # fmt: skip
            tab = open_tab(f"{served.base}{path}")
            assert tab.page.evaluate("document.scripts.length") == 1
            assert tab.page.evaluate("document.querySelectorAll('main img, main b').length") == tab.page.evaluate(
                "document.querySelectorAll('main figure img').length"
            )
            assert tab.page.evaluate("[...document.links].filter(a => a.protocol === 'javascript:').length") == 0


def test_where_others_can_reach_it_every_reader_shows_the_token(small_url):
    with running(small_url, token=TOKEN) as served:
        assert served.get("/actor/town-police").code == 401
        assert served.get("/actor/town-police?token=wrong").code == 401
        assert served.get("/", authorization=f"Bearer {TOKEN}").code == 200
        let_in = served.get(f"/actor/town-police?token={TOKEN}&as-of=2020", follow=False)
        assert let_in.code == 303 and let_in.headers["location"] == "/actor/town-police?as-of=2020"
        cookie = let_in.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie
        assert served.get("/actor/town-police", cookie=cookie.partition(";")[0]).code == 200
        away = served.get(f"//evil.example/?token={TOKEN}", follow=False)
        assert not (away.headers["location"] or "/").startswith("//")


def test_which_hosts_only_this_machine_reaches():
    assert all(map(is_loopback, ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"]))
    assert not any(map(is_loopback, ["0.0.0.0", "::", "192.168.1.7", "explorer.example"]))
    assert hosts_of("0.0.0.0", ["Explorer.Example"]) == ["localhost", "127.0.0.1", "[::1]", "explorer.example"]


def test_the_command_refuses_to_listen_to_other_machines_without_a_token(small_url):
    done = subprocess.run(
        [sys.executable, "-m", "cli", "serve", "--store", small_url, "--host", "0.0.0.0", "--port", "0"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "give a --token" in done.stderr and done.stderr.count("\n") == 1


def test_the_command_serves_until_it_is_ended(small_url):
    served = subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", "--store", small_url, "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert served.stderr
        said = served.stderr.readline()
        address = said.partition("http://")[2].split()[0]
        connection = http.client.HTTPConnection(address.rstrip("/"), timeout=30)
        connection.request("GET", "/actor/town-police")
        assert connection.getresponse().status == 200
        taken = subprocess.run(
            [sys.executable, "-m", "cli", "serve", "--store", small_url, "--port", address.rstrip("/").partition(":")[2]],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert taken.returncode == 1 and "give another --port" in taken.stderr
    finally:
        served.terminate()
        served.wait(20)
