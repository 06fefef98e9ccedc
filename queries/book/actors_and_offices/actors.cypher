//: summary: The actors of the graph, of one kind if asked, with their other names.
//: read: One row per actor that exists on that day or has no dates. An actor is listed because a source speaks of it, not because it matters.
//: param: kind actor_kind? - only actors of this kind
//: column: actor actor_id - the id
//: column: name text - the name
//: column: kind actor_kind - the kind
//: column: aliases text[] - other names
//: column+: level word - national, regional or local
//: column: area text - the area that it works in
//: column+: from_date date - from when it existed
//: column+: to_date date - until when
//: column+: within actor[] - of a class, the wider classes that it lies in
//: column+: territory word - england or wales, where the law differs
//: column+: existence word - exists, planned, proposed or rejected
MATCH (a:Actor)
WHERE ($kind = '' OR a.kind = $kind) AND a.first_day <= $as_of AND a.last_day >= $floor
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.aliases AS aliases, a.level AS level, a.area AS area,
  a.from_date AS from_date, a.to_date AS to_date, a.within AS within, a.territory AS territory, a.existence AS existence
ORDER BY actor
