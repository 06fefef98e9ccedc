//: theme: parts
//: summary: In which territory some actors are, where the law differs by it.
//: read: A part of the runner: law for Wales does not pass to a member in England.
//: param: ones text - the ids of the actors
//: column: actor actor - one of the actors
//: column: territory word - england or wales
MATCH (a:Actor)
WHERE a.id IN $ones
RETURN a.id AS actor, a.territory AS territory
ORDER BY actor
