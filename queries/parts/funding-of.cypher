//: summary: Every sum and every funding link that ACTOR pays or receives, with purpose, fund, period and what it is part of.
//: read: One row per sum; without a sum, what is said of a body and its office, or of a class and its members, is one row with all its proof. Where `gap` says so, no source names the payer or the recipient. Sums over are shown with --status all. Do not add the rows up: a part stands beside its whole (`part_of`), a shared sum beside its partner (`joint`), and periods differ.
//: param: actor actor - payer or recipient
//: column: payer actor - who pays
//: column: recipient actor - who or what receives
//: column: amount money - the sum, in pounds; of a range the lower end
//: column: amount_to money - the upper end, where a source gives a range
//: column: amount_qualifier word - over, up_to, about, at_least
//: column+: amount_is word - total, increase, per_year, per_person
//: column: period period - fiscal years (2022/23) or dates
//: column+: duration text - a length (P18M), where the source says one
//: column: purpose text - for what
//: column: via actor - the fund it comes through
//: column+: part_of link - the link of which it is a part
//: column+: joint text - the key it shares with other recipients of the same sum
//: column+: binding word - what makes it binding
//: column+: status status - its status on that day
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column+: until date - until when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:FUNDS]->(o:Actor)
WHERE (s.id IN $actors OR o.id IN $actors OR r.via_id IN $actors)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS payer, o.id AS recipient, r.amount AS amount, r.amount_to AS amount_to, r.amount_qualifier AS amount_qualifier, r.amount_is AS amount_is,
  r.period AS period, r.duration AS duration, r.purpose AS purpose, r.via_id AS via, r.part_of AS part_of, r.joint AS joint, r.binding AS binding,
  r.status AS status, r.topics AS topics, r.since_date AS since, r.until_date AS until, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating,
  r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY payer, recipient, link, r.first_day
