'use strict';
// Outlines of boxes and marks of lines as SVG paths, the same for the canvas and for the key.

// Each takes half the width and half the height of the box, which has its middle at 0 0.
const OUTLINES = {
  rect: (x, y) => rounded(x, y, 3),
  pill: (x, y) => rounded(x, y, Math.min(x, y)),
  arch: (x, y, c = Math.min(12, y)) =>
    `M${-x} ${y}V${-y + c}Q${-x} ${-y} ${-x + c} ${-y}H${x - c}Q${x} ${-y} ${x} ${-y + c}V${y}Z`,
  hexagon: (x, y, c = Math.min(9, y * 0.7)) => `M${-x} 0L${-x + c} ${-y}H${x - c}L${x} 0L${x - c} ${y}H${-x + c}Z`,
  slant: (x, y, c = Math.min(7, y * 0.7)) => `M${-x + c} ${-y}H${x}L${x - c} ${y}H${-x}Z`,
  barrel: (x, y, c = Math.min(8, y * 0.7)) =>
    `M${-x + c} ${-y}H${x - c}Q${x + c} 0 ${x - c} ${y}H${-x + c}Q${-x - c} 0 ${-x + c} ${-y}Z`,
  fold: (x, y, c = Math.min(8, y * 0.8)) =>
    `M${-x} ${-y}H${x - c}L${x} ${-y + c}V${y}H${-x}ZM${x - c} ${-y}V${-y + c}H${x}`,
  notch: (x, y, c = Math.min(8, y * 0.7)) => `M${-x + c} ${-y}H${x - c}L${x} ${-y + c}V${y}H${-x}V${-y + c}Z`,
  tab: (x, y) => `${rounded(x, y, 2)}M${x - 4} ${-y}V${y}`,
  double: (x, y) => `${rounded(x, y, 3)}M${-x} ${-y + 3.5}H${x}M${-x} ${y - 3.5}H${x}`,
};

function rounded(x, y, r) {
  const corner = (at, to) => `Q${at} ${to}`;
  return [
    `M${-x + r} ${-y}H${x - r}`,
    corner(`${x} ${-y}`, `${x} ${-y + r}`),
    `V${y - r}`,
    corner(`${x} ${y}`, `${x - r} ${y}`),
    `H${-x + r}`,
    corner(`${-x} ${y}`, `${-x} ${y - r}`),
    `V${-y + r}`,
    corner(`${-x} ${-y}`, `${-x + r} ${-y}`),
    'Z',
  ].join('');
}

const pathCache = new Map();

function outlinePath(kind, width, height) {
  const outline = LISTS.actorKinds[kind].outline;
  const key = `${outline} ${width} ${height}`;
  if (!pathCache.has(key)) pathCache.set(key, new Path2D(OUTLINES[outline](width / 2, height / 2)));
  return pathCache.get(key);
}

function kindSwatch(kind, colours) {
  const look = LISTS.actorKinds[kind];
  const colour = colourOf(look, colours);
  return svg(
    'svg',
    { width: 26, height: 16, viewBox: '-13 -8 26 16', 'aria-hidden': 'true' },
    svg('path', {
      d: OUTLINES[look.outline](11.5, 6.5),
      fill: mixed(colour, colours.page, colours.tint + 0.25),
      stroke: colour,
      'stroke-width': 1.6,
    }),
  );
}

// The marks at the end of a line, as vis-network draws them, pointing right with the tip at 0.
const MARKS = {
  triangle: 'M-9 -4.5L0 0L-9 4.5Z',
  inv_triangle: 'M0 -4.5L-9 0L0 4.5Z',
  vee: 'M-9 -4.5L0 0L-9 4.5L-6 0Z',
  diamond: 'M-10 0L-5 -4L0 0L-5 4Z',
  circle: 'M-9 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z',
  box: 'M-7 -3.5H0V3.5H-7Z',
  arrow: 'M-10 -4L0 0L-10 4L-8 0Z',
  bar: 'M-3 -5.5H0V5.5H-3Z',
  crow: 'M0 -4.5L-9 0L0 4.5L-3 0Z',
  curve: 'M-6 -5A5 5 0 0 1 -6 5',
  inv_curve: 'M0 -5A5 5 0 0 0 0 5',
};

function lineSwatch(colour, dash, mark, sign) {
  const open = mark === 'curve' || mark === 'inv_curve';
  return svg(
    'svg',
    { width: 34, height: 14, viewBox: '-32 -7 34 14', 'aria-hidden': 'true' },
    svg('line', {
      x1: -31,
      x2: mark ? -4 : 1,
      y1: 0,
      y2: 0,
      stroke: colour,
      'stroke-width': 2,
      'stroke-dasharray': dash.length ? dash.join(' ') : null,
    }),
    mark &&
      svg('path', { d: MARKS[mark], fill: open ? 'none' : colour, stroke: colour, 'stroke-width': open ? 2 : 0.5 }),
    sign &&
      svg('text', { x: -15, y: 4.5, 'text-anchor': 'middle', 'font-size': 13, 'font-weight': 700, fill: colour }, sign),
  );
}
