//: summary: The claims whose reading holds a piece of text, the most important first.
//: read: One row per claim, whenever said; no more than a person would look through.
//: param: piece text - what they hold, in small letters
//: column: what text - the id of the link, gap or actor
//: column: reading text - what it says, in our own words
//: column: importance number - 3 core, 2 significant, 1 detail
//: column: source source - the source
//: column: locator text - the place
MATCH (c:Claim)
WHERE lower(c.reading) CONTAINS $piece
RETURN c.about AS what, c.reading AS reading, c.importance AS importance, c.source AS source, c.locator AS locator
ORDER BY importance DESC, what, source, locator, c.id
LIMIT 500
