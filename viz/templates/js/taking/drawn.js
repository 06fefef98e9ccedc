'use strict';
// The picture as an SVG: the same boxes, lines, bends and words as on the canvas, as shapes and text.

// Letters that no XML may hold are left out.
function xmlText(text) {
  return [...String(text)]
    .filter((letter) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(letter))
    .join('');
}

function svgOf(sheet, title) {
  const { places, colours } = sheet;
  const all = extent(places);
  const gutter = places.geometry.gutter;
  const wide = Math.max(SHEET_LEAST, all.right - all.left + gutter + 16);
  const { head, foot } = aroundOf(sheet, wide);
  const [left, top] = [all.left - gutter - 8, all.top - head.height];
  const tall = all.bottom - all.top + head.height + foot.height;
  return svg(
    'svg',
    {
      xmlns: SVG,
      width: wide,
      height: tall,
      viewBox: `${left} ${top} ${wide} ${tall}`,
      role: 'img',
      'font-family': FACE,
    },
    svg('title', null, xmlText(`${title}, as at ${daysInWords(state)}`)),
    svg('rect', { x: left, y: top, width: wide, height: tall, fill: colours.page }),
    svg('g', { transform: `translate(${left} ${top})` }, head.shapes.map(shapeSvg)),
    shapesOf(sheet, left, wide),
    svg('g', { transform: `translate(${left} ${all.bottom})` }, foot.shapes.map(shapeSvg)),
  );
}

// Stripes, lines, boxes and words of a sheet, from its left side as wide as asked for.
function shapesOf(sheet, left, wide) {
  const { places, colours, view } = sheet;
  const look = { ...sheet, faint: faintFor(view) };
  const context = document.createElement('canvas').getContext('2d');
  return [
    places.lanes.map((lane, index) => laneSvg(lane, index, { left, wide, colours, context })),
    [...view.lines.values()].map((line) => lineSvg(line, look)),
    view.boxes.map((box) => boxSvg(box, sheet, context)),
    [...view.lines.values()].map((line) => wordsSvg(line, sheet)),
  ];
}

function laneSvg(lane, index, { left, wide, colours, context }) {
  context.font = `600 11.5px ${FACE}`;
  const lines = wrapped(context, lane.title, DATA.layout.desk.gutter - 18, 4);
  const middle = (lane.top + lane.bottom) / 2;
  return [
    svg('rect', {
      x: left,
      y: lane.top,
      width: wide,
      height: lane.bottom - lane.top,
      fill: index % 2 ? colours.page : colours.lane,
    }),
    textSvg(lines, { x: left + 9, y: middle, line: 14, size: 11.5, fill: colours.quiet, weight: 600, anchor: 'start' }),
  ];
}

function textSvg(lines, { x, y, line, size, fill, weight, anchor }) {
  return svg(
    'text',
    { 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor },
    lines.map((text, index) =>
      svg('tspan', { x, y: y + (index - (lines.length - 1) / 2) * line + size * 0.36 }, xmlText(text)),
    ),
  );
}

function lineSvg(line, { places, ways, colours, marks, faint }) {
  const [from, to] = [places.spots.get(line.from), places.spots.get(line.to)];
  if (line.from === line.to) return null;
  const way = ways.get(line.id);
  const drawn = edgeFor(line, way, { colours, marks, faint });
  const end = partOutside(way, from, to, places.geometry);
  const points = pointsUpTo(way, from, to, end);
  const tip = points[points.length - 1];
  const before = onWay(way, from, to, Math.max(0, end - 0.03));
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  const colour = drawn.color.color;
  const path = points.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const open = line.family === 'work' || line.family === 'state';
  return svg(
    'g',
    { opacity: drawn.color.opacity, 'data-line': line.id },
    svg('title', null, xmlText(line.links.map(sentence).join('; '))),
    svg('path', {
      d: path,
      fill: 'none',
      stroke: colour,
      'stroke-width': drawn.width,
      'stroke-dasharray': drawn.dashes ? drawn.dashes.join(' ') : null,
    }),
    drawn.arrows.to.enabled &&
      svg('path', {
        d: MARKS[drawn.arrows.to.type],
        fill: open ? 'none' : colour,
        stroke: colour,
        transform: `translate(${tip.x.toFixed(1)} ${tip.y.toFixed(1)}) rotate(${angle.toFixed(1)})`,
      }),
  );
}

function boxSvg(box, { places, colours, marks, day }, context) {
  const { geometry } = places;
  const spot = places.spots.get(box.id);
  const look = LISTS.actorKinds[box.kind];
  const colour = colourOf(look, colours);
  const inFocus = marks.focus.has(box.id);
  const { lines } = labelLines(context, box, spot, geometry);
  const d = OUTLINES[look.outline](geometry.box / 2, spot.height / 2);
  const fill = inFocus ? colour : mixed(colour, colours.page, colours.tint);
  return svg(
    'g',
    {
      transform: `translate(${spot.x} ${spot.y})`,
      opacity: marks.near && !marks.near.has(box.id) ? 0.4 : null,
      'data-box': box.id,
    },
    svg('title', null, xmlText(`${box.name}, ${look.label}`)),
    box.members && svg('path', { d, fill: colours.page, stroke: colour, transform: 'translate(4 4)' }),
    svg('path', { d, fill: colours.page }),
    svg('path', {
      d,
      fill,
      'fill-rule': 'evenodd',
      stroke: colour,
      'stroke-width': inFocus ? 2.5 : 1.4,
      'stroke-dasharray': isNotThere(box, day || state.asOf) ? NOT_THERE.join(' ') : null,
    }),
    textSvg(lines, {
      x: 0,
      y: 0,
      line: geometry.line,
      size: geometry.font,
      fill: inFocus ? colours.page : colours.text,
      anchor: 'middle',
    }),
  );
}

function wordsSvg(line, { places, ways, colours, marks }) {
  const words = wordsOn(line, marks);
  if (!words || line.from === line.to) return null;
  const middle = onWay(ways.get(line.id), places.spots.get(line.from), places.spots.get(line.to), 0.5);
  const { colour } = lineLook(line, colours);
  return svg(
    'text',
    {
      x: middle.x,
      y: middle.y + 4,
      'font-size': 11.5,
      'text-anchor': 'middle',
      fill: colour,
      stroke: colours.halo,
      'stroke-width': 3,
      'paint-order': 'stroke',
    },
    words,
  );
}
