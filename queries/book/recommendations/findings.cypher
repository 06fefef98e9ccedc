//: summary: The findings, areas for improvement and judgements on ACTOR, and how it answered each.
//: read: One row per finding and answer, judgements among them; findings on a class of bodies are listed with `through`. No answer here does not say that nothing was done; a good grade is a finding too.
//: param: actor actor - on whom
//: param: topic topic? - only findings on this topic
//: column: finding actor - the finding or area for improvement; empty where the judgement has no name of its own
//: column: by actor - who found it
//: column: kind kind - RECOMMENDS_TO or JUDGES
//: column: topics topic[] - on what
//: column: grade word - the grade, where there is one
//: column: about text - for what, in words
//: column: answered_by actor - who answered
//: column: stance word - how
//: column+: framework text - the framework of the judgement
//: column: through actor - the office, body or class it is on, where not ACTOR itself
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: answer link - the link of the answer
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:RECOMMENDS_TO|JUDGES]->(o:Actor)
WHERE (o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.status IN $statuses AND r.polarity IN $polarities
OPTIONAL MATCH (f:Actor)
WHERE f.id = r.on_id
WITH s, r, o, f
WHERE r.kind = 'JUDGES' OR f.kind = 'finding'
OPTIONAL MATCH (a:Actor)-[q:RESPONDS_TO]->(f)
WHERE q.polarity = 'asserted' AND q.first_day <= $as_of AND q.final = true
RETURN r.on_id AS finding, s.id AS by, r.kind AS kind, r.topics AS topics, r.grade AS grade, r.about AS about,
  a.id AS answered_by, q.stance AS stance, r.framework AS framework, CASE WHEN o.id = $actor THEN NULL ELSE o.id END AS through,
  r.status AS status, r.polarity AS polarity, r.since_date AS since, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, q.id AS answer,
  r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY by, framework, link, answered_by, answer, r.first_day
