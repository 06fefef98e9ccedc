'use strict';
// Which actors and links are drawn, given what the reader has chosen. Pure: it reads the data and draws nothing.

// `without` names one filter to leave out, for the counts beside that filter's own boxes.
function linksLeft(chosen, without) {
  const kindsOff = new Set(without === 'kinds' ? [] : chosen.kindsOff);
  const familiesOff = new Set(without === 'families' ? [] : chosen.familiesOff);
  const standings = without === 'standings' ? null : new Set(chosen.standings);
  const kindOn = (id) => !kindsOff.has(ACTORS.get(id).kind);
  return [...LINKS.values()].filter(
    (link) =>
      (!standings || standings.has(link.standing)) &&
      !familiesOff.has(link.family) &&
      link.importance >= chosen.importance &&
      (!chosen.teeth || hasTeeth(link)) &&
      kindOn(link.subject) &&
      kindOn(link.object),
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

// Links between the same two actors, of one family and one standing, are one line.
function lineId(link) {
  return `${link.subject}>${link.object}>${link.family}>${link.denied ? 'denied' : link.standing}`;
}

function linesOfLinks(links) {
  const lines = new Map();
  for (const link of links) {
    const id = lineId(link);
    if (!lines.has(id)) {
      lines.set(id, {
        id,
        from: link.subject,
        to: link.object,
        family: link.family,
        standing: link.standing,
        denied: link.denied,
        links: [],
      });
    }
    lines.get(id).links.push(link);
  }
  const beside = new Map();
  for (const line of lines.values()) {
    const pair = line.from < line.to ? `${line.from}>${line.to}` : `${line.to}>${line.from}`;
    if (!beside.has(pair)) beside.set(pair, []);
    beside.get(pair).push(line);
  }
  // Lines side by side bend away from one another; `bend` is 0 for the one in the middle.
  for (const group of beside.values()) {
    group.forEach((line, index) => {
      line.bend = (index - (group.length - 1) / 2) * (line.from < line.to ? 1 : -1);
    });
  }
  return lines;
}

function lookAt(chosen) {
  const links = narrowed(chosen, linksLeft(chosen)).sort(
    (a, b) =>
      ORDER.get(a.subject) - ORDER.get(b.subject) ||
      ORDER.get(a.object) - ORDER.get(b.object) ||
      (a.id < b.id ? -1 : 1),
  );
  const ids = new Set(chosen.focus);
  for (const link of links) {
    ids.add(link.subject);
    ids.add(link.object);
  }
  if (chosen.alone && !chosen.hops) {
    for (const actor of ACTORS.values()) if (!chosen.kindsOff.includes(actor.kind)) ids.add(actor.id);
  }
  const actors = [...ids].sort((a, b) => ORDER.get(a) - ORDER.get(b)).map((id) => ACTORS.get(id));
  return { actors, links, lines: linesOfLinks(links), rows: rowsOf(actors, links, chosen) };
}

// The bands to draw, top to bottom, each with its title and its actors from left to right.
function rowsOf(actors, links, chosen) {
  const rows =
    chosen.arrange === 'account' && chosen.focus.length ? accountRows(actors, links, chosen) : roleRows(actors);
  return rows.filter((row) => row.ids.length);
}

function roleRows(actors) {
  return Object.entries(LISTS.bands).map(([band, title]) => ({
    title,
    ids: actors.filter((actor) => actor.band === band).map((actor) => actor.id),
  }));
}

// Those who may hold the focus to account above it, those whom it may hold below, the others at the foot.
function accountRows(actors, links, chosen) {
  const live = links
    .filter((link) => !link.denied)
    .map(forumOf)
    .filter(Boolean);
  const reach = (from, to) => {
    const levels = new Map(chosen.focus.map((id) => [id, 0]));
    for (let edge = chosen.focus, level = 1; edge.length; level += 1) {
      edge = [...new Set(live.filter((tie) => edge.includes(tie[from])).map((tie) => tie[to]))].filter(
        (id) => !levels.has(id),
      );
      edge.forEach((id) => levels.set(id, level));
    }
    return levels;
  };
  const above = reach('giver', 'forum');
  const below = reach('forum', 'giver');
  const levelOf = (id) => {
    if (chosen.focus.includes(id)) return 0;
    const up = above.get(id) || Infinity;
    const down = below.get(id) || Infinity;
    return up === Infinity && down === Infinity ? Infinity : up <= down ? -up : down;
  };
  const levels = new Map(actors.map((actor) => [actor.id, levelOf(actor.id)]));
  return [...new Set(levels.values())]
    .sort((a, b) => a - b)
    .map((level) => ({
      title: levelTitle(level, chosen),
      ids: actors.filter((actor) => levels.get(actor.id) === level).map((actor) => actor.id),
    }));
}

function levelTitle(level, chosen) {
  if (level === 0) return chosen.focus.length === 1 ? 'In focus' : 'The actors in focus';
  if (level === Infinity) return 'Other ties';
  const steps = Math.abs(level) === 1 ? '' : `, ${Math.abs(level)} steps away`;
  return level < 0 ? `May hold it to account${steps}` : `Held to account by it${steps}`;
}
