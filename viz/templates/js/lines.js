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

// `marks.near`: the actors tied to what is picked; a line is strong when it is picked or ends at the picked actor.
function edgeFor(line, bend, colours, marks) {
  const look = lineLook(line, colours);
  const strong = marks.strong && marks.strong.has(line.id);
  const faint = marks.strong && !strong;
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    color: { color: look.colour, opacity: faint ? 0.12 : strong || line.denied ? 1 : 0.62 },
    width: (strong ? 2.6 : 1.3) + Math.min(2, Math.log2(line.links.length)),
    dashes: look.dash.length ? look.dash : false,
    arrows: { to: { enabled: !faint, type: look.mark, scaleFactor: strong ? 0.6 : 0.5 } },
    smooth: smoothFor(bend),
  };
}

function smoothFor(bend) {
  if (!bend) return { enabled: false };
  return { enabled: true, type: bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.min(0.6, Math.abs(bend)) };
}

// What stands out for a pick: the lines in it and the actors at their ends; everything where nothing is picked.
function marksFor(view) {
  const marks = { focus: new Set(state.focus), picked: '', near: null, strong: null };
  const pick = picked();
  if (!pick) return marks;
  const lines = [...view.lines.values()];
  const chosen =
    pick.sort === 'actor'
      ? lines.filter((line) => line.from === pick.id || line.to === pick.id)
      : lines.filter((line) => line.id === pick.id || line.links.some((link) => link.id === pick.id));
  const drawn = pick.sort !== 'actor' || view.actors.some((actor) => actor.id === pick.id);
  if (!drawn || (pick.sort !== 'actor' && !chosen.length)) return marks;
  if (pick.sort === 'actor') marks.picked = pick.id;
  marks.strong = new Set(chosen.map((line) => line.id));
  marks.near = new Set([...chosen.flatMap((line) => [line.from, line.to]), ...(marks.picked ? [marks.picked] : [])]);
  return marks;
}
