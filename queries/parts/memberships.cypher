//: summary: The classes to which sources say that some actors belong.
//: read: A part of classes, which adds the wider classes that these lie in.
//: param: ones text - the ids of the actors
//: column: member actor - one of the actors
//: column: class actor - the class
//: column: link link - the link that says so
//: column: sources source[] - where the membership is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (a:Actor)-[r:MEMBER_OF]->(c:Actor)
WHERE a.id IN $ones AND c.is_class = true AND a.is_class = false
  AND r.first_day <= $as_of AND r.last_day >= $as_of AND r.status = 'in_force' AND r.polarity = 'asserted'
RETURN a.id AS member, c.id AS class, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY member, class, link, r.first_day
