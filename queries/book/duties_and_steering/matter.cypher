//: summary: Who must do, decide or approve what about MATTER: a plan, an office, a fund, a recommendation.
//: read: One row per link that names MATTER as what it is about: a duty, a consent, a recommendation. Links to MATTER itself (who delivers or funds it) are in show.
//: param: actor actor - the plan, office, person, fund or recommendation
//: column: who actor - who must or may
//: column: kind kind - the kind of link
//: column: duty duty - what must be done, for a duty
//: column: towards actor - towards whom, or whose decision
//: column: matter actor - MATTER, or the office or body that answers as one with it
//: column: about text - for what, in words
//: column+: powers power[] - what it lets the forum do
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
WHERE r.on_id IN $actors
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN s.id AS who, r.kind AS kind, r.duty AS duty, o.id AS towards, r.on_id AS matter, r.about AS about, r.powers AS powers,
  r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY kind, who, towards, link, r.first_day
