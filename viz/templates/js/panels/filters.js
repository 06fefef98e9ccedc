'use strict';
// The key, which is also the filters: what each colour, outline and dash means, how many there are, and a box for each.

const outputs = Object.fromEntries(FACET_NAMES.map((name) => [name, new Map()]));

function buildFilters() {
  const made = Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name, once(() => valuesOf(name)))]));
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

// What the width of a line says, for the key.
const WIDTHS = 'thin: one link; thick: several between the same two';

function widthSwatch(colour) {
  const line = (y, width) => svg('line', { x1: -31, x2: 1, y1: y, y2: y, stroke: colour, 'stroke-width': width });
  return svg('svg', { width: 34, height: 14, viewBox: '-32 -7 34 14', 'aria-hidden': 'true' }, line(-4, widthOfLine(1)), line(3, widthOfLine(4)));
}

function widthRow() {
  return el('p', { class: 'choice widths' }, el('i', { class: 'swatch' }), el('span', null, WIDTHS));
}

// A folded list is made when it is opened for the first time, and counts only while it is open.
function facet(name, values) {
  const { title, folded } = FACETS[name];
  const fieldset = el('fieldset', { 'data-facet': name });
  if (!folded) {
    fieldset.append(el('legend', null, facetHead(name, values)), ...choices(name, values));
    if (name === 'families') fieldset.append(widthRow());
    return fieldset;
  }
  const details = el('details', { class: 'facet', ontoggle: unfold }, el('summary', null, title), fieldset);
  function unfold() {
    if (!details.open) return;
    if (!fieldset.firstChild) {
      fieldset.append(el('legend', null, facetHead(name, values, 'unseen')), ...choices(name, values));
      paintSwatches(name);
    }
    showFacet(name);
  }
  return details;
}

function facetHead(name, values, hidden) {
  const { title } = FACETS[name];
  const set = (on) => () => change(facetState(name, values(), () => on));
  return [
    el('span', { class: hidden || null }, title),
    button('all', set(true), { class: 'plain small', 'aria-label': `${title}: all` }),
    button('none', set(false), { class: 'plain small', 'aria-label': `${title}: none` }),
  ];
}

function choices(name, values) {
  return values().map((value) => choice(name, value, values()));
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
    STACKS.has(OWN_STACK) && tick('own', 'boards and plans of its own, each by itself', 'own'),
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
  for (const name of FACET_NAMES) if (!FACETS[name].folded || isUnfolded(name)) showFacet(name);
  byId('importance').value = String(state.importance);
  byId('teeth').checked = Boolean(state.teeth);
  byId('alone').checked = Boolean(state.alone);
  if (byId('own')) byId('own').checked = Boolean(state.own);
}

function isUnfolded(name) {
  return document.querySelector(`[data-facet="${name}"]`).parentElement.open;
}

function showFacet(name) {
  const counts = countsIn(name, narrowed(state, linksLeft(state, name)));
  for (const [value, shown] of outputs[name]) {
    const { box, output, row } = shown;
    const count = counts.get(value) || 0;
    box.checked = isOn(name, value);
    if (shown.count === count) continue;
    shown.count = count;
    output.textContent = GROUPED.format(count);
    row.classList.toggle('none', !count);
    box.setAttribute('aria-label', `${apart(facetLabel(name, value))}, ${many(count, FACETS[name].counts || 'link')}`);
  }
}

function paintSwatches(only) {
  document.querySelector('.widths .swatch').replaceChildren(widthSwatch(theme().text));
  for (const name of only ? [only] : FACET_NAMES) {
    for (const [value, { row }] of outputs[name])
      row.querySelector('.swatch').replaceChildren(swatchOf(name, value, theme()));
  }
}
