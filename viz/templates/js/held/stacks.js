'use strict';
// Stacks: one box for the 43 local copies of a kind until an area is opened. viz/stacks.py says who is a copy.

const STACK_LEAST = 4;
const OWN_STACK = 'stack:own';
const OF_AREAS = [...STACK_OF.keys()].filter((id) => STACKS.get(STACK_OF.get(id)).byArea);
const AREAS = [...new Set(OF_AREAS.map((id) => ACTORS.get(id).area))].sort();

// Whether an actor stands by itself: it is of the opened area, in focus, of no stack, or of one that is open.
function standsAlone(id, chosen) {
  if (!STACK_OF.has(id) || chosen.focus.includes(id)) return true;
  return STACKS.get(STACK_OF.get(id)).byArea ? ACTORS.get(id).area === chosen.area : Boolean(chosen.own);
}

// For every actor that is in a stack now, that stack; a stack of too few is none.
function stackedIn(ids, chosen) {
  const inside = new Map();
  for (const id of ids) {
    if (standsAlone(id, chosen)) continue;
    const stack = STACK_OF.get(id);
    if (!inside.has(stack)) inside.set(stack, []);
    inside.get(stack).push(id);
  }
  const stood = new Map();
  for (const [stack, members] of inside) {
    if (members.length >= STACK_LEAST) members.forEach((id) => stood.set(id, stack));
  }
  return stood;
}

// The boxes of a view: actors by themselves and stacks with how many they hold, in the order of the drawing.
function boxesOf(ids, stood) {
  const held = new Map();
  const boxes = [];
  for (const id of ids) {
    const stack = stood.get(id);
    if (!stack) boxes.push(ACTORS.get(id));
    else held.set(stack, [...(held.get(stack) || []), id]);
  }
  for (const [id, members] of held) {
    const stack = STACKS.get(id);
    boxes.push({
      ...stack,
      label: `${members.length} × ${stack.plural}`,
      name: `${members.length} × ${stack.plural}`,
      held: members,
    });
  }
  return boxes.sort((a, b) => ORDER.get(a.id) - ORDER.get(b.id));
}

function stackPanel(id, view) {
  const box = view.boxes.find((one) => one.id === id);
  if (!box) return null;
  const byName = (a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB');
  return [
    panelTitle(box.label),
    el(
      'p',
      { class: 'kind' },
      box.byArea
        ? `A stack: ${many(box.held.length, 'actor')} of one kind, each with its own links of the same patterns. Choose one to open its area.`
        : `A box of ${many(box.held.length, 'actor')} on the inside. Choose one to draw each by itself.`,
    ),
    !box.byArea && el('div', { class: 'actions' }, button('Draw each by itself', () => change({ own: 1, pick: '' }), { id: 'own-open' })),
    el(
      'ul',
      { class: 'members' },
      [...box.held].sort(byName).map((member) =>
        el(
          'li',
          null,
          button(bdi(nameOf(member)), () => openArea(member), { class: 'plain', 'data-member': member }),
        ),
      ),
    ),
    bundleLists(view, id),
  ];
}

// What is bundled at a stack, line by line.
function bundleLists(view, id) {
  const lines = [...view.lines.values()].filter((line) => line.from === id || line.to === id);
  return [
    el('h3', null, `Its bundles of links (${lines.length})`),
    el(
      'ul',
      null,
      lines.map((line) =>
        el(
          'li',
          null,
          button(lineInWords(line), () => open(`b:${line.id}`), { class: 'plain' }),
        ),
      ),
    ),
  ];
}

function boxName(id) {
  const box = picture.view && picture.view.boxes.find((one) => one.id === id);
  return box ? box.name : nameOf(id);
}

// [the words for a line]: 'HMICFRS inspects 43 × forces (43 links)'
function lineInWords(line) {
  const verbs = [...new Set(line.links.map(verbOf))].join(', ');
  const count = line.links.length > 1 ? ` (${many(line.links.length, 'link')})` : '';
  return [bdi(boxName(line.from)), ` ${verbs} `, bdi(boxName(line.to)), count];
}

// What takes an actor out of its stack.
function takenOut(member) {
  return STACKS.get(STACK_OF.get(member)).byArea ? { area: ACTORS.get(member).area } : { own: 1 };
}

// An actor out of its stack, with all of its area, and picked.
function openArea(member) {
  change({ ...takenOut(member), pick: isPhone() ? '' : `a:${member}` });
  byId('picture').focus({ preventScroll: true });
}

function wireAreas() {
  const select = byId('area');
  select.closest('label').hidden = !AREAS.length;
  select.replaceChildren(
    el('option', { value: '' }, `${many(AREAS.length, 'area')} stacked`),
    ...AREAS.map((area) => el('option', { value: area }, area)),
  );
  select.addEventListener('change', () => change({ area: select.value }));
}
