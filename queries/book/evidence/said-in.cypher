//: summary: Everything that one source says, in its own order.
//: read: One row per claim, whatever its date or status; `what` is the id of the link, gap or actor that it is about. It is our reading, not the words: `evidence` gives those. What the source says about other things is not here.
//: param: source source - the source
//: param: key flag - only what is of core importance
//: column: place locator - the paragraph, section or page
//: column: reading text - what it says, in our own words
//: column: head word - link, gap or actor
//: column: what text - the id of the link, gap or actor
//: column: explicit flag - false where the source only implies it
//: column: checked flag - whether the reading was checked against the text
//: column+: importance number - 3 core, 2 significant, 1 detail
//: column+: said text - the values that this claim states, as JSON
//: column+: standing status - preferred, normal or deprecated
//: column+: span_start number - where the passage starts in the text
//: column+: span_end number - where it ends
//: column+: read_version text - the revised text that was read, where there is no passage
//: column+: read_on date - the day on which it was read
//: column+: claim claim - the id of the claim
//: column: sources source[] - the source
//: column: locators locator[] - the place
MATCH (c:Claim)
WHERE c.source = $source AND ($key = false OR c.importance = 3)
RETURN c.locator AS place, c.reading AS reading, c.head AS head, c.about AS what, c.is_explicit AS explicit,
  c.is_checked AS checked, c.importance AS importance, c.said AS said, c.standing AS standing, c.span_start AS span_start,
  c.span_end AS span_end, c.read_version AS read_version, c.read_on AS read_on, c.id AS claim, [c.source] AS sources, [c.locator] AS locators
ORDER BY span_start, span_end, place, what, claim
