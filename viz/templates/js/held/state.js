'use strict';
// What the reader has chosen. It lives here and in the address after '#', so that a link brings the same view back.

const START = Object.freeze({
  focus: META.focus,
  hops: 0,
  arrange: 'role',
  area: META.area,
  to: '',
  chain: 0,
  asOf: META.asOf,
  compare: META.compare || '',
  changed: 0,
  side: META.compare ? 1 : 0,
  kindsOff: [],
  familiesOff: META.familiesOff,
  verbsOff: [],
  bindingsOff: [],
  sourcesOff: [],
  standings: META.standings,
  importance: META.importance,
  teeth: META.teeth ? 1 : 0,
  alone: 0,
  own: 0,
  pick: '',
  step: 0,
  dark: window.matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0,
});
const CHOICES = {
  focus: (id) => ACTORS.has(id),
  kindsOff: (kind) => Object.hasOwn(LISTS.actorKinds, kind),
  familiesOff: (family) => Object.hasOwn(LISTS.families, family),
  verbsOff: (kind) => Object.hasOwn(LISTS.linkKinds, kind),
  bindingsOff: (binding) => binding === NO_BINDING || Object.hasOwn(LISTS.docs.binding, binding),
  sourcesOff: (source) => Object.hasOwn(DATA.sources, source),
  standings: (standing) => Object.hasOwn(LISTS.standings, standing),
};
const STEPS_TOLD = (META.story || []).length;
// '*': the voters, Parliament and the Crown.
const ROOTS = '*';
const MOST = { hops: 3, importance: 3, teeth: 1, alone: 1, own: 1, dark: 1, changed: 1, side: 1 };

let state = START;
let onChange = () => {};

function change(part) {
  const before = state;
  state = { ...state, ...part };
  onChange(before);
}

// What is picked: {sort: 'actor' | 'link' | 'line' | 'stack' | 'told', id}, or null. A line is all links of a family
// between two boxes; told are the chains or the changes in words.
function picked() {
  const sort = { a: 'actor', l: 'link', b: 'line', s: 'stack', t: 'told' }[state.pick.slice(0, 1)];
  return sort ? { sort, id: state.pick.slice(2) } : null;
}

// The address as last read or written: where it is another, the reader has just changed it and it is about to be read.
let knownAddress = location.hash;

function readAddress() {
  knownAddress = location.hash;
  const asked = new URLSearchParams(location.hash.slice(1));
  const read = { ...START };
  for (const [key, valid] of Object.entries(CHOICES)) {
    if (asked.has(key)) read[key] = [...new Set(asked.get(key).split(','))].filter(valid);
  }
  for (const [key, most] of Object.entries(MOST)) {
    if (/^\d$/.test(asked.get(key) || '')) read[key] = Math.min(most, Number(asked.get(key)));
  }
  if (asked.get('arrange') === 'account') read.arrange = 'account';
  if (/^[albst]:/.test(asked.get('pick') || '')) read.pick = asked.get('pick');
  if (asked.has('area')) read.area = AREAS.includes(asked.get('area')) ? asked.get('area') : '';
  for (const key of ['asOf', 'compare']) if (validDay(asked.get(key))) read[key] = asked.get(key);
  if (asked.get('to') === ROOTS || ACTORS.has(asked.get('to'))) read.to = asked.get('to');
  if (/^\d{1,3}$/.test(asked.get('chain') || '')) read.chain = Number(asked.get('chain'));
  if (/^\d{1,2}$/.test(asked.get('step') || '')) read.step = Math.min(STEPS_TOLD, Number(asked.get('step')));
  if (!read.focus.length) Object.assign(read, { hops: 0, to: '', chain: 0 });
  return read;
}

function writeAddress() {
  if (location.hash !== knownAddress) return;
  const said = new URLSearchParams();
  for (const key of Object.keys(START)) {
    if (key !== 'dark' && String(state[key]) !== String(START[key])) said.set(key, String(state[key]));
  }
  const hash = said.size ? `#${said}` : location.pathname + location.search;
  // Within a page of others a map has no address of its own.
  if (location.protocol === 'about:') return;
  history.replaceState(null, '', hash);
  knownAddress = location.hash;
}
