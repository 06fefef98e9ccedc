'use strict';
// What vis-network needs to draw the lines: colour by family, dashes by standing, a sign where a source denies.

function nodeFor(actor, spot, geometry) {
  return {
    id: actor.id,
    label: ' ',
    x: spot.x,
    y: spot.y,
    widthConstraint: { minimum: geometry.box, maximum: geometry.box },
    heightConstraint: { minimum: spot.height },
  };
}

// A chain that is lit: the lines of its steps, and the actors on it.
function markedChain(steps, view) {
  const links = new Set(steps.flatMap((step) => [step.link, ...joinsOf(step, state.asOf)]));
  const lines = [...view.lines.values()].filter((line) => line.links.some((link) => links.has(link)));
  const near = new Set(steps.flatMap(({ giver, forum, through }) => [giver, forum, through]));
  return { strong: new Set(lines.map((line) => line.id)), told: toldOf(lines), near };
}

// What changed between the two days stands out; the rest greys.
function markedChanges(view) {
  const lines = [...view.lines.values()].filter((line) => line.change);
  if (!lines.length) return {};
  return {
    strong: new Set(lines.map((line) => line.id)),
    near: new Set([...state.focus, ...lines.flatMap((line) => [line.from, line.to])]),
    told: new Set(),
  };
}

// How strongly a line is drawn when nothing is picked: in full where it ends at the focus, the others behind it, and all
// of them paler where there are so many that the boxes could not be read.
function faintFor(view) {
  const crowd = view.lines.size > 500 ? 0.16 : view.lines.size > 220 ? 0.26 : 0.42;
  const focused = state.focus.some((id) => view.boxes.some((box) => box.id === id));
  return (line) => {
    if (state.focus.includes(line.from) || state.focus.includes(line.to)) return 0.85;
    return focused || view.lines.size > 220 ? crowd : 0.7;
  };
}

// More links between the same two make a thicker line.
function widthOfLine(count) {
  return 1.3 + Math.min(2, Math.log2(count));
}

// `marks.near`: the actors tied to what is picked; a line is strong when it is picked or ends at the picked actor.
function edgeFor(line, way, { colours, marks, faint: faintness }) {
  const look = lineLook(line, colours);
  const strong = marks.strong && marks.strong.has(line.id);
  const faint = marks.strong && !strong;
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    color: { color: look.colour, opacity: faint ? 0.12 : strong || line.denied ? 1 : faintness(line) },
    width: widthOfLine(line.links.length) + (strong ? 1.3 : 0),
    dashes: look.dash.length ? look.dash : false,
    arrows: { to: { enabled: !faint, type: look.mark, scaleFactor: strong ? 0.6 : 0.5 } },
    smooth: smoothFor(way),
    ...(way.loop ? { selfReference: { size: way.loop, angle: 0.8 } } : {}),
  };
}

// A way with points is drawn by ways.js; vis-network is told of a curve, so that it asks for its points.
function smoothFor({ points }) {
  return points ? { enabled: true, type: 'curvedCW', roundness: 0 } : { enabled: false };
}

// What stands out for a pick: the lines in it and the actors at their ends; everything where nothing is picked.
function marksFor(view) {
  const marks = { focus: new Set(state.focus), picked: '', near: null, strong: null, told: new Set() };
  const pick = picked();
  const lit = view.chains && view.chains.found[state.chain - 1];
  if (lit && (!pick || pick.sort === 'told')) return { ...marks, ...markedChain(lit, view) };
  if (!pick || pick.sort === 'told') return state.compare ? { ...marks, ...markedChanges(view) } : marks;
  const lines = [...view.lines.values()];
  // An actor in a stack stands out by its stack.
  const at = view.stood.get(pick.id) || pick.id;
  const chosen =
    pick.sort === 'actor' || pick.sort === 'stack'
      ? lines.filter((line) => line.from === at || line.to === at)
      : lines.filter((line) => line.id === pick.id || line.links.some((link) => link.id === pick.id));
  const isBox = pick.sort === 'actor' || pick.sort === 'stack';
  const drawn = !isBox || view.boxes.some((box) => box.id === at);
  if (!drawn || (!isBox && !chosen.length)) return marks;
  if (isBox) marks.picked = at;
  marks.strong = new Set(chosen.map((line) => line.id));
  marks.told = toldOf(chosen);
  marks.near = new Set([...chosen.flatMap((line) => [line.from, line.to]), ...(marks.picked ? [marks.picked] : [])]);
  return marks;
}
