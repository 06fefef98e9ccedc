//: summary: Every link that holds on the day asked for, with what it lets its forum do and how far it is denied.
//: read: One row per link, read as subject, kind, object. What is denied shows with --denied; where `scope` is filled, only that much of it is denied. What no source says is not here.
//: param: family family? - only this family of links
//: param: kind kind? - only links of this kind
//: param: topic topic? - only links about this topic
//: column: link link - the id of the link
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column+: family family - the family of the link
//: column: polarity status - asserted or denied
//: column: scope text - how much of it is denied; empty means all
//: column: powers power[] - what it lets the forum do
//: column+: power_rank number - the rank of its strongest power
//: column+: power_from word - stated, or the kind's default
//: column+: condition text - the condition on the power
//: column+: binding word - what makes it binding
//: column+: territory word - for members of a class in which territory
//: column+: exceptions actor[] - the members of a class to whom it does not pass
//: column+: duty duty - what must be done
//: column+: via actor - the fund or plan that it comes through
//: column: topics topic[] - what it is about
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: status status - its status on that day
//: column+: since date - from when, as stated
//: column+: said_on date[] - when each claim was said
//: column: first_day date - from this day
//: column: last_day date - to this day
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.id IS NOT NULL AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
  AND r.polarity IN $polarities
  AND ($family = '' OR r.family = $family) AND ($kind = '' OR r.kind = $kind) AND ($topic = '' OR $topic IN r.topics)
RETURN r.id AS link, s.id AS subject, r.kind AS kind, o.id AS object, r.family AS family, r.polarity AS polarity,
  r.scope AS scope, r.powers AS powers, r.power_rank AS power_rank, r.power_from AS power_from, r.condition AS condition,
  r.binding AS binding, r.territory AS territory, r.exceptions AS exceptions, r.duty AS duty,
  r.via_id AS via, r.topics AS topics, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.status AS status, r.since_date AS since, r.said_on AS said_on, r.first_day AS first_day, r.last_day AS last_day,
  r.sources AS sources, r.locators AS locators
ORDER BY link, first_day, subject, object
