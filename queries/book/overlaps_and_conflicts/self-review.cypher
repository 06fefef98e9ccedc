//: summary: Who checks work that it runs itself, or a body that it is a part of.
//: read: One row per pair of links: the reviewer runs or is part of the thing, and also oversees, inspects, audits, monitors, investigates or judges it. Internal audit is such a case and is meant; the row says only that no outsider is named by this link.
//: column: reviewer actor - who checks
//: column: tie kind - DELIVERS or PART_OF
//: column: reviewed actor - what it runs or is a part of
//: column: check kind - by which kind of link it checks it
//: column: powers power[] - what that lets it do
//: column: topics topic[] - what the check is about
//: column+: tie_link link - the id of the link that ties them
//: column+: link link - the id of the link that is the check
//: column+: tie_sources source[] - where the tie is said
//: column+: tie_locators locator[] - the places in those sources, in the same order
//: column: sources source[] - where the check is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (f:Actor)-[t:DELIVERS|PART_OF]->(w:Actor)
WHERE t.polarity = 'asserted' AND t.status IN $statuses AND t.first_day <= $as_of AND t.last_day >= $floor AND t.stale_from > $fresh
MATCH (f)-[r:OVERSEES|INSPECTS|MONITORS|AUDITS|INVESTIGATES|JUDGES]->(w)
WHERE r.polarity = 'asserted' AND r.status IN $statuses AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh
RETURN f.id AS reviewer, t.kind AS tie, w.id AS reviewed, r.kind AS check, r.powers AS powers, r.topics AS topics,
  t.id AS tie_link, r.id AS link, t.sources AS tie_sources, t.locators AS tie_locators,
  r.sources AS sources, r.locators AS locators
ORDER BY reviewer, reviewed, tie_link, link, t.first_day, r.first_day
