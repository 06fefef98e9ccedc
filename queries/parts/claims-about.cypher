//: summary: The claims about some links, gaps or actors, whenever said.
//: read: A part of pages, which open the proof of many sentences at once; `evidence` asks for one of them.
//: param: ones text - the ids of the links, gaps or actors
//: column: what text - the id of the link, gap or actor
//: column: source source - the source
//: column: place locator - the place in it
//: column: reading text - what it says, in our own words
//: column: said_on date - when it was said
//: column: explicit flag - false where the source only implies it
//: column: checked flag - whether the reading was checked against the text
//: column: read_version text - the revised text that was read, where there is no passage
//: column: read_on date - the day on which it was read
//: column: standing status - preferred, normal or deprecated
//: column: why text - why preferred or deprecated
//: column: claim claim - the id of the claim
MATCH (c:Claim)
WHERE c.about IN $ones
RETURN c.about AS what, c.source AS source, c.locator AS place, c.reading AS reading, c.said_on AS said_on,
  c.is_explicit AS explicit, c.is_checked AS checked, c.read_version AS read_version,
  c.read_on AS read_on, c.standing AS standing, c.why AS why, c.id AS claim
ORDER BY what, said_on, source, place, claim
