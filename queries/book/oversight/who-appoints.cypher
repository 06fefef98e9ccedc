//: summary: Who appoints or elects ACTOR or its head, and whose consent is needed.
//: read: One row per link; ACTOR, its office and the class it belongs to count as one. `consents` rows name the decision maker in `whose_decision`; a consent about an office may be to appointing or to removing: see `about` and `provision`. Informal soundings that no source states are not shown.
//: param: actor actor - the body or office to be filled
//: column: role word - elects, appoints or consents
//: column: who actor - who does so
//: column: whose_decision actor - whose decision needs the consent
//: column: matter actor - the office, person or decision
//: column+: about text - for what, in words
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
MATCH (s:Actor)-[r:ELECTS|APPOINTS|CONFIRMS]->(o:Actor)
WHERE r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND NOT (s.id IN $peopled AND (o.id IN $classes OR r.on_id IN $classes))
  AND CASE WHEN r.kind = 'CONFIRMS' THEN r.on_id IN $actors OR r.on_id IN $classes AND NOT r.id IN $barred ELSE o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred END
WITH s, r, o, CASE WHEN r.kind = 'CONFIRMS' THEN r.on_id ELSE o.id END AS filled
RETURN CASE r.kind WHEN 'ELECTS' THEN 'elects' WHEN 'APPOINTS' THEN 'appoints' ELSE 'consents' END AS role, s.id AS who,
  CASE WHEN r.kind = 'CONFIRMS' THEN o.id ELSE NULL END AS whose_decision, r.on_id AS matter, r.about AS about,
  CASE WHEN filled = $actor THEN NULL ELSE filled END AS through, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY role, who, link, r.first_day
