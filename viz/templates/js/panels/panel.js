'use strict';
// The panel: what is known of the actor or the links that are picked, and what that rests on.

let opener = null;

// Pick from a button or a key: the panel opens and takes the keyboard.
function open(pick) {
  if (!byId('panel').contains(document.activeElement)) opener = document.activeElement;
  change({ pick });
  const title = byId('panel-title');
  if (title) title.focus();
}

function closePanel() {
  change({ pick: '' });
  const back = opener && opener.isConnected && opener !== document.body ? opener : byId('picture');
  opener = null;
  back.focus({ preventScroll: true });
}

function showPanel(view) {
  const panel = byId('panel');
  const pick = picked();
  const content = pick && contentFor(pick, view);
  panel.hidden = !content;
  panel.replaceChildren(
    ...(content ? [button('Close', closePanel, { class: 'close' }), ...content.flat(2).filter(Boolean)] : []),
  );
  if (content) panel.scrollTop = 0;
}

function contentFor(pick, view) {
  if (pick.sort === 'actor') return actorPanel(pick.id, view);
  if (pick.sort === 'stack') return stackPanel(pick.id, view);
  if (pick.sort === 'told') return toldPanel(view);
  return linkPanel(pick, view);
}

function panelTitle(content) {
  return el('h2', { id: 'panel-title', tabindex: -1 }, content);
}

function linkPanel(pick, view) {
  const line = view.lines.get(pick.id);
  const links = pick.sort === 'line' ? (line ? line.links : []) : [LINKS.get(pick.id)].filter(Boolean);
  if (!links.length) return null;
  const drawn = view.links.includes(links[0]);
  const ends = line ? [boxName(line.from), boxName(line.to)] : [nameOf(links[0].subject), nameOf(links[0].object)];
  const bundle = line && (STACKS.has(line.from) || STACKS.has(line.to));
  return [
    panelTitle([bdi(ends[0]), ' → ', bdi(ends[1])]),
    el('p', { class: 'kind' }, `${many(links.length, 'link')}${drawn ? '' : ', not drawn with these filters'}`),
    bundle ? linkList(links) : links.map(linkArticle),
  ];
}

// The links of a bundle, one line each.
function linkList(links) {
  return el(
    'ul',
    { class: 'members' },
    links.map((link) =>
      el(
        'li',
        { 'data-link': link.id },
        button(sentenceParts(link), () => open(`l:${link.id}`), { class: 'plain' }),
      ),
    ),
  );
}

function sentenceParts(link) {
  return [bdi(nameOf(link.subject)), ` ${verbOf(link)} `, bdi(nameOf(link.object))];
}

function actorPanel(id, view) {
  const actor = ACTORS.get(id);
  if (!actor) return null;
  const kind = kindOf(actor);
  return [
    panelTitle(bdi(actor.name)),
    el(
      'p',
      { class: 'kind' },
      `${capital(kind)}${actor.isClass ? ' (a class)' : ''}`,
      actor.existence && el('span', { class: 'badge later' }, ` ${actor.existence}`),
    ),
    el(
      'div',
      { class: 'actions' },
      button('Focus here', () => focusOn(id), { id: 'focus-here' }),
      button('Show on the map', () => showOnMap(id)),
      chainButton(id),
    ),
    actorFacts(actor),
    claimList(actor.claims, 'Said of it', 'h3'),
    actorLinks(actor, view),
    actorGaps(id),
  ];
}

// An actor in a stack comes out of it with its area.
function showOnMap(id) {
  if (picture.view.stood.has(id)) change(takenOut(id));
  reveal(id);
  byId('picture').focus();
}

function actorFacts(actor) {
  return descriptions([
    [
      'Also',
      (actor.aliases || []).map((alias, index) => [
        index ? '; ' : '',
        bdi(alias.name),
        alias.since || alias.until ? ` (${spanInWords(alias.since, alias.until)})` : '',
      ]),
    ],
    ['Exists', spanInWords(actor.since, actor.until)],
    [
      'Level',
      [actor.level, actor.area && bdi(actor.area)]
        .filter(Boolean)
        .flatMap((part, index) => (index ? [', ', part] : [part])),
    ],
    ['Note', actor.note && bdi(actor.note)],
    [
      'Identifiers',
      (actor.identifiers || []).map((one, index) => [
        index ? '; ' : '',
        `${spaced(one.scheme)} `,
        one.url ? outward(one.url, one.value) : bdi(one.value),
      ]),
    ],
    ['Id', bdi(actor.id)],
  ]);
}

// The links of an actor that are drawn, those of accountability first, and a word on those that are not.
function actorLinks(actor, view) {
  const drawn = new Set(view.links);
  const all = LINKS_OF.get(actor.id);
  const links = all.filter((link) => drawn.has(link));
  const role = (link) => {
    const tie = link.denied ? null : forumOf(link);
    return !tie ? 'other' : tie.giver === actor.id ? 'above' : 'below';
  };
  const list = (title, part) =>
    part.length && [
      el('h3', null, `${title} (${part.length})`),
      el(
        'ul',
        null,
        part.map((link) => linkItem(link, actor.id)),
      ),
    ];
  const hidden = all.filter((link) => !BESIDE.links.has(link.id)).length - links.length;
  const of = (one) => links.filter((link) => role(link) === one);
  return [
    list('Who may hold it to account', of('above')),
    list('Whom it may hold to account', of('below')),
    list('Other ties', of('other')),
    hidden > 0 && el('p', { class: 'quiet' }, `${many(hidden, 'more link')} not drawn with these filters.`),
  ];
}

function linkItem(link, id) {
  const { values } = link;
  const matter = values.about || (values.on && nameOf(values.on)) || values.period;
  const extra = [link.powers.length && powersInWords(link), moneyInWords(values)].filter(Boolean).join(' · ');
  return el(
    'li',
    { 'data-link': link.id },
    button(toldFrom(link, id), () => open(`l:${link.id}`), { class: 'plain' }),
    (extra || matter) &&
      el('span', { class: 'quiet' }, ` ${extra}${extra && matter ? ' · ' : ''}`, matter && bdi(matter)),
  );
}

function actorGaps(id) {
  const gaps = DATA.gaps.filter((gap) => gap.subject === id || gap.object === id);
  if (!gaps.length) return null;
  return [
    el('h3', null, `Known gaps (${gaps.length})`),
    el(
      'ul',
      null,
      gaps.map((gap) =>
        el(
          'li',
          null,
          gapInWords(gap, id),
          gap.note && el('p', { class: 'quiet' }, bdi(gap.note)),
          (gap.claims || []).map(claimBlock),
        ),
      ),
    ),
  ];
}

function gapInWords(gap, id) {
  const kind = LISTS.linkKinds[gap.kind];
  const other = gap.subject === id ? gap.object : gap.subject;
  const verb = gap.subject === id ? kind.label : kind.reverse;
  return [`${verb} `, other ? bdi(nameOf(other)) : '?', `: ${LISTS.docs.gap_reason[gap.reason] || spaced(gap.reason)}`];
}
