//: summary: Who advises, urges or asks things of ACTOR without power to decide, and what powers the same ones have by other links.
//: read: One row per link. `powers_besides` counts the links by which the adviser may also hold ACTOR to account: 0 is advice alone. Advice that is not made public is not here.
//: param: actor actor - who is advised or asked
//: param: topic topic? - only links about this topic
//: column: who actor - who advises or asks
//: column: how word - advises or asks
//: column: about text - for what, in words
//: column: powers_besides number - by how many links the same one may hold ACTOR to account
//: column: through actor - the office, body or class that ACTOR answers with, where the link is to that
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
MATCH (s:Actor)-[r:ADVISES|ASKS]->(o:Actor)
WHERE (o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS who, CASE r.kind WHEN 'ADVISES' THEN 'advises' ELSE 'asks' END AS how, r.about AS about,
  COUNT { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.neutral = false AND a.first_day <= $as_of AND a.last_day >= $floor AND a.stale_from > $fresh AND a.status IN $statuses } AS powers_besides, CASE WHEN o.id = $actor THEN NULL ELSE o.id END AS through,
  r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY who, how, link, r.first_day
