//: summary: What ACTOR is responsible for: what it delivers, heads, chairs, oversees, steers and commissions, and its duties.
//: read: One row per link in which ACTOR acts, alone or as one of its class (`as`). It says what ACTOR is to do, not whether it does it; what it receives, advises on or belongs to is in show.
//: param: actor actor - whose responsibilities
//: param: topic topic? - only links about this topic
//: column: responsibility word - for what sort of thing
//: column: kind kind - the kind of link
//: column: towards actor - the programme, body or person
//: column: duty duty - what must be done, for a duty
//: column: matter actor - the plan or thing it is about
//: column: about text - for what, in words
//: column: as_whom actor - the office, body or class as which ACTOR has it, where not by its own name
//: column+: powers power[] - what it lets ACTOR do
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
MATCH (s:Actor)-[r:DELIVERS|HEADS|CHAIRS|OVERSEES|INSPECTS|MONITORS|AUDITS|INVESTIGATES|REGULATES|DIRECTS|SETS_PRIORITIES_FOR|SETS_STANDARDS_FOR|COMMISSIONS|FUNDS|OWES_DUTY_TO|APPOINTS|REMOVES|CONFIRMS]->(o:Actor)
WHERE (s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
RETURN CASE WHEN r.kind = 'DELIVERS' THEN 'delivers' WHEN r.kind IN ['HEADS', 'CHAIRS'] THEN 'leads'
    WHEN r.family = 'duty' THEN 'owes a duty' WHEN r.family = 'oversight' THEN 'oversees' WHEN r.family = 'office' THEN 'fills offices'
    WHEN r.family = 'money' THEN 'pays or commissions' ELSE 'steers' END AS responsibility,
  r.kind AS kind, o.id AS towards, r.duty AS duty, r.on_id AS matter, r.about AS about,
  CASE WHEN s.id = $actor THEN NULL ELSE s.id END AS as_whom, r.powers AS powers, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY responsibility, kind, towards, link, r.first_day
