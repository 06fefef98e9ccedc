'use strict';
// What holds on a day, and what came, went or changed between two: as graph/days/phases.py and the question `diff` say.

const ALWAYS = [['0001-01-01', '9999-12-31', 'in_force']];

function phaseOn(link, day) {
  return (link.phases || ALWAYS).find(([begins, ends]) => begins <= day && day <= ends);
}

// in_force, planned … on a day; ended after it, not_yet before it; denied where a source says that it is not so.
function standingOn(link, day) {
  const phases = link.phases || ALWAYS;
  const phase = phaseOn(link, day);
  if (!phase) return phases.length && day > phases[phases.length - 1][1] ? 'ended' : 'not_yet';
  return link.denied ? 'denied' : phase[2];
}

// Between two days, in either order: added, ended, changed, planned (or proposed); '' where nothing dated changed.
function changeOf(link, one, other) {
  if (link.denied) return '';
  const [before, after] = [one, other].sort().map((day) => phaseOn(link, day));
  const was = before && before[2];
  const is = after && after[2];
  if (was === is || was === 'last_said' || is === 'last_said' || link.dating === 'event') return '';
  // That an undated link may be assumed from a day on is no change on that day.
  if (link.dating === 'assumed' && !before && is === 'in_force') return '';
  if (is === 'in_force') return 'added';
  if (was === 'in_force') return 'ended';
  return was && is ? 'changed' : 'planned';
}

// Every link gets its standing on the day, and, where two days are compared, on the other one and what changed.
function setDays(day, other) {
  for (const link of LINKS.values()) {
    link.standing = standingOn(link, day);
    link.then = other ? standingOn(link, other) : '';
    link.change = other ? changeOf(link, day, other) : '';
  }
}

// A full day of the calendar, 0001 to 9999; '' for anything else.
function validDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text || '') || text < '0001') return '';
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : '';
}

// Whether an actor exists on a day, partial dates widened to their first and last day.
function existsOn(actor, day) {
  return (!actor.since || actor.since <= day) && (!actor.until || actor.until >= day.slice(0, actor.until.length));
}
