'use strict';
// What part of the map the window shows: as large as it is readable, round the focus, clear of the panel.

const LABEL_LEAST = 11;
const SCALE_MOST = 1.3;

function extent(places) {
  const xs = [...places.spots.values()].map((spot) => spot.x);
  const half = places.geometry.box / 2 + 6;
  const first = places.lanes[0];
  const last = places.lanes[places.lanes.length - 1];
  if (!first || !xs.length) return { left: -half, right: half, top: 0, bottom: 60 };
  return {
    left: xs.reduce((a, b) => Math.min(a, b)) - half,
    right: xs.reduce((a, b) => Math.max(a, b)) + half,
    top: first.top,
    bottom: last.bottom,
  };
}

// Show the map as large as it is readable; `whole` shows all of it, however small its labels get.
function frame(whole) {
  const { network, places } = picture;
  const [wide, tall] = [byId('picture').clientWidth, byId('picture').clientHeight];
  picture.framed = `${wide} ${tall}`;
  const gutter = places.geometry.gutter;
  const all = extent(places);
  const least = LABEL_LEAST / places.geometry.font;
  const fitting = (free) =>
    Math.min((free - 8) / (all.right - all.left), (tall - 34) / (all.bottom - all.top), SCALE_MOST);
  // Beside the panel (on a phone above it) where that is readable, else under it.
  const under = whole ? 0 : panelHeight();
  const panel = fitting(wide - gutter - panelWidth()) >= least || whole ? panelWidth() : 0;
  const room = wide - gutter - panel;
  const scale = whole ? fitting(room) : Math.max(fitting(room), least);
  const focus = state.focus.map((id) => places.spots.get(id)).find(Boolean) || {
    x: (all.left + all.right) / 2,
    y: all.top,
  };
  const middle = (low, high, free, wanted) => {
    const half = free / scale / 2;
    return high - low <= 2 * half ? (low + high) / 2 : Math.min(Math.max(wanted, low + half), high - half);
  };
  // The top of the map is in sight wherever the focus is so with it.
  const foot = focus.y + (focus.height || 0) / 2 + 12;
  const fromTop = foot <= all.top + (tall - under) / scale ? all.top : focus.y;
  network.moveTo({
    position: {
      x: middle(all.left, all.right, room, focus.x) + (panel - gutter) / scale / 2,
      y: middle(all.top, all.bottom + 30 / scale, tall - under, fromTop) + under / scale / 2,
    },
    scale,
    animation: false,
  });
}

// How much of the map the open panel covers.
function panelWidth() {
  return byId('panel').hidden || isPhone() ? 0 : byId('panel').offsetWidth;
}

// How much of the foot of the map the open panel covers on a phone; nothing where hardly any map would be left.
function panelHeight() {
  if (byId('panel').hidden || !isPhone()) return 0;
  const map = byId('picture').getBoundingClientRect();
  const covered = Math.max(0, map.bottom - byId('panel').getBoundingClientRect().top);
  return map.height - covered < 120 ? 0 : covered;
}

// Bring an actor into the window, clear of the panel, without changing the scale.
function reveal(id) {
  const spot = picture.places.spots.get(id);
  if (!spot) return;
  const { network } = picture;
  const at = network.canvasToDOM(spot);
  const half = (picture.places.geometry.box / 2) * network.getScale() + 8;
  const room = {
    left: half + picture.places.geometry.gutter,
    right: byId('picture').clientWidth - panelWidth() - half,
    top: 40,
    bottom: byId('picture').clientHeight - Math.max(70, panelHeight() + 34),
  };
  const off = (value, low, high) => (value < low ? value - low : value > high ? value - high : 0);
  const shift = { x: off(at.x, room.left, Math.max(room.left, room.right)), y: off(at.y, room.top, room.bottom) };
  if (!shift.x && !shift.y) return;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + shift.x / scale, y: y + shift.y / scale }, scale, animation: false });
}
