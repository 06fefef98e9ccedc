'use strict';
// How far each line bends: lines side by side bend apart, a line goes round the boxes between its ends where it can.

const TRIED = [0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26];
const WORK_MOST = 20000;

// The bend of every line: 0 is straight, above 0 clockwise. On a very large map only the first rule holds.
function bendsFor(view, places) {
  const few = view.lines.size * view.boxes.length <= WORK_MOST;
  const boxes = few ? boxRectangles(places) : [];
  return new Map([...view.lines.values()].map((line) => [line.id, bendOf(line, places.spots, boxes)]));
}

function bendOf(line, spots, boxes) {
  const [from, to] = [spots.get(line.from), spots.get(line.to)];
  if (line.from === line.to) return 0;
  if (line.bend) return line.bend * 0.13;
  const along = Math.abs(from.y - to.y) < 8;
  const tried = along ? [0.1, -0.1, 0.22, -0.22] : TRIED;
  const between = boxes.filter(
    (box) =>
      !holds(box, from) &&
      !holds(box, to) &&
      box.bottom > Math.min(from.y, to.y) - 40 &&
      box.top < Math.max(from.y, to.y) + 40,
  );
  let best = { bend: tried[0], cost: Infinity };
  for (const bend of tried) {
    const cost = hits(from, to, bend, between) + Math.abs(bend);
    if (cost < best.cost) best = { bend, cost };
    if (best.cost === 0) break;
  }
  return best.bend;
}

function holds(box, { x, y }) {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

// How many boxes a line would pass behind.
function hits(from, to, bend, boxes) {
  const found = new Set();
  for (let part = 0.06; part < 0.95; part += 0.06) {
    const point = onCurve(from, to, bend, part);
    for (const box of boxes) if (holds(box, point)) found.add(box);
  }
  return found.size;
}

// A point of the curve that vis-network draws for a bend: a quadratic one with this point in the middle.
function onCurve(from, to, bend, part) {
  const [wide, tall] = [to.x - from.x, from.y - to.y];
  const length = Math.hypot(wide, tall);
  const angle = Math.atan2(tall, wide) + (bend / 2 + 0.5) * Math.PI;
  const reach = (Math.abs(bend) / 2 + 0.5) * length;
  const via = bend
    ? { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) }
    : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}
