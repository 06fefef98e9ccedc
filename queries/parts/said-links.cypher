//: summary: What is known of some links, to put them into words.
//: read: One row per link and phase. A part of every answer in words; the subjects are given too, because links are found by them.
//: param: ones text - the ids of the links
//: param: subjects text - the ids of their subjects
//: column: link link - the id of the link
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: first_day date - this phase holds from this day
//: column: last_day date - to this day
//: column: until date - until when
//: column: status status - its status
//: column: polarity status - asserted or denied
//: column: duty duty - what must be done, where it is a duty
//: column: powers power[] - what it lets its holder do
//: column: power_from word - stated, or the default of the kind
//: column: condition text - the condition on the power
//: column: scope text - of what part it is said or denied
//: column: about text - for what, in words
//: column: matter actor - the plan, person or thing it is about
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column: since date - from when
//: column: happened period - when the event took place
//: column: dating status - dated, assumed, event, or last_said long before the day asked for
//: column: said_on date[] - when each claim was said
//: column: amount money - the sum
//: column: amount_to money - the upper end, where a source gives a range
//: column: amount_qualifier word - over, up_to, about, at_least
//: column: amount_is word - total, increase, per_year or per_person
//: column: period period - the period of the sum
//: column: purpose text - for what the money is
//: column: framework text - within which framework it is judged
//: column: grade word - the grade
//: column: stance word - how a recommendation is answered
MATCH (s:Actor)-[r]->(o:Actor)
WHERE s.id IN $subjects AND r.id IN $ones
RETURN r.id AS link, s.id AS subject, r.kind AS kind, o.id AS object, r.first_day AS first_day, r.last_day AS last_day, r.until_date AS until,
  r.status AS status, r.polarity AS polarity, r.duty AS duty, r.powers AS powers, r.power_from AS power_from, r.condition AS condition,
  r.scope AS scope, r.about AS about, r.on_id AS matter, r.basis AS basis, r.provision AS provision, r.since_date AS since,
  r.happened AS happened, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on,
  r.amount AS amount, r.amount_to AS amount_to, r.amount_qualifier AS amount_qualifier, r.amount_is AS amount_is, r.period AS period, r.purpose AS purpose,
  r.framework AS framework, r.grade AS grade, r.stance AS stance
ORDER BY link, first_day
