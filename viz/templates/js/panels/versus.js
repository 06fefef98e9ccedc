'use strict';
// Side by side: the map on two days, one picture each, alike placed; what differs is marked in both and told in words.

// The view as it is on one of the two days: a link that does not stand then is not in it, nor a box without any, nor one in
// focus that does not exist then.
function viewOn(view, day) {
  const older = day !== state.asOf;
  const links = view.links
    .map((link) => (older ? { ...link, standing: link.then } : link))
    .filter((link) => state.standings.includes(link.standing));
  const there = state.focus.filter((id) => existsOn(ACTORS.get(id), day));
  const ends = new Set([...there, ...links.flatMap((link) => [link.subject, link.object])]);
  const boxes = view.boxes.filter((box) => (box.held ? box.held.some((id) => ends.has(id)) : ends.has(box.id)));
  const actors = view.actors.filter((actor) => ends.has(actor.id));
  return { ...view, actors, links, boxes, lines: linesOfLinks(links, view.stood) };
}

// Its sheet has the places of the view that holds both days.
function sheetOn(view, day, places) {
  const here = viewOn(view, day);
  const changed = [...here.lines.values()].filter((line) => line.change);
  const strong = changed.length ? new Set(changed.map((line) => line.id)) : null;
  const marks = { focus: new Set(state.focus), picked: '', near: null, strong, told: new Set() };
  return { view: here, places, marks, colours: theme(), day, ways: waysFor(here, places) };
}

function figureOn(view, day, places) {
  const sheet = sheetOn(view, day, places);
  const all = extent(places);
  const left = all.left - places.geometry.gutter - 8;
  const [wide, tall] = [all.right + 8 - left, all.bottom - all.top];
  const supposed = META.supposed && day >= META.supposed.from ? ', as the scenario supposes' : '';
  const words = `As at ${dateInWords(day)}${supposed}: ${countsOf(sheet.view)}`;
  const drawn = svg(
    'svg',
    { viewBox: `${left} ${all.top} ${wide} ${tall}`, role: 'img', 'font-family': FACE, 'data-day': day, 'aria-label': words },
    shapesOf(sheet, left, wide),
  );
  return el('figure', null, el('figcaption', null, words), drawn);
}

function inOnePicture(view) {
  const on = (standing) => state.standings.includes(standing);
  return view.links.filter((link) => !link.change && on(link.standing) !== on(link.then));
}

function showVersus(view) {
  const on = Boolean(state.side && state.compare && !view.chains);
  byId('versus').hidden = !on;
  byId('map').hidden = on;
  if (!on) return;
  const days = [state.asOf, state.compare].sort();
  const places = placesOf(view, state, DATA.layout.desk);
  const rest = inOnePicture(view).length;
  byId('versus').replaceChildren(
    el(
      'div',
      { class: 'actions' },
      el('h2', null, `From ${dateInWords(days[0])} to ${dateInWords(days[1])}`),
      button('One picture', () => change({ side: 0 }), { id: 'side-off' }),
    ),
    el('div', { class: 'pair' }, days.map((day) => figureOn(view, day, places))),
    el('div', { class: 'differences' }, changesInWords(view)),
    rest
      ? el('p', { class: 'fine' }, `${many(rest, 'more link')} in one picture only, without a dated change: sources speak of that time alone.`)
      : '',
  );
}
