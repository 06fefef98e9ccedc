//: summary: Recommendations by addressee, topic and the stance of the answer, and those that nobody answered.
//: read: One row per recommendation, addressee and answer; without an answer `stance` is empty. An answer is who replied and how, not whether anything was done; that no answer is here may only mean that its document is not.
//: param: actor actor? - only those addressed to this actor
//: param: stance stance? - only those answered so
//: param: topic topic? - only those about this topic
//: param: unanswered flag - only those without an answer
//: column: recommendation actor - the recommendation
//: column+: name text - its name
//: column: by actor - who made it
//: column: to_whom actor - to whom it was made
//: column: about text - for what, in words
//: column: answered_by actor - who answered
//: column: stance word - how: accepted, partly, already_done, deferred, noted or rejected
//: column+: answer link - the link of the answer
//: column+: answer_sources source[] - where the answer is said
//: column+: answer_locators locator[] - the places in these sources
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: topics topic[] - what it is about
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:RECOMMENDS_TO]->(o:Actor)
WHERE ($actor = '' OR o.id IN $actors) AND ($topic = '' OR $topic IN r.topics)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.status IN $statuses AND r.polarity IN $polarities
OPTIONAL MATCH (m:Actor)
WHERE m.id = r.on_id
OPTIONAL MATCH (a:Actor)-[q:RESPONDS_TO]->(m)
WHERE q.polarity = 'asserted' AND q.first_day <= $as_of AND q.final = true
WITH s, r, o, m, a, q
WHERE ($stance = '' OR q.stance = $stance) AND ($unanswered = false OR q.id IS NULL)
RETURN r.on_id AS recommendation, m.name AS name, s.id AS by, o.id AS to_whom, r.about AS about, a.id AS answered_by,
  q.stance AS stance, q.id AS answer, q.sources AS answer_sources, q.locators AS answer_locators,
  r.status AS status, r.polarity AS polarity, r.topics AS topics, r.since_date AS since,
  CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link, r.sources AS sources, r.locators AS locators
ORDER BY recommendation, to_whom, link, answered_by, answer, r.first_day
