'use strict';
// What is drawn now, as plain values: for the console of the browser, for tests and for measuring.

function inspection() {
  const lines = () => [...picture.view.lines.values()];
  const boxes = () => picture.view.boxes;
  return Object.freeze({
    actors: () => boxes().filter((box) => !box.members).map((box) => box.id),
    stacks: () => Object.fromEntries(boxes().filter((box) => box.members).map((box) => [box.id, box.held.length])),
    chains: () => picture.view.chains && picture.view.chains.found.map(chainAsValues),
    data: () => DATA,
    csv: csvText,
    links: () => picture.view.links.map((link) => link.id),
    lines: () => lines().map(lineAsValues),
    boxes: boxesInWindow,
    labels: labelsPainted,
    words: wordsPainted,
    spots: () => Object.fromEntries(picture.places.spots),
    ways: waysPainted,
    packed: () => Object.fromEntries(pack(picture.view.rows, DATA.layout.desk).spots),
    pointOn: pointInWindow,
    state: () => ({ ...state }),
    // Whether the table and the address have followed the picture.
    settled: () => !shown.address && byId('tables').getAttribute('aria-busy') === 'false',
  });
}

function chainAsValues(steps) {
  return steps.map(({ giver, forum, link, through }) => [giver, forum, link.id, through]);
}

function lineAsValues(line) {
  const { dashes, color, arrows } = picture.edges.get(line.id);
  return {
    id: line.id,
    links: line.links.map((link) => link.id),
    change: line.change,
    words: wordsOn(line, picture.marks),
    dashes,
    colour: color.color,
    opacity: color.opacity,
    mark: arrows.to.type,
  };
}

// A rectangle of the map, given by its middle, as CSS pixels of the window.
function inWindow({ x, y }, width, height) {
  const corner = byId('picture').getBoundingClientRect();
  const scale = picture.network.getScale();
  const at = picture.network.canvasToDOM({ x, y });
  return { x: corner.left + at.x, y: corner.top + at.y, width: width * scale, height: height * scale };
}

// Where the boxes stand, and how large their letters are.
function boxesInWindow() {
  const { spots, geometry } = picture.places;
  return picture.view.boxes.map((box) => {
    const spot = spots.get(box.id);
    const font = geometry.font * picture.network.getScale();
    return { id: box.id, ...inWindow(spot, geometry.box, spot.height), font };
  });
}

// What is written on each box, and whether it fits.
function labelsPainted() {
  const context = document.createElement('canvas').getContext('2d');
  const { spots, geometry } = picture.places;
  return picture.view.boxes.map((box) => {
    const { lines, most, room } = labelLines(context, box, spots.get(box.id), geometry);
    const widest = Math.max(...lines.map((line) => context.measureText(line).width));
    return { id: box.id, words: lines.join(' '), lines: lines.length, most, widest: Math.floor(widest), room };
  });
}

// Where the words on the lines stand.
function wordsPainted() {
  const context = document.createElement('canvas').getContext('2d');
  const placed = placeWords(context, picture.network, picture, picture.network.getScale());
  return placed.map(({ line, words, place }) => {
    const { left, right, top, bottom } = place.area;
    return { id: `${line.id}: ${words}`, ...inWindow(place, right - left, bottom - top) };
  });
}

// The points of each line from box to box as the network draws it, and the boxes, both in the units of the map.
function waysPainted() {
  const { spots, geometry } = picture.places;
  const boxes = [...spots].map(([id, { x, y, height }]) => [id, x - geometry.box / 2, y - height / 2, geometry.box, height]);
  const parts = Array.from({ length: 201 }, (_, part) => part / 200);
  const along = (line) => parts.map((part) => pointOn(picture.network, line, part)).filter(Boolean);
  return { boxes, lines: [...picture.view.lines.values()].map((line) => ({ from: line.from, to: line.to, points: along(line).map(({ x, y }) => [x, y]) })) };
}

// A point of the window where a line can be clicked: on it, and on no box.
function pointInWindow(id) {
  const corner = byId('picture').getBoundingClientRect();
  const points = ALONG.map((part) => pointOn(picture.network, picture.view.lines.get(id), part))
    .filter(Boolean)
    .map((point) => picture.network.canvasToDOM(point));
  const free = points.find(
    (point) => picture.network.getNodeAt(point) === undefined && picture.network.getEdgeAt(point) === id,
  );
  return free ? { x: corner.left + free.x, y: corner.top + free.y } : null;
}
