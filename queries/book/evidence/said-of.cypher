//: summary: What sources say of ACTOR itself, beside its links: set up, renamed, replaced, how large.
//: read: One row per claim, in our words, with its place. What a source says of ACTOR and another is a link, and stands in `show`.
//: param: actor actor - whom
//: column: reading text - what the source says, in our words
//: column: said_on date - when
//: column+: said text - the values stated, as JSON
//: column+: claim claim - the id of the claim
//: column: sources source[] - the source
//: column: locators locator[] - the place in it
MATCH (c:Claim)
WHERE c.head = 'actor' AND c.about IN $actors
RETURN c.reading AS reading, c.said_on AS said_on, c.said AS said, c.id AS claim, [c.source] AS sources,
  [c.locator] AS locators
ORDER BY said_on, claim
