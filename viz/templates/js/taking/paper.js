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

function paperKey(colours) {
  const sample = ([name, value]) => el('span', null, swatchOf(name, value, colours), facetLabel(name, value));
  byId('paper-key').replaceChildren(...onPicture().map(sample), el('span', null, widthSwatch(colours.text), WIDTHS));
}

function wirePaper() {
  window.addEventListener('beforeprint', drawPaper);
  window.addEventListener('afterprint', () => {
    byId('paper-picture').width = 1;
    byId('paper-picture').height = 1;
  });
  byId('print').addEventListener('click', () => window.print());
}
