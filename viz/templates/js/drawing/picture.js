'use strict';
// The picture: vis-network draws the lines and tells what is under the pointer; the boxes are painted over them.

const OPTIONS = {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: {
    dragNodes: false,
    selectable: false,
    hover: true,
    selectConnectedEdges: false,
    hoverConnectedEdges: false,
    keyboard: false,
  },
  nodes: {
    shape: 'box',
    borderWidth: 0,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    chosen: false,
    labelHighlightBold: false,
    font: { size: 1, color: 'rgba(0,0,0,0)' },
    color: {
      background: 'rgba(0,0,0,0)',
      border: 'rgba(0,0,0,0)',
      hover: { background: 'rgba(0,0,0,0)', border: 'rgba(0,0,0,0)' },
    },
  },
  edges: {
    chosen: false,
    selectionWidth: 0,
    hoverWidth: 0,
    labelHighlightBold: false,
    arrowStrikethrough: false,
    selfReference: { size: 18, angle: 0.8 },
  },
};

const picture = {
  network: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  told: { nodes: new Map(), edges: new Map() },
  hide: false,
  framed: '',
  view: null,
  places: null,
  drawn: null,
  ways: null,
  marks: null,
  hover: '',
};
const MANY_LINES = 1500;

function showPicture(view) {
  const places = placesOf(view, state, geometryNow());
  const moved = !picture.places || !sameSpots(picture.places, places);
  const ways = !moved && sameLines(picture.drawn, view.lines) ? picture.ways : waysFor(view, places);
  Object.assign(picture, { view, places, ways, drawn: view.lines, marks: marksFor(view) });
  if (!picture.network) startPicture();
  quietly(picture.network, tellNetwork);
  if (moved) frame(false);
  repaint();
}

function tellNetwork() {
  const { view, places, ways, marks, told } = picture;
  const look = { colours: theme(), marks, faint: faintFor(view) };
  const lines = [...view.lines.values()];
  feed(
    picture.nodes,
    view.boxes.map((box) => nodeFor(box, places.spots.get(box.id), places.geometry)),
    told.nodes,
    { anew: true },
  );
  feed(
    picture.edges,
    lines.map((line) => edgeFor(line, ways.get(line.id), look)),
    told.edges,
  );
  leadRound(picture.network, lines, ways, places);
  const hide = lines.length > MANY_LINES;
  if (hide !== picture.hide)
    picture.network.setOptions({ interaction: { hideEdgesOnDrag: hide, hideEdgesOnZoom: hide } });
  picture.hide = hide;
}

// Whether lines are between the same boxes, and so go the same ways where these stand as they stood.
function sameLines(a, b) {
  return Boolean(a) && a.size === b.size && [...b.keys()].every((id) => a.has(id));
}

function sameSpots(a, b) {
  if (a.spots.size !== b.spots.size || a.geometry !== b.geometry) return false;
  return [...a.spots].every(([id, spot]) => {
    const other = b.spots.get(id);
    return other && other.x === spot.x && other.y === spot.y && other.height === spot.height;
  });
}

// It begins without data, so that it draws nothing before it is told all.
function startPicture() {
  const { nodes, edges } = picture;
  picture.network = new vis.Network(byId('picture'), { nodes, edges }, OPTIONS);
  // Our own element takes the keyboard; the canvas within is for the eye only.
  byId('picture')
    .querySelectorAll('[tabindex], canvas')
    .forEach((inner) => {
      inner.setAttribute('tabindex', '-1');
      inner.setAttribute('aria-hidden', 'true');
    });
  paintWith(picture.network, byId('picture'), () => ({ ...picture, colours: theme() }));
  picture.network.on('resize', () => {
    if (picture.places) window.requestAnimationFrame(settle);
  });
}

// After a change of the window the map is laid out for the new width, or only framed again.
function settle() {
  const { clientWidth: width, clientHeight: height } = byId('picture');
  if (!width || picture.framed === `${width} ${height}`) return; // not shown (the page is being printed), or as it was
  const phone = picture.places.geometry === DATA.layout.phone;
  if (phone !== isPhone()) showPicture(picture.view);
  else frame(false);
}

// Paint stripes below the lines, boxes and titles above them. `now` gives view, places, marks and colours.
// `unit`: how many pixels of the canvas one pixel of the window is; more than 1 on paper.
function paintWith(network, box, now, unit = 1) {
  const seenBy = () => {
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const opposite = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
    return { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y, scale: network.getScale() / unit };
  };
  network.on('beforeDrawing', (context) => {
    const { places, colours } = now();
    paintStripes(context, places.lanes, seenBy(), colours);
  });
  network.on('afterDrawing', (context) => {
    const { view, places, marks, colours, hover } = now();
    const seen = seenBy();
    const { box: wide } = places.geometry;
    paintLabels(context, network, { view, places, marks, colours }, seen.scale);
    for (const actor of view.boxes) {
      const spot = places.spots.get(actor.id);
      const inside =
        spot &&
        spot.x + wide > seen.left &&
        spot.x - wide < seen.right &&
        spot.y + 60 > seen.top &&
        spot.y - 60 < seen.bottom;
      if (inside) paintBox(context, actor, spot, places.geometry, colours, { ...marks, hover });
    }
    paintTitles(context, places.lanes, seen, places.geometry, colours);
  });
}
