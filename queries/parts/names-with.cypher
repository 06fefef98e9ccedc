//: summary: The names that hold a piece of text, with whose they are.
//: read: One row per name or alias, of whatever time; the piece is looked for in the folded form of the name.
//: param: piece text - what they hold; '' for every name
//: column: key text - the folded name
//: column: name text - the name
//: column: actor actor - whose it is
//: column: kind kind - the kind of that actor
//: column: own text - that actor's own name
MATCH (n:Name)
WHERE $piece = '' OR n.key CONTAINS $piece
MATCH (a:Actor)
WHERE a.id = n.actor
RETURN n.key AS key, n.name AS name, n.actor AS actor, a.kind AS kind, a.name AS own
ORDER BY actor, key, n.id
