//: summary: The boards, committees and reviews that ACTOR chairs or sits on, and whether each holds anybody to account.
//: read: One row per seat, of ACTOR, its office or its class. `answerable` counts the actors that answer to the board: 0 says that no stated power makes it more than a place to meet. Seats that sources do not name are not shown.
//: param: actor actor - who chairs or sits
//: column: board actor - the board, committee or review
//: column: role word - chairs or sits on
//: column: about text - in what role
//: column: answerable number - how many actors answer to the board by a stated link
//: column: enforceable number - how many of them by a power that can enforce
//: column: as_whom actor - the office, body or class as which ACTOR sits, where not by its own name
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:CHAIRS|MEMBER_OF]->(b:Actor)
WHERE (s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred) AND b.kind_group = 'forum'
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN b.id AS board, CASE r.kind WHEN 'CHAIRS' THEN 'chairs' ELSE 'sits on' END AS role, r.about AS about,
  COUNT { MATCH (:Actor)-[a:ANSWERS_TO]->(b) WHERE a.through IS NULL AND a.neutral = false AND a.first_day <= $as_of AND a.last_day >= $floor AND a.stale_from > $fresh AND a.status IN $statuses } AS answerable,
  COUNT { MATCH (:Actor)-[e:ANSWERS_TO]->(b) WHERE e.through IS NULL AND e.neutral = false AND e.power_rank >= 2 AND e.first_day <= $as_of AND e.last_day >= $floor AND e.stale_from > $fresh AND e.status IN $statuses } AS enforceable,
  CASE WHEN s.id = $actor THEN NULL ELSE s.id END AS as_whom, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY board, role, link, r.first_day
