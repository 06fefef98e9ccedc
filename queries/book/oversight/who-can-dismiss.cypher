//: summary: Who can dismiss ACTOR or its head, call on them to resign, or not elect them again.
//: read: One row per link. `suspends_too` tells apart who may also suspend; who may only suspend is in who-can-suspend. No row but by election means that no stated power removes ACTOR between elections; denied powers show with --denied.
//: param: actor actor - whose removal the question is about
//: column: who actor - who can do it
//: column: how word - dismisses, or by election
//: column: condition text - its condition
//: column: suspends_too flag - whether WHO may suspend too, by this power or another
//: column: by_requiring actor - the body of which it is required, where the power is used through another
//: column: through actor - the office, body or class that ACTOR answers with, where the link is to that
//: column+: about text - for what, in words
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
MATCH (s:Actor)-[r:REMOVES|ELECTS|OVERSEES|DIRECTS|REGULATES|INVESTIGATES|APPOINTS]->(o:Actor)
WHERE (r.kind = 'ELECTS' OR 'dismiss' IN r.powers) AND (o.id IN $actors OR o.id IN $classes OR r.on_id IN $actors OR r.on_id IN $classes)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
WITH s, r, o, CASE WHEN r.kind <> 'ELECTS' AND r.on_id IS NOT NULL THEN r.on_id ELSE o.id END AS removed
WHERE (removed IN $actors OR removed IN $classes AND NOT r.id IN $barred) AND NOT (s.id IN $peopled AND removed IN $classes)
OPTIONAL MATCH (s)-[q:REMOVES|OVERSEES|DIRECTS|REGULATES|INVESTIGATES|APPOINTS]->(x:Actor)
WHERE (x.id = removed OR q.on_id = removed) AND 'suspend' IN q.powers AND q.first_day <= $as_of AND q.last_day >= $floor
  AND q.stale_from > $fresh AND q.status IN $statuses AND q.polarity = 'asserted'
WITH s, r, o, removed, count(q) AS suspending
RETURN s.id AS who, CASE WHEN 'dismiss' IN r.powers THEN 'dismisses' ELSE 'by election' END AS how, r.condition AS condition,
  suspending > 0 AS suspends_too, CASE WHEN o.id = removed THEN NULL ELSE o.id END AS by_requiring,
  CASE WHEN removed = $actor THEN NULL ELSE removed END AS through, r.about AS about, r.binding AS binding,
  r.basis AS basis, r.provision AS provision, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY how DESC, who, link, r.first_day
