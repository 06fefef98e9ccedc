'use strict';
// The printed page: the whole map drawn large and light on a canvas of its own, with the key and how to cite it.

const PAPER = { width: 2770, height: 1410 };
const PAPER_UNIT = 2.6;

function drawPaper() {
  const sheet = sheetOf(THEMES.light);
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
      [...outputs[name].keys()]
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
