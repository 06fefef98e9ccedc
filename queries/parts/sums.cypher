//: summary: The sums that sources state, largest first, with what each is a part of, and those of which a source names no payer.
//: read: One row per sum, with its qualifier; where `gap` says so, no source names the payer or the recipient; a `part_of` also stands in its whole, and periods differ, so rows do not add up. Spending that is not told as a sum from one to another is not here; --unstated adds the funding without a stated sum.
//: param: at_least int=0 0..1000000000000 - only sums of this many pounds or more
//: param: topic topic? - only sums for this topic
//: param: unstated flag - also funding without a stated sum
//: column: payer actor - who pays
//: column: recipient actor - who or what receives
//: column: amount money - the sum, in pounds; of a range the lower end
//: column: amount_to money - the upper end, where a source gives a range
//: column: amount_qualifier word - over, up_to, about, at_least
//: column+: amount_is word - total, increase, per_year, per_person
//: column: period period - fiscal years (2022/23) or dates
//: column+: duration text - a length (P18M), where the source says one
//: column: part_of link - the sum of which it is a part
//: column+: joint text - the key it shares with other recipients of the same sum
//: column: via actor - the fund it comes through
//: column: purpose text - for what
//: column+: binding word - what makes it binding
//: column+: payer_kind actor_kind - the kind of the payer
//: column+: recipient_kind actor_kind - the kind of the recipient
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
WHERE (r.amount >= $at_least OR ($unstated = true AND r.amount IS NULL)) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS payer, o.id AS recipient, r.amount AS amount, r.amount_to AS amount_to, r.amount_qualifier AS amount_qualifier, r.amount_is AS amount_is, r.period AS period,
  r.duration AS duration, r.part_of AS part_of, r.joint AS joint, r.via_id AS via, r.purpose AS purpose, r.binding AS binding, s.kind AS payer_kind,
  o.kind AS recipient_kind, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY coalesce(amount, -1.0) DESC, payer, recipient, link, r.first_day
