'use strict';
// The table twin: exactly the links drawn, a heading and a table for each family, for eye, keyboard and screen reader.

const COLUMNS = ['Who', 'does what', 'to whom', 'Powers', 'Basis', 'When', 'Amount', 'Standing', 'Sources'];
const ROWS_AT_ONCE = 120;
const TABLE_AFTER = 60; // ms
const rowCache = new Map();
const tabled = { key: null, run: 0 };

// Rows are made once and kept. They are made after the picture is painted, many of them a part at a time, so that the
// picture never waits for the table; `aria-busy` says when the table is whole.
function showTables(view) {
  const bundles = bundlesOf(view);
  const key = `${state.asOf} ${state.compare}\n${bundles.map((bundle) => bundle.key).join('\n')}`;
  if (key === tabled.key) return;
  if (tabled.days !== `${state.asOf} ${state.compare}`) rowCache.clear();
  tabled.days = `${state.asOf} ${state.compare}`;
  tabled.key = key;
  tabled.run += 1;
  byId('links-note').textContent = view.links.length
    ? `${countsOf(view)}, as the filters stand. Choose a link to read its sources.`
    : 'No link is drawn with these filters.';
  byId('tables').setAttribute('aria-busy', 'true');
  const missing = bundles.filter((bundle) => !rowCache.has(bundle.key));
  window.setTimeout(fillTables, TABLE_AFTER, bundles, tabled.run, missing);
}

function fillTables(bundles, run, missing) {
  if (run !== tabled.run) return;
  for (const bundle of missing.splice(0, ROWS_AT_ONCE)) rowCache.set(bundle.key, bundleRow(bundle));
  if (missing.length) {
    window.setTimeout(fillTables, 0, bundles, run, missing);
    return;
  }
  const families = Object.keys(LISTS.families).map((family) => [
    family,
    bundles.filter((bundle) => bundle.link.family === family),
  ]);
  byId('tables').replaceChildren(
    ...families.filter(([, rows]) => rows.length).flatMap(([family, rows]) => familyTable(family, rows)),
  );
  byId('tables').setAttribute('aria-busy', 'false');
}

function familyTable(family, rows) {
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
      rows.map((bundle) => rowCache.get(bundle.key)),
    ),
  );
  return [
    el(
      'h3',
      { id },
      `${LISTS.families[family].label} (${sum(rows.map((bundle) => bundle.count)).toLocaleString('en-GB')})`,
    ),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': id }, table),
  ];
}

// A row for each link, and one for all links of one kind that are bundled on one line at a stack.
function bundlesOf(view) {
  const found = new Map();
  for (const line of view.lines.values()) {
    const bundled = STACKS.has(line.from) || STACKS.has(line.to);
    for (const link of line.links) {
      const key = bundled ? `${line.id}>${link.kind}` : link.id;
      if (!found.has(key)) found.set(key, { key, link, line: bundled ? line : null, count: 0 });
      found.get(key).count += 1;
    }
  }
  const rows = [...found.values()].map((one) => ({ ...one, key: one.line ? `${one.key}>${one.count}` : one.key }));
  return rows.sort((a, b) => byOrder(a.link, b.link));
}

function bundleRow({ link, line, count }) {
  if (!line) return linkRow(link);
  const name = (id) =>
    button(el('span', { class: 'long' }, bdi(boxName(id))), () => open(pickOf(id)), { class: 'plain' });
  const verb = button(`${verbOf(link)} (${many(count, 'link')})`, () => open(`b:${line.id}`), { class: 'plain' });
  const empty = ['', '', '', '', standingInWords(link), ''];
  return el(
    'tr',
    { 'data-bundle': line.id, 'data-count': count },
    el('th', { scope: 'row' }, name(line.from)),
    [verb, name(line.to), ...empty].map((cell) => el('td', null, cell)),
  );
}

function linkRow(link) {
  const name = (id) =>
    button(el('span', { class: 'long' }, bdi(nameOf(id))), () => open(`a:${id}`), { class: 'plain' });
  const { since, until, period, about, on } = link.values;
  const when = spanInWords(since, until) || (period ? bdi(period) : '');
  // Links of one kind between the same two are told apart by their matter.
  const matter = about || (on && nameOf(on));
  const basis = [
    link.values.basis && bdi(nameOf(link.values.basis)),
    link.values.provision && bdi(link.values.provision),
  ].filter(Boolean);
  const verb = button(verbOf(link), () => open(`l:${link.id}`), {
    class: 'plain',
    'aria-label': `${sentence(link)}: sources`,
  });
  const cells = [
    [verb, matter && el('span', { class: 'long quiet' }, bdi(matter))],
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
  if (link.change) return `${LISTS.changes[link.change].label}: ${changeInWords(link)}`;
  return link.denied && link.standing !== 'denied' ? `Denied, ${label.toLowerCase()}` : label;
}

function sourcesInShort(link) {
  const titles = [
    ...new Set(link.claims.map((claim) => (own(DATA.sources, claim.source) || { title: claim.source }).title)),
  ];
  return titles.map((title) => el('div', { class: 'long' }, bdi(title)));
}
