//: summary: Who can suspend ACTOR or its head, on what condition, and whether they could also dismiss.
//: read: One row per link. `only_suspends` marks those who can stop ACTOR for a time and no more: whether anybody can then remove it is answered by `removers`, the number of others who can dismiss. That a power was used is not shown.
//: param: actor actor - whose suspension the question is about
//: column: who actor - who can do it
//: column: kind kind - by which kind of link
//: column: condition text - its condition
//: column: only_suspends flag - true where neither this link nor another lets them dismiss
//: column: removers number - how many others may dismiss
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
OPTIONAL MATCH (d:Actor)-[k:REMOVES|DIRECTS]->(x:Actor)
WITH d, k, CASE WHEN k.on_id IS NOT NULL THEN k.on_id ELSE x.id END AS gone
WHERE (gone IN $actors OR gone IN $classes AND NOT k.id IN $barred) AND NOT (d.id IN $peopled AND gone IN $classes)
  AND 'dismiss' IN k.powers AND k.polarity = 'asserted'
  AND k.first_day <= $as_of AND k.last_day >= $floor AND k.stale_from > $fresh AND k.status IN $statuses
WITH collect(DISTINCT d.id) AS removing
MATCH (s:Actor)-[r:REMOVES|OVERSEES|DIRECTS|REGULATES|INVESTIGATES]->(o:Actor)
WHERE 'suspend' IN r.powers AND (o.id IN $actors OR o.id IN $classes OR r.on_id IN $actors OR r.on_id IN $classes)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
WITH removing, s, r, o, CASE WHEN r.on_id IS NOT NULL THEN r.on_id ELSE o.id END AS stopped
WHERE (stopped IN $actors OR stopped IN $classes AND NOT r.id IN $barred) AND NOT (s.id IN $peopled AND stopped IN $classes)
RETURN s.id AS who, r.kind AS kind, r.condition AS condition, NOT s.id IN removing AS only_suspends,
  size(removing) - CASE WHEN s.id IN removing THEN 1 ELSE 0 END AS removers,
  CASE WHEN o.id = stopped THEN NULL ELSE o.id END AS by_requiring, CASE WHEN stopped = $actor THEN NULL ELSE stopped END AS through,
  r.about AS about, r.binding AS binding, r.basis AS basis, r.provision AS provision, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY who, link, r.first_day
