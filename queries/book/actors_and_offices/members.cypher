//: summary: Who chairs, heads, sits on, belongs to or is part of ACTOR, and what ACTOR itself sits on, chairs or belongs to.
//: read: One row per seat or part. A board's membership is what sources name, which may be less than all of it; `direction` says which way the link runs.
//: param: actor actor - a board, body, class or member
//: column: direction word - within ACTOR, or ACTOR within it
//: column: kind kind - CHAIRS, MEMBER_OF, HEADS, HOLDS_OFFICE or PART_OF
//: column: member actor - who chairs, heads, sits or belongs
//: column: body actor - in what
//: column: about text - in what role
//: column+: status status - its status on that day
//: column+: since date - from when
//: column+: until date - until when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:CHAIRS|MEMBER_OF|HEADS|HOLDS_OFFICE|PART_OF]->(o:Actor)
WHERE (s.id = $actor OR o.id = $actor)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN CASE WHEN o.id = $actor THEN 'within' ELSE 'belongs to' END AS direction, r.kind AS kind, s.id AS member,
  o.id AS body, r.about AS about, r.status AS status, r.since_date AS since, r.until_date AS until, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating,
  r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY direction, kind, member, body, link, r.first_day
