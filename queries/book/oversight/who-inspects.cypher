//: summary: Who inspects, audits, monitors, judges, regulates or investigates ACTOR, on what subjects and how it ended.
//: read: One row per link, judgements among them with framework and grade; links to the class of ACTOR hold for it. That somebody may inspect does not say when it last did: see `said_on`. A body without a row may be exempt, or nobody asked: see gaps.
//: param: actor actor - who is inspected
//: param: topic topic? - only links about this topic (or general ones)
//: column: who actor - the inspector, auditor or regulator
//: column: kind kind - INSPECTS, AUDITS, MONITORS, JUDGES, REGULATES or INVESTIGATES
//: column: about text - for what, in words
//: column: framework text - the framework of a judgement or programme
//: column: grade word - the grade, where there is one
//: column: through actor - the office, body or class that ACTOR answers with, where the link is to that
//: column+: powers power[] - what it lets the inspector do
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
MATCH (s:Actor)-[r:INSPECTS|AUDITS|MONITORS|JUDGES|REGULATES|INVESTIGATES]->(o:Actor)
WHERE (o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) AND ($topic = '' OR $topic IN r.topics OR 'general' IN r.topics)
  AND NOT (s.id IN $peopled AND o.id IN $classes)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS who, r.kind AS kind, r.about AS about, r.framework AS framework, r.grade AS grade, CASE WHEN o.id = $actor THEN NULL ELSE o.id END AS through,
  r.powers AS powers, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY who, kind, link, r.first_day
