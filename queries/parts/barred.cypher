//: theme: parts
//: summary: Links of some classes that do not pass to every member: of some of the class, of a territory, with exceptions.
//: read: What is barred for whom is worked out by the runner.
//: param: of text - the ids of the classes
//: column: link link - the id of the link
//: column: scope text - of which part of the class it is said
//: column: territory word - for members in which territory
//: column: exceptions actor[] - the members, or classes of them, to whom it does not pass
MATCH (s:Actor)-[r]->(o:Actor)
WHERE (s.id IN $of OR o.id IN $of OR r.on_id IN $of) AND r.id IS NOT NULL
  AND (r.scope IS NOT NULL OR r.territory IS NOT NULL OR r.exceptions CONTAINS '|')
RETURN DISTINCT r.id AS link, r.scope AS scope, r.territory AS territory, r.exceptions AS exceptions
ORDER BY link
