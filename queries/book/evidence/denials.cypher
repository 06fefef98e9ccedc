//: summary: What sources say is not so: powers that a body does not have, duties that are not owed.
//: read: One row per denied link, whether or not --denied is given: subject does NOT do kind to object. Where `scope` is set, the denial holds only within it (a report's remit) and proves nothing beyond.
//: param: actor actor? - only denials about this actor
//: column: subject actor - who
//: column: kind kind - does not do what
//: column: object actor - to whom
//: column: scope text - within what the denial holds
//: column: powers power[] - the powers that are denied
//: column: about text - for what, in words
//: column+: matter actor - the plan or thing it is about
//: column+: condition text - its condition
//: column+: binding word - what makes it binding
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column+: status status - its status on that day
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.polarity = 'denied' AND ($actor = '' OR s.id IN $actors OR o.id IN $actors)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN s.id AS subject, r.kind AS kind, o.id AS object, r.scope AS scope, r.powers AS powers, r.about AS about,
  r.on_id AS matter, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.topics AS topics, r.since_date AS since, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link,
  r.sources AS sources, r.locators AS locators
ORDER BY subject, kind, object, link, r.first_day
