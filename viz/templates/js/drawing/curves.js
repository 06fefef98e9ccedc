'use strict';
// The way of each line: straight, or bent where that keeps it clear of the boxes between its ends, or led round them.

const TRIED = [0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26];
const LEVEL = [0.1, -0.1, 0.22, -0.22];
const PIECES = 18;
// On a map of more lines only straight ones are tried before they are led round.
const MANY_BENDS = 300;

// The way of every line: straight without points, or the points that it goes by; a line from a box to itself has a loop.
function waysFor(view, places) {
  const rows = { ...rowsOfBoxes(places), sides: new Map() };
  const few = view.lines.size <= MANY_BENDS;
  return new Map([...view.lines.values()].map((line) => [line.id, wayOf(line, places, rows, few)]));
}

function wayOf(line, places, rows, few) {
  const [from, to] = [places.spots.get(line.from), places.spots.get(line.to)];
  if (line.from === line.to) return { loop: loopSize(rows.rowAt.get(from.y)) };
  for (const bend of bendsOf(line, from, to, few)) {
    const points = bend ? curved(from, to, bend) : [from, to];
    if (!hits(points, rows.sorted, line)) return bend ? measured(points) : {};
  }
  return measured(withRoundCorners(routed(line, places, rows)));
}

// The bends to try: lines side by side bend apart.
function bendsOf(line, from, to, few) {
  if (line.bend) return [line.bend * 0.13];
  const tried = Math.abs(from.y - to.y) < 8 ? LEVEL : TRIED;
  return few ? tried : tried.slice(0, 1);
}

// Whether a way passes behind a box that it does not end at.
function hits(points, sorted, line) {
  return points.some((point, at) => at > 0 && pieceHits(points[at - 1], point, sorted, line));
}

// How wide the loop of a link from a box to itself may be, above its row.
const loopSize = (row) => Math.max(3, Math.min(14, row.above - 1.5));

// A curve that bends to the right (above 0) or the left by so much of its length.
function curved(from, to, bend) {
  const [wide, tall] = [to.x - from.x, from.y - to.y];
  const angle = Math.atan2(tall, wide) + (bend / 2 + 0.5) * Math.PI;
  const reach = (Math.abs(bend) / 2 + 0.5) * Math.hypot(wide, tall);
  const via = { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
  return Array.from({ length: PIECES + 1 }, (_, piece) => {
    const part = piece / PIECES;
    const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
  });
}
