//: summary: The work that ACTOR has asked others to do, and has been asked to do.
//: read: One row per commission; `pays_too` says whether the asker is also said to pay. Work that "has been commissioned" by nobody named is a gap, not a row.
//: param: actor actor - who asks or is asked
//: column: direction word - asks or is asked
//: column: asker actor - who asks
//: column: worker actor - who or what does the work
//: column: matter actor - the work, plan or report it is about
//: column: about text - for what, in words
//: column: pays_too flag - whether a link says that the asker funds the one asked
//: column+: condition text - its condition
//: column+: binding word - what makes it binding
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:COMMISSIONS]->(o:Actor)
WHERE (s.id IN $actors OR o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred)
  AND NOT (s.id IN $peopled AND o.id IN $classes)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN CASE WHEN s.id IN $actors THEN 'asks' ELSE 'is asked' END AS direction, s.id AS asker, o.id AS worker, r.on_id AS matter,
  r.about AS about, COUNT { MATCH (s)-[f:FUNDS]->(o) WHERE f.polarity = 'asserted' AND f.first_day <= $as_of AND f.last_day >= $floor AND f.stale_from > $fresh AND f.status IN $statuses } > 0 AS pays_too, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY direction, asker, worker, link, r.first_day
