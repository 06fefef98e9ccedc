'use strict';
// Search over names, aliases and ids; the arrow keys choose, Enter sets the focus.

const FOUND_MOST = 12;
const searched = once(() =>
  [...ACTORS.values()].filter(({ id }) => !BESIDE.actors.has(id)).map((actor) => ({
    actor,
    names: [actor.name, ...(actor.aliases || []).map((alias) => alias.name), actor.id].map((name) => ({
      name,
      key: folded(name),
    })),
  })),
);

// How well a name answers: 0 the same, 1 begins so, 2 a word begins so, 3 holds every word; null where it does not.
function match(key, asked) {
  if (key === asked) return 0;
  if (key.startsWith(asked)) return 1;
  if (key.includes(` ${asked}`)) return 2;
  return asked.split(' ').every((word) => key.includes(word)) ? 3 : null;
}

function findActors(text) {
  const asked = folded(text);
  if (!asked) return [];
  const hits = [];
  for (const { actor, names } of searched()) {
    const best = names
      .map(({ name, key }, order) => ({ name, order, rank: match(key, asked) }))
      .filter((hit) => hit.rank !== null)
      .sort((a, b) => a.rank - b.rank || a.order - b.order)[0];
    if (best) hits.push({ actor, ...best, ties: LINKS_OF.get(actor.id).length });
  }
  return hits
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.ties - a.ties ||
        a.actor.name.length - b.actor.name.length ||
        (a.actor.id < b.actor.id ? -1 : 1),
    )
    .slice(0, FOUND_MOST);
}

// A search box over its list of answers: `find` sets the focus, `to` says where the chains end.
function comboBox(input, list, chosen) {
  const box = { input, list, chosen, found: [], at: -1 };
  input.addEventListener('input', () => suggest(box));
  input.addEventListener('focus', () => input.value && suggest(box));
  input.addEventListener('blur', () => showFound(box, false));
  input.addEventListener('keydown', (event) => pressed(box, event));
}

function suggest(box) {
  const text = box.input.value;
  box.found = findActors(text);
  box.at = box.found.length ? 0 : -1;
  const items = box.found.map((hit, index) => foundItem(box, hit, index));
  const none =
    text.trim() && !items.length
      ? [el('li', { role: 'option', 'aria-disabled': 'true' }, 'No actor on this map has such a name')]
      : [];
  box.list.replaceChildren(...items, ...none);
  showFound(box, Boolean(items.length || none.length));
}

function foundItem(box, { actor, name }, index) {
  const onmousedown = (event) => {
    event.preventDefault();
    choose(box, index);
  };
  return el(
    'li',
    { id: `${box.list.id}-${index}`, role: 'option', 'data-actor': actor.id, onmousedown },
    bdi(actor.name),
    el('small', null, kindOf(actor), name === actor.name ? '' : [', also ', bdi(name)]),
  );
}

function showFound({ input, list, at }, on) {
  list.hidden = !on;
  input.setAttribute('aria-expanded', String(on));
  [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
  const current = on && at >= 0 ? list.children[at] : null;
  if (current) {
    input.setAttribute('aria-activedescendant', current.id);
    keepInList(list, current);
  } else input.removeAttribute('aria-activedescendant');
}

function choose(box, index) {
  const hit = box.found[index];
  if (!hit) return;
  box.input.value = '';
  showFound(box, false);
  box.chosen(hit.actor.id);
  byId('picture').focus({ preventScroll: true });
}

function pressed(box, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.found.length) {
    box.at = (box.at + step + box.found.length) % box.found.length;
    showFound(box, true);
  } else if (event.key === 'Enter') choose(box, box.at);
  else if (event.key === 'Escape') {
    box.input.value = '';
    suggest(box);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function keepInList(list, item) {
  if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
  const below = item.offsetTop + item.offsetHeight - list.scrollTop - list.clientHeight;
  if (below > 0) list.scrollTop += below;
}

// The focus on one actor: its kind is shown again if it was off, and the map is narrowed to its neighbours.
function focusOn(id) {
  const kindsOff = state.kindsOff.filter((kind) => kind !== ACTORS.get(id).kind);
  // On a phone the panel would cover the map that was asked for.
  change({
    focus: [id],
    hops: state.hops || 1,
    arrange: 'account',
    area: STACK_OF.has(id) ? ACTORS.get(id).area : state.area,
    to: '',
    chain: 0,
    pick: isPhone() ? '' : `a:${id}`,
    kindsOff,
  });
}

function wireSearch() {
  comboBox(byId('find'), byId('found'), focusOn);
  comboBox(byId('to'), byId('to-found'), chainTo);
}
