//: summary: The bodies that some offices head on a day.
//: read: A part of answers that show an office under its body. The question `heads` tells of all offices.
//: param: ones text - the ids of the offices
//: column: office actor - one of the offices
//: column: body actor - the body
MATCH (s:Actor)-[r:HEADS]->(o:Actor)
WHERE s.id IN $ones AND r.first_day <= $as_of AND r.last_day >= $as_of AND r.stale_from > $fresh AND r.status = 'in_force'
  AND r.polarity = 'asserted'
RETURN s.id AS office, o.id AS body
ORDER BY office, body, r.first_day
