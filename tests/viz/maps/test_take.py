"""What can be taken away: pictures, the links as CSV, the citation; and where sources differ, side by side."""

from __future__ import annotations

import csv
import dataclasses
import io
import struct
import xml.etree.ElementTree as ET

import pytest
from area_graphs import areas_graph
from test_hostile import HOSTILE, hostile_graph


def saved(opened, button):
    """The bytes and the name of what a button saves."""
    opened.page.click(".menu summary")
    with opened.page.expect_download() as download:
        opened.page.click(button)
    opened.page.click(".menu summary")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_the_picture_is_saved_as_png_large_enough_to_print(open_map, met):
    name, data = saved(open_map(met, focus=("met",)), "#save-png")
    assert name == "metropolitan-police-service-accountability-map-2022-11-30.png"
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width > 1000
    assert height > 700


def test_the_picture_is_saved_as_svg_with_every_box_and_line_and_the_citation(open_map, met):
    opened = open_map(met, focus=("met",))
    _, data = saved(opened, "#save-svg")
    root = ET.fromstring(data)
    attributes = [element.attrib for element in root.iter()]
    assert sorted(one["data-box"] for one in attributes if "data-box" in one) == sorted(opened.drawn("actors"))
    lines = sorted(one["data-line"] for one in attributes if "data-line" in one)
    assert lines == sorted(line["id"] for line in opened.drawn("lines"))
    text = " ".join(" ".join(root.itertext()).split())  # where a line breaks depends on this machine's fonts
    assert "Drawn from the custodes test dataset, version 7.1." in text
    assert "Voters" not in text
    assert not [name for one in attributes for name in one if name.endswith("href") or name.startswith("on")]


def test_the_pictures_stand_alone_with_title_day_key_citation_and_licences(open_map, met):
    opened = open_map(met, focus=("met",), title="Who holds the Met")
    _, data = saved(opened, "#save-svg")
    text = " ".join(element.text or "" for element in ET.fromstring(data).iter() if element.tag.endswith("text"))
    said = ["Who holds the Met", "As at 30 November 2022", "Oversight", "Inspectorate", "In force", "thin: one link",
            "version 7.1", "Facts under the OGL v3.0.", "Contains public sector information.",
            "Contains Parliamentary"]  # fmt: skip
    assert [words for words in said if words not in text] == []
    assert "Programme" not in text, "the key has only what is on the picture"
    _, png = saved(opened, "#save-png")
    words = opened.page.evaluate(
        "() => { const kept = []; const fill = CanvasRenderingContext2D.prototype.fillText;"
        "CanvasRenderingContext2D.prototype.fillText = function (text, ...at)"
        "{ kept.push(text); fill.call(this, text, ...at); };"
        "document.getElementById('save-png').click();"
        "CanvasRenderingContext2D.prototype.fillText = fill; return kept.join(' '); }"
    )
    assert [one for one in said if one not in words] == []
    assert struct.unpack(">II", png[16:24])[0] > 1000


def test_a_map_of_a_day_past_its_data_says_so_on_the_page_and_in_its_pictures(open_map, met):
    layers = {"law": {"complete_to": "2022-12"}, "evidence": {"complete_to": "2022-11", "closed": True}}
    graph = dataclasses.replace(met, dataset={**met.dataset, "layers": layers})
    opened = open_map(graph, focus=("met",), as_of="2024-06-01")
    page = opened.page
    told = "Beyond what is known: this data is complete for law to 31 December 2022."
    assert page.inner_text("#beyond").startswith(told)
    _, data = saved(opened, "#save-svg")
    assert told in " ".join(" ".join(ET.fromstring(data).itertext()).split())
    page.fill("#as-at", "2022-11-30")
    assert page.is_hidden("#beyond")


def rows_of(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_csv_has_exactly_the_links_shown_with_bom_and_citation(open_map):
    opened = open_map(areas_graph())
    opened.page.uncheck("[data-facet=families] input[data-value=office]")
    name, data = saved(opened, "#save-csv")
    head, *rows = rows_of(data)
    links = [row for row in rows if len(row) == len(head)]
    assert name.endswith("-2022-11-30.csv")
    assert sorted(row[0] for row in links) == sorted(opened.drawn("links"))
    commissioned = next(dict(zip(head, row, strict=True)) for row in links if "COMMISSIONS" in row[0])
    assert commissioned["amount"] == "1500000"
    assert commissioned["places"] == "s. 40; para 12; para 13"
    assert rows[-2][0].startswith("custodes, “Who oversees what” (map), as at 30 November 2022.")
    assert "familiesOff=office" in rows[-1][0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a,b", 'a"b', "a\nb"])
def test_no_cell_of_the_csv_is_a_formula(open_map, text):
    graph, _ = hostile_graph(text)
    data = open_map(graph, focus=("weapon",)).drawn("csv")
    rows = list(csv.reader(io.StringIO(data.removeprefix("\ufeff"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert text in cells or f"'{text}" in cells


@pytest.mark.parametrize("which", ["script", "markup", "quotes", "rtl", "unbroken", "surrogate"])
def test_hostile_names_stay_text_in_the_new_corners(open_map, which):
    name = HOSTILE[which]
    graph = areas_graph(f"{name.replace('{', '(').replace('}', ')')}{{}}")
    opened = open_map(graph, title=name, at="pick=s:stack:police_force")
    page = opened.page
    assert page.locator("#panel [data-member]").count() == 6
    page.evaluate("document.querySelector('#panel [data-member]').click()")
    page.evaluate("document.getElementById('chain-up') && document.getElementById('chain-up').click()")
    page.evaluate("document.querySelector('details.facet').open = true")
    opened.go("focus=force-kent&to=*&chain=1&pick=t:&compare=2012-01-01")
    assert "Kent Police" in page.evaluate("document.querySelector('#panel h2').textContent")
    cited = page.evaluate("document.querySelector('#cite').textContent")
    assert name.replace("\ud83d", "\ufffd") in cited.replace("\ud83d", "\ufffd")
    if which != "surrogate":
        _, data = saved(opened, "#save-svg")
        ET.fromstring(data)
    assert page.evaluate("document.scripts.length") == 4
    assert page.evaluate("document.querySelectorAll('img, b, iframe, object, embed, [onerror], [onclick]').length") == 0


def test_sources_that_differ_stand_side_by_side(open_map):
    opened = open_map(areas_graph())
    opened.go("pick=l:home-office~COMMISSIONS~hmicfrs")
    table = opened.page.locator("#panel table.dispute")
    heads = table.locator("thead th").all_inner_texts()
    assert [head.split("\n")[0] for head in heads] == ["Police Act 1996", "Evidence", "Evidence"]
    assert "preferred claim" in heads[0]
    assert table.locator("tbody tr").inner_text().split("\t") == ["amount", "£1.5 million", "£2 million", "–"]
    opened.go("pick=l:home-office~FUNDS~hmicfrs")
    assert opened.page.locator("#panel table.dispute").count() == 0


def test_kinds_of_link_binding_and_sources_filter_and_count(open_map):
    opened = open_map(areas_graph())
    page = opened.page
    for details in page.locator("details.facet summary").all():
        details.click()

    def count(facet, value):
        return page.inner_text(f"[data-facet={facet}] label:has([data-value='{value}']) output")

    assert count("verbs", "INSPECTS") == "6"
    assert count("bindings", "statute") == "13"
    assert count("sources", "evidence") == "1"
    page.uncheck("[data-facet=verbs] [data-value=INSPECTS]")
    assert not [id_ for id_ in opened.drawn("links") if "INSPECTS" in id_]
    assert count("verbs", "INSPECTS") == "6", "its own box does not change its count"
    page.uncheck("[data-facet=bindings] [data-value=none]")
    assert len(opened.drawn("links")) == 13
    page.click("[data-facet=bindings] button >> nth=0")
    page.click("[data-facet=sources] button >> nth=1")
    assert opened.drawn("links") == []
    page.check("[data-facet=sources] [data-value=evidence]")
    assert opened.drawn("links") == ["home-office~COMMISSIONS~hmicfrs"]


def test_the_citation_follows_the_view_and_is_copied_or_marked(open_map):
    opened = open_map(areas_graph(), focus=("force-kent",), at="asOf=2018-01-01&to=*")
    assert "chains from Kent Police to voters, Parliament or the Crown, as at 1 January 2018" in opened.page.inner_text("#cite")
    opened.page.click(".menu summary")
    opened.page.click("#copy-cite")
    opened.page.wait_for_function("() => document.getElementById('status').textContent.includes('citation')")
    assert opened.page.evaluate("String(window.getSelection())").startswith("custodes, ")
