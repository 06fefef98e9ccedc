'use strict';
// The rows of the picture: bands by role, levels of accountability round the focus, or the steps of chains.

// The rows to draw, top to bottom, each with its title and its boxes from left to right.
function rowsOf({ boxes, lines, chains }, chosen) {
  const rows = chains
    ? chainRows(boxes, chains)
    : chosen.arrange === 'account' && chosen.focus.length
      ? accountRows(boxes, lines, chosen)
      : roleRows(boxes);
  return rows.filter((row) => row.ids.length);
}

// Who may hold whom to account by the links of a line, as boxes.
function tiesOf(line) {
  const ties = new Set(
    line.links.map((link) => link.forum).filter((forum) => forum === 'subject' || forum === 'object'),
  );
  return [...ties].map((forum) =>
    forum === 'subject' ? { forum: line.from, giver: line.to } : { forum: line.to, giver: line.from },
  );
}

// Who answers at the foot, where the chains end at the top.
function chainRows(boxes, { levels, last }) {
  const title = (level) =>
    level === 0 ? 'Who answers' : level === last ? 'Where it ends' : `After ${many(level, 'step')}`;
  return [...new Set(levels.values())]
    .sort((a, b) => b - a)
    .map((level) => ({
      title: title(level),
      ids: boxes.filter((box) => levels.get(box.id) === level).map((box) => box.id),
    }));
}

function roleRows(boxes) {
  return Object.entries(LISTS.bands).map(([band, title]) => ({
    title,
    ids: boxes.filter((box) => box.band === band).map((box) => box.id),
  }));
}

// Those who may hold the focus to account above it, those whom it may hold below, the others at the foot.
function accountRows(boxes, lines, chosen) {
  const live = [...lines.values()].filter((line) => !line.denied).flatMap(tiesOf);
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
  const levels = new Map(boxes.map((box) => [box.id, levelOf(box.id)]));
  return [...new Set(levels.values())]
    .sort((a, b) => a - b)
    .map((level) => ({
      title: levelTitle(level, chosen),
      ids: boxes.filter((box) => levels.get(box.id) === level).map((box) => box.id),
    }));
}

function levelTitle(level, chosen) {
  if (level === 0) return chosen.focus.length === 1 ? 'In focus' : 'The actors in focus';
  if (level === Infinity) return 'Other ties';
  const steps = Math.abs(level) === 1 ? '' : `, ${Math.abs(level)} steps away`;
  return level < 0 ? `May hold it to account${steps}` : `Held to account by it${steps}`;
}
