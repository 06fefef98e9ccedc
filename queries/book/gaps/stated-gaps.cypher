//: summary: What sources say is missing, unnamed or unpublished: each gap as it is said, with its reason.
//: read: One row per gap. Only `none_exists` says that there is no such link; `not_stated` says that a source tells of the matter but names nobody. A gap has no dates of its own: like an undated link it counts as long as its actors exist, and `said_on` tells when it was said.
//: param: about actor? - only gaps at this actor
//: param: kind kind? - only gaps of this kind of link
//: param: topic topic? - only gaps about this topic
//: param: reason text? - none_exists, not_stated, not_published or not_searched
//: column: gap gap - the id of the gap
//: column: subject actor - who; empty where that is what is not known
//: column: kind kind - does what
//: column: object actor - to whom or what; empty where that is what is not known
//: column: reason word - none_exists, not_stated, not_published or not_searched
//: column: note text - more about it
//: column+: topics topic[] - what it is about
//: column: said_on date[] - when it was said
//: column: sources source[] - where it is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (g:Gap)
WHERE ($about = '' OR g.subject = $about OR g.object = $about) AND ($kind = '' OR g.kind = $kind)
  AND ($topic = '' OR $topic IN g.topics) AND ($reason = '' OR g.reason = $reason)
OPTIONAL MATCH (s:Actor) WHERE s.id = g.subject
OPTIONAL MATCH (o:Actor) WHERE o.id = g.object
WITH g, s, o
WHERE (s.id IS NULL OR (s.first_day <= $as_of AND s.last_day >= $as_of))
  AND (o.id IS NULL OR (o.first_day <= $as_of AND o.last_day >= $as_of))
RETURN g.id AS gap, g.subject AS subject, g.kind AS kind, g.object AS object, g.reason AS reason, g.note AS note,
  g.topics AS topics, g.said_on AS said_on, g.sources AS sources, g.locators AS locators
ORDER BY gap
