//: summary: The names that ACTOR goes or went by, with the days on which each was in use.
//: read: One row per name or alias; a name without dates was in use as long as ACTOR existed, as far as the dataset says. Names have no source of their own: they are the registry's.
//: param: actor actor - whose names
//: column: name text - the name or alias
//: column: first_day date - in use from this day
//: column: last_day date - in use to this day
//: column: actor actor_id - the id
MATCH (n:Name)
WHERE n.actor = $actor
RETURN n.name AS name, n.first_day AS first_day, n.last_day AS last_day, n.actor AS actor
ORDER BY first_day, name
