'use strict';
// What can be taken away: the picture as PNG or SVG, the links shown as CSV, and how to cite the map as it stands.

const PNG_UNIT = 2.5;
const PNG_MOST = 12000;

function citation() {
  const chains = state.to && state.focus.length;
  const about = chains
    ? `, chains from ${apart(nameOf(state.focus[0]))} to ${state.to === ROOTS ? 'voters, Parliament or the Crown' : apart(nameOf(state.to))}`
    : '';
  const scenario = META.supposed ? ` Scenario: ${apart(META.supposed.title)}, ${META.supposed.source}.` : '';
  return `custodes, “${META.title}” (map)${about}, as at ${daysInWords(state)}. Drawn from the ${META.dataset}.${scenario}`;
}

// From which day on the file tells what a scenario supposes, and by whose word.
function supposedInWords() {
  if (!META.supposed) return '';
  const { from, title, source } = META.supposed;
  return `From ${dateInWords(from)} on it is as the scenario “${apart(title)}” supposes: ${source}.`;
}

// Where the day drawn lies past what the data is complete to: what an answer to the same question says above its rows.
function beyondInWords() {
  const last = [state.asOf, state.compare].sort().pop();
  const short = META.reaches.filter(([, to]) => to < last).map(([name, to]) => `${name} to ${dateInWords(to)}`);
  if (!short.length) return '';
  const known = short.length > 1 ? `${short.slice(0, -1).join(', ')} and ${short[short.length - 1]}` : short[0];
  return `Beyond what is known: this data is complete for ${known}. What changed after that may be missing, and what seems to go on may be over.`;
}

function showCitation() {
  byId('cite').replaceChildren(bdi(citation()));
}

function fileName(ending) {
  const plain = folded(META.title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${plain || 'map'}-${state.asOf}.${ending}`;
}

function save(blob, ending) {
  const url = URL.createObjectURL(blob);
  const way = el('a', { href: url, download: fileName(ending) });
  document.body.append(way);
  way.click();
  way.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10000);
  say(`Saved ${fileName(ending)}`);
}

function savePng() {
  const sheet = sheetOf(theme());
  const all = extent(sheet.places);
  const gutter = sheet.places.geometry.gutter;
  const [wide, tall] = [Math.max(SHEET_LEAST, all.right - all.left + gutter + 16), all.bottom - all.top + 8];
  const words = aroundOf(sheet, wide);
  const unit = Math.min(PNG_UNIT, PNG_MOST / wide, PNG_MOST / (tall + words.head.height + words.foot.height));
  const size = { width: Math.round(wide * unit), height: Math.round(tall * unit) };
  const canvas = framed(drawSheet(document.createElement('canvas'), size, unit, sheet), words, unit, sheet.colours);
  canvas.toBlob((blob) => save(blob, 'png'), 'image/png');
}

function saveSvg() {
  const text = new XMLSerializer().serializeToString(svgOf(sheetOf(theme()), META.title));
  save(new Blob([text], { type: 'image/svg+xml' }), 'svg');
}

const CSV_COLUMNS = {
  link: (link) => link.id,
  subject: (link) => nameOf(link.subject),
  subject_id: (link) => link.subject,
  kind: (link) => link.kind,
  object: (link) => nameOf(link.object),
  object_id: (link) => link.object,
  standing: (link) => standingInWords(link),
  change: (link) => link.change,
  powers: (link) => powersInWords(link),
  has_teeth: (link) => (hasTeeth(link) ? 'yes' : 'no'),
  binding: (link) => link.values.binding,
  basis: (link) => link.values.basis && nameOf(link.values.basis),
  provision: (link) => link.values.provision,
  topics: (link) => (link.values.topics || []).join('; '),
  about: (link) => link.values.about,
  since: (link) => link.values.since,
  until: (link) => link.values.until,
  amount: (link) => link.values.amount,
  amount_to: (link) => link.values.amount_to,
  amount_qualifier: (link) => link.values.amount_qualifier,
  period: (link) => link.values.period,
  importance: (link) => link.importance,
  pattern: (link) => link.pattern,
  sources: (link) =>
    link.claims.map((claim) => (own(DATA.sources, claim.source) || { title: claim.source }).title).join('; '),
  places: (link) => link.claims.map((claim) => claim.place).join('; '),
  readings: (link) => link.claims.map((claim) => claim.reading).join('; '),
};

// Numbers stay numbers; a text that a spreadsheet would take for a formula gets a quote before it.
function csvCell(value) {
  if (typeof value === 'number') return String(value);
  const text = value === undefined || value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvText() {
  writeAddress();
  const rows = picture.view.links.map((link) => Object.values(CSV_COLUMNS).map((of) => csvCell(of(link))));
  const notes = [[citation()], [`This view: ${location.hash || 'as the file opens'}`]].map((row) => row.map(csvCell));
  return `\ufeff${[Object.keys(CSV_COLUMNS), ...rows, [], ...notes].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

function saveCsv() {
  save(new Blob([csvText()], { type: 'text/csv;charset=utf-8' }), 'csv');
}

// The address of the view as it stands; where the browser does not let it be copied it is in the address line.
function copyLink() {
  writeAddress();
  const there = () => say('The link to this view is in the address line: copy it from there.');
  if (!navigator.clipboard) there();
  else navigator.clipboard.writeText(location.href).then(() => say('The link to this view is copied.'), there);
}

function wireTake() {
  byId('save-png').addEventListener('click', savePng);
  byId('save-svg').addEventListener('click', saveSvg);
  byId('save-csv').addEventListener('click', saveCsv);
  byId('copy-link').addEventListener('click', copyLink);
  byId('copy-cite').addEventListener('click', () => {
    const range = document.createRange();
    range.selectNodeContents(byId('cite'));
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    byId('cite').scrollIntoView({ block: 'center' });
    navigator.clipboard?.writeText(citation()).then(
      () => say('The citation is copied.'),
      () => say('The citation is marked: press Ctrl+C.'),
    );
  });
}
