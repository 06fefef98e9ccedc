'use strict';
// In words, in the panel: the chains between two actors, and what changed between two days.

function toldPanel(view) {
  if (view.chains) return chainsPanel(view.chains);
  return state.compare ? changesPanel(view) : null;
}

// Only chains that the file can tell are offered; those of a part on the day that it was drawn for.
function chainButton(id) {
  if (DATA.whole && state.focus.length === 1 && state.focus[0] !== id)
    return button(['Chains from ', bdi(nameOf(state.focus[0])), ' to here'], () => chainTo(id));
  if (!canTell(id, ROOTS)) return null;
  const asOf = canTell(id, ROOTS, state.asOf) ? state.asOf : META.asOf;
  return button('Chains to voters, Parliament, Crown', () => change({ focus: [id], to: ROOTS, chain: 1, pick: 't:', asOf }), {
    id: 'chain-up',
  });
}

// The chains from the actor in focus to this one; the first is lit.
function chainTo(id) {
  change({ to: id, chain: 1, pick: 't:', compare: '' });
}

function endInWords() {
  return state.to === ROOTS ? 'voters, the public, Parliament or the Crown' : bdi(nameOf(state.to));
}

function chainsPanel({ found, of, untold }) {
  return [
    panelTitle(['Chains from ', bdi(nameOf(state.focus[0])), ' to ', endInWords()]),
    el('p', { class: 'kind' }, untold ? untoldInWords() : `${chainsInWords(found, of)} of at most ${CHAIN_STEPS} steps by links in force on ${dateInWords(state.asOf)}, whatever the filters.`),
    el(
      'p',
      { class: 'fine' },
      'Between two actors it takes the strongest link that holds together with the others. A chain shows that a power exists, not that it was used.',
    ),
    el(
      'div',
      { class: 'actions' },
      untold && canTell(state.focus[0], state.to)
        ? button(`Go to ${dateInWords(META.asOf)}`, () => change({ asOf: META.asOf, chain: 1 }), { id: 'chain-day' })
        : null,
      button('Leave the chains', () => change({ to: '', chain: 0, pick: '' }), { id: 'chain-off' }),
    ),
    found.map((steps, index) => chainArticle(steps, index + 1)),
  ];
}

function untoldInWords() {
  return canTell(state.focus[0], state.to)
    ? `This file knows the chains of ${dateInWords(META.asOf)} only.`
    : 'This file holds a part of the graph and does not know these chains: ask custodes chain, or draw a map of that actor.';
}

function chainsInWords(found, of) {
  if (!found.length) return 'No chain';
  if (of > found.length) return `The ${found.length} strongest of ${many(of, 'chain')}`;
  return found.length === CHAINS_MOST ? `The first ${CHAINS_MOST} chains, strongest first,` : many(found.length, 'chain');
}

function chainArticle(steps, number) {
  const weak = weakestOf(steps);
  const lit = state.chain === number;
  return el(
    'article',
    { class: lit ? 'chain lit' : 'chain', 'data-chain': number },
    el(
      'h3',
      null,
      button(`Chain ${number}, ${many(steps.length, 'step')}`, () => lightUp(lit ? 0 : number), {
        'aria-pressed': String(lit),
      }),
    ),
    el('p', { class: 'quiet' }, teethOf(steps) ? 'Every step has teeth.' : 'Not every step has teeth.'),
    el(
      'ol',
      null,
      steps.map((step) => chainStep(step, step.link === weak.link)),
    ),
  );
}

function lightUp(number) {
  change({ chain: number });
  const pressed = document.querySelector(`#panel [data-chain='${number}'] button`);
  if (pressed) pressed.focus();
}

function chainStep({ giver, forum, link, through, rank }, weakest) {
  const powers = powersInWords(link) || 'no power stated';
  return el(
    'li',
    { 'data-link': link.id, class: weakest ? 'weakest' : null },
    bdi(nameOf(giver)),
    ' answers to ',
    actorButton(forum),
    through ? [', with ', bdi(nameOf(through))] : '',
    ': ',
    button(sentenceParts(link), () => open(`l:${link.id}`), { class: 'plain' }),
    el(
      'span',
      { class: 'power' },
      NEUTRAL.has(link.kind)
        ? ' · a part of the whole, neither strong nor weak'
        : ` · ${powers}${rank >= 2 ? ', has teeth' : ''}`,
    ),
    weakest ? el('strong', null, ' · weakest step') : '',
  );
}

// 'in force → over'
function changeInWords(link) {
  const word = (standing) => LISTS.standings[standing].label.toLowerCase();
  const [before, after] = [
    [state.asOf, link.standing],
    [state.compare, link.then],
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${word(before[1])} → ${word(after[1])}`;
}

function changesPanel(view) {
  const [before, after] = [state.asOf, state.compare].sort();
  return [
    panelTitle(`From ${dateInWords(before)} to ${dateInWords(after)}`),
    el('div', { class: 'actions' }, state.side ? null : button('Side by side', () => change({ side: 1, pick: '' }), { id: 'side-on' })),
    ...changesInWords(view),
  ];
}

function changesInWords(view) {
  const groups = Object.entries(LISTS.changes).map(([change, look]) => [
    look,
    view.links.filter((link) => link.change === change),
  ]);
  const none = groups.every(([, links]) => !links.length);
  return [
    el(
      'p',
      { class: 'kind' },
      none ? 'Nothing dated changed among the links drawn.' : 'What changed among the links drawn.',
    ),
    el(
      'p',
      { class: 'fine' },
      'Only dated changes count: a link without dates that both its actors outlive is no change.',
    ),
    groups.filter(([, links]) => links.length).map(([look, links]) => changeGroup(look, links)),
  ];
}

const CHANGES_LISTED = 200;

function changeGroup(look, links) {
  const rest = links.length - CHANGES_LISTED;
  return [
    el('h3', { class: 'change' }, `${look.sign} ${look.label} (${links.length})`),
    el(
      'ul',
      null,
      links.slice(0, CHANGES_LISTED).map((link) =>
        el(
          'li',
          { 'data-link': link.id, 'data-change': link.change },
          button(
            [bdi(nameOf(link.subject)), ` ${LISTS.linkKinds[link.kind].label} `, bdi(nameOf(link.object))],
            () => open(`l:${link.id}`),
            { class: 'plain' },
          ),
          el('span', { class: 'quiet' }, ` ${changeInWords(link)}${datesOf(link)}`),
        ),
      ),
    ),
    rest > 0 &&
      el('p', { class: 'quiet' }, `and ${rest.toLocaleString('en-GB')} more: narrow the map, or save the CSV.`),
  ];
}

function datesOf(link) {
  const phase = phaseOn(link, link.standing === 'in_force' ? state.asOf : state.compare);
  const first = phase && phase[0] !== ALWAYS[0][0] ? phase[0] : '';
  // What goes on until it is no longer said ends on the day before the last of all days.
  const last = phase && phase[1] < '9999-12-30' ? phase[1] : '';
  return first || last ? `, ${spanInWords(first, last)}` : '';
}
