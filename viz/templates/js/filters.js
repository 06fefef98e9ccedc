'use strict';
// The key, which is also the filters: what each colour, outline and dash means, how many there are, and a box for each.

const outputs = Object.fromEntries(FACET_NAMES.map((name) => [name, new Map()]));

function buildFilters() {
  const made = Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name, valuesOf(name))]));
  const { families, standings, kinds, verbs, bindings, sources } = made;
  byId('filters').replaceChildren(
    timeFilters(),
    families,
    standings,
    kinds,
    furtherFilters(),
    verbs,
    bindings,
    sources,
  );
}

function facet(name, values) {
  const { title, folded: closed } = FACETS[name];
  const set = (on) => () => change(facetState(name, values, () => on));
  const all = [
    button('all', set(true), { class: 'plain small', 'aria-label': `${title}: all` }),
    button('none', set(false), { class: 'plain small', 'aria-label': `${title}: none` }),
  ];
  const choices = values.map((value) => choice(name, value, values));
  const attributes = { 'data-facet': name };
  if (!closed) return el('fieldset', attributes, el('legend', null, el('span', null, title), all), choices);
  return el(
    'details',
    { class: 'facet' },
    el('summary', null, title),
    el('fieldset', attributes, el('legend', null, el('span', { class: 'unseen' }, title), all), choices),
  );
}

function choice(name, value, values) {
  const output = el('output', { 'aria-hidden': 'true' });
  const box = el('input', {
    type: 'checkbox',
    'data-value': value,
    onchange: () => change(facetState(name, values, (other) => (other === value ? box.checked : isOn(name, other)))),
  });
  const row = el(
    'label',
    { class: 'choice' },
    box,
    el('i', { class: 'swatch' }),
    el('span', null, bdi(facetLabel(name, value))),
    output,
  );
  outputs[name].set(value, { box, output, row });
  return row;
}

function swatchOf(name, value, colours) {
  if (name === 'kinds') return kindSwatch(value, colours);
  if (name === 'bindings' || name === 'sources') return '';
  const family = LISTS.families[name === 'verbs' ? LISTS.linkKinds[value].family : value];
  if (family) return lineSwatch(colourOf(family, colours), [], family.mark);
  const standing = own(LISTS.standings, value);
  return value === 'denied'
    ? lineSwatch(colourOf(LISTS.denied, colours), standing.dash, null, LISTS.denied.sign)
    : lineSwatch(colours.text, standing.dash, null);
}

function furtherFilters() {
  const select = el(
    'select',
    { id: 'importance', onchange: () => change({ importance: Number(byId('importance').value) }) },
    el('option', { value: 1 }, 'links of any importance'),
    el('option', { value: 2 }, 'core and significant links'),
    el('option', { value: 3 }, 'core links only'),
  );
  const tick = (id, text, key) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'checkbox', id, onchange: () => change({ [key]: byId(id).checked ? 1 : 0 }) }),
      el('span', null, text),
    );
  return el(
    'fieldset',
    null,
    el('legend', null, el('span', null, 'Show')),
    el('label', null, el('span', { class: 'unseen' }, 'Importance'), select),
    tick('teeth', 'only links with teeth (may direct, veto, fund, appoint, dismiss, punish)', 'teeth'),
    tick('alone', 'also actors without a link', 'alone'),
  );
}

// What a facet counts: each link once for each of its values, or each actor at their ends.
function countsIn(name, links) {
  const counts = new Map();
  const add = (value) => counts.set(value, (counts.get(value) || 0) + 1);
  if (name === 'kinds') {
    for (const id of new Set(links.flatMap((link) => [link.subject, link.object]))) add(ACTORS.get(id).kind);
  } else for (const link of links) for (const value of new Set(FACETS[name].of(link))) add(value);
  return counts;
}

// Counts beside each box: what would be drawn with that box on, the other filters as they are.
function showFilters() {
  for (const [name, rows] of Object.entries(outputs)) {
    const counts = countsIn(name, narrowed(state, linksLeft(state, name)));
    for (const [value, { box, output, row }] of rows) {
      const count = counts.get(value) || 0;
      output.textContent = GROUPED.format(count);
      row.classList.toggle('none', !count);
      box.checked = isOn(name, value);
      box.setAttribute(
        'aria-label',
        `${apart(facetLabel(name, value))}, ${many(count, FACETS[name].counts || 'link')}`,
      );
    }
  }
  byId('importance').value = String(state.importance);
  byId('teeth').checked = Boolean(state.teeth);
  byId('alone').checked = Boolean(state.alone);
}

function paintSwatches() {
  for (const [name, rows] of Object.entries(outputs)) {
    for (const [value, { row }] of rows) row.querySelector('.swatch').replaceChildren(swatchOf(name, value, theme()));
  }
}
