//: summary: What each source is called and who published it.
//: read: A part of search, which needs no counts of claims.
//: column: source source - the id
//: column: title text - the title
//: column: publisher text - who published it
MATCH (s:Source)
RETURN s.id AS source, s.title AS title, s.publisher AS publisher
ORDER BY source
