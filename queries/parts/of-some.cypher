//: summary: What is said of some of a class, and a source does not say of whom.
//: read: A part of who-oversees: such a link never passes to a member, and is shown apart.
//: param: of text - the ids of the classes
//: param: ones text - the ids of the links
//: param: subjects text - where they begin
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: scope text - of which part of the class it is said
//: column: class_ actor - the class
//: column: powers power[] - what it lets the forum do
//: column: power_from word - stated, or the kind's default
//: column: power_rank number - the rank of the strongest power
//: column: condition text - the condition on the power
//: column: binding word - what makes it binding
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column: about text - for what, in words
//: column: topics topic[] - what it is about
//: column: matter actor - the plan, person or thing it is about
//: column: duty duty - what must be done, where it is a duty
//: column: since date - from when
//: column: happened period - when the event took place
//: column: dating status - dated, assumed or event
//: column: importance number - 1 to 3
//: column: said_on date[] - when each claim was said
//: column: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r]->(o:Actor)
WHERE s.id IN $subjects AND r.id IN $ones AND (s.id IN $of OR o.id IN $of) AND r.scope IS NOT NULL AND r.polarity = 'asserted' AND r.status IN $statuses
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh
RETURN s.id AS subject, r.kind AS kind, o.id AS object, r.scope AS scope,
  CASE WHEN o.id IN $of THEN o.id ELSE s.id END AS class_, r.powers AS powers, r.power_from AS power_from,
  r.power_rank AS power_rank, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.about AS about, r.topics AS topics, r.on_id AS matter, r.duty AS duty, r.since_date AS since, r.happened AS happened,
  r.dating AS dating, r.importance AS importance, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY link, r.first_day
