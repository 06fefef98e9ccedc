//: summary: The sources, and how many claims each makes.
//: read: One row per source. More claims do not make a source weightier: long documents say more.
//: column: source source - the id
//: column: title text - the title
//: column: publisher text - who published it
//: column: date date - its date
//: column: claims number - how many claims point into it
//: column+: url text - where it is published
//: column: licence text - under which licence
MATCH (s:Source)
OPTIONAL MATCH (c:Claim) WHERE c.source = s.id
WITH s, count(c.id) AS claims
RETURN s.id AS source, s.title AS title, s.publisher AS publisher, s.date AS date, claims AS claims, s.url AS url,
  s.licence AS licence
ORDER BY source
