//: summary: Everything the graph says of ACTOR: each link in which it stands, in either direction, and each gap, with its proof.
//: read: One row per link, read as subject, kind, object; where an end is empty, `gap` says why: a source names nobody, or there is none. An office and the body it heads answer as one. Links that a source only implies or that are disputed are marked by `evidence`.
//: param: actor actor - whose profile this is
//: param: family family? - only this family of links
//: param: topic topic? - only links about this topic
//: column+: family family - the family of the link
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: powers power[] - what it lets the forum do
//: column: about text - for what
//: column+: topics topic[] - what it is about
//: column: amount money - the sum, in pounds; of a range the lower end
//: column: amount_to money - the upper end, where a source gives a range
//: column+: period period - the period of the sum
//: column+: basis actor - the Act or instrument
//: column+: provision text - the section
//: column+: since date - from when
//: column+: until date - until when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link or gap
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE (s.id IN $actors OR o.id IN $actors) AND r.id IS NOT NULL
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND ($family = '' OR r.family = $family) AND ($topic = '' OR $topic IN r.topics)
RETURN r.family AS family, s.id AS subject, r.kind AS kind, o.id AS object, r.status AS status, r.polarity AS polarity,
  r.powers AS powers, r.about AS about, r.topics AS topics, r.amount AS amount, r.amount_to AS amount_to, r.period AS period, r.basis AS basis,
  r.provision AS provision, r.since_date AS since, r.until_date AS until, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on,
  r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY family, kind, subject, object, link, r.first_day
