//: summary: Every link with the days on which it holds, of whatever date, status or polarity: what changes are made of.
//: read: One row per phase of a link: a link whose status changed has several. `first_day` and `last_day` come from dates said, or, where `assumed`, from what can be known (its actors, basis and sources).
//: param: family family? - only this family of links
//: column: link link - the id of the link
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column+: family family - its family
//: column: status status - its status in these days
//: column+: polarity status - asserted or denied
//: column: first_day date - from this day
//: column: last_day date - to this day
//: column+: final flag - no later phase follows
//: column: dating status - dated; assumed, where no date is stated; or event
//: column+: happened period - when the event took place
//: column+: stale_from date - the day from which it counts only as last said
//: column+: stale_as word - last_said, or not_known: its law ended and no other was read
//: column+: since date - the date from which, as said
//: column+: until date - the date until which, as said
//: column+: powers power[] - what it lets the forum do
//: column+: amount money - the sum, in pounds; of a range the lower end
//: column+: amount_to money - the upper end, where a source gives a range
//: column+: period period - the period of the sum
//: column+: about text - for what
//: column+: said_on date[] - when each claim was said
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.id IS NOT NULL AND ($family = '' OR r.family = $family)
RETURN r.id AS link, s.id AS subject, r.kind AS kind, o.id AS object, r.family AS family, r.status AS status,
  r.polarity AS polarity, r.first_day AS first_day, r.last_day AS last_day, r.final AS final, r.dating AS dating, r.happened AS happened, r.stale_from AS stale_from, r.stale_as AS stale_as,
  r.since_date AS since, r.until_date AS until, r.powers AS powers, r.amount AS amount, r.amount_to AS amount_to, r.period AS period,
  r.about AS about, r.said_on AS said_on, r.sources AS sources, r.locators AS locators
ORDER BY link, first_day, status
