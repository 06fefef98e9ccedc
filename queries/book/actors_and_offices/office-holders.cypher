//: summary: Who holds which office on a date, since when, and which body the office heads.
//: read: One row per holder and office on the as-at date; earlier holders show with --status all. An office without a row may be held by somebody whom no source here names.
//: param: office actor? - only this office, or the one that heads or chairs this body
//: column: holder actor - the person, or the office that holds another
//: column+: name text - the holder's name
//: column: office actor - the office
//: column: body actor - the body that the office heads
//: column: about text - in what capacity: interim, suspended, the title
//: column: since date - from when
//: column: until date - until when
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (p:Actor)-[r:HOLDS_OFFICE]->(o:Actor)
WHERE r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
OPTIONAL MATCH (o)-[h:HEADS]->(b:Actor)
WHERE h.polarity = 'asserted' AND h.first_day <= $as_of AND h.last_day >= $as_of AND h.status = 'in_force'
WITH p, r, o, b
WHERE $office = '' OR o.id = $office OR b.id = $office OR EXISTS {
  MATCH (o)-[c:CHAIRS]->(x:Actor)
  WHERE x.id = $office AND c.polarity = 'asserted' AND c.first_day <= $as_of AND c.last_day >= $as_of AND c.status = 'in_force'
}
RETURN p.id AS holder, p.name AS name, o.id AS office, b.id AS body, r.about AS about, r.since_date AS since, r.until_date AS until,
  r.status AS status, r.polarity AS polarity, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link,
  r.sources AS sources, r.locators AS locators
ORDER BY office, since, holder, body, link, r.first_day
