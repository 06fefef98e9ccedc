'use strict';
// The printed page: the whole map drawn large and light on a canvas of its own, with the key and how to cite it.

const PAPER = { width: 2770, height: 1410 };
const PAPER_UNIT = 2.6;

// A map that fits a window is printed as it is; a taller one is packed anew, in the shape of the paper.
function paperGeometry() {
  const desk = DATA.layout.desk;
  const { top, bottom } = extent(placesOf(picture.view, state, desk));
  if (bottom - top <= desk.view_height * 1.25) return desk;
  return { ...desk, view_width: PAPER.width, view_height: PAPER.height, columns_most: 60 };
}

function drawPaper() {
  const sheet = sheetOf(THEMES.light, paperGeometry());
  drawSheet(byId('paper-picture'), PAPER, PAPER_UNIT, {
    ...sheet,
    marks: { ...sheet.marks, near: null, strong: null },
  });
  paperKey(THEMES.light);
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
    ...Object.keys(on).flatMap((name) =>
      valuesOf(name)
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
