//: theme: who and what
//: summary: The classes that ACTOR belongs to: what sources say of a class holds for its members.
//: read: One row per class; "chief constables" is the class of each chief constable. Only actors marked as classes are here: a board is not the class of its members.
//: param: actor actor - the body or office asked about
//: column: member - ACTOR, or the office or body that answers as one with it
//: column: class - the class
//: column: name - the name of the class
//: column+: link - the link that says so
//: column: sources - where the membership is said
//: column: locators - the places in the sources, in the same order
MATCH (a:Actor)-[r:MEMBER_OF]->(c:Actor)
WHERE a.id IN $actors AND c.is_class = true
  AND r.first_day <= $as_of AND r.last_day >= $as_of AND r.status = 'in_force' AND r.polarity = 'asserted'
RETURN a.id AS member, c.id AS class, c.name AS name, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY member, class, link, r.first_day
