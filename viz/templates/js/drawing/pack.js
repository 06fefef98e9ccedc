'use strict';
// Where each box stands. This repeats viz/layout.py `pack` for what a filter or a focus leaves; tests keep them alike.

function blockOf(ids, columns, geometry) {
  const deep = Math.ceil(ids.length / columns);
  const most = Array(deep).fill(0);
  ids.forEach((id, index) => {
    most[index % deep] = Math.max(most[index % deep], BOXES.get(id).lines);
  });
  return { deep, heights: most.map((lines) => lines * geometry.line + 2 * geometry.pad) };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function heightOf(rows, columns, geometry) {
  return sum(
    rows.map(({ ids }) => {
      const { deep, heights } = blockOf(ids, columns, geometry);
      return geometry.head + sum(heights) + (deep - 1) * geometry.row_gap + geometry.band_gap;
    }),
  );
}

function columnsFor(rows, geometry) {
  for (let columns = geometry.columns_least; ; columns += 1) {
    const tall = heightOf(rows, columns, geometry);
    if (columns * geometry.cell * geometry.view_height >= geometry.view_width * tall) return columns;
    if (columns >= geometry.columns_most && tall <= geometry.tallest) return columns;
  }
}

function gapFor(rows, columns, geometry) {
  const spare = Math.floor((geometry.view_height * 9) / 10) - heightOf(rows, columns, geometry);
  const gap = geometry.band_gap + Math.floor(Math.max(0, spare) / Math.max(1, rows.length));
  return Math.floor(Math.min(geometry.gap_most, gap) / 2) * 2;
}

function pack(rows, geometry) {
  const columns = columnsFor(rows, geometry);
  const spots = new Map();
  const lanes = [];
  const gap = gapFor(rows, columns, geometry);
  let y = 0;
  for (const { title, ids } of rows) {
    const top = y;
    y += geometry.head;
    const { deep, heights } = blockOf(ids, columns, geometry);
    const across = Math.ceil(ids.length / deep);
    const pitch = Math.min(Math.floor((columns * geometry.cell) / across), Math.floor((geometry.cell * 3) / 2));
    ids.forEach((id, index) => {
      const column = Math.floor(index / deep);
      const row = index % deep;
      const above = sum(heights.slice(0, row)) + row * geometry.row_gap;
      spots.set(id, {
        x: Math.floor(((2 * column - (across - 1)) * pitch) / 2),
        y: y + above + Math.floor(heights[row] / 2),
        height: heights[row],
      });
    });
    y += sum(heights) + (deep - 1) * geometry.row_gap;
    lanes.push({ title, top: top - gap / 2, bottom: y + gap / 2 });
    y += gap;
  }
  return { spots, lanes, geometry };
}

function geometryNow() {
  return isPhone() ? DATA.layout.phone : DATA.layout.desk;
}

function isPhone() {
  return byId('map').clientWidth < 700;
}

// The places of a view: those saved in the file where it is the view that the file was made for.
function placesOf(view, chosen, geometry) {
  const saved = [...BOXES.values()].filter((box) => box.spot);
  const asSaved =
    geometry === DATA.layout.desk &&
    chosen.arrange === 'role' &&
    !view.chains &&
    saved.length === view.boxes.length &&
    view.boxes.every((box) => box.spot);
  if (!asSaved) return pack(view.rows, geometry);
  const lanes = DATA.layout.lanes.map(([band, top, bottom]) => ({ title: LISTS.bands[band], top, bottom }));
  return { spots: new Map(saved.map((box) => [box.id, box.spot])), lanes, geometry };
}
