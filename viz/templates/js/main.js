'use strict';
// Puts it together: every change of the state draws the picture, the counts, the table and the panel anew.

// What happened, for the eye and for a screen reader; `quiet` for the latter only, where the page shows it anyhow.
function say(text, quiet) {
  byId('status').textContent = text;
  byId('status').classList.toggle('unseen', Boolean(quiet));
}

function showTheme() {
  document.documentElement.dataset.theme = theme().name;
  byId('dark').setAttribute('aria-pressed', String(Boolean(state.dark)));
  paintSwatches();
}

function showControls() {
  const named = state.focus.length > 0;
  byId('hops').value = String(state.hops);
  byId('arrange').value = state.arrange;
  byId('area').value = state.area;
  for (const id of ['hops', 'arrange']) byId(id).disabled = !named || Boolean(state.to);
  byId('to-search').hidden = state.focus.length !== 1 || !DATA.whole;
  byId('chains').hidden = !state.to;
  showWhen();
}

// More boxes than this are too much to read at once.
const LARGE = 90;

function showCounts(view) {
  const hidden = view.chains ? 0 : OF_THE_MAP.length - view.links.length;
  const plain = !view.chains && !state.hops;
  byId('counts').textContent = `· ${countsOf(view)}${hidden ? ` (${GROUPED.format(hidden)} hidden)` : ''}`;
  byId('every').hidden = state.importance === 1 || !plain;
  byId('narrow').hidden = view.boxes.length <= LARGE;
  const ofAccount = META.familiesOff.length && String(state.familiesOff) === String(META.familiesOff);
  const sort = state.teeth ? ' with teeth' : ofAccount ? ' of accountability' : '';
  const kept = state.importance === 3 ? `core links${sort} only` : 'no details';
  byId('every').textContent = `${kept}: show all`;
  showEarlier(plain);
}

// A day after the last sources leaves out what was last said long before it: how much that is stands beside the counts.
function showEarlier(plain) {
  const earlier = OF_THE_MAP.filter((link) => link.standing === 'last_said').length;
  byId('earlier').hidden = !plain || !earlier || Boolean(state.compare) || state.standings.includes('last_said');
  byId('earlier').textContent = `${many(earlier, 'link')} last said before: show`;
}

function showBeyond() {
  for (const [id, words] of Object.entries({ supposed: supposedInWords(), beyond: beyondInWords() })) {
    byId(id).textContent = words;
    byId(id).hidden = !words;
  }
  byId('caveats').hidden = byId('supposed').hidden && byId('beyond').hidden;
}

function summary(view) {
  if (view.chains) return `${many(view.chains.found.length, 'chain')}: ${countsOf(view)}`;
  if (!view.links.length) return 'No link is left with these filters.';
  const gone = state.focus.filter((id) => !existsOn(ACTORS.get(id), state.asOf)).map((id) => apart(nameOf(id)));
  if (gone.length) return `On ${dateInWords(state.asOf)} there is no ${gone.join(', ')}. ${countsOf(view)}`;
  if (!state.hops) return countsOf(view);
  const names = state.focus.map((id) => apart(nameOf(id))).join(', ');
  return `Within ${many(state.hops, 'step')} of ${names}: ${countsOf(view)}`;
}

// Whether there is no more to say than what stands beside the title.
function isPlain(view) {
  return !view.chains && !state.hops && view.links.length > 0 && state.focus.every((id) => existsOn(ACTORS.get(id), state.asOf));
}

// What the panel depends on.
const PANEL_KEYS = ['pick', 'focus', 'asOf', 'compare', 'to', 'chain', 'area'];

function render(before) {
  if (!before || before.asOf !== state.asOf || before.compare !== state.compare) setDays(state.asOf, state.compare);
  const view = lookAt(state);
  if (!before || before.dark !== state.dark) showTheme();
  showControls();
  showCounts(view);
  showBeyond();
  showStory();
  if (!before) measureHeader();
  picture.view = view;
  if (!before || PANEL_KEYS.some((key) => before[key] !== state[key]) || view.links.length !== shown.view.links.length)
    showPanel(view);
  showPicture(view);
  showVersus(view);
  showFilters();
  showTables(view);
  shown.view = view;
  window.clearTimeout(shown.address);
  shown.address = window.setTimeout(settleAddress, ADDRESS_AFTER);
  showCitation();
  say(summary(view), isPlain(view));
  const pick = picked();
  if (pick && pick.sort === 'actor') {
    reveal(pick.id);
    if (view.boxes.some((box) => box.id === pick.id)) announce(pick.id);
  }
}

// To change the address takes the browser longer than to draw the map: it is done when that is painted.
const ADDRESS_AFTER = 40; // ms
const shown = { view: { links: [] }, address: 0 };

function settleAddress() {
  shown.address = 0;
  writeAddress();
}

function wireControls() {
  byId('hops').addEventListener('change', () => {
    const hops = Number(byId('hops').value);
    change({ hops, ...(hops ? {} : { arrange: 'role' }) });
  });
  byId('arrange').addEventListener('change', () => change({ arrange: byId('arrange').value }));
  byId('every').addEventListener('click', () => change({ importance: 1, teeth: 0, familiesOff: [] }));
  byId('earlier').addEventListener('click', () => change({ standings: [...state.standings, 'last_said'] }));
  byId('fit').addEventListener('click', () => frame(true));
  byId('dark').addEventListener('click', () => change({ dark: state.dark ? 0 : 1 }));
  byId('again').addEventListener('click', () => {
    change({ ...START, dark: state.dark });
    frame(false);
  });
  byId('chains').addEventListener('click', () => open('t:'));
  byId('filters-open').addEventListener('click', () => showFilterColumn(byId('filters').hidden));
  window.addEventListener('hashchange', () => change(readAddress()));
}

function showFilterColumn(on) {
  byId('filters').hidden = !on;
  byId('filters-open').setAttribute('aria-expanded', String(on));
}

// Open where there is room beside the map. A map in a frame may begin before the frame has a width.
function openFilterColumn() {
  if (byId('map').clientWidth) {
    showFilterColumn(!isPhone());
    return;
  }
  const laidOut = new ResizeObserver(() => {
    if (!byId('map').clientWidth) return;
    laidOut.disconnect();
    showFilterColumn(!isPhone());
  });
  laidOut.observe(byId('map'));
}

function measureHeader() {
  document.documentElement.style.setProperty('--above', `${document.querySelector('header').offsetHeight}px`);
}

function begin() {
  setDays(META.asOf, '');
  openFilterColumn();
  buildFilters();
  wireAreas();
  state = readAddress();
  if (STORY.length && !location.hash) state = viewOfStep(1);
  onChange = render;
  render(null);
  new ResizeObserver(measureHeader).observe(document.querySelector('header'));
  wireSearch();
  wirePicture();
  wireKeys();
  wireControls();
  wirePaper();
  wireTake();
  wireStory();
  byId('copy-link').hidden = location.protocol === 'about:';
}

// For `custodes map -o x.svg`: the page gives way to the text of its picture.
function handOver(shape) {
  const sheet = shape === 'paper' ? sheetOf(theme(), paperGeometry()) : sheetOf(theme());
  const text = new XMLSerializer().serializeToString(svgOf(sheet, META.title));
  document.body.replaceChildren(el('pre', { id: 'handed' }, text));
}

begin();
const hand = new URLSearchParams(location.hash.slice(1)).get('hand');
if (hand) handOver(hand);
window.custodes = inspection();
