//: summary: Where some links are said.
//: read: A part of every answer that looks at many links and shows few; found by the actors at which they begin.
//: param: subjects text - the actors at which the links begin
//: param: ones text - the ids of the links
//: param: every flag - every link of these actors: to look for many ids in each takes longer than to read them all
//: column: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE s.id IN $subjects AND r.id IS NOT NULL AND r.final = true AND ($every = true OR r.id IN $ones)
RETURN r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY link
