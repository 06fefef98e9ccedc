//: summary: What inspectorates and reviews judged of each body: framework, year, subject, grade.
//: read: One row per judgement. Grades compare only within one framework and its year: methods, questions and scales change between them, so two rows with another `compare_only_within` are no trend and no league table. Where no grade is given the judgement is in words: see evidence.
//: param: actor actor? - only judgements of this body (or its class)
//: param: topic topic? - only judgements on this topic
//: param: framework text? - only judgements within this framework, by its exact name
//: column: judged actor - who or what was judged
//: column: by actor - who judged
//: column: framework text - within which framework
//: column: year date - the year of the judgement, or of the source where no date is given
//: column: topics topic[] - on what
//: column: grade word - the grade, where there is one
//: column: compare_only_within text - the framework and year outside which this grade must not be compared
//: column: about text - for what, in words
//: column+: finding actor - the finding that it makes
//: column+: status status - its status on that day
//: column+: polarity status - asserted or denied
//: column+: since date - from when
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (s:Actor)-[r:JUDGES]->(o:Actor)
WHERE ($actor = '' OR o.id IN $actors OR o.id IN $classes AND NOT r.id IN $barred) AND ($topic = '' OR $topic IN r.topics)
  AND ($framework = '' OR r.framework = $framework)
  AND r.first_day <= $as_of AND r.last_day >= $floor AND r.status IN $statuses AND r.polarity IN $polarities
WITH s, r, o, left(coalesce(r.since_date, r.period, r.first_said), 4) AS year
RETURN o.id AS judged, s.id AS by, r.framework AS framework, year AS year, r.topics AS topics, r.grade AS grade,
  r.framework + ', ' + year AS compare_only_within, r.about AS about, r.on_id AS finding, r.status AS status,
  r.polarity AS polarity, r.since_date AS since, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.said_on AS said_on, r.id AS link,
  r.sources AS sources, r.locators AS locators
ORDER BY judged, framework, year, link, r.first_day
