'use strict';
// The key, which is also the filters: what each colour, outline and dash means, how many there are, and a box for each.

const outputs = { kinds: new Map(), families: new Map(), standings: new Map() };

function buildFilters() {
  const present = (of, order) => {
    const found = new Set(of);
    return Object.keys(order).filter((name) => found.has(name));
  };
  const links = [...LINKS.values()];
  byId('filters').replaceChildren(
    facet(
      'families',
      'Links',
      present(
        links.map((link) => link.family),
        LISTS.families,
      ),
    ),
    facet(
      'standings',
      'Standing of the link',
      present(
        links.map((link) => link.standing),
        LISTS.standings,
      ),
    ),
    facet(
      'kinds',
      'Actors',
      present(
        [...ACTORS.values()].map((actor) => actor.kind),
        LISTS.actorKinds,
      ),
    ),
    furtherFilters(),
  );
}

function facet(name, title, values) {
  const set = (on) => () => change(facetState(name, values, () => on));
  return el(
    'fieldset',
    { 'data-facet': name },
    el(
      'legend',
      null,
      el('span', null, title),
      button('all', set(true), { class: 'plain small', 'aria-label': `${title}: all` }),
      button('none', set(false), { class: 'plain small', 'aria-label': `${title}: none` }),
    ),
    values.map((value) => choice(name, value, values)),
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
    el('span', null, facetLabel(name, value)),
    output,
  );
  outputs[name].set(value, { box, output, row });
  return row;
}

function facetLabel(name, value) {
  if (name === 'families') return LISTS.families[value].label;
  if (name === 'standings') return LISTS.standings[value].label;
  return LISTS.actorKinds[value].label;
}

function isOn(name, value) {
  if (name === 'standings') return state.standings.includes(value);
  return !state[`${name}Off`].includes(value);
}

function facetState(name, values, on) {
  if (name === 'standings') return { standings: values.filter(on) };
  return { [`${name}Off`]: values.filter((value) => !on(value)) };
}

function swatchOf(name, value, colours) {
  if (name === 'kinds') return kindSwatch(value, colours);
  const standing = own(LISTS.standings, value);
  if (name === 'families') return lineSwatch(colourOf(LISTS.families[value], colours), [], LISTS.families[value].mark);
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

// Counts beside each box: what would be drawn with that box on, the other filters as they are.
function showFilters() {
  const ends = (links) =>
    [...new Set(narrowed(state, links).flatMap((link) => [link.subject, link.object]))].map(
      (id) => ACTORS.get(id).kind,
    );
  const found = {
    kinds: ends(linksLeft(state, 'kinds')),
    families: narrowed(state, linksLeft(state, 'families')).map((link) => link.family),
    standings: narrowed(state, linksLeft(state, 'standings')).map((link) => link.standing),
  };
  for (const [name, rows] of Object.entries(outputs)) {
    const counts = new Map();
    for (const value of found[name]) counts.set(value, (counts.get(value) || 0) + 1);
    for (const [value, { box, output, row }] of rows) {
      const count = counts.get(value) || 0;
      output.textContent = count.toLocaleString('en-GB');
      row.classList.toggle('none', !count);
      box.checked = isOn(name, value);
      box.setAttribute('aria-label', `${facetLabel(name, value)}, ${many(count, name === 'kinds' ? 'actor' : 'link')}`);
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
