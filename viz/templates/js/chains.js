'use strict';
// The chains by which one actor answers to another, as queries/analyses/chain.py finds them; the tests hold both to
// the same answer.

const CHAINS_MOST = 100;
const CHAIN_STEPS = 4;
const NEUTRAL = new Set(['HEADS', 'PART_OF']);
const ROOT_KINDS = new Set(['public', 'legislature', 'crown']);
const sortedActors = once(() => [...ACTORS.keys()].sort());
const sortedLinks = once(() => [...LINKS.keys()].sort());
const chainCache = { key: '', found: null };

// The strongest step from each actor to each that may hold it to account on a day: giver -> forum -> step.
function stepsOn(day) {
  const steps = new Map();
  const note = (step) => {
    if (!steps.has(step.giver)) steps.set(step.giver, new Map());
    const towards = steps.get(step.giver);
    if (!towards.has(step.forum) || stronger(step, towards.get(step.forum)) < 0) towards.set(step.forum, step);
  };
  for (const link of LINKS.values()) {
    const tie = link.denied ? null : forumOf(link);
    const phase = tie && phaseOn(link, day);
    if (phase && phase[2] === 'in_force') note({ ...tie, link, through: '' });
  }
  for (const [giver, link, through, first, last] of DATA.through) {
    if (first > day || last < day) continue;
    const by = LINKS.get(sortedLinks()[link]);
    note({ giver: sortedActors()[giver], forum: forumOf(by).forum, link: by, through: sortedActors()[through] });
  }
  return steps;
}

// By rank, then stated directly rather than through another, then by id.
function stronger(a, b) {
  const before = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
  return b.link.rank - a.link.rank || before(a.through, b.through) || before(a.link.id, b.link.id);
}

// How many steps each actor is from one of `ends`; an end is passed through by no chain.
function distancesTo(ends, steps) {
  const back = new Map();
  for (const [giver, towards] of steps) {
    if (ends.has(giver)) continue;
    for (const forum of towards.keys()) {
      if (!back.has(forum)) back.set(forum, []);
      back.get(forum).push(giver);
    }
  }
  const far = new Map([...ends].map((end) => [end, 0]));
  for (let edge = [...ends], step = 1; edge.length; step += 1) {
    edge = [...new Set(edge.flatMap((id) => back.get(id) || []))].filter((id) => !far.has(id));
    edge.forEach((id) => far.set(id, step));
  }
  return far;
}

// Every chain from `start` to one of `ends`, shortest first, then by the ids on the way; at most CHAINS_MOST.
function findChains(start, ends, day) {
  const steps = stepsOn(day);
  const far = distancesTo(ends, steps);
  const found = [];
  const walk = (way, left) => {
    const here = way[way.length - 1];
    if (found.length === CHAINS_MOST) return;
    if (ends.has(here)) {
      if (left === 0) found.push(way.slice(1).map((forum, index) => steps.get(way[index]).get(forum)));
      return;
    }
    for (const forum of [...(steps.get(here) || new Map()).keys()].sort()) {
      if (far.get(forum) < left && !way.includes(forum)) walk([...way, forum], left - 1);
    }
  };
  for (let length = 1; length <= CHAIN_STEPS; length += 1) walk([start], length);
  return found;
}

function endsFor(to, day) {
  if (to !== ROOTS) return [to];
  return [...ACTORS.values()].filter((actor) => ROOT_KINDS.has(actor.kind) && existsOn(actor, day)).map(({ id }) => id);
}

const teethOf = (steps) => {
  const ranks = steps.filter((step) => !NEUTRAL.has(step.link.kind)).map((step) => step.link.rank);
  return ranks.length > 0 && Math.min(...ranks) >= 2;
};

// The first step of the lowest power among those that are not neutral; the first where all are.
function weakestOf(steps) {
  const counted = steps.filter((step) => !NEUTRAL.has(step.link.kind));
  return counted.reduce((least, step) => (step.link.rank < least.link.rank ? step : least), counted[0] || steps[0]);
}

// The chains that are asked for, and what of the map shows them.
function chainsFor({ focus, to, asOf }) {
  const key = `${focus[0]}>${to}>${asOf}`;
  if (chainCache.key !== key) {
    const ends = new Set(endsFor(to, asOf));
    ends.delete(focus[0]);
    const found = findChains(focus[0], ends, asOf);
    Object.assign(chainCache, { key, found: { found, ...shownBy(focus[0], to, found, asOf) } });
  }
  return chainCache.found;
}

// Links and actors on the chains: with an actor that answers through another, that other and what makes them one.
function shownBy(start, to, found, day) {
  const links = new Set();
  const levels = new Map([[start, 0]]);
  const last = Math.max(1, ...found.map((steps) => steps.length));
  for (const steps of found) {
    steps.forEach((step, index) => {
      const level = index + 1 === steps.length ? last : index + 1;
      if (!levels.has(step.forum)) levels.set(step.forum, level);
      links.add(step.link);
      joinsOf(step, day).forEach((link) => links.add(link));
    });
  }
  for (const { through, giver } of found.flat())
    if (through && !levels.has(through)) levels.set(through, levels.get(giver));
  if (to !== ROOTS && !levels.has(to)) levels.set(to, last);
  return { links: [...links], actors: [...levels.keys()], levels, last };
}

// The link by which the giver of a step answers for the account-giver of its link.
function joinsOf({ giver, through }, day) {
  if (!through) return [];
  return LINKS_OF.get(giver).filter(
    (link) =>
      otherEnd(link, giver) === through &&
      (link.kind === 'HEADS' || (link.kind === 'MEMBER_OF' && link.subject === giver)) &&
      standingOn(link, day) === 'in_force',
  );
}
