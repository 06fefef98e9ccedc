'use strict';
// Pointer and keyboard: what happens in the picture, and the few keys that work everywhere.

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The next box from `id` in a direction: near counts, and straight on counts more.
function nextBox(id, [right, down]) {
  const { spots } = picture.places;
  const from = spots.get(id);
  let best = null;
  for (const [other, spot] of spots) {
    const [x, y] = [spot.x - from.x, spot.y - from.y];
    const along = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    if (other !== id && along > 4 && (!best || along + aside * 2.5 < best.cost))
      best = { id: other, cost: along + aside * 2.5 };
  }
  return best && best.id;
}

// What the keyboard is on: what is picked, else the focus, else the first box.
function current() {
  const pick = picked();
  const on = (id) => picture.places.spots.has(id);
  if (pick && on(pick.id)) return pick.id;
  if (on(picture.hover)) return picture.hover;
  return state.focus.find(on) || picture.places.spots.keys().next().value;
}

function step(direction) {
  const here = current();
  if (!here) return;
  const start = picture.hover !== here && !picked();
  const next = start ? here : nextBox(here, direction) || here;
  picture.hover = next;
  if (picked()) change({ pick: pickOf(next) });
  else {
    reveal(next);
    repaint();
  }
  announce(next);
}

function announce(id) {
  const lines = [...picture.view.lines.values()].filter((line) => line.from === id || line.to === id);
  const links = sum(lines.map((line) => line.links.length));
  say(`${apart(boxName(id))}, ${kindOf(BOXES.get(id))}${aliveInWords(id)}, ${many(links, 'link')} drawn`);
}

function zoom(factor) {
  const { network } = picture;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });
}

function pictureKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    Enter: () => current() && open(pickOf(current())),
    f: () => ACTORS.has(current()) && focusOn(current()),
    '+': () => zoom(1.25),
    '=': () => zoom(1.25),
    '-': () => zoom(0.8),
    0: () => frame(true),
    Escape: goBack,
  };
  if (STEPS[event.key]) step(STEPS[event.key]);
  else if (acts[event.key] || acts[event.key.toLowerCase()]) (acts[event.key] || acts[event.key.toLowerCase()])();
  else return;
  event.preventDefault();
}

// Escape: first the panel closes, then the focus widens to the whole map again.
function goBack() {
  if (state.pick) closePanel();
  else if (state.to) change({ to: '', chain: 0 });
  else if (state.hops) change({ hops: 0, arrange: 'role' });
}

function wirePicture() {
  const { network } = picture;
  network.on('click', ({ pointer }) => {
    const actor = network.getNodeAt(pointer.DOM);
    const line = actor === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
    opener = null;
    picture.hover = '';
    change({ pick: actor !== undefined ? pickOf(actor) : line !== undefined ? `b:${line}` : '' });
  });
  network.on('doubleClick', ({ pointer }) => {
    const actor = network.getNodeAt(pointer.DOM);
    if (ACTORS.has(actor)) focusOn(actor);
  });
  network.on('hoverNode', ({ node, event }) => {
    picture.hover = node;
    tip([bdi(boxName(node)), `, ${kindOf(BOXES.get(node))}${aliveInWords(node)}`], event);
    repaint();
  });
  network.on('hoverEdge', ({ edge, event }) => {
    const line = picture.view.lines.get(edge);
    if (line) tip(lineInWords(line), event);
  });
  for (const over of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) {
    network.on(over, () => {
      byId('tip').hidden = true;
      picture.hover = '';
      byId('picture').style.cursor = '';
      repaint();
    });
  }
  byId('picture').addEventListener('keydown', pictureKey);
}

// How a box is picked: an actor or a stack.
function pickOf(id) {
  return `${STACKS.has(id) ? 's' : 'a'}:${id}`;
}

// What is to be said of an actor that is not there on the day asked for.
function aliveInWords(id) {
  const actor = ACTORS.get(id);
  return actor && !existsOn(actor, state.asOf) ? `, does not exist on ${dateInWords(state.asOf)}` : '';
}

function tip(content, event) {
  const box = byId('tip');
  const map = byId('map').getBoundingClientRect();
  box.replaceChildren(...content);
  box.hidden = false;
  byId('picture').style.cursor = 'pointer';
  const [x, y] = [event.clientX - map.left, event.clientY - map.top];
  box.style.left = `${Math.max(4, Math.min(map.width - box.offsetWidth - 4, x + 14))}px`;
  box.style.top = `${y + 18 + box.offsetHeight > map.height ? y - box.offsetHeight - 10 : y + 18}px`;
}

function wireKeys() {
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId('find').focus();
      byId('find').select();
    } else if (event.key === 'Escape' && byId('panel').contains(event.target)) closePanel();
  });
}
