//: summary: The area of each of these actors that has one.
//: read: A part of the runner: a chain from an actor of one area does not go through those of another.
//: param: ones text - the actors
//: column: actor actor - the actor
//: column: area text - its area
MATCH (a:Actor)
WHERE a.id IN $ones AND a.area IS NOT NULL
RETURN a.id AS actor, a.area AS area
ORDER BY actor
