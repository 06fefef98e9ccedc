//: summary: The classes that sources speak of as one (police forces, PCCs), and who belongs to each on that day.
//: read: One row per member. What is said of a class holds for its members, so a class without members binds nobody by name; a class that no source gives members has one row with none.
//: column: class actor - the class
//: column+: name text - its name
//: column: kind actor_kind - its kind
//: column: member actor - who belongs to it
//: column+: link link - the id of the link that says so
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (c:Actor)
WHERE c.is_class = true AND c.first_day <= $as_of AND c.last_day >= $floor
OPTIONAL MATCH (m:Actor)-[r:MEMBER_OF]->(c)
WHERE r.polarity = 'asserted' AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN c.id AS class, c.name AS name, c.kind AS kind, m.id AS member, r.id AS link,
  coalesce(r.sources, '\u001f') AS sources, coalesce(r.locators, '\u001f') AS locators
ORDER BY class, member, link, r.first_day
