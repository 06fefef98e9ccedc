//: summary: The claims that the graph rests on, each with its place: all of them, or those about one link, gap or actor.
//: read: One row per claim said by the as-at date. Several claims with one `what` are several sources, or places, for one thing; what they state may differ: see disagreements. A claim is our reading of a passage, not its words.
//: param: what text? - only claims about this link, gap or actor: its id
//: param: head text? - only claims about a link, gap or actor
//: column: what text - the id of the link, gap or actor
//: column: reading text - what it says, in our own words
//: column: said text - the values that it states, as JSON
//: column: said_on date - when it was said
//: column: explicit flag - false where the source only implies it
//: column: checked flag - whether the reading was checked against the text
//: column+: standing status - preferred, normal or deprecated
//: column+: why text - why preferred or deprecated
//: column+: importance number - 3 core, 2 significant, 1 detail
//: column+: span_start number - where the passage starts in the text
//: column+: span_end number - where it ends
//: column+: digest text - the digest of the passage
//: column+: read_version text - the revised text that was read, where there is no passage
//: column+: read_on date - the day on which it was read
//: column+: head word - link, gap or actor
//: column+: claim claim - the id of the claim
//: column: sources source[] - the source
//: column: locators locator[] - the place
MATCH (c:Claim)
WHERE ($what = '' OR c.about = $what) AND ($head = '' OR c.head = $head) AND c.said_on <= $as_of
RETURN c.about AS what, c.reading AS reading, c.said AS said, c.said_on AS said_on, c.is_explicit AS explicit,
  c.is_checked AS checked, c.standing AS standing, c.why AS why, c.importance AS importance, c.span_start AS span_start,
  c.span_end AS span_end, c.digest AS digest, c.read_version AS read_version, c.read_on AS read_on, c.head AS head, c.id AS claim, [c.source] AS sources, [c.locator] AS locators
ORDER BY what, said_on, c.source, span_start, claim
