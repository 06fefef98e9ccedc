//: theme: evidence
//: summary: What sources say is not so: powers that a body does not have, duties that are not owed.
//: read: One row per denied link, whether or not --denied is given: subject does NOT do kind to object. Where `scope` is set, the denial holds only within it (a report's remit) and proves nothing beyond.
//: param: actor actor? - only denials about this actor
//: column: subject - who
//: column: kind - does not do what
//: column: object - to whom
//: column: scope - within what the denial holds
//: column: powers - the powers that are denied
//: column: about - for what, in words
//: column+: matter - the plan or thing it is about
//: column+: condition - its condition
//: column+: binding - what makes it binding
//: column: basis - the Act or instrument
//: column: provision - the section
//: column+: status - its status on that day
//: column+: topics - what it is about
//: column+: since - from when
//: column: dating - dated; assumed, where no date is stated; event; or last_said, long before the day asked for
//: column+: said_on - when each claim was said
//: column+: link - the id of the link
//: column: sources - where it is said
//: column: locators - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.polarity = 'denied' AND ($actor = '' OR s.id IN $actors OR o.id IN $actors)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN s.id AS subject, r.kind AS kind, o.id AS object, r.scope AS scope, r.powers AS powers, r.about AS about,
  r.on_id AS matter, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.topics AS topics, r.since_date AS since, CASE WHEN r.stale_from <= $as_of THEN 'last_said' ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link,
  r.sources AS sources, r.locators AS locators
ORDER BY subject, kind, object, link, r.first_day
