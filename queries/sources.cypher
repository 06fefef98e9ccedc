//: theme: evidence
//: summary: The sources, and how many claims each makes.
//: read: One row per source. More claims do not make a source weightier: long documents say more.
//: column: source - the id
//: column: title - the title
//: column: publisher - who published it
//: column: date - its date
//: column: claims - how many claims point into it
//: column+: url - where it is published
//: column: licence - under which licence
MATCH (s:Source)
OPTIONAL MATCH (c:Claim) WHERE c.source = s.id
WITH s, count(c.id) AS claims
RETURN s.id AS source, s.title AS title, s.publisher AS publisher, s.date AS date, claims AS claims, s.url AS url,
  s.licence AS licence
ORDER BY source
