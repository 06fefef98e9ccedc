'use strict';
// The whole map drawn on a canvas of its own: for the printed page and for a PNG.

// What a sheet shows of the map: its places at the width of a desk, and nothing picked but a lit chain or the changes.
function sheetOf(colours, geometry = DATA.layout.desk) {
  const { view } = picture;
  const places = placesOf(view, state, geometry);
  const lit = marksFor(view);
  const marks = { ...lit, picked: '', focus: new Set(state.focus) };
  return { view, places, marks, colours, hover: '', ways: waysFor(view, places) };
}

// Draws a sheet into `paper`; `unit` is how many of its pixels make one of the window.
function drawSheet(paper, { width, height }, unit, sheet) {
  const { view, places, marks, colours, ways } = sheet;
  const box = el('div', { class: 'unseen' });
  box.style.cssText = `position:absolute;left:-99999px;top:0;width:${width}px;height:${height}px`;
  document.body.append(box);
  const nodes = new vis.DataSet(view.boxes.map((one) => nodeFor(one, places.spots.get(one.id), places.geometry)));
  const look = { colours, marks, faint: faintFor(view) };
  const lines = [...view.lines.values()];
  const edges = new vis.DataSet(lines.map((line) => edgeFor(line, ways.get(line.id), look)));
  const network = new vis.Network(box, { nodes, edges }, { ...OPTIONS, autoResize: false });
  leadRound(network, lines, ways, places);
  paintWith(network, box, () => sheet, unit);
  const all = extent(places);
  const gutter = places.geometry.gutter * unit;
  const scale = Math.min((width - gutter) / (all.right - all.left), height / (all.bottom - all.top), unit);
  network.moveTo({
    position: { x: (all.left + all.right - gutter / scale) / 2, y: (all.top + all.bottom) / 2 },
    scale,
    animation: false,
  });
  network.redraw();
  Object.assign(paper, { width, height });
  const context = paper.getContext('2d');
  context.fillStyle = colours.page;
  context.fillRect(0, 0, width, height);
  context.drawImage(box.querySelector('canvas'), 0, 0, width, height);
  network.destroy();
  box.remove();
  return paper;
}
