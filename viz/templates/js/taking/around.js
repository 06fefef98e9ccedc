'use strict';
// What stands around a picture that is taken away: its title and day above it; the key, how to cite it and whom its
// licences ask to acknowledge below. Told as shapes, which the SVG holds and the canvas of the PNG paints.

const SHEET_LEAST = 760;
const AROUND_PAD = 12;
const KEY_SAMPLE = 34;

// A line of text; `y` is its foot.
const textShape = (text, x, y, size, fill, weight = 400) => ({ text, x, y, size, fill, weight });

function textLines(context, text, { wide, size, fill, weight = 400, top }) {
  context.font = `${weight} ${size}px ${FACE}`;
  const lines = wrapped(context, text, wide - 2 * AROUND_PAD, 12);
  const step = size * 1.35;
  return {
    shapes: lines.map((line, at) => textShape(line, AROUND_PAD, top + size + at * step, size, fill, weight)),
    height: lines.length * step,
  };
}

// Lines of text and rows of the key below one another; `parts` make shapes from their top.
function stackedShapes(parts) {
  const shapes = [];
  let top = AROUND_PAD;
  for (const part of parts) {
    const made = part(top);
    shapes.push(...made.shapes);
    top += made.height + 4;
  }
  return { shapes, height: Math.ceil(top + AROUND_PAD / 2) };
}

function aroundOf(sheet, wide) {
  const context = document.createElement('canvas').getContext('2d');
  const { colours } = sheet;
  const words = (text, size, fill, weight) => (top) => textLines(context, text, { wide, size, fill, weight, top });
  const caveats = [supposedInWords(), beyondInWords()].filter(Boolean);
  const small = [citation(), META.licence && `${META.licence}.`, ...META.acknowledgements].filter(Boolean);
  return {
    wide,
    head: stackedShapes([
      words(META.title, 20, colours.text, 600),
      words(`As at ${daysInWords(state)} · ${countsOf(sheet.view)}`, 13, colours.quiet),
      ...caveats.map((text) => words(text, 13, colours.text, 600)),
    ]),
    foot: stackedShapes([
      (top) => keyShapes(context, { wide, top, colours }),
      ...small.map((text) => words(text, 11.5, colours.quiet)),
    ]),
  };
}

// Only what is on the picture: [list, value] of kinds of actor, families and standings of links.
function onPicture() {
  const { view } = picture;
  const on = {
    kinds: view.actors.map((actor) => actor.kind),
    families: view.links.filter((link) => !link.denied).map((link) => link.family),
    standings: view.links.map((link) => link.standing),
  };
  return Object.keys(on).flatMap((name) =>
    valuesOf(name)
      .filter((value) => on[name].includes(value))
      .map((value) => [name, value]),
  );
}

function keyShapes(context, { wide, top, colours }) {
  const size = 12;
  context.font = `400 ${size}px ${FACE}`;
  const items = [
    ...onPicture().map(([name, value]) => [sampleOf(name, value, colours), facetLabel(name, value)]),
    [[strokeShape('M0 -3.5H32', colours.text, widthOfLine(1)), strokeShape('M0 3H32', colours.text, widthOfLine(4))], WIDTHS],
  ];
  const shapes = [];
  let [x, y] = [AROUND_PAD, top + 12];
  for (const [sample, words] of items) {
    const needed = KEY_SAMPLE + 8 + context.measureText(words).width + 18;
    if (x > AROUND_PAD && x + needed > wide - AROUND_PAD) [x, y] = [AROUND_PAD, y + 20];
    shapes.push(...sample.map((shape) => ({ ...shape, x: x + (shape.x || 0), y: y + (shape.y || 0) })));
    shapes.push(textShape(words, x + KEY_SAMPLE + 8, y + 4, size, colours.text));
    x += needed;
  }
  return { shapes, height: y - top + 14 };
}

function strokeShape(d, stroke, width, dash) {
  return { d, stroke, width, dash: dash && dash.length ? dash : null };
}

function sampleOf(name, value, colours) {
  if (name === 'kinds') {
    const look = LISTS.actorKinds[value];
    const colour = colourOf(look, colours);
    const fill = mixed(colour, colours.page, colours.tint + 0.25);
    return [{ d: OUTLINES[look.outline](13, 7), x: 17, fill, stroke: colour, width: 1.4 }];
  }
  if (name === 'standings') {
    const denied = value === 'denied';
    const colour = denied ? colourOf(LISTS.denied, colours) : colours.text;
    const sign = denied ? [textShape(LISTS.denied.sign, 10, 4.5, 13, colour, 700)] : [];
    return [strokeShape('M0 0H32', colour, 2, LISTS.standings[value].dash), ...sign];
  }
  const { mark } = LISTS.families[value];
  const colour = colourOf(LISTS.families[value], colours);
  const open = mark === 'curve' || mark === 'inv_curve';
  const end = { d: MARKS[mark], x: 32, fill: open ? null : colour, stroke: colour, width: open ? 2 : 0.5 };
  return [strokeShape('M0 0H28', colour, 2), end];
}

function shapeSvg({ d, text, x = 0, y = 0, size, weight, fill, stroke, width, dash }) {
  if (text !== undefined) return svg('text', { x, y, 'font-size': size, 'font-weight': weight, fill }, xmlText(text));
  return svg('path', {
    d,
    transform: `translate(${x} ${y})`,
    fill: fill || 'none',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dash ? dash.join(' ') : null,
  });
}

function paintShape(context, { d, text, x = 0, y = 0, size, weight, fill, stroke, width, dash }) {
  context.save();
  context.translate(x, y);
  if (text !== undefined) {
    context.font = `${weight} ${size}px ${FACE}`;
    context.textBaseline = 'alphabetic';
    context.fillStyle = fill;
    context.fillText(text, 0, 0);
  } else {
    const path = new Path2D(d);
    if (fill) {
      context.fillStyle = fill;
      context.fill(path);
    }
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.setLineDash(dash || []);
    context.stroke(path);
  }
  context.restore();
}

// The picture on a larger canvas, with what stands around it.
function framed(inner, { wide, head, foot }, unit, colours) {
  const canvas = document.createElement('canvas');
  const top = Math.round(head.height * unit);
  Object.assign(canvas, { width: Math.round(wide * unit), height: top + inner.height + Math.round(foot.height * unit) });
  const context = canvas.getContext('2d');
  context.fillStyle = colours.page;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(inner, 0, top);
  context.scale(unit, unit);
  head.shapes.forEach((shape) => paintShape(context, shape));
  context.translate(0, (top + inner.height) / unit);
  foot.shapes.forEach((shape) => paintShape(context, shape));
  return canvas;
}
