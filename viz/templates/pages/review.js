'use strict';
// Comfort only: the review works without this file, by forms and links. It adds keys, and a claim of the words one selects.
(() => {
  const taking = document.getElementById('take');
  const paper = document.querySelector('.paper');

  // Where what is looked at stands in the text, and in the list.
  const wide = window.matchMedia('(min-width: 900px)').matches;
  const words = paper.querySelector('.said.here') || paper.querySelector('.line.here');
  if (words && wide && !window.location.hash) words.scrollIntoView({ block: 'center' });

  // The code point of the document at which a place of the selection stands. What shows states is no text of it.
  const placeOf = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-at]');
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(piece.dataset.at) + [...node.data.slice(0, offset)].length;
  };
  const chosen = () => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const pieces = [...paper.querySelectorAll('[data-at]')].filter((piece) => range.intersectsNode(piece));
    if (pieces.length === 0) return null;
    const last = pieces[pieces.length - 1];
    const from = placeOf(range.startContainer, range.startOffset) ?? Number(pieces[0].dataset.at);
    const to = placeOf(range.endContainer, range.endOffset) ?? Number(last.dataset.at) + [...last.textContent].length;
    return from < to ? { from, to } : null;
  };
  let latest = null;
  document.addEventListener('selectionchange', () => {
    const found = chosen();
    if (found) latest = found;
    else if (!document.activeElement || document.activeElement !== taking) latest = null;
    taking.hidden = latest === null;
  });
  const take = () => { if (latest) window.location.assign(`/?from=${latest.from}&to=${latest.to}`); };
  taking.addEventListener('mousedown', (event) => event.preventDefault());
  taking.addEventListener('click', take);
  // One who has selected words within a link did not mean to follow it.
  paper.addEventListener('click', (event) => {
    if (event.target.closest('.said') && chosen()) event.preventDefault();
  });

  // Keys.
  const opened = [...document.querySelectorAll('nav.list a[data-open]')];
  const step = (by) => {
    const at = opened.findIndex((link) => link.getAttribute('aria-current'));
    const next = at < 0 ? (by > 0 ? 0 : opened.length - 1) : at + by;
    if (opened[next]) window.location.assign(opened[next].href);
  };
  const edit = () => {
    const details = document.querySelector('details.edit');
    if (!details) return;
    details.open = true;
    details.querySelector('input[type=text], select').focus();
  };
  const keys = { n: () => step(1), p: () => step(-1), c: take, e: edit };
  const NAME = 'custodes-review-keys';
  const off = () => window.localStorage.getItem(NAME) === 'off';
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || off()) return;
    if (event.target.closest('input, select, textarea')) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); return; }
    const target = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (target) { event.preventDefault(); target.click(); }
  });
  const place = document.getElementById('keys-off');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  const label = () => { button.textContent = off() ? 'Turn the keys on' : 'Turn the keys off'; };
  button.addEventListener('click', () => { window.localStorage.setItem(NAME, off() ? 'on' : 'off'); label(); });
  label();
  place.replaceChildren(button);

  // A form that was refused, or words that were chosen: begin with what is to be filled in.
  const alert = document.querySelector('.card [role=alert]');
  if (alert && wide) alert.scrollIntoView({ block: 'nearest' });
  if (new URLSearchParams(window.location.search).has('from')) {
    document.querySelector('.card [name=kind]')?.focus();
  }
})();
