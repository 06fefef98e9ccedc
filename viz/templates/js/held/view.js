'use strict';
// Which actors and links are drawn, given what the reader has chosen. Pure: it reads the data and draws nothing.

// `without` names one facet to leave out, for the counts beside that facet's own boxes.
function linksLeft(chosen, without) {
  const tests = FACET_NAMES.filter((name) => name !== without)
    .map((name) => facetTest(name, chosen))
    .filter(Boolean);
  return OF_THE_MAP.filter(
    (link) =>
      link.importance >= chosen.importance &&
      (!chosen.teeth || hasTeeth(link)) &&
      (!chosen.changed || !chosen.compare || link.change) &&
      tests.every((test) => test(link)),
  );
}

// How many steps each actor is from the focus over these links, up to the number of steps asked for.
function stepsFrom(focus, links, most) {
  const near = new Map();
  const note = (id, link) => {
    if (!near.has(id)) near.set(id, []);
    near.get(id).push(link);
  };
  for (const link of links) {
    note(link.subject, link);
    note(link.object, link);
  }
  const steps = new Map(focus.map((id) => [id, 0]));
  let edge = [...focus];
  for (let step = 1; step <= most; step += 1) {
    const next = new Set(
      edge.flatMap((id) => (near.get(id) || []).map((link) => otherEnd(link, id))).filter((id) => !steps.has(id)),
    );
    next.forEach((id) => steps.set(id, step));
    edge = [...next];
  }
  return steps;
}

function narrowed(chosen, links) {
  if (!chosen.hops || !chosen.focus.length) return links;
  const steps = stepsFrom(chosen.focus, links, chosen.hops);
  return links.filter((link) => steps.has(link.subject) && steps.has(link.object));
}

// Links between the same two boxes, of one family, one standing and one change, are one line.
function linesOfLinks(links, stood) {
  const lines = new Map();
  for (const link of links) {
    const [from, to] = [stood.get(link.subject) || link.subject, stood.get(link.object) || link.object];
    const id = `${from}>${to}>${link.family}>${link.denied ? 'denied' : link.standing}${link.change ? `>${link.change}` : ''}`;
    if (!lines.has(id)) {
      const { family, standing, denied } = link;
      lines.set(id, { id, from, to, family, standing, denied, change: link.change, links: [] });
    }
    lines.get(id).links.push(link);
  }
  bendApart(lines);
  return lines;
}

// Lines side by side bend away from one another; `bend` is 0 for the one in the middle.
function bendApart(lines) {
  const beside = new Map();
  for (const line of lines.values()) {
    const pair = line.from < line.to ? `${line.from}>${line.to}` : `${line.to}>${line.from}`;
    if (!beside.has(pair)) beside.set(pair, []);
    beside.get(pair).push(line);
  }
  for (const group of beside.values()) {
    group.forEach((line, index) => {
      line.bend = (index - (group.length - 1) / 2) * (line.from < line.to ? 1 : -1);
    });
  }
}

function byOrder(a, b) {
  return (
    ORDER.get(a.subject) - ORDER.get(b.subject) || ORDER.get(a.object) - ORDER.get(b.object) || (a.id < b.id ? -1 : 1)
  );
}

// The view: actors and links in it, the boxes and lines that show them, the rows to draw, and the chains where asked.
function lookAt(chosen) {
  const chains = chosen.to ? chainsFor(chosen) : null;
  const links = (chains ? chains.links : narrowed(chosen, linksLeft(chosen))).sort(byOrder);
  const ids = new Set(chains ? chains.actors : chosen.focus);
  for (const link of links) {
    ids.add(link.subject);
    ids.add(link.object);
  }
  if (chosen.alone && !chosen.hops && !chains) {
    for (const actor of ACTORS.values()) {
      if (!chosen.kindsOff.includes(actor.kind) && !BESIDE.actors.has(actor.id)) ids.add(actor.id);
    }
  }
  const inOrder = [...ids].sort((a, b) => ORDER.get(a) - ORDER.get(b));
  const stood = chains ? new Map() : stackedIn(inOrder, chosen);
  const boxes = boxesOf(inOrder, stood);
  const lines = linesOfLinks(links, stood);
  const actors = inOrder.map((id) => ACTORS.get(id));
  return { actors, boxes, links, lines, chains, stood, rows: rowsOf({ boxes, lines, chains }, chosen) };
}
