//: summary: What INSTRUMENT governs: who works under it, what it set up, the powers and duties of which it is the basis.
//: read: One row per link. `basis` rows are powers and duties that cite INSTRUMENT, with the section; the others name it themselves. What an Act says that no claim here cites is not shown.
//: param: actor actor - the Act, plan, code or protocol
//: column: how word - basis, governs, set up, steers or part
//: column: subject actor - who
//: column: kind kind - does what
//: column: object actor - to whom or what
//: column: provision text - the section
//: column: about text - for what, in words
//: column+: powers power[] - what it lets the forum do
//: column+: duty duty - what must be done, for a duty
//: column+: matter actor - the plan or thing it is about
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
MATCH (s:Actor)-[r]->(o:Actor)
WHERE r.id IS NOT NULL AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
  AND (r.basis = $actor OR s.id = $actor AND r.family IN ['steering', 'office', 'money']
    OR o.id = $actor AND r.kind IN ['GOVERNED_BY', 'ESTABLISHED_BY', 'PART_OF'])
RETURN CASE WHEN r.basis = $actor THEN 'basis' WHEN s.id = $actor THEN 'steers' WHEN r.kind = 'GOVERNED_BY' THEN 'governs'
    WHEN r.kind = 'ESTABLISHED_BY' THEN 'set up' ELSE 'part' END AS how,
  s.id AS subject, r.kind AS kind, o.id AS object, r.provision AS provision, r.about AS about, r.powers AS powers, r.duty AS duty,
  r.on_id AS matter, r.binding AS binding, r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY how, subject, kind, object, link, r.first_day
