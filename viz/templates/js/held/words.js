'use strict';
// Values in words: dates, money, kinds, what a link says.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const IMPORTANCE = { 1: 'detail', 2: 'significant', 3: 'core' };

function dateInWords(date) {
  const [year, month, day] = String(date).split('-');
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

function spaced(word) {
  return String(word).replaceAll('_', ' ');
}

function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const GROUPED = new Intl.NumberFormat('en-GB');

function many(count, one, more) {
  return `${GROUPED.format(count)} ${count === 1 ? one : more || `${one}s`}`;
}

// 'By or under an Act.' -> 'by or under an Act'
function asClause(text) {
  return text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

// A day, and where two are compared both of them.
function daysInWords(chosen) {
  const day = dateInWords(chosen.asOf);
  return chosen.compare ? `${day} compared with ${dateInWords(chosen.compare)}` : day;
}

function countsOf(view) {
  return `${many(view.actors.length, 'actor')}, ${many(view.links.length, 'link')}`;
}

function kindOf(actor) {
  return LISTS.actorKinds[actor.kind].label;
}

function nameOf(id) {
  const actor = ACTORS.get(id);
  if (actor) return actor.name;
  return STACKS.has(id) ? STACKS.get(id).plural : own(DATA.names, id) || id;
}

// 350000000 -> £350 million
function pounds(amount) {
  for (const [size, word] of [
    [1e9, 'billion'],
    [1e6, 'million'],
  ]) {
    if (Math.abs(amount) >= size)
      return `£${(amount / size).toLocaleString('en-GB', { maximumFractionDigits: 3 })} ${word}`;
  }
  return `£${amount.toLocaleString('en-GB', { maximumFractionDigits: 2 })}`;
}

function moneyInWords(values) {
  if (values.amount === undefined) return '';
  const to = values.amount_to === undefined ? '' : ` to ${pounds(values.amount_to)}`;
  const manner = { increase: ' more', per_year: ' a year', per_person: ' for each person' }[values.amount_is] || '';
  return `${values.amount_qualifier ? `${spaced(values.amount_qualifier)} ` : ''}${pounds(values.amount)}${to}${manner}`;
}

function powersInWords(link) {
  return link.powers.map(spaced).join(', ');
}

function hasTeeth(link) {
  return link.rank >= 2;
}

// What a link says of its subject: 'inspects', 'may not inspect', 'is to fund', 'inspected'.
function verbOf(link) {
  if (link.verbs && Object.hasOwn(link.verbs, link.standing)) return link.verbs[link.standing];
  const label = LISTS.linkKinds[link.kind].label;
  if (link.denied) return `${LISTS.denied.sign} denied: ${label}`;
  return link.standing === 'in_force' ? label : `${LISTS.standings[link.standing].label.toLowerCase()}: ${label}`;
}

// The same seen from one end, as parts of a line: 'inspects B', 'inspected by A'; where there is more to say than the kind,
// as of a denied or planned link, in the one direction in which it is true: 'A may not inspect it'.
function toldFrom(link, id) {
  if (link.subject === link.object) return [`${verbOf(link)} itself`];
  const other = bdi(nameOf(otherEnd(link, id)));
  if (link.subject === id) return [`${verbOf(link)} `, other];
  const kind = LISTS.linkKinds[link.kind];
  return verbOf(link) === kind.label ? [`${kind.reverse} `, other] : [other, ` ${verbOf(link)} it`];
}

function sentence(link) {
  return `${apart(nameOf(link.subject))} ${verbOf(link)} ${apart(nameOf(link.object))}`;
}

function spanInWords(since, until) {
  if (since && until) return `from ${dateInWords(since)} to ${dateInWords(until)}`;
  if (since) return `since ${dateInWords(since)}`;
  return until ? `until ${dateInWords(until)}` : '';
}

// Letters that Unicode does not take apart, as people write them who lack the key: the same as graph/naming/names.py.
const PLAIN = {
  ł: 'l', ø: 'o', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ß: 'ss',
};

// Words are compared without case, accents, strokes, signs that nobody sees, and punctuation.
function folded(text) {
  return String(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[łøđðæœþıħŧŋß]/g, (letter) => PLAIN[letter])
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}£]+/gu, ' ')
    .trim();
}
