//: summary: Every step by which one actor answers to another: what chains are made of.
//: read: One row per derived step; `neutral` ones (a part of a whole) neither have teeth nor lack them. Only asserted links are here, and only forums outside the giver unless --inside.
//: param: inside flag - also forums that are parts, boards or officers of the giver
//: column: giver actor - who answers
//: column: forum actor - to whom
//: column: kind kind - by which kind of link
//: column: powers power[] - what the forum can do
//: column: power_rank number - the rank of its strongest power
//: column: power_from word - stated by a source or law, or the kind's default, which has no teeth
//: column: neutral flag - whether it counts as neither strong nor weak
//: column+: condition text - the condition on the power
//: column+: binding word - what makes it binding
//: column+: basis actor - the Act or instrument
//: column+: provision text - the section
//: column: through actor - the office, body or class that the giver answers with
//: column: reach word - itself, office, class or wider (a class within a wider one)
//: column+: by actor - the plan or fund by which the forum acts
//: column+: topics topic[] - what it is about
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (g:Actor)-[r:ANSWERS_TO]->(f:Actor)
WHERE ($inside = true OR r.inside = false) AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN g.id AS giver, f.id AS forum, r.kind AS kind, r.powers AS powers, r.power_rank AS power_rank, r.power_from AS power_from, r.neutral AS neutral,
  r.condition AS condition, r.binding AS binding, r.basis AS basis, r.provision AS provision, r.through AS through, r.reach AS reach, r.by_id AS by,
  r.topics AS topics, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.link AS link, r.sources AS sources, r.locators AS locators
ORDER BY giver, forum, link, through, r.first_day
