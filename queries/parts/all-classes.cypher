//: summary: Every class, with the wider classes that it lies in.
//: read: A part of classes; which class lies in which is written on the class itself, once.
//: column: class actor - the class
//: column: name text - its name
//: column: within actor[] - the wider classes
MATCH (c:Actor)
WHERE c.is_class = true
RETURN c.id AS class, c.name AS name, c.within AS within
ORDER BY class
