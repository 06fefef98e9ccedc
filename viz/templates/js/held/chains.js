'use strict';
// The chains by which one actor answers to another. Those of the actor that the file is about are in it, as the ladder
// draws them (viz/mapped/chains.py). A file of the whole graph also finds those of anybody, on any day, as
// queries/book/chains/chain.py does; the tests hold both to the same answer. What else a file cannot know it does not offer.

const CHAINS_MOST = 100;
const CHAIN_STEPS = 4;
const NEUTRAL = new Set(['HEADS', 'PART_OF']);
const ROOT_KINDS = new Set(['public', 'legislature', 'crown']);
const OF_THE_WHOLE = new Set(['APPOINTS', 'ELECTS', 'REMOVES', 'HEADS', 'PART_OF']);
const sortedActors = once(() => [...ACTORS.keys()].sort());
const sortedLinks = once(() => [...LINKS.keys()].sort());
const chainCache = { key: '', found: null };

// Whether the file can tell the chains from an actor to an end, on a day; only those of its own day where it is a part.
function canTell(from, to, day) {
  return DATA.whole || (to === ROOTS && own(DATA.chains, from) !== undefined && (!day || day === META.asOf));
}

function knownChains(id) {
  const { found, chains } = DATA.chains[id];
  const step = ([giver, forum, link, through, rank]) => ({ giver, forum, link: LINKS.get(link), through: through || '', rank });
  return { of: found, found: chains.map((steps) => steps.map(step)) };
}

// The steps from each actor to each that may hold it to account on a day, the strongest first: giver -> forum -> steps.
function stepsOn(day, start) {
  const steps = new Map();
  const here = ACTORS.get(start).area;
  const away = (id) => here && ACTORS.get(id).area && ACTORS.get(id).area !== here;
  const note = (step) => {
    if (away(step.giver) || away(step.forum)) return;
    if (!steps.has(step.giver)) steps.set(step.giver, new Map());
    const towards = steps.get(step.giver);
    if (!towards.has(step.forum)) towards.set(step.forum, []);
    towards.get(step.forum).push(step);
  };
  for (const link of LINKS.values()) {
    const tie = link.denied ? null : forumOf(link);
    const phase = tie && phaseOn(link, day);
    if (phase && phase[2] === 'in_force') note({ ...tie, link, through: '', rank: link.rank });
  }
  for (const [giver, link, through, first, last] of DATA.through) {
    if (first > day || last < day) continue;
    const by = LINKS.get(sortedLinks()[link]);
    note({ giver: sortedActors()[giver], forum: forumOf(by).forum, link: by, through: sortedActors()[through], rank: by.rank });
  }
  for (const towards of steps.values()) for (const choices of towards.values()) choices.sort(stronger);
  return steps;
}

const topicsOf = (step) => step.link.values.topics || [];

// Whether a step is about all that the giver does, not one matter.
const ofTheWhole = (step) => OF_THE_WHOLE.has(step.link.kind) || topicsOf(step).includes('general');

// Who answers for a matter passes on only that matter (queries/ways/routes.py).
function follows(step, before) {
  return ofTheWhole(step) || ofTheWhole(before) || topicsOf(step).some((topic) => topicsOf(before).includes(topic));
}

// One step of each of `choices`, the strongest first, that hold together; null where no such chain is there.
function strongestChain(choices, before = null) {
  if (!choices.length) return [];
  for (const step of choices[0]) {
    const rest = !before || follows(step, before) ? strongestChain(choices.slice(1), step) : null;
    if (rest) return [step, ...rest];
  }
  return null;
}

// By rank, then stated directly rather than through another, then by id.
function stronger(a, b) {
  const before = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
  return b.rank - a.rank || before(a.through, b.through) || before(a.link.id, b.link.id);
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

// Every chain from `start` to one of `ends`, looked for shortest first, then by the ids on the way, until there are
// CHAINS_MOST; then the strongest first.
function findChains(start, ends, day) {
  const steps = stepsOn(day, start);
  const far = distancesTo(ends, steps);
  const found = [];
  const walk = (way, left) => {
    const here = way[way.length - 1];
    if (found.length === CHAINS_MOST) return;
    if (ends.has(here)) {
      const chain = left ? null : strongestChain(way.slice(1).map((forum, index) => steps.get(way[index]).get(forum)));
      if (chain) found.push(chain);
      return;
    }
    for (const forum of [...(steps.get(here) || new Map()).keys()].sort()) {
      if (far.get(forum) < left && !way.includes(forum)) walk([...way, forum], left - 1);
    }
  };
  for (let length = 1; length <= CHAIN_STEPS; length += 1) walk([start], length);
  return found.sort(byStrength);
}

// The strongest at its weakest step first, then the shortest, the strongest in all, then by the ids on the way.
function byStrength(a, b) {
  const measure = (steps) => {
    const ranks = steps.filter((step) => !NEUTRAL.has(step.link.kind)).map((step) => step.rank);
    const least = ranks.length ? Math.min(...ranks) : -1;
    return [-least, steps.length, -ranks.reduce((sum, rank) => sum + rank, 0), ...steps.map((step) => step.forum)];
  };
  const [one, other] = [measure(a), measure(b)];
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

function endsFor(to, day) {
  if (to !== ROOTS) return [to];
  return [...ACTORS.values()].filter((actor) => ROOT_KINDS.has(actor.kind) && existsOn(actor, day)).map(({ id }) => id);
}

const teethOf = (steps) => {
  const ranks = steps.filter((step) => !NEUTRAL.has(step.link.kind)).map((step) => step.rank);
  return ranks.length > 0 && Math.min(...ranks) >= 2;
};

// The first step of the lowest power among those that are not neutral; the first where all are.
function weakestOf(steps) {
  const counted = steps.filter((step) => !NEUTRAL.has(step.link.kind));
  return counted.reduce((least, step) => (step.rank < least.rank ? step : least), counted[0] || steps[0]);
}

// The chains that are asked for, and what of the map shows them; `of`: out of how many they are the strongest.
function chainsFor({ focus, to, asOf }) {
  const key = `${focus[0]}>${to}>${asOf}`;
  if (chainCache.key !== key) {
    const told = chainsTold(focus[0], to, asOf);
    Object.assign(chainCache, { key, found: { ...told, ...shownBy(focus[0], to, told.found, asOf) } });
  }
  return chainCache.found;
}

function chainsTold(from, to, day) {
  if (to === ROOTS && own(DATA.chains, from) && day === META.asOf) return knownChains(from);
  if (!DATA.whole) return { of: 0, found: [], untold: true };
  const ends = new Set(endsFor(to, day));
  ends.delete(from);
  const found = findChains(from, ends, day);
  return { of: found.length, found };
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
  for (const step of found.flat()) {
    for (const [end, beside] of besides(step)) if (!levels.has(end)) levels.set(end, levels.get(beside));
  }
  if (to !== ROOTS && !levels.has(to)) levels.set(to, last);
  return { links: [...links], actors: [...levels.keys()], levels, last };
}

// The ends of the link of a step, other than those of the step, each with the one of the step that it stands beside.
function besides({ giver, forum, through, link }) {
  const tie = forumOf(link);
  const ends = [[tie.giver, giver], [tie.forum, forum], ...(through ? [[through, giver]] : [])];
  return ends.filter(([end, beside]) => end !== beside);
}

// The links by which those of a step answer with the ends of its link: an office and its body, a member and its class.
function joinsOf(step, day) {
  return besides(step).flatMap(([end, beside]) =>
    LINKS_OF.get(beside).filter(
      (link) =>
        otherEnd(link, beside) === end &&
        (link.kind === 'HEADS' || (link.kind === 'MEMBER_OF' && link.subject === beside)) &&
        standingOn(link, day) === 'in_force',
    ),
  );
}
