//: theme: parts
//: summary: Every class, with the wider classes that it lies in.
//: read: A part of classes; which class lies in which is written on the class itself, once.
//: column: class - the class
//: column: name - its name
//: column: within - the wider classes
MATCH (c:Actor)
WHERE c.is_class = true
RETURN c.id AS class, c.name AS name, c.within AS within
ORDER BY class
