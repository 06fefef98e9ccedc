//: summary: The offices that head ACTOR and the bodies that ACTOR heads: they answer as one in every question.
//: read: One row per office or body that stands for ACTOR on that day; a person who holds the office is not one of them.
//: param: actor actor - the office or body asked about
//: column: actor actor_id - the office or body that answers as one with ACTOR
//: column: name text - its name
//: column: link link - the link that says so
//: column: sources source[] - where that is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (a:Actor)-[r:HEADS]-(b:Actor)
WHERE a.id = $actor AND r.polarity = 'asserted' AND r.status = 'in_force' AND r.first_day <= $as_of AND r.last_day >= $as_of
RETURN b.id AS actor, b.name AS name, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY actor, link
