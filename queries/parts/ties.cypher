//: theme: parts
//: summary: Who answers to whom and how strongly, without proof: what distances are measured on.
//: read: One row per pair of actors and strength; `steps` has the links and their sources.
//: column: giver actor - who answers
//: column: forum actor - to whom
//: column: power_rank number - the rank of the strongest power
//: column: neutral flag - whether it counts as neither strong nor weak
MATCH (g:Actor)-[r:ANSWERS_TO]->(f:Actor)
WHERE r.inside = false AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN DISTINCT g.id AS giver, f.id AS forum, r.power_rank AS power_rank, r.neutral AS neutral
ORDER BY giver, forum, power_rank, neutral
