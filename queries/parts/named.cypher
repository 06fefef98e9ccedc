//: summary: The names and kinds of some actors.
//: read: A part of every answer in words: which name an actor had on the day asked for is found from its record there.
//: param: ones text - the ids
//: column: actor actor - the id
//: column: name text - its name
//: column: kind actor_kind - its kind
//: column: is_class flag - whether it stands for a class of actors
//: column: record text - its dated aliases and identifiers, as JSON
UNWIND $ones AS one
MATCH (a:Actor {id: one})
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.is_class AS is_class, a.record AS record
ORDER BY actor
