//: summary: In which territory some actors are, where the law differs by it, and what is said of some classes but not of every member.
//: read: `limited` is JSON: a list of link, whether of some of the class only, territory, exceptions (graph.classes says what each bars).
//: param: ones text - the ids of the actors and classes
//: column: actor actor - one of them
//: column: territory word - england or wales
//: column: limited text - the links of a class that do not pass to every member
UNWIND $ones AS one
MATCH (a:Actor {id: one})
RETURN a.id AS actor, a.territory AS territory, a.limited AS limited
ORDER BY actor
