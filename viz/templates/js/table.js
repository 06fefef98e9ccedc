'use strict';
// The table twin: exactly the links drawn, a heading and a table for each family, for eye, keyboard and screen reader.

const COLUMNS = ['Who', 'does what', 'to whom', 'Powers', 'Basis', 'When', 'Amount', 'Standing', 'Sources'];
const ROWS_AT_ONCE = 120;
const rowCache = new Map();
const tabled = { key: null, run: 0 };

// Rows are made once and kept. Many of them are made a part at a time, so that the picture never waits for the table;
// `aria-busy` says when the table is whole.
function showTables(view) {
  const key = view.links.map((link) => link.id).join('\n');
  if (key === tabled.key) return;
  tabled.key = key;
  tabled.run += 1;
  byId('links-note').textContent = view.links.length
    ? `${countsOf(view)}, as the filters stand. Choose a link to read its sources.`
    : 'No link is drawn with these filters.';
  byId('tables').setAttribute('aria-busy', 'true');
  fillTables(
    view,
    tabled.run,
    view.links.filter((link) => !rowCache.has(link.id)),
  );
}

function fillTables(view, run, missing) {
  if (run !== tabled.run) return;
  for (const link of missing.splice(0, ROWS_AT_ONCE)) rowCache.set(link.id, linkRow(link));
  if (missing.length) {
    window.setTimeout(fillTables, 0, view, run, missing);
    return;
  }
  const families = Object.keys(LISTS.families).map((family) => [
    family,
    view.links.filter((link) => link.family === family),
  ]);
  byId('tables').replaceChildren(
    ...families.filter(([, links]) => links.length).flatMap(([family, links]) => familyTable(family, links)),
  );
  byId('tables').setAttribute('aria-busy', 'false');
}

function familyTable(family, links) {
  const id = `table-${family}`;
  const head = el(
    'thead',
    null,
    el(
      'tr',
      null,
      COLUMNS.map((column) => el('th', { scope: 'col' }, column)),
    ),
  );
  const table = el(
    'table',
    { 'aria-labelledby': id },
    head,
    el(
      'tbody',
      null,
      links.map((link) => rowCache.get(link.id)),
    ),
  );
  return [
    el('h3', { id }, `${LISTS.families[family].label} (${links.length})`),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': id }, table),
  ];
}

function linkRow(link) {
  const name = (id) =>
    button(el('span', { class: 'long' }, bdi(nameOf(id))), () => open(`a:${id}`), { class: 'plain' });
  const { since, until, period } = link.values;
  const when =
    [since && `from ${since}`, until && `to ${until}`].filter(Boolean).join(' ') || (period ? bdi(period) : '');
  const basis = [
    link.values.basis && bdi(nameOf(link.values.basis)),
    link.values.provision && bdi(link.values.provision),
  ].filter(Boolean);
  const cells = [
    button(verbOf(link), () => open(`l:${link.id}`), { class: 'plain', 'aria-label': `${sentence(link)}: sources` }),
    name(link.object),
    powersInWords(link),
    basis.flatMap((part, index) => (index ? [', ', part] : [part])),
    when,
    moneyInWords(link.values),
    standingInWords(link),
    sourcesInShort(link),
  ];
  return el(
    'tr',
    { 'data-link': link.id },
    el('th', { scope: 'row' }, name(link.subject)),
    cells.map((cell, index) => el('td', { class: { 4: 'when', 5: 'money' }[index] }, cell)),
  );
}

function standingInWords(link) {
  const label = LISTS.standings[link.standing].label;
  return link.denied && link.standing !== 'denied' ? `Denied, ${label.toLowerCase()}` : label;
}

function sourcesInShort(link) {
  const titles = [
    ...new Set(link.claims.map((claim) => (own(DATA.sources, claim.source) || { title: claim.source }).title)),
  ];
  return titles.map((title, index) => [index ? '; ' : '', el('span', { class: 'long' }, bdi(title))]);
}
