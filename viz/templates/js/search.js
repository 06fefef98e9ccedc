'use strict';
// Search over names, aliases and ids; the arrow keys choose, Enter sets the focus.

const FOUND_MOST = 12;
const INDEX = [...ACTORS.values()].map((actor) => ({
  actor,
  names: [actor.name, ...(actor.aliases || []).map((alias) => alias.name), actor.id].map((name) => ({
    name,
    key: folded(name),
  })),
}));
const search = { found: [], at: -1 };

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
  for (const { actor, names } of INDEX) {
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

function suggest() {
  const text = byId('find').value;
  search.found = findActors(text);
  search.at = search.found.length ? 0 : -1;
  const items = search.found.map(({ actor, name }, index) =>
    el(
      'li',
      {
        id: `found-${index}`,
        role: 'option',
        'data-actor': actor.id,
        onmousedown: (event) => {
          event.preventDefault();
          choose(index);
        },
      },
      bdi(actor.name),
      el('small', null, kindOf(actor), name === actor.name ? '' : [', also ', bdi(name)]),
    ),
  );
  const none =
    text.trim() && !items.length
      ? [el('li', { role: 'option', 'aria-disabled': 'true' }, 'No actor on this map has such a name')]
      : [];
  byId('found').replaceChildren(...items, ...none);
  showFound(Boolean(items.length || none.length));
}

function showFound(on) {
  byId('found').hidden = !on;
  const input = byId('find');
  input.setAttribute('aria-expanded', String(on));
  [...byId('found').children].forEach((item, index) => item.setAttribute('aria-selected', String(index === search.at)));
  const current = on && search.at >= 0 ? byId(`found-${search.at}`) : null;
  if (current) {
    input.setAttribute('aria-activedescendant', current.id);
    keepInList(current);
  } else input.removeAttribute('aria-activedescendant');
}

function keepInList(item) {
  const list = byId('found');
  if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
  const below = item.offsetTop + item.offsetHeight - list.scrollTop - list.clientHeight;
  if (below > 0) list.scrollTop += below;
}

function choose(index) {
  const hit = search.found[index];
  if (!hit) return;
  byId('find').value = '';
  showFound(false);
  focusOn(hit.actor.id);
  byId('picture').focus({ preventScroll: true });
}

// The focus on one actor: its kind is shown again if it was off, and the map is narrowed to its neighbours.
function focusOn(id) {
  const kindsOff = state.kindsOff.filter((kind) => kind !== ACTORS.get(id).kind);
  // On a phone the panel would cover the map that was asked for.
  change({ focus: [id], hops: state.hops || 1, arrange: 'account', pick: isPhone() ? '' : `a:${id}`, kindsOff });
}

function wireSearch() {
  const input = byId('find');
  input.addEventListener('input', suggest);
  input.addEventListener('focus', () => {
    if (input.value) suggest();
  });
  input.addEventListener('blur', () => showFound(false));
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && search.found.length) {
      search.at = (search.at + step + search.found.length) % search.found.length;
      showFound(true);
    } else if (event.key === 'Enter') choose(search.at);
    else if (event.key === 'Escape') {
      input.value = '';
      suggest();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
