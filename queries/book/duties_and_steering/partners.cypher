//: summary: With whom ACTOR works jointly, whom it supports and who supports it, and whether either also holds the other to account.
//: read: One row per link; working together has no direction. `holds_to_account` and `is_held` count stated powers between the two: a partner that also oversees is worth a second look, not a fault. Only what sources call joint work or support is here.
//: param: actor actor - whose partners
//: param: topic topic? - only links about this topic
//: column: how word - works with, supports or is supported by
//: column: partner actor - the other
//: column: about text - for what, in words
//: column: holds_to_account number - by how many links ACTOR may hold the partner to account
//: column: is_held number - by how many links the partner may hold ACTOR to account
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:COLLABORATES_WITH|SUPPORTS]->(o:Actor)
WHERE (s.id IN $actors OR o.id IN $actors) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
WITH r, s.id IN $actors AS ours, CASE WHEN s.id IN $actors THEN o.id ELSE s.id END AS other,
  COUNT { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.neutral = false AND a.first_day <= $as_of AND a.last_day >= $floor AND a.stale_from > $fresh AND a.status IN $statuses } AS downwards,
  COUNT { MATCH (s)-[b:ANSWERS_TO]->(o) WHERE b.neutral = false AND b.first_day <= $as_of AND b.last_day >= $floor AND b.stale_from > $fresh AND b.status IN $statuses } AS upwards
RETURN CASE WHEN r.kind = 'COLLABORATES_WITH' THEN 'works with' WHEN ours THEN 'supports' ELSE 'is supported by' END AS how,
  other AS partner, r.about AS about, CASE WHEN ours THEN downwards ELSE upwards END AS holds_to_account,
  CASE WHEN ours THEN upwards ELSE downwards END AS is_held, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY how, partner, link, r.first_day
