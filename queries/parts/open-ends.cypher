//: summary: The gaps that hold on the day asked for, with what the sources say of them: links of which one end is not known.
//: read: One row per gap, timed as a link of its kind would be.
//: column: gap gap - the id of the gap
//: column: family family - the family of its kind
//: column: subject actor - who; empty where that is what is not known
//: column: kind kind - does what
//: column: object actor - to whom or what; empty where that is what is not known
//: column: reason word - none_exists, not_stated, not_published or not_searched
//: column: status status - its status
//: column: topics topic[] - what it is about
//: column: amount money - the sum, in pounds; of a range the lower end
//: column: amount_to money - the upper end, where a source gives a range
//: column: amount_qualifier word - over, up_to, about, at_least
//: column: amount_is word - total, increase, per_year, per_person
//: column: period period - fiscal years (2022/23) or dates
//: column: duration text - a length of time (P18M)
//: column: purpose text - for what
//: column: via actor - the fund it comes through
//: column: about text - for what, of any link
//: column: subject_kind actor_kind - the kind of the subject
//: column: object_kind actor_kind - the kind of the object
//: column: dating status - dated, assumed, event or last_said
//: column: said_on date[] - when each claim was said
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (g:Gap)
WHERE g.first_day <= $as_of AND g.last_day >= $floor AND g.stale_from > $fresh AND g.status IN $statuses
OPTIONAL MATCH (s:Actor) WHERE s.id = g.subject
OPTIONAL MATCH (o:Actor) WHERE o.id = g.object
RETURN g.id AS gap, g.family AS family, g.subject AS subject, g.kind AS kind, g.object AS object, g.reason AS reason,
  g.status AS status, g.topics AS topics, g.amount AS amount, g.amount_to AS amount_to, g.amount_qualifier AS amount_qualifier, g.amount_is AS amount_is,
  g.period AS period, g.duration AS duration, g.purpose AS purpose, g.via_id AS via, g.about AS about, s.kind AS subject_kind,
  o.kind AS object_kind, CASE WHEN g.stale_from <= $as_of THEN g.stale_as ELSE g.dating END AS dating, g.said_on AS said_on,
  g.sources AS sources, g.locators AS locators
ORDER BY gap
