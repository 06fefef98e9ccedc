'use strict';
// What a link rests on: its values in words, and every claim with its source, its place and our reading.

const RANKS = { preferred: 'Preferred claim', deprecated: 'Set aside' };
const VALUE_NAMES = {
  about: 'About',
  on: 'Concerning',
  duty: 'Duty',
  topics: 'Topics',
  condition: 'Condition',
  scope: 'Scope',
  purpose: 'Purpose',
  via: 'Through',
  period: 'Period',
  framework: 'Framework',
  grade: 'Grade',
  stance: 'Stance',
  joint: 'Joint sum',
  part_of: 'Part of',
};
const AS_ACTOR = new Set(['on', 'via', 'basis']);

function actorButton(id) {
  if (!ACTORS.has(id)) return bdi(nameOf(id));
  return button(bdi(nameOf(id)), () => open(`a:${id}`), { class: 'plain' });
}

function valueInWords(name, value) {
  if (AS_ACTOR.has(name)) return actorButton(value);
  if (name === 'duty' || name === 'stance') return spaced(value);
  if (name === 'topics') return value.map(spaced).join(', ');
  return bdi(Array.isArray(value) ? value.map(spaced).join(', ') : value);
}

function basisOf(values) {
  if (!values.basis && !values.provision) return null;
  return [
    values.provision && bdi(values.provision),
    values.provision && values.basis && ' of ',
    values.basis && actorButton(values.basis),
  ];
}

function powersOf(link) {
  if (!link.powers.length) return null;
  const told = link.powers.map((power) => `${spaced(power)} (${asClause(LISTS.powers[power].doc)})`).join('; ');
  return link.powersAssumed ? `${told}: what a link of this kind allows, as no source says more` : told;
}

function badges(link) {
  const standing = LISTS.standings[link.standing];
  const plain = link.standing === 'in_force';
  return el(
    'p',
    null,
    link.denied &&
      el('span', { class: 'badge denied' }, `${LISTS.denied.sign} Denied: a source says that it is not so`),
    link.standing !== 'denied' &&
      el('span', { class: plain ? 'badge' : 'badge later', title: standing.doc }, standing.label),
    hasTeeth(link) && !link.denied && el('span', { class: 'badge' }, 'has teeth'),
    link.pattern && el('span', { class: 'badge' }, 'from the pattern ', bdi(link.pattern)),
  );
}

function linkFacts(link) {
  const values = link.values;
  const dated = values.since || values.until || values.period;
  return descriptions([
    ['Kind', `${LISTS.linkKinds[link.kind].label} (${LISTS.families[link.family].label.toLowerCase()})`],
    ['Powers', powersOf(link)],
    ['Binding', values.binding && `${spaced(values.binding)} (${asClause(LISTS.docs.binding[values.binding])})`],
    ['Legal basis', basisOf(values)],
    ['When', spanInWords(values.since, values.until) || (dated ? '' : 'no date is given')],
    ['Amount', moneyInWords(values)],
    ...Object.entries(VALUE_NAMES).map(([name, term]) => [
      term,
      values[name] === undefined ? null : valueInWords(name, values[name]),
    ]),
    ['Id', bdi(link.id)],
  ]);
}

function sourceOf(claim) {
  const source = own(DATA.sources, claim.source) || { title: claim.source };
  return [
    source.url ? outward(source.url, source.title) : bdi(source.title),
    source.publisher ? [' (', bdi(source.publisher), ')'] : '',
  ];
}

const SUMS = ['amount', 'amount_to'];

// What this claim says otherwise than the link as a whole.
function ownValues(claim) {
  const entries = Object.entries(claim.values || {}).filter(([name]) => name !== 'polarity' && name !== 'status');
  const status = [claim.values && claim.values.polarity, claim.values && claim.values.status]
    .filter(Boolean)
    .map(spaced);
  const said = entries.map(([name, value]) => [
    `${spaced(name)}: `,
    SUMS.includes(name) ? pounds(value) : valueInWords(name, value),
  ]);
  const parts = [...status.map((word) => [word]), ...said];
  return parts.length
    ? el(
        'p',
        { class: 'fine' },
        'This source says ',
        parts.map((part, index) => [index ? '; ' : '', part]),
      )
    : null;
}

function claimBlock(claim) {
  const notes = [
    `said on ${dateInWords(claim.saidOn)}`,
    `importance: ${IMPORTANCE[claim.importance] || claim.importance}`,
    claim.inferred && 'inferred, not stated outright',
    claim.unchecked && 'not checked against the text',
    claim.read && `read in the text ${claim.read}`,
    claim.rank && RANKS[claim.rank],
  ];
  return el(
    'div',
    { class: claim.importance === 3 ? 'claim core' : 'claim' },
    el('p', { class: 'reading' }, bdi(claim.reading)),
    claim.words && el('blockquote', null, '“', bdi(claim.words), '”'),
    el('p', { class: 'source' }, sourceOf(claim), ', ', bdi(claim.place)),
    ownValues(claim),
    claim.why && el('p', { class: 'fine' }, bdi(claim.why)),
    el('p', { class: 'fine' }, notes.filter(Boolean).join(' · ')),
  );
}

function claimList(claims, heading, level) {
  if (!claims || !claims.length) return null;
  return [el(level, null, `${heading} (${claims.length})`), claims.map(claimBlock)];
}

function linkArticle(link) {
  return el(
    'article',
    { 'data-link': link.id },
    el(
      'h3',
      { class: 'sentence' },
      actorButton(link.subject),
      ` ${LISTS.linkKinds[link.kind].label} `,
      actorButton(link.object),
    ),
    badges(link),
    linkFacts(link),
    sideBySide(link),
    claimList(link.claims, 'Rests on', 'h4'),
  );
}

// Where claims state different values: each claim a column, each value in dispute a row.
function sideBySide(link) {
  const names = Object.keys(link.contested || {});
  if (!names.length) return null;
  const told = (name, value) => (value === null ? '–' : SUMS.includes(name) ? pounds(value) : valueInWords(name, value));
  const heads = link.claims.map((claim) =>
    el(
      'th',
      { scope: 'col' },
      bdi((own(DATA.sources, claim.source) || { title: claim.source }).title),
      el('small', null, [
        bdi(claim.place),
        `, said on ${dateInWords(claim.saidOn)}`,
        claim.rank ? `, ${RANKS[claim.rank].toLowerCase()}` : '',
      ]),
    ),
  );
  const rows = names.map((name) =>
    el(
      'tr',
      null,
      el('th', { scope: 'row' }, spaced(name)),
      link.contested[name].map((value) => el('td', null, told(name, value))),
    ),
  );
  return [
    el('h4', null, 'The sources differ'),
    el(
      'div',
      { class: 'scroll side', tabindex: 0, role: 'region', 'aria-label': 'The sources side by side' },
      el(
        'table',
        { class: 'dispute' },
        el('thead', null, el('tr', null, el('td', null), heads)),
        el('tbody', null, rows),
      ),
    ),
  ];
}
