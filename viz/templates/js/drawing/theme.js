'use strict';
// The colours of the canvas, light and dark. The page's own colours are in map.css.

const THEMES = {
  light: {
    name: 'light',
    page: '#ffffff',
    lane: '#f4f6f9',
    text: '#16191f',
    quiet: '#515a67',
    rule: '#cfd5de',
    halo: '#ffffff',
    tint: 0.1,
  },
  dark: {
    name: 'dark',
    page: '#12151a',
    lane: '#1a1f26',
    text: '#f2f4f8',
    quiet: '#aab3c0',
    rule: '#38404c',
    halo: '#12151a',
    tint: 0.2,
  },
};

function theme() {
  return state.dark ? THEMES.dark : THEMES.light;
}

function colourOf(look, colours) {
  return look[colours.name];
}

// Part of one colour over another, both #rrggbb.
function mixed(over, under, part) {
  const channel = (at) => {
    const [a, b] = [over, under].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(a * part + b * (1 - part))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

function lineLook(line, colours) {
  if (line.change) return changedLook(line, colours);
  const look = line.denied ? LISTS.denied : LISTS.families[line.family];
  const dash = LISTS.standings[line.denied && line.standing !== 'ended' ? 'denied' : line.standing].dash;
  return { colour: colourOf(look, colours), dash, mark: LISTS.families[line.family].mark };
}

// What was added, ended or changed: a colour and a sign of its own; ended and planned are dashed too.
function changedLook(line, colours) {
  const dash = { ended: [2, 3], planned: [8, 5] }[line.change] || [];
  return { colour: colourOf(LISTS.changes[line.change], colours), dash, mark: LISTS.families[line.family].mark };
}
