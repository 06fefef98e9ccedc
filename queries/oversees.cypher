//: theme: who and what
//: summary: Whom ACTOR may hold to account, by what power and on what basis, directly or several steps down.
//: read: One row per link; `step` counts from ACTOR; an office and the body it heads count as one overseer. Members of a class are listed only with --members; a power that no claim states is not shown.
//: param: actor actor - whose powers the question is about
//: param: depth int=1 1..4 - how many steps down to follow
//: param: topic topic? - only links about this topic (or general ones)
//: param: kind kind? - only links of this kind
//: param: teeth flag - only powers that can enforce (rank 2 and above)
//: param: members flag - also those who answer through an office, body or class
//: column: step - how many steps below ACTOR
//: column: account_giver - who is held to account
//: column+: account_giver_name - its name
//: column: kind - the kind of link
//: column+: overseer - who holds to account at this step
//: column: powers - what the link lets the overseer do
//: column+: power_rank - the rank of the strongest power, 0 to 3
//: column+: condition - the condition on the power
//: column+: binding - what makes it binding
//: column: basis - the Act or instrument
//: column: provision - the section
//: column+: topics - what it is about
//: column+: about - for what, in words
//: column+: since - from when
//: column: through - the office, body or class that the account-giver answers with
//: column+: assumed - no date is stated: true as long as both exist
//: column+: said_on - when each claim was said
//: column+: link - the id of the link
//: column: sources - where it is said
//: column: locators - the places in the sources, in the same order
WITH $as_of AS as_of, $floor AS floor, $statuses AS statuses
MATCH p = (m:Actor)-[:ANSWERS_TO*0..3]->(f:Actor)
WHERE f.id IN $actors AND length(p) < $depth
  AND all(a IN relationships(p) WHERE a.first_day <= as_of AND a.last_day >= floor AND a.status IN statuses AND a.through IS NULL)
WITH m, min(length(p)) AS below, as_of, floor, statuses
MATCH (g:Actor)-[r:ANSWERS_TO]->(m)
WHERE r.first_day <= as_of AND r.last_day >= floor AND r.status IN statuses AND NOT g.id IN $actors
  AND ($members = true OR r.through IS NULL)
  AND ($topic = '' OR $topic IN r.topics OR 'general' IN r.topics)
  AND ($kind = '' OR r.kind = $kind) AND ($teeth = false OR r.power_rank >= 2)
RETURN below + 1 AS step, g.id AS account_giver, g.name AS account_giver_name, r.kind AS kind, m.id AS overseer,
  r.powers AS powers, r.power_rank AS power_rank, r.condition AS condition, r.binding AS binding, r.basis AS basis,
  r.provision AS provision, r.topics AS topics, r.about AS about, r.since_date AS since, r.through AS through,
  r.assumed AS assumed, r.said_on AS said_on, r.link AS link, r.sources AS sources, r.locators AS locators
ORDER BY step, account_giver, overseer, link, through, r.first_day
