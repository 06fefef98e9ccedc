//: summary: Who sits on, chairs or belongs to the very board or body that holds it to account.
//: read: One row per seat and power: the member answers to the body by the second link. Sitting at the table is how boards learn; whether the member votes on its own case no source says. Classes are left out: belonging to one is no seat.
//: param: kind kind? - only this kind of oversight
//: column: member actor - who sits on it and is overseen by it
//: column: seat kind - MEMBER_OF or CHAIRS
//: column: body actor - the board or body
//: column: oversight kind - by which kind of link the body holds it to account
//: column: powers power[] - what the body can do
//: column: through actor - the office, body or class that the member answers with
//: column+: topics topic[] - what the oversight is about
//: column+: seat_link link - the id of the link that gives the seat
//: column+: link link - the id of the link that gives the power
//: column+: seat_sources source[] - where the seat is said
//: column+: seat_locators locator[] - the places in those sources, in the same order
//: column: sources source[] - where the power is said
//: column: locators locator[] - the places in the sources, in the same order
MATCH (m:Actor)-[s:MEMBER_OF|CHAIRS]->(b:Actor)
WHERE b.is_class = false AND s.polarity = 'asserted' AND s.status IN $statuses AND s.first_day <= $as_of AND s.last_day >= $floor AND s.stale_from > $fresh
MATCH (m)-[r:ANSWERS_TO]->(b)
WHERE r.neutral = false AND r.status IN $statuses AND r.first_day <= $as_of AND r.last_day >= $floor AND r.stale_from > $fresh
  AND ($kind = '' OR r.kind = $kind)
RETURN m.id AS member, s.kind AS seat, b.id AS body, r.kind AS oversight, r.powers AS powers, r.through AS through,
  r.topics AS topics, s.id AS seat_link, r.link AS link, s.sources AS seat_sources, s.locators AS seat_locators,
  r.sources AS sources, r.locators AS locators
ORDER BY member, body, seat_link, link, through, s.first_day, r.first_day
