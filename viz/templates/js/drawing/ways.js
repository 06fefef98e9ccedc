'use strict';
// Ways that are not straight: what vis-network is taught to draw and to find.

// A way by its points. `reached` is how far along it each of them is.
function measured(points) {
  const reached = [0];
  for (let at = 1; at < points.length; at += 1)
    reached.push(reached[at - 1] + Math.hypot(points[at].x - points[at - 1].x, points[at].y - points[at - 1].y));
  return { points, reached, length: reached[reached.length - 1] };
}

function withRoundCorners(corners) {
  const between = corners.slice(1, -1).flatMap((corner, at) => roundCorner(corners[at], corner, corners[at + 2]));
  return [corners[0], ...between, corners[corners.length - 1]];
}

function roundCorner(before, corner, after) {
  const toward = (end) => {
    const far = Math.hypot(end.x - corner.x, end.y - corner.y) || 1;
    const part = Math.min(CORNER, far / 2) / far;
    return { x: corner.x + (end.x - corner.x) * part, y: corner.y + (end.y - corner.y) * part };
  };
  const [one, other] = [toward(before), toward(after)];
  const middle = { x: (one.x + 2 * corner.x + other.x) / 4, y: (one.y + 2 * corner.y + other.y) / 4 };
  return [one, middle, other];
}

// The point at a part of a way, 0 in the middle of its first box and 1 in that of its last.
function onWay(way, from, to, part) {
  if (!way.points) return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  const { points, reached, length } = way;
  const wanted = Math.min(1, Math.max(0, part)) * length;
  let at = 1;
  while (at < points.length - 1 && reached[at] < wanted) at += 1;
  const share = (wanted - reached[at - 1]) / (reached[at] - reached[at - 1] || 1);
  const [a, b] = [points[at - 1], points[at]];
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

// Where a way leaves its last box: the part of it at which only the line is left.
function partOutside(way, from, to, { box }) {
  const inside = ({ x, y }) => Math.abs(x - to.x) < box / 2 && Math.abs(y - to.y) < to.height / 2;
  let [low, high] = [0, 1];
  for (let step = 0; step < 14; step += 1) {
    const middle = (low + high) / 2;
    if (inside(onWay(way, from, to, middle))) high = middle;
    else low = middle;
  }
  return low;
}

// The points of a way up to a part of it.
function pointsUpTo(way, from, to, part) {
  const kept = way.points ? way.points.filter((_, at) => way.reached[at] < part * way.length) : [from];
  return [...kept, onWay(way, from, to, part)];
}

// The edges of a network draw these ways and are found on them. To be told again after every change of its edges.
function leadRound(network, lines, ways, { spots, geometry }) {
  for (const line of lines) {
    const way = ways.get(line.id);
    const edge = network.body.edges[line.id];
    if (!edge || (!way.points && !edge.edgeType.way)) continue;
    if (way.points) Object.assign(edge.edgeType, ledAs(way, spots.get(line.from), spots.get(line.to), geometry));
    else for (const name of LED) delete edge.edgeType[name];
  }
}

const LED = ['way', 'getPoint', '_findBorderPosition', '_getDistanceToEdge', '_line'];

// What stands for the methods of an edge of vis-network.
function ledAs(way, from, to, geometry) {
  const end = partOutside(way, from, to, geometry);
  return {
    way,
    getPoint: (part) => onWay(way, from, to, part),
    _findBorderPosition: () => ({ ...onWay(way, from, to, end), t: end }),
    _getDistanceToEdge: (x1, y1, x2, y2, x, y) => distanceTo(way.points, x, y),
    _line(context, values) {
      const tip = this.toPoint;
      const head = Math.hypot(tip.x - onWay(way, from, to, end).x, tip.y - onWay(way, from, to, end).y);
      context.beginPath();
      const upTo = values.toArrow ? end - head / way.length : 1;
      pointsUpTo(way, from, to, upTo).forEach(({ x, y }, at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
      if (values.toArrow) context.lineTo(tip.x, tip.y);
      context.stroke();
    },
  };
}

function distanceTo(points, x, y) {
  let least = Infinity;
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1], points[at]];
    const [wide, tall] = [b.x - a.x, b.y - a.y];
    const part = within(((x - a.x) * wide + (y - a.y) * tall) / (wide * wide + tall * tall || 1), 0, 1);
    least = Math.min(least, Math.hypot(a.x + part * wide - x, a.y + part * tall - y));
  }
  return least;
}
