'use strict';
// What vis-network is told: only what changed, and one drawing for all of it.

// Each of its data sets draws the whole picture at once when it changes; so it is kept from drawing until all is told.
function quietly(network, tell) {
  network.renderer.allowRedraw = false;
  try {
    tell();
  } finally {
    network.renderer.allowRedraw = true;
  }
}

// Draw before the next frame; asked for many times it is still done once.
function repaint() {
  picture.network.body.emitter.emit('_requestRedraw');
}

// The items of a data set become these. A box that moves or grows is put in anew: vis-network would keep its size.
function feed(set, items, told, { anew = false } = {}) {
  const wanted = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
  const changed = items.filter((item) => told.get(item.id) !== wanted.get(item.id));
  const gone = [...told.keys()].filter((id) => !wanted.has(id));
  if (anew) gone.push(...changed.map((item) => item.id).filter((id) => told.has(id)));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
  told.clear();
  wanted.forEach((look, id) => told.set(id, look));
}
