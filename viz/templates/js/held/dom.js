'use strict';
// Elements out of plain values. Text goes in as text nodes only; there is no other way in.

const SVG = 'http://www.w3.org/2000/svg';
const byId = (id) => document.getElementById(id);

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? '' : value);
  }
  made.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ''),
  );
  return made;
}

// el('p', {class: 'quiet', onclick: f}, 'text', otherElement)
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// A name or a text of the data: kept apart from its surroundings, whatever its direction.
function bdi(text) {
  return el('bdi', null, String(text));
}

// The same for places that take plain text only (labels for screen readers, the status line).
function apart(text) {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text;
}

function button(content, onclick, attributes) {
  return el('button', { type: 'button', onclick, ...attributes }, content);
}

// A way out of the page: http and https only; anything else stays text.
function outward(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return bdi(text);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return bdi(text);
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, bdi(text));
}

// The rows of a description list, without those that say nothing.
function descriptions(pairs) {
  const rows = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '' && value.length !== 0);
  return rows.length
    ? el(
        'dl',
        null,
        rows.map(([term, value]) => [el('dt', null, term), el('dd', null, value)]),
      )
    : null;
}

// A value that is made when it is first asked for, and kept.
function once(make) {
  let made = null;
  return () => (made ??= make());
}
