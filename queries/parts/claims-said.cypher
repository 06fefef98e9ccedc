//: summary: What the claims about some links read, said by the as-at date.
//: read: A part of the questions that show few links of many. With many of them --every is quicker than to look each up.
//: param: ones text - the ids of the links
//: param: every flag - the claims about all links
//: column: what text - the id of the link
//: column: reading text - what it says, in our own words
//: column: said text - the values that it states, as JSON
//: column: said_on date - when it was said
MATCH (c:Claim)
WHERE c.head = 'link' AND ($every = true OR c.about IN $ones) AND c.said_on <= $as_of
RETURN c.about AS what, c.reading AS reading, c.said AS said, c.said_on AS said_on
ORDER BY what, said_on, c.source, c.span_start, c.id
