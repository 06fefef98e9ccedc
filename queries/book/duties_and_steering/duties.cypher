//: summary: The duties that ACTOR owes and is owed: to have regard, consult, report, publish, answer; and its lines of report.
//: read: One row per duty; `matter` is the plan or thing it is about. What its office, its body or its class owes, ACTOR owes too (`through`). A duty that no source states is not shown.
//: param: actor actor - who owes or is owed
//: param: topic topic? - only duties about this topic
//: column: direction word - owes or is owed
//: column: who actor - who owes the duty
//: column: kind kind - OWES_DUTY_TO or REPORTS_TO
//: column: duty duty - what must be done
//: column: to_whom actor - to whom
//: column: matter actor - the plan or thing it is about
//: column: about text - for what, in words
//: column: through actor - the office, body or class that owes or is owed, where not ACTOR itself
//: column+: binding word - what makes it binding
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column+: condition text - its condition
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:OWES_DUTY_TO|REPORTS_TO]->(o:Actor)
WHERE (s.id IN $actors OR o.id IN $actors OR (s.id IN $classes OR o.id IN $classes) AND NOT r.id IN $barred)
  AND NOT (s.id IN $peopled AND o.id IN $classes)
  AND NOT (o.id IN $peopled AND s.id IN $classes)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND ($topic = '' OR $topic IN r.topics)
WITH r, s, o, CASE WHEN s.id IN $actors THEN 'owes' WHEN o.id IN $actors THEN 'is owed' WHEN s.id IN $classes THEN 'owes' ELSE 'is owed' END AS direction
WITH r, s, o, direction, CASE WHEN direction = 'owes' THEN s.id ELSE o.id END AS side
RETURN direction AS direction, s.id AS who, r.kind AS kind, r.duty AS duty,
  o.id AS to_whom, r.on_id AS matter, r.about AS about, CASE WHEN side = $actor THEN NULL ELSE side END AS through, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.condition AS condition, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY direction, who, to_whom, link, r.first_day
