'use strict';
// What can be filtered: for each list of boxes in the key, its values and which of them a link has.

const NO_BINDING = 'none';

// A link passes a facet when one of its values is on. `folded`: the list is closed when the map is opened.
const FACETS = {
  families: { title: 'Links', list: () => LISTS.families, of: (link) => [link.family] },
  standings: { title: 'Standing of the link', list: () => LISTS.standings, of: standingsOf },
  kinds: {
    title: 'Actors',
    list: () => LISTS.actorKinds,
    of: (link) => [ACTORS.get(link.subject).kind, ACTORS.get(link.object).kind],
    all: true,
    counts: 'actor',
  },
  verbs: { title: 'Kinds of link', list: () => LISTS.linkKinds, of: (link) => [link.kind], folded: true },
  bindings: {
    title: 'What makes it binding',
    list: () => ({ ...LISTS.docs.binding, [NO_BINDING]: '' }),
    of: (link) => [link.values.binding || NO_BINDING],
    folded: true,
  },
  sources: {
    title: 'Sources',
    list: sourcesByTitle,
    of: (link) => link.claims.map((claim) => claim.source),
    folded: true,
  },
};
const FACET_NAMES = Object.keys(FACETS);

function standingsOf(link) {
  return link.then && link.then !== link.standing ? [link.standing, link.then] : [link.standing];
}

function sourcesByTitle() {
  const titled = Object.entries(DATA.sources).sort(([a, one], [b, other]) =>
    one.title === other.title ? (a < b ? -1 : 1) : one.title < other.title ? -1 : 1,
  );
  return new Map(titled.map(([id, source]) => [id, source]));
}

// The values of a facet that occur in the data, in the order of its list.
function valuesOf(name) {
  const found = new Set(
    name === 'standings'
      ? OF_THE_MAP.flatMap((link) => [standingOn(link, META.asOf), link.standing, ...possible(link)])
      : name === 'kinds'
        ? [...ACTORS.values()].filter(({ id }) => !BESIDE.actors.has(id)).map((actor) => actor.kind)
        : OF_THE_MAP.flatMap((link) => FACETS[name].of(link)),
  );
  const list = FACETS[name].list();
  return [...(list instanceof Map ? list.keys() : Object.keys(list))].filter((value) => found.has(value));
}

// Every standing that a link has on some day.
function possible(link) {
  const phases = link.phases || ALWAYS;
  const first = phases.length ? phases[0][0] : '';
  const last = phases.length ? phases[phases.length - 1][1] : '';
  return [
    ...phases.map(([, , status]) => (link.denied ? 'denied' : status)),
    first > ALWAYS[0][0] || !phases.length ? 'not_yet' : '',
    last && last < ALWAYS[0][1] ? 'ended' : '',
  ];
}

function facetLabel(name, value) {
  if (name === 'families' || name === 'standings') return LISTS[name][value].label;
  if (name === 'kinds') return capital(LISTS.actorKinds[value].label);
  if (name === 'verbs') return capital(LISTS.linkKinds[value].label);
  if (name === 'bindings') return value === NO_BINDING ? 'Not stated' : capital(spaced(value));
  return (own(DATA.sources, value) || { title: value }).title;
}

function isOn(name, value) {
  if (name === 'standings') return state.standings.includes(value);
  return !state[`${name}Off`].includes(value);
}

function facetState(name, values, on) {
  if (name === 'standings') return { standings: values.filter(on) };
  return { [`${name}Off`]: values.filter((value) => !on(value)) };
}

// Which links pass a facet, as a test; null where every one does.
function facetTest(name, chosen) {
  const { of, all } = FACETS[name];
  if (name === 'standings') {
    const on = new Set(chosen.standings);
    return (link) => of(link).some((value) => on.has(value));
  }
  const off = new Set(chosen[`${name}Off`]);
  if (!off.size) return null;
  return (link) => {
    const values = of(link);
    return all ? !values.some((value) => off.has(value)) : !values.length || values.some((value) => !off.has(value));
  };
}
