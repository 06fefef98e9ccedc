//: summary: Everybody with a part in TOPIC: who oversees, inspects, steers, funds, delivers and advises, and who owes whom a duty about it.
//: read: One row per link, read as subject, kind, object, sorted by role. Powers over the whole of a body's work are left out unless --general is given; work on the topic that a source files under another is not found.
//: param: topic topic - what it is about
//: param: general flag - also powers over the whole of a body's work
//: param: actor_kind actor_kind? - only links with an actor of this kind at one end
//: column: role word - oversees, inspects, steers, funds, delivers, owes a duty, advises or recommends, or other
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: duty duty - what must be done, for a duty
//: column: matter actor - the plan or thing it is about
//: column: about text - for what, in words
//: column+: powers power[] - what it lets the forum do
//: column+: amount money - the sum, in pounds; of a range the lower end
//: column+: amount_to money - the upper end, where a source gives a range
//: column+: period period - the period of the sum
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
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.id IS NOT NULL AND ($topic IN r.topics OR ($general = true AND 'general' IN r.topics))
  AND ($actor_kind = '' OR s.kind = $actor_kind OR o.kind = $actor_kind)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN CASE WHEN r.kind IN ['INSPECTS', 'AUDITS', 'JUDGES'] THEN 'inspects' WHEN r.family = 'oversight' THEN 'oversees'
    WHEN r.family = 'steering' THEN 'steers' WHEN r.family = 'money' THEN 'funds' WHEN r.family = 'delivery' THEN 'delivers'
    WHEN r.family = 'duty' THEN 'owes a duty' WHEN r.family = 'voice' THEN 'advises or recommends' ELSE 'other' END AS role,
  s.id AS subject, r.kind AS kind, o.id AS object, r.duty AS duty, r.on_id AS matter, r.about AS about, r.powers AS powers,
  r.amount AS amount, r.amount_to AS amount_to, r.period AS period, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY role, subject, kind, object, link, r.first_day
