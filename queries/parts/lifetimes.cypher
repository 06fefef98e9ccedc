//: summary: At what level each actor is, and its last day.
//: read: A part of what changed between two days; the last day is 9999-12-31 where no end is known.
//: column: actor actor - who
//: column: level word - national, regional or local
//: column: last_day date - its last day
MATCH (a:Actor)
RETURN a.id AS actor, a.level AS level, a.last_day AS last_day
ORDER BY actor
