'use strict';
// Paints the boxes of the actors and the stripes and titles of the bands on the canvas.

const FACE = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", system-ui, sans-serif';
const wrapCache = new Map();

// A label in at most `most` lines that fit `room`, cut with … where there is more.
function wrapped(context, text, room, most) {
  const key = `${context.font}|${room}|${most}|${text}`;
  if (!wrapCache.has(key)) wrapCache.set(key, wrapNow(context, text, room, most));
  return wrapCache.get(key);
}

function wrapNow(context, text, room, most) {
  const wide = (part) => widthOf(context, part);
  const space = wide(' ');
  const lines = [];
  let used = Infinity;
  for (const { piece, glued } of piecesOf(text, room, wide)) {
    const needed = wide(piece) + (glued ? 0 : space);
    if (used + needed <= room) {
      lines[lines.length - 1] += glued ? piece : ` ${piece}`;
      used += needed;
    } else if (lines.length === most) {
      lines.push('');
      break;
    } else {
      lines.push(piece);
      used = wide(piece);
    }
  }
  if (lines.length <= most) return lines;
  const last = [...lines[most - 1]];
  while (last.length > 1 && context.measureText(`${last.join('')}…`).width > room) last.pop();
  return [...lines.slice(0, most - 1), `${toAWord(last.join(''))}…`];
}

// A text that is cut ends with a whole word, unless that would cost half of it.
function toAWord(text) {
  const space = text.lastIndexOf(' ');
  return (space > text.length / 2 ? text.slice(0, space) : text).trimEnd();
}

// The words of a text; one that is wider than a line comes in pieces, at its hyphens or else anywhere.
function piecesOf(text, room, wide) {
  const words = text.trim().split(/\s+/u).slice(0, 60);
  return words.flatMap((word) => {
    const parts = wide(word) <= room ? [word] : word.slice(0, 400).match(/[^-]*-|[^-]+/gu);
    return parts.flatMap((part) => inPieces(part, room, wide)).map((piece, index) => ({ piece, glued: index > 0 }));
  });
}

function inPieces(part, room, wide) {
  if (wide(part) <= room) return [part];
  const pieces = [''];
  for (const letter of part) {
    if (wide(pieces[pieces.length - 1] + letter) > room) pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}

const widthCache = new Map();

function widthOf(context, part) {
  const key = `${context.font}|${part}`;
  if (!widthCache.has(key)) widthCache.set(key, context.measureText(part).width);
  return widthCache.get(key);
}

// A box that only may come to be, or that is not there on the day, has a broken edge.
const NOT_THERE = [5, 3];

function isNotThere(box, day) {
  return Boolean(box.existence || (!box.members && !existsOn(box, day)));
}

// `marks`: {focus: Set, picked: id, near: Set or null (all), hover: id, keyboard: true while keys are used}
function paintBox(context, actor, spot, geometry, colours, marks) {
  const look = LISTS.actorKinds[actor.kind];
  const colour = colourOf(look, colours);
  const inFocus = marks.focus.has(actor.id);
  const path = outlinePath(actor.kind, geometry.box, spot.height);
  context.save();
  context.translate(spot.x, spot.y);
  context.lineJoin = 'round';
  context.fillStyle = colours.page;
  context.fill(path);
  if (marks.near && !marks.near.has(actor.id)) context.globalAlpha = 0.4;
  if (actor.members) paintStack(context, path, colour, colours);
  context.fillStyle = inFocus ? colour : mixed(colour, colours.page, colours.tint);
  context.fill(path, 'evenodd');
  if (!inFocus) paintEdge(context, path, colour, geometry, spot);
  context.strokeStyle = actor.id === marks.picked || actor.id === marks.hover ? colours.text : colour;
  context.lineWidth = actor.id === marks.picked ? 3.5 : actor.id === marks.hover || inFocus ? 2.5 : 1.4;
  if (isNotThere(actor, state.asOf)) context.setLineDash(NOT_THERE);
  context.stroke(path);
  paintLabel(context, actor, spot, geometry, inFocus ? colours.page : colours.text);
  context.restore();
}

// Two more boxes behind: there are many of them.
function paintStack(context, path, colour, colours) {
  for (const shift of [5, 2.5]) {
    context.save();
    context.translate(shift, shift);
    context.fillStyle = colours.page;
    context.fill(path);
    context.strokeStyle = colour;
    context.lineWidth = 1.2;
    context.stroke(path);
    context.restore();
  }
}

// The strong edge on the left that carries the colour of the kind.
function paintEdge(context, path, colour, geometry, spot) {
  context.save();
  context.clip(path);
  context.fillStyle = colour;
  context.fillRect(-geometry.box / 2, -spot.height / 2, 5, spot.height);
  context.restore();
}

// The lines of a label, how many there may be, and how wide they may be.
function labelLines(context, actor, spot, geometry) {
  context.font = `${geometry.font}px ${FACE}`;
  const most = Math.floor((spot.height - 2 * geometry.pad) / geometry.line);
  const room = geometry.box - 2 * geometry.pad - 8;
  return { lines: wrapped(context, actor.label, room, most), most, room };
}

function paintLabel(context, actor, spot, geometry, colour) {
  const { lines } = labelLines(context, actor, spot, geometry);
  context.fillStyle = colour;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  lines.forEach((line, index) => context.fillText(line, 2, (index - (lines.length - 1) / 2) * geometry.line + 0.5));
}

// `seen` is the part of the map in the window: {left, right, top, bottom, scale}
function paintStripes(context, lanes, seen, colours) {
  lanes.forEach((lane, index) => {
    context.fillStyle = index % 2 ? colours.page : colours.lane;
    context.fillRect(seen.left, lane.top, seen.right - seen.left, lane.bottom - lane.top);
  });
}

const TITLE = { size: 11.5, line: 14, least: 7 };

// Titles keep to the left edge of the window and stay one size, however the map is moved; only where a band is too low
// for its title on paper do its letters get smaller.
function paintTitles(context, lanes, seen, geometry, colours) {
  context.save();
  context.translate(seen.left, 0);
  context.scale(1 / seen.scale, 1 / seen.scale);
  const part = { top: seen.top * seen.scale, bottom: seen.bottom * seen.scale };
  if (geometry.gutter) ground(context, { left: 0, ...part, right: geometry.gutter - 6 }, colours, 0.93);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const lane of lanes) {
    const [top, bottom] = [lane.top * seen.scale, lane.bottom * seen.scale];
    if (geometry.gutter) paintBeside(context, { title: lane.title, top, bottom, part }, geometry, colours);
    else paintAbove(context, lane.title, top, colours);
  }
  context.restore();
}

// A strip of the page's own colour keeps the titles clear of what is moved under them.
function ground(context, { left, top, right, bottom }, colours, alpha) {
  context.globalAlpha = alpha;
  context.fillStyle = colours.page;
  context.fillRect(left, top, right - left, bottom - top);
  context.globalAlpha = 1;
}

function paintBeside(context, { title, top, bottom, part }, geometry, colours) {
  const [low, high] = [Math.max(top, part.top), Math.min(bottom, part.bottom)];
  for (let size = TITLE.size; size >= TITLE.least; size -= 1.5) {
    const line = (size * TITLE.line) / TITLE.size;
    context.font = `600 ${size}px ${FACE}`;
    const lines = wrapped(context, title, geometry.gutter - 18, 4);
    const tall = lines.length * line;
    if (tall > bottom - top) continue;
    if (tall > high - low) return;
    context.fillStyle = colours.quiet;
    const middle = (low + high) / 2;
    lines.forEach((text, index) => context.fillText(text, 9, middle + (index - (lines.length - 1) / 2) * line));
    return;
  }
}

function paintAbove(context, title, top, colours) {
  context.font = `600 ${TITLE.size}px ${FACE}`;
  const [text] = wrapped(context, title, 340, 1);
  ground(context, { left: 5, top: top + 2, right: 14 + widthOf(context, text), bottom: top + 18 }, colours, 0.85);
  context.fillStyle = colours.quiet;
  context.fillText(text, 9, top + 10);
}
