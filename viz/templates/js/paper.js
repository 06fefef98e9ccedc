'use strict';
// The printed page: the whole map drawn large and light on a canvas of its own, with the key and how to cite it.

const PAPER = { width: 2770, height: 1410 };
const PAPER_UNIT = 2.6;

function drawPaper() {
  const colours = THEMES.light;
  const marks = { focus: new Set(state.focus), picked: '', near: null, strong: null };
  const { view } = picture;
  const places = placesOf(view, state, DATA.layout.desk);
  const bends = bendsFor(view, places);
  const box = el('div', { class: 'unseen' });
  box.style.cssText = `position:absolute;left:-99999px;top:0;width:${PAPER.width}px;height:${PAPER.height}px`;
  document.body.append(box);
  const nodes = new vis.DataSet(
    view.actors.map((actor) => nodeFor(actor, places.spots.get(actor.id), places.geometry)),
  );
  const edges = new vis.DataSet(
    [...view.lines.values()].map((line) => edgeFor(line, bends.get(line.id), colours, marks)),
  );
  const network = new vis.Network(box, { nodes, edges }, { ...OPTIONS, autoResize: false });
  paintWith(network, box, () => ({ view, places, marks, colours, hover: '' }), PAPER_UNIT);
  const all = extent(places);
  const gutter = places.geometry.gutter * PAPER_UNIT;
  const scale = Math.min((PAPER.width - gutter) / (all.right - all.left), PAPER.height / (all.bottom - all.top), 2.6);
  network.moveTo({
    position: { x: (all.left + all.right - gutter / scale) / 2, y: (all.top + all.bottom) / 2 },
    scale,
    animation: false,
  });
  network.redraw();
  const paper = byId('paper-picture');
  Object.assign(paper, PAPER);
  const context = paper.getContext('2d');
  context.fillStyle = colours.page;
  context.fillRect(0, 0, PAPER.width, PAPER.height);
  context.drawImage(box.querySelector('canvas'), 0, 0, PAPER.width, PAPER.height);
  network.destroy();
  box.remove();
  paperKey(colours);
}

// Only what is on the printed map.
function paperKey(colours) {
  const { view } = picture;
  const on = {
    kinds: view.actors.map((actor) => actor.kind),
    families: view.links.filter((link) => !link.denied).map((link) => link.family),
    standings: view.links.map((link) => link.standing),
  };
  byId('paper-key').replaceChildren(
    ...Object.entries(outputs).flatMap(([name, rows]) =>
      [...rows.keys()]
        .filter((value) => on[name].includes(value))
        .map((value) => el('span', null, swatchOf(name, value, colours), facetLabel(name, value))),
    ),
  );
}

function wirePaper() {
  window.addEventListener('beforeprint', drawPaper);
  window.addEventListener('afterprint', () => {
    byId('paper-picture').width = 1;
    byId('paper-picture').height = 1;
  });
  byId('print').addEventListener('click', () => window.print());
}
