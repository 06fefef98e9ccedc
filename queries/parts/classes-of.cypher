//: summary: The classes that some actors belong to, as the frame of a question has it.
//: read: A part of answers that show what members do alike under their class. The question `class-members` tells of all.
//: param: ones text - the ids of the actors
//: column: member actor - one of the actors
//: column: class actor - the class
MATCH (m:Actor)-[r:MEMBER_OF]->(c:Actor)
WHERE m.id IN $ones AND c.is_class = true AND c.first_day <= $as_of AND c.last_day >= $floor
  AND r.polarity = 'asserted' AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh AND r.status IN $statuses
RETURN m.id AS member, c.id AS class
ORDER BY member, class, r.first_day
