//: summary: To whom ACTOR must or may pass cases, complaints and reports on, and who passes them to ACTOR.
//: read: One row per link: a referral as sources tell it, or a duty to notify. `must` marks what is a duty or rests on law. How many cases go that way is not shown.
//: param: actor actor - who passes on or receives
//: param: topic topic? - only links about this topic
//: column: direction word - passes on or receives
//: column: sender actor - who passes on
//: column: receiver actor - to whom
//: column: must flag - whether it is a duty or rests on law
//: column: matter actor - the thing it is about
//: column: about text - for what, in words
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
MATCH (s:Actor)-[r:REFERS_TO|OWES_DUTY_TO]->(o:Actor)
WHERE (s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred OR o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred)
  AND (r.kind = 'REFERS_TO' OR r.duty = 'notify') AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN CASE WHEN s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred THEN 'passes on' ELSE 'receives' END AS direction, s.id AS sender,
  o.id AS receiver, r.kind = 'OWES_DUTY_TO' OR coalesce(r.binding, '') = 'statute' AS must, r.on_id AS matter, r.about AS about,
  r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY direction, sender, receiver, link, r.first_day
