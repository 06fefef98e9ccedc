'use strict';
// What the page knows, read once and indexed. Only the standing of a link follows the day asked for.

const DATA = await unpacking;
const LISTS = DATA.lists;
const META = DATA.meta;
const ORDER = new Map(DATA.network.nodes.map((node, index) => [node.id, index]));
// What can be drawn: actors, and stacks that stand for many of one kind.
const BOXES = new Map(DATA.network.nodes.map((node) => [node.id, boxOf(node)]));
const STACKS = new Map([...BOXES].filter(([, box]) => box.members));
const ACTORS = new Map([...BOXES].filter(([, box]) => !box.members));
const STACK_OF = new Map([...STACKS].flatMap(([id, stack]) => stack.members.map((member) => [member, id])));
const LINKS = new Map(Object.keys(DATA.links).map((id, at) => [id, linkOf(id, DATA.network.edges[at])]));
const LINKS_OF = linksByActor();
// What is in the file for its chains alone, and drawn only with them.
const BESIDE = { links: new Set(DATA.beside.links), actors: new Set(DATA.beside.actors) };
const OF_THE_MAP = [...LINKS.values()].filter((link) => !BESIDE.links.has(link.id));

function own(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

// A box with its place in the saved picture; `spot` is null where it is not drawn at the start.
function boxOf(node) {
  const spot = node.hidden ? null : { x: node.x, y: node.y, height: node.height };
  const told = own(DATA.stacks, node.id) || own(DATA.actors, node.id);
  return { ...told, id: node.id, kind: node.group, label: node.label, band: node.band, lines: node.lines, spot };
}

// `ends`: the numbers of the two nodes; the links stand in one order in both lists.
function linkOf(id, ends) {
  const facts = { powers: [], claims: [], values: {}, rank: -1, denied: false, ...own(DATA.links, id) };
  const [subject, object] = ends.map((end) => DATA.network.nodes[end].id);
  return { ...facts, id, subject, object, family: LISTS.linkKinds[facts.kind].family };
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
