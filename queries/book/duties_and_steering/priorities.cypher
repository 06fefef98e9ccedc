//: summary: Whose directions, priorities and plans ACTOR must follow or heed, strongest first.
//: read: One row per link: `directs` binds, `sets priorities` aims, `have regard` must be weighed but may be departed from. Several rows of one strength are several masters; which prevails is not shown.
//: param: actor actor - who follows or heeds
//: param: topic topic? - only links about this topic (or general ones)
//: column: strength number - 1 directs, 2 sets priorities, 3 have regard
//: column: how word - directs, sets priorities or have regard
//: column: by actor - who
//: column: matter actor - the plan
//: column: about text - for what, in words
//: column: through actor - the office, body or class that is bound, where not ACTOR itself
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
MATCH (s:Actor)-[r:DIRECTS|SETS_PRIORITIES_FOR|OWES_DUTY_TO]->(o:Actor)
WHERE CASE WHEN r.kind = 'OWES_DUTY_TO' THEN r.duty = 'have_regard' AND (s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred)
    ELSE (o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) END
  AND NOT (s.id IN $peopled AND o.id IN $classes)
  AND NOT (o.id IN $peopled AND s.id IN $classes)
  AND ($topic = '' OR $topic IN r.topics OR 'general' IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
WITH r, CASE WHEN r.kind = 'OWES_DUTY_TO' THEN o.id ELSE s.id END AS setter, CASE WHEN r.kind = 'OWES_DUTY_TO' THEN s.id ELSE o.id END AS bound
RETURN CASE r.kind WHEN 'DIRECTS' THEN 1 WHEN 'SETS_PRIORITIES_FOR' THEN 2 ELSE 3 END AS strength,
  CASE r.kind WHEN 'DIRECTS' THEN 'directs' WHEN 'SETS_PRIORITIES_FOR' THEN 'sets priorities' ELSE 'have regard' END AS how,
  setter AS by, r.on_id AS matter, r.about AS about, CASE WHEN bound = $actor THEN NULL ELSE bound END AS through,
  r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY strength, by, link, r.first_day
