//: summary: What the graph holds on ACTOR itself: name, kind, other names, dates, area and note.
//: read: One row. Names and dates are the registry's; what sources say of the actor itself is in `said-of`.
//: param: actor actor - whom
//: column: actor actor_id - the id
//: column: name text - the name
//: column: kind actor_kind - the kind
//: column: aliases text[] - other names
//: column: level word - national, regional or local
//: column: area text - the area that it works in
//: column: from_date date - from when it existed
//: column: to_date date - until when
//: column: existence word - exists, planned, proposed or rejected
//: column: is_class flag - whether it stands for a class of actors
//: column: note text - a note of the registry
//: column+: identifiers text - identifiers elsewhere, as JSON
MATCH (a:Actor)
WHERE a.id = $actor
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.aliases AS aliases, a.level AS level, a.area AS area,
  a.from_date AS from_date, a.to_date AS to_date, a.existence AS existence, a.is_class AS is_class, a.note AS note,
  a.record AS identifiers
ORDER BY actor
