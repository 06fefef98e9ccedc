//: theme: evidence
//: summary: Links that no source states outright: what we read between the lines.
//: read: One row per link all of whose claims are implied, with the reading to judge it by. A link that is implied here and stated there is not in the list. Implied is not doubtful, but quote it as our reading.
//: param: kind kind? - only links of this kind
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: reading text - what the source implies, in our own words (one of its claims)
//: column: implied number - how many claims imply it
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; or last_said, long before the day asked for
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (c:Claim)
WHERE c.head = 'link'
WITH c.about AS about, min(CASE WHEN c.is_explicit THEN 0 ELSE 1 END) AS all_implied, count(c.id) AS implied, min(c.reading) AS reading
WHERE all_implied = 1
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.id = about AND ($kind = '' OR r.kind = $kind)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS subject, r.kind AS kind, o.id AS object, reading AS reading, implied AS implied, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN 'last_said' ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY kind, subject, object, link, r.first_day
