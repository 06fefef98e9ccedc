//: summary: Money whose recipient nobody is said to oversee, inspect, audit, direct or call to account.
//: read: One row per funding link whose recipient no forum holds to account but by the money itself. `deliverers` and `wholes` count bodies that may answer for it; both 0 is money that nobody named answers for. Not named is not the same as not there.
//: param: actor_kind actor_kind? - only recipients of this kind
//: column: recipient actor - who or what receives
//: column+: recipient_kind actor_kind - its kind
//: column: payer actor - who pays
//: column: amount money - the sum, in pounds; of a range the lower end
//: column: amount_to money - the upper end, where a source gives a range
//: column: amount_qualifier word - over, up_to, about, at_least
//: column+: amount_is word - total, increase, per_year, per_person
//: column: period period - fiscal years (2022/23) or dates
//: column: via actor - the fund it comes through
//: column: deliverers number - how many actors are said to deliver it
//: column: wholes number - of how many larger wholes it is a part
//: column+: binding word - what makes it binding
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:FUNDS]->(o:Actor)
WHERE r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND ($actor_kind = '' OR o.kind = $actor_kind)
  AND NOT EXISTS { MATCH (o)-[a:ANSWERS_TO]->(:Actor) WHERE a.neutral = false AND NOT a.kind IN ['FUNDS', 'COMMISSIONS'] AND a.first_day <= $as_of AND a.last_day >= $floor AND a.stale_from > $fresh AND a.status IN $statuses }
RETURN o.id AS recipient, o.kind AS recipient_kind, s.id AS payer, r.amount AS amount, r.amount_to AS amount_to, r.amount_qualifier AS amount_qualifier, r.amount_is AS amount_is, r.period AS period,
  r.via_id AS via, COUNT { MATCH (:Actor)-[d:DELIVERS]->(o) WHERE d.polarity = 'asserted' AND d.first_day <= $as_of AND d.last_day >= $floor AND d.stale_from > $fresh AND d.status IN $statuses } AS deliverers,
  COUNT { MATCH (o)-[w:PART_OF]->(:Actor) WHERE w.polarity = 'asserted' AND w.first_day <= $as_of AND w.last_day >= $floor AND w.stale_from > $fresh AND w.status IN $statuses } AS wholes, r.binding AS binding,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY deliverers + wholes, recipient, payer, link, r.first_day
