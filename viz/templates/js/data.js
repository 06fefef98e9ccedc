'use strict';
// What the page knows, read once and indexed. Nothing in here changes while the page is open.

const DATA = JSON.parse(document.getElementById('data').textContent);
const LISTS = DATA.lists;
const META = DATA.meta;
const ORDER = new Map(DATA.network.nodes.map((node, index) => [node.id, index]));
const ACTORS = new Map(DATA.network.nodes.map((node) => [node.id, actorOf(node)]));
const LINKS = new Map(DATA.network.edges.map((edge) => [edge.id, linkOf(edge)]));
const LINKS_OF = linksByActor();

function own(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

// An actor with its place in the saved picture; `spot` is null where it is not drawn at the start.
function actorOf(node) {
  const spot = node.hidden ? null : { x: node.x, y: node.y, height: node.height };
  return { ...own(DATA.actors, node.id), id: node.id, label: node.label, band: node.band, lines: node.lines, spot };
}

function linkOf(edge) {
  const facts = { powers: [], claims: [], values: {}, rank: -1, denied: false, ...own(DATA.links, edge.id) };
  return { ...facts, id: edge.id, subject: edge.from, object: edge.to, family: LISTS.linkKinds[facts.kind].family };
}

function linksByActor() {
  const found = new Map([...ACTORS.keys()].map((id) => [id, []]));
  for (const link of LINKS.values()) {
    found.get(link.subject).push(link);
    if (link.object !== link.subject) found.get(link.object).push(link);
  }
  return found;
}

// The end of a link that may hold the other to account, and the one held; null where the link is not of that sort.
function forumOf(link) {
  if (link.forum === 'subject') return { forum: link.subject, giver: link.object };
  if (link.forum === 'object') return { forum: link.object, giver: link.subject };
  return null;
}

function otherEnd(link, id) {
  return link.subject === id ? link.object : link.subject;
}
