//: summary: Where accountability ends: the voters and the public, the legislatures, and the Crown.
//: read: One row per actor that a chain may end at; a legislature may itself answer to voters.
//: column: actor actor_id - who
//: column: name text - its name
//: column: kind actor_kind - public, legislature or crown
MATCH (a:Actor)
WHERE a.kind IN ['public', 'legislature', 'crown'] AND a.first_day <= $as_of AND a.last_day >= $as_of
RETURN a.id AS actor, a.name AS name, a.kind AS kind
ORDER BY actor
