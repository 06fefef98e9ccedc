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
  const fits = (line) => context.measureText(line).width <= room;
  const lines = [];
  let rest = [...text.replace(/\s+/gu, ' ').trim()];
  while (rest.length && lines.length < most) {
    let end = 0;
    // The longest beginning that fits, by halves: to measure a text is what costs.
    for (let most = Math.min(rest.length, 200); end < most;) {
      const middle = Math.ceil((end + most) / 2);
      if (fits(rest.slice(0, middle).join(''))) end = middle;
      else most = middle - 1;
    }
    if (end < rest.length) {
      const space = rest.lastIndexOf(' ', end);
      if (space > 0) end = space;
    }
    end = Math.max(end, 1);
    lines.push(rest.slice(0, end).join('').trim());
    rest = rest.slice(end);
    while (rest[0] === ' ') rest.shift();
  }
  if (rest.length) {
    const last = [...lines[lines.length - 1]];
    while (last.length > 1 && !fits(`${last.join('')}…`)) last.pop();
    lines[lines.length - 1] = `${last.join('').trimEnd()}…`;
  }
  return lines;
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
  if (actor.existence || (!actor.members && !existsOn(actor, state.asOf))) context.setLineDash([5, 3]);
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

function paintLabel(context, actor, spot, geometry, colour) {
  context.font = `${geometry.font}px ${FACE}`;
  context.fillStyle = colour;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const most = Math.floor((spot.height - 2 * geometry.pad) / geometry.line);
  const lines = wrapped(context, actor.label, geometry.box - 2 * geometry.pad - 8, most);
  lines.forEach((line, index) => context.fillText(line, 2, (index - (lines.length - 1) / 2) * geometry.line + 0.5));
}

// `seen` is the part of the map in the window: {left, right, top, bottom, scale}
function paintStripes(context, lanes, seen, colours) {
  lanes.forEach((lane, index) => {
    context.fillStyle = index % 2 ? colours.page : colours.lane;
    context.fillRect(seen.left, lane.top, seen.right - seen.left, lane.bottom - lane.top);
  });
}

// Titles keep to the left edge of the window and stay one size, however the map is moved.
function paintTitles(context, lanes, seen, geometry, colours) {
  context.save();
  context.translate(seen.left, 0);
  context.scale(1 / seen.scale, 1 / seen.scale);
  if (geometry.gutter) {
    // A strip of the page's own colour keeps the titles clear of the boxes that are moved under them.
    context.globalAlpha = 0.93;
    context.fillStyle = colours.page;
    context.fillRect(0, seen.top * seen.scale, geometry.gutter - 6, (seen.bottom - seen.top) * seen.scale);
    context.globalAlpha = 1;
  }
  context.font = `600 11.5px ${FACE}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const [room, most] = geometry.gutter ? [geometry.gutter - 18, 4] : [340, 1];
  for (const lane of lanes) {
    const [low, high] = geometry.gutter
      ? [Math.max(lane.top, seen.top), Math.min(lane.bottom, seen.bottom)]
      : [lane.top, lane.bottom];
    const [top, bottom] = [low * seen.scale, high * seen.scale];
    const lines = wrapped(context, lane.title, room, most);
    const tall = lines.length * 14;
    if (bottom - top < tall) continue;
    const middle = geometry.gutter ? (top + bottom) / 2 : top + 10;
    context.fillStyle = colours.quiet;
    lines.forEach((line, index) => context.fillText(line, 9, middle + (index - (lines.length - 1) / 2) * 14));
  }
  context.restore();
}
