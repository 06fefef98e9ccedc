'use strict';
// Words on the lines: what each line of the picked actor says, and the sign of a denial; never one over another.

const LABELS_MOST = 24;
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

// Which of the lines that stand out say what they are: those of the most important links, where there are too many.
function toldOf(lines) {
  const weight = (line) => Math.max(...line.links.map((link) => link.importance));
  const first = [...lines].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  return new Set(first.slice(0, LABELS_MOST).map((line) => line.id));
}

// A point of a line, `part` of the way along it as vis-network draws it.
function pointOn(network, line, part) {
  const edge = network.body.edges[line.id];
  return edge && line.from !== line.to ? edge.edgeType.getPoint(part) : null;
}

function wordsOn(line, marks) {
  const strong = marks.strong && marks.strong.has(line.id);
  if (marks.strong && !strong) return '';
  const verbs =
    strong && marks.told.has(line.id)
      ? [...new Set(line.links.map((link) => LISTS.linkKinds[link.kind].label))].join(', ')
      : '';
  const bundle = line.links.length > 1 && (STACKS.has(line.from) || STACKS.has(line.to)) ? `×${line.links.length}` : '';
  return [signOn(line), verbs, bundle].filter(Boolean).join(' ');
}

function signOn(line) {
  if (line.change) return LISTS.changes[line.change].sign;
  return line.denied ? LISTS.denied.sign : '';
}

function overlaps(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function boxRectangles({ spots, geometry }) {
  return [...spots.values()].map(({ x, y, height }) => ({
    left: x - geometry.box / 2,
    right: x + geometry.box / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  }));
}

// Where the words of the lines stand. Signs (denied, added, ended) are placed first and always; the others only where
// there is room.
function placeWords(context, network, { view, places, marks }, scale) {
  const said = [...view.lines.values()]
    .map((line) => ({ line, words: wordsOn(line, marks), sign: signOn(line) }))
    .filter(({ words }) => words)
    .sort((a, b) => b.sign.length - a.sign.length);
  const taken = said.length ? boxRectangles(places) : [];
  const placed = [];
  for (const one of said) {
    const size = (one.words.length === 1 ? 17 : 11.5) / scale;
    const font = `${one.sign ? 700 : 400} ${size}px ${FACE}`;
    context.font = font;
    const room = { width: context.measureText(one.words).width, height: size * 1.15 };
    const place = freePlace(network, one.line, room, taken);
    if (!place) continue;
    taken.push(place.area);
    placed.push({ ...one, font, place });
  }
  return placed;
}

function paintLabels(context, network, sheet, scale) {
  context.save();
  Object.assign(context, {
    textAlign: 'center',
    textBaseline: 'middle',
    lineJoin: 'round',
    strokeStyle: sheet.colours.halo,
    lineWidth: 4 / scale,
  });
  for (const { line, words, font, place } of placeWords(context, network, sheet, scale)) {
    context.font = font;
    paintWords(context, words, place, lineLook(line, sheet.colours).colour);
  }
  context.restore();
}

function freePlace(network, line, { width, height }, taken) {
  for (const part of ALONG) {
    const point = pointOn(network, line, part);
    if (!point) return null;
    const area = {
      left: point.x - width / 2,
      right: point.x + width / 2,
      top: point.y - height / 2,
      bottom: point.y + height / 2,
    };
    if (!taken.some((other) => overlaps(area, other))) return { ...point, area };
    if (signOn(line) && part === ALONG[ALONG.length - 1]) return { ...point, area };
  }
  return null;
}

function paintWords(context, words, { x, y }, colour) {
  context.strokeText(words, x, y);
  context.fillStyle = colour;
  context.fillText(words, x, y);
}
