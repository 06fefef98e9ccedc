//: summary: Which office heads which body: the two answer as one in every question.
//: read: One row per office and body on that day, with who is named as holding the office. A body without a row may have a head whom no source here names.
//: param: kind actor_kind? - only bodies of this kind
//: column: office actor - the office
//: column: body actor - the body that it heads
//: column: body_kind actor_kind - the kind of the body
//: column: holders number - how many named holders the office has on that day
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:HEADS]->(o:Actor)
WHERE r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND ($kind = '' OR o.kind = $kind)
RETURN s.id AS office, o.id AS body, o.kind AS body_kind,
  COUNT { MATCH (:Actor)-[h:HOLDS_OFFICE]->(s) WHERE h.polarity = 'asserted' AND h.first_day <= $as_of AND h.last_day >= $floor AND h.stale_from > $fresh AND h.status IN $statuses } AS holders, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY office, body, link, r.first_day
