'use strict';
// Time: the day asked for, on a slider over the dates in the data or typed in, and the day to compare it with.

const DAYS = [...new Set([...META.dates, META.asOf])].sort();

function timeFilters() {
  const slider = el('input', {
    type: 'range',
    id: 'day',
    min: 0,
    max: DAYS.length - 1,
    step: 1,
    'aria-label': 'As at: the days from which something changes',
    oninput: () => change({ asOf: DAYS[Number(byId('day').value)] }),
  });
  const date = (id, label, key) =>
    el(
      'label',
      { class: 'date' },
      el('span', null, label),
      el('input', { type: 'date', id, min: '0001-01-01', max: '9999-12-31', onchange: () => setDate(id, key) }),
    );
  return el(
    'fieldset',
    { id: 'when' },
    el('legend', null, el('span', null, 'When')),
    date('as-at', 'As at', 'asOf'),
    slider,
    date('compare', 'Compare with', 'compare'),
    el(
      'label',
      { class: 'choice', id: 'changed-row' },
      el('input', {
        type: 'checkbox',
        id: 'changed',
        onchange: () => change({ changed: byId('changed').checked ? 1 : 0 }),
      }),
      el('span', null, 'only what changed'),
    ),
    el(
      'p',
      { class: 'actions', id: 'when-actions' },
      button('What changed', () => open('t:'), { id: 'changes' }),
      button('Stop comparing', () => change({ compare: '', changed: 0, pick: '' }), { id: 'compare-off' }),
    ),
  );
}

// A day that is typed in; one that is none is put back.
function setDate(id, key) {
  const day = validDay(byId(id).value);
  if (key === 'compare')
    change({ compare: day, changed: day ? state.changed : 0, pick: day ? 't:' : '', to: '', chain: 0 });
  else change({ asOf: day || META.asOf });
}

function showWhen() {
  // The last of the days on or before the one asked for.
  const at = DAYS.findLastIndex((day) => day <= state.asOf);
  byId('day').value = String(Math.max(0, at));
  byId('day').setAttribute('aria-valuetext', dateInWords(state.asOf));
  byId('as-at').value = state.asOf;
  byId('compare').value = state.compare;
  byId('changed').checked = Boolean(state.changed);
  byId('changed-row').hidden = !state.compare;
  byId('when-actions').hidden = !state.compare;
  const time = document.querySelector('header time');
  time.dateTime = state.asOf;
  time.textContent = daysInWords(state);
}
