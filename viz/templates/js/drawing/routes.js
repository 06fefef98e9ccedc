'use strict';
// A way round the boxes for a line that would run behind one that it does not end at: it leaves its box at the foot or the
// head, passes each row between through a gap of that row, and comes to its other box from the side that faces it.

const CLEAR = 3; // how far from a box a line keeps, where the gap has the room
const TOUCH = 1.5; // a line as near as this touches a box
const APART = 3; // how far apart lines in one gap keep
const CORNER = 4; // how far before a row a line turns into its gap, and how round
const GAPS_TRIED = 2; // on either side of where the straight line would pass

// The rows of boxes from top to bottom, each with its boxes and the gaps between them from left to right.
function rowsOfBoxes({ spots, geometry }) {
  const rows = new Map();
  for (const [id, { x, y, height }] of spots) {
    if (!rows.has(y)) rows.set(y, { top: y - height / 2, bottom: y + height / 2, boxes: [] });
    rows.get(y).boxes.push({ id, left: x - geometry.box / 2, right: x + geometry.box / 2 });
  }
  const sorted = [...rows.values()].sort((a, b) => a.top - b.top);
  sorted.forEach((row, at) => {
    row.at = at;
    row.boxes.sort((a, b) => a.left - b.left);
    row.gaps = gapsOf(row.boxes);
    row.above = at ? row.top - sorted[at - 1].bottom : 60;
    row.below = at + 1 < sorted.length ? sorted[at + 1].top - row.bottom : 60;
  });
  return { sorted, rowAt: new Map([...rows].map(([y, row]) => [y, row])) };
}

function gapsOf(boxes) {
  const gaps = boxes.slice(1).map((box, at) => ({ left: boxes[at].right, right: box.left, taken: [] }));
  const ends = [boxes[0].left, boxes[boxes.length - 1].right];
  const all = [{ left: ends[0] - 400, right: ends[0], taken: [], outer: 60 }, ...gaps, { left: ends[1], right: ends[1] + 400, taken: [], outer: 60 }];
  return all.filter((gap) => gap.right - gap.left >= 4);
}

const within = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high));

// The place nearest to the one wanted that keeps apart from those taken; the one wanted where there is none.
function apartFrom(taken, wanted, low, high) {
  const at = within(wanted, low, high);
  if (taken.length > (high - low) / APART) return at;
  for (let off = 0; off <= high - low; off += APART) {
    for (const place of [at + off, at - off]) {
      if (place >= low && place <= high && !taken.some((other) => Math.abs(other - place) < APART)) return place;
    }
  }
  return at;
}

function placeIn(gap, wanted) {
  const clear = Math.min(CLEAR, (gap.right - gap.left) / 2 - 0.5);
  return within(wanted, gap.left + clear, gap.right - clear);
}

// The gaps of a row nearest to where a line would pass, some on either side.
function gapsNear({ gaps }, wanted) {
  const low = firstWhere(gaps, (gap) => gap.right > wanted);
  return gaps.slice(Math.max(0, low - GAPS_TRIED), low + GAPS_TRIED).map((gap) => ({ gap, x: placeIn(gap, wanted) }));
}

// The gaps of the rows on the way that make it shortest; a gap that holds lines counts as a little longer.
function shortestGaps(from, to, rows) {
  let ways = [{ x: from.x, y: from.y, cost: 0, before: null }];
  for (const row of rows) {
    const middle = (row.top + row.bottom) / 2;
    const straight = from.x + ((to.x - from.x) * (middle - from.y)) / (to.y - from.y);
    ways = gapsNear(row, straight).map(({ gap, x }) => {
      const { before, cost } = cheapest(ways, x, middle);
      return { gap, row, x, y: middle, cost: cost + 2 * gap.taken.length + (gap.outer || 0), before };
    });
  }
  const found = [];
  for (let way = cheapest(ways, to.x, to.y).before; way.before; way = way.before) found.push(way);
  return found.reverse();
}

// Of some ways the one by which a point is reached soonest. Not by Math.hypot, which takes ten times as long.
function cheapest(ways, x, y) {
  let [before, cost] = [null, Infinity];
  for (const way of ways) {
    const [wide, tall] = [x - way.x, y - way.y];
    const reached = way.cost + Math.sqrt(wide * wide + tall * tall);
    if (reached < cost) [before, cost] = [way, reached];
  }
  return { before, cost };
}

// Straight down as far as the gaps allow, apart from the lines that are there.
function settleIn(gaps) {
  let before = gaps.length ? gaps[0].x : 0;
  for (const one of gaps) {
    const clear = Math.min(CLEAR, (one.gap.right - one.gap.left) / 2 - 0.5);
    one.x = apartFrom(one.gap.taken, before, one.gap.left + clear, one.gap.right - clear);
    one.gap.taken.push(one.x);
    before = one.x;
  }
}

// Where on the foot or head of its box a line leaves it, apart from the others there.
function leaving(sides, { x, key }, wanted, half) {
  if (!sides.has(key)) sides.set(key, []);
  const place = apartFrom(sides.get(key), wanted, x - half + 12, x + half - 12);
  sides.get(key).push(place);
  return place;
}

// The corners of the way of a line, from the middle of its first box to that of its last.
function routed(line, { spots, geometry }, { sorted, rowAt, sides }) {
  const [from, to] = [spots.get(line.from), spots.get(line.to)];
  const [first, last] = [rowAt.get(from.y), rowAt.get(to.y)];
  const half = geometry.box / 2;
  if (first === last) return beside(line, { from, to, row: first, half, sides });
  const down = first.at < last.at;
  const between = down ? sorted.slice(first.at + 1, last.at) : sorted.slice(last.at + 1, first.at).reverse();
  const gaps = shortestGaps(from, to, between);
  settleIn(gaps);
  const near = gaps.length ? [gaps[0].x, gaps[gaps.length - 1].x] : [to.x, from.x];
  const start = leaving(sides, { x: from.x, key: `${line.from} ${down}` }, near[0], half);
  const end = leaving(sides, { x: to.x, key: `${line.to} ${!down}` }, near[1], half);
  const before = (row) => (down ? row.top - off(row.above) : row.bottom + off(row.below));
  const after = (row) => (down ? row.bottom + off(row.below) : row.top - off(row.above));
  return [
    { x: from.x, y: from.y },
    { x: start, y: after(first) },
    ...gaps.flatMap(({ x, row }) => [{ x, y: before(row) }, { x, y: after(row) }]),
    { x: end, y: before(last) },
    { x: to.x, y: to.y },
  ];
}

const off = (room) => Math.min(CORNER, room / 2 - 0.5);

// Between two of one row: above it or below it, where there is more room.
function beside(line, { from, to, row, half, sides }) {
  const above = row.above >= row.below;
  const deep = Math.min(14, (above ? row.above : row.below) / 2);
  const y = above ? row.top - deep : row.bottom + deep;
  const start = leaving(sides, { x: from.x, key: `${line.from} ${!above}` }, to.x, half);
  const end = leaving(sides, { x: to.x, key: `${line.to} ${!above}` }, from.x, half);
  return [{ x: from.x, y: from.y }, { x: start, y }, { x: end, y }, { x: to.x, y: to.y }];
}

// Whether a straight piece of a line runs through a box that is not one of its ends, or touches it.
function pieceHits(a, b, sorted, line) {
  const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
  const at = (y) => a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
  for (let index = firstBelow(sorted, top - TOUCH); index < sorted.length && sorted[index].top - TOUCH <= bottom; index += 1) {
    const row = sorted[index];
    const level = a.y === b.y;
    const one = level ? a.x : at(Math.max(top, row.top - TOUCH));
    const other = level ? b.x : at(Math.min(bottom, row.bottom + TOUCH));
    if (rowHit(row, Math.min(one, other) - TOUCH, Math.max(one, other) + TOUCH, line)) return true;
  }
  return false;
}

function rowHit({ boxes }, left, right, line) {
  for (let index = firstReaching(boxes, left); index < boxes.length && boxes[index].left < right; index += 1) {
    const { id } = boxes[index];
    if (id !== line.from && id !== line.to) return true;
  }
  return false;
}

// The first row that reaches below `top`.
function firstBelow(rows, top) {
  return firstWhere(rows, (row) => row.bottom >= top);
}

// The first box of a row whose right side lies beyond `left`; the boxes of a row are equally wide.
function firstReaching(boxes, left) {
  return firstWhere(boxes, (box) => box.right > left);
}

// The first of a sorted list that passes a test which all after it pass too.
function firstWhere(list, passes) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
