//: summary: Every step down from the actors of one level: one row per link by which they may hold to account.
//: read: A part of oversees, which follows it level by level; `step` is filled in there.
//: param: frontier text - the ids of the level
//: param: topic topic? - only links about this topic (or general ones)
//: param: kind kind? - only links of this kind
//: param: teeth flag - only powers that can enforce
//: param: importance int=1 1..3 - only links of at least this importance (3 core, 2 significant, 1 detail)
//: param: members flag - also those who answer through an office, body or class
//: param: past flag - also what is over
//: column: account_giver actor - who is held to account
//: column: kind kind - the kind of link
//: column+: overseer actor - who holds to account at this step
//: column: powers power[] - what the link lets the overseer do
//: column: power_from word - stated by a source or law, or the default of the kind, which has no teeth
//: column+: power_rank number - the rank of the strongest power, 0 to 3
//: column+: condition text - the condition on the power
//: column+: binding word - what makes it binding
//: column: basis actor - the Act or instrument
//: column: provision text - the section
//: column: about text - for what, in words
//: column+: topics topic[] - what it is about
//: column+: matter actor - the plan, person or thing it is about
//: column+: duty duty - what must be done, where it is a duty
//: column: by actor - the plan or fund by which the overseer acts
//: column+: since date - from when
//: column+: happened period - when the event took place
//: column+: last_day date - to this day
//: column+: stale_from date - from this day it counts only as last said
//: column+: inside flag - whether the overseer is a part, board or officer of the account-giver
//: column: through actor - the office, body or class that the account-giver answers with
//: column: dating status - dated; assumed, where no date is stated; event; last_said, long before the day asked for; or not_known, since the law that said so ended
//: column+: reach word - itself, office, class or wider (a class within a wider one)
//: column: checked flag - whether a text at hand was read for it
//: column+: said_on date[] - when each claim was said
//: column+: link link - the id of the link
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (g:Actor)-[r:ANSWERS_TO]->(f:Actor)
WHERE f.id IN $frontier AND r.first_day <= $as_of AND (r.last_day >= $floor OR $past = true) AND r.status IN $statuses
  AND ($members = true OR r.through IS NULL)
  AND ($topic = '' OR $topic IN r.topics OR 'general' IN r.topics)
  AND (r.kind = $kind OR $kind = '' AND r.kind <> 'JUDGES') AND ($teeth = false OR r.power_rank >= 2)
  AND r.importance >= $importance
RETURN g.id AS account_giver, r.kind AS kind, f.id AS overseer,
  r.powers AS powers, r.power_from AS power_from, r.power_rank AS power_rank, r.condition AS condition, r.binding AS binding,
  r.basis AS basis, r.provision AS provision, r.about AS about, r.topics AS topics, r.on_id AS matter, r.duty AS duty, r.by_id AS by,
  r.since_date AS since, r.happened AS happened, r.last_day AS last_day, r.stale_from AS stale_from, r.inside AS inside,
  r.through AS through, CASE WHEN r.stale_from <= $as_of THEN r.stale_as ELSE r.dating END AS dating, r.reach AS reach,
  r.checked AS checked, r.said_on AS said_on, r.link AS link, r.sources AS sources, r.locators AS locators
ORDER BY power_rank DESC, account_giver, overseer, link, through, r.first_day
