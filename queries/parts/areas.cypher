//: summary: The area of each actor that has one.
//: read: A part of the runner: a chain from an actor of one area does not go through those of another.
//: column: actor actor - the actor
//: column: area text - its area
MATCH (a:Actor)
WHERE a.area IS NOT NULL
RETURN a.id AS actor, a.area AS area
ORDER BY actor
