'use strict';
// Comfort only: every page works without this file. It sorts and filters tables and suggests names while one types.
(() => {
  const make = (tag, attributes = {}, text = '') => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  // Tables.
  const orderOf = (row, at) => row.cells[at].dataset.order ?? row.cells[at].textContent.trim();
  const compare = (one, other) => {
    if (one === '' || other === '') return (one === '') - (other === '');
    const [a, b] = [Number(one), Number(other)];
    return Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other, 'en') : a - b;
  };
  const sortBy = (table, head, at) => {
    const up = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const rows = [...table.tBodies[0].rows].map((row) => [orderOf(row, at), row]);
    rows.sort(([one], [other]) => (one === '' || other === '' ? compare(one, other) : (up ? 1 : -1) * compare(one, other)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  const sortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = make('button', { type: 'button' }, head.textContent);
      button.addEventListener('click', () => sortBy(table, head, at));
      head.replaceChildren(button);
    });
  };
  let filters = 0;
  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map((row) => fold(row.textContent));
    const id = `filter-${(filters += 1)}`;
    const input = make('input', { type: 'text', id, autocomplete: 'off' });
    const count = make('span', { role: 'status', class: 'note' });
    const box = make('div', { class: 'filter' });
    box.append(make('label', { for: id }, 'Show only rows with'), input, count);
    input.addEventListener('input', () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, at) => {
        const has = words.every((word) => texts[at].includes(word));
        row.hidden = !has;
        shown += has;
      });
      count.textContent = words.length ? `${shown} of ${rows.length} rows` : '';
    });
    table.closest('.scroll').before(box);
  };
  for (const table of document.querySelectorAll('main table')) {
    if (table.tBodies[0].rows.length > 1) sortable(table);
    if (table.tBodies[0].rows.length > 8) filterable(table);
  }

  // Suggestions: asked of the server, or of the index where pages lie in a folder.
  const index = window.custodesIndex;
  const begun = (key, name) => key.split(' ').every((word) => name.split(' ').some((has) => has.startsWith(word)));
  const key = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const fromIndex = (typed, most) => {
    const wanted = key(typed);
    if (!wanted) return [];
    const best = new Map();
    for (const [keys, name, what, href] of index) {
      for (const one of keys.split('|')) {
        const rank = one.startsWith(wanted) ? 0 : one.includes(` ${wanted}`) ? 1 : begun(wanted, one) ? 2 : 3;
        if (rank === 3) continue;
        const order = rank * 1000 + one.length;
        if (!best.has(href) || order < best.get(href).order) best.set(href, { order, name, what, href });
      }
    }
    return [...best.values()].sort((a, b) => a.order - b.order || (a.href < b.href ? -1 : 1)).slice(0, most);
  };
  const asked = async (typed, only) => {
    const answer = await fetch(`/suggest?words=${encodeURIComponent(typed)}&only=${encodeURIComponent(only)}`);
    return answer.ok ? answer.json() : [];
  };

  // Date, statuses and scenario stay from page to page.
  const frame = () => {
    const given = new URLSearchParams(window.location.search);
    for (const name of [...given.keys()]) if (!['as-of', 'status', 'denied', 'scenario'].includes(name)) given.delete(name);
    const kept = given.toString();  // `size` is newer than many browsers in offices
    return kept ? `?${kept}` : '';
  };

  const suggesting = (input) => {
    const what = input.dataset.suggest;
    const list = make('ul', { class: 'suggestions', role: 'listbox', id: `${input.id}-list`, 'aria-label': 'Suggestions' });
    list.hidden = true;
    input.after(list);
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']]) {
      input.setAttribute(name, value);
    }
    let at = -1;
    let found = [];
    let latest = 0;
    const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const take = (one) => {
      if (what === 'everything') { window.location.assign(`${one.href}${frame()}`); return; }
      input.value = one.id;
      close();
    };
    const mark = (to) => {
      at = (to + found.length) % found.length;
      [...list.children].forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    };
    const show = () => {
      list.replaceChildren(...found.map((one, number) => {
        const item = make('li', { role: 'option', id: `${list.id}-${number}`, 'aria-selected': 'false' }, one.name);
        item.append(make('span', {}, ` ${one.what}`));
        item.addEventListener('mousedown', (event) => { event.preventDefault(); take(one); });
        return item;
      }));
      at = -1;
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
    };
    let waiting;
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      const number = (latest += 1);
      const typed = input.value.trim();
      if (typed.length < 2) { found = []; show(); return; }
      waiting = setTimeout(async () => {
        const answer = await asked(typed, what === 'everything' ? '' : what).catch(() => []);
        if (number === latest) { found = answer; show(); }
      }, 60);
    });
    input.addEventListener('keydown', (event) => {
      if (list.hidden) return;
      if (event.key === 'ArrowDown') { event.preventDefault(); mark(at + 1); }
      if (event.key === 'ArrowUp') { event.preventDefault(); mark(at < 0 ? found.length - 1 : at - 1); }
      if (event.key === 'Escape') { event.preventDefault(); close(); }
      if (event.key === 'Enter' && at >= 0) { event.preventDefault(); take(found[at]); }
    });
    input.addEventListener('blur', close);
  };
  for (const input of document.querySelectorAll('input[data-suggest]')) suggesting(input);

  // What searches a folder: its box is made here, since without scripts it could do nothing.
  const place = document.getElementById('search-here');
  if (place && index) {
    const input = make('input', { type: 'text', id: 'find', autocomplete: 'off' });
    const results = make('ul');
    const count = make('p', { role: 'status', class: 'note' });
    const box = make('div', { role: 'search', class: 'search' });
    const field = make('p', { class: 'field' });
    field.append(make('label', { for: 'find' }, 'A name, words or a topic'), input);
    box.append(field);
    place.replaceChildren(box, count, results);
    const show = () => {
      const hits = fromIndex(input.value, 60);
      count.textContent = input.value.trim() ? `${hits.length}${hits.length === 60 ? ' or more' : ''} found` : '';
      results.replaceChildren(...hits.map((one) => {
        const item = make('li');
        item.append(make('a', { href: one.href }, one.name), ` – ${one.what}`);
        return item;
      }));
    };
    input.addEventListener('input', () => { window.history.replaceState(null, '', `#${encodeURIComponent(input.value)}`); show(); });
    const said = decodeURIComponent(window.location.hash.slice(1));
    input.value = document.getElementById(said) ? '' : said; // the address of a part of the page is no search
    show();
  }

  // On paper every proof is open.
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details.proof')) details.open = true;
  });
})();
