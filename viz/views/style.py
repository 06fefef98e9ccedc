"""The colours of a view: literal ones, for light, dark and paper, so that an SVG looks right in any program."""

from __future__ import annotations

from viz.palette import Palette

_LIGHT = {
    "page": "#ffffff", "ink": "#16191f", "quiet": "#515a67", "rule": "#cfd5de", "card": "#f6f7f9", "edge": "#7b8494",
    "teeth": "#1d4ed8", "weak": "#515a67", "warn": "#b91c1c", "money": "#15803d", "band": "#eef1f5",
}  # fmt: skip
_DARK = {
    "page": "#12151a", "ink": "#e9ecf1", "quiet": "#aab3c0", "rule": "#38404c", "card": "#1a1f26", "edge": "#7f8a9a",
    "teeth": "#93c5fd", "weak": "#aab3c0", "warn": "#fca5a5", "money": "#86efac", "band": "#20262f",
}  # fmt: skip
_SHAPES = """
.view text{font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;unicode-bidi:isolate}
.view .bold{font-weight:700}
.view .line,.view .tick{fill:none}
.view .r3{stroke-width:3.2}.view .r2{stroke-width:2}
.view .r1{stroke-width:1.4;stroke-dasharray:7 4}.view .r0{stroke-width:1.4;stroke-dasharray:2 4}
.view .trunk{fill:none;stroke-width:1.4}
.view .hollow{fill:none;stroke-width:1.3;stroke-dasharray:4 3}
.view .unsaid{fill:none;stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}
"""


def style_of(palette: Palette) -> str:
    """The style of every view. Dark comes after light, paper after both."""
    light, dark = _rules(_LIGHT, palette, dark=False), _rules(_DARK, palette, dark=True)
    return f"{_SHAPES}{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n@media print{{\n{light}}}\n"


def _rules(colours: dict[str, str], palette: Palette, *, dark: bool) -> str:
    c = colours
    rules = [
        f".view text,.view .arrow{{fill:{c['ink']}}}",
        f".view .quiet{{fill:{c['quiet']}}}.view .warn{{fill:{c['warn']}}}.view .strong{{fill:{c['teeth']}}}",
        f".view .page{{fill:{c['page']}}}.view .band{{fill:{c['band']}}}",
        f".view .card{{fill:{c['card']};stroke:{c['edge']}}}",
        f".view .trunk{{stroke:{c['edge']}}}.view .rule,.view .tick{{stroke:{c['rule']};fill:none}}",
        f".view .r3,.view .r2{{stroke:{c['teeth']}}}.view .r1,.view .r0{{stroke:{c['weak']}}}",
        f".view .broken{{stroke:{c['warn']}}}.view .today{{stroke:{c['warn']};fill:none;stroke-dasharray:5 3}}",
        f".view .flow{{fill:{c['money']};fill-opacity:.38;stroke:{c['money']};stroke-opacity:.6;stroke-width:.8}}",
        f".view .hollow,.view .unsaid{{stroke:{c['money']}}}",
        f".view .toothed{{fill:{c['teeth']}}}.view text.on{{fill:{c['page']}}}.view .plain{{fill:none;stroke:{c['edge']}}}",
    ]
    for name, actor in palette.actors.items():
        rules.append(f".view .k-{name}{{fill:{actor.dark if dark else actor.light}}}")
    for name, family in palette.families.items():
        rules.append(f".view .f-{name}{{fill:{family.dark if dark else family.light}}}")
    return "\n".join(rules) + "\n"
