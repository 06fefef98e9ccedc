//: summary: The classes whose members are known one by one.
//: read: What is said between two such classes is not said of each pair of members; the members' own links say which.
//: column: class actor - the class
MATCH (a:Actor)-[r:MEMBER_OF]->(c:Actor)
WHERE c.is_class = true AND a.is_class = false AND r.polarity = 'asserted'
RETURN DISTINCT c.id AS class
ORDER BY class
