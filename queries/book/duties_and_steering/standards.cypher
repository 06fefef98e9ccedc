//: summary: Who sets the standards to which ACTOR works, and the Acts, codes and plans under which it works.
//: read: One row per link: `sets` names the one who issues standards, `works under` the instrument. `checks_too` says whether the one who sets them also has a stated power to hold ACTOR to account; without it a standard rests on others to enforce.
//: param: actor actor - who works to them
//: param: topic topic? - only links about this topic (or general ones)
//: column: how word - sets or works under
//: column: by actor - who sets them, or the instrument
//: column: matter actor - the code or standard
//: column: about text - for what, in words
//: column: checks_too number - by how many other links the setter may hold ACTOR to account
//: column: through actor - the office, body or class for which it is set, where not ACTOR itself
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
MATCH (s:Actor)-[r:SETS_STANDARDS_FOR|GOVERNED_BY]->(o:Actor)
WHERE CASE WHEN r.kind = 'GOVERNED_BY' THEN s.id IN $actors OR s.id IN $classes AND NOT r.id IN $barred ELSE (o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) END
  AND ($topic = '' OR $topic IN r.topics OR 'general' IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses AND r.polarity IN $polarities
WITH r, CASE WHEN r.kind = 'GOVERNED_BY' THEN o.id ELSE s.id END AS setter,
  CASE WHEN r.kind = 'GOVERNED_BY' THEN s.id ELSE o.id END AS bound,
  COUNT { MATCH (o)-[a:ANSWERS_TO]->(s) WHERE a.link <> r.id AND a.neutral = false AND a.first_day <= $as_of AND a.last_day >= $floor AND a.stale_from > $fresh AND a.status IN $statuses } AS checks
RETURN CASE r.kind WHEN 'GOVERNED_BY' THEN 'works under' ELSE 'sets' END AS how, setter AS by, r.on_id AS matter,
  r.about AS about, checks AS checks_too, CASE WHEN bound = $actor THEN NULL ELSE bound END AS through, r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY how, by, link, r.first_day
