//: summary: Each source that ended, was read in an earlier state than it has now, or has a newer edition.
//: read: One row per source.
//: column: source source - the source
//: column: title text - its title
//: column: until date - the last day on which it was law
//: column: read_to date - the day of the revision that was read
//: column: amended date - the last day from which it is known to read otherwise
//: column: newer text - an edition that was not read
MATCH (s:Source)
WHERE s.until_date IS NOT NULL OR s.amended IS NOT NULL OR s.newer IS NOT NULL
RETURN s.id AS source, s.title AS title, s.until_date AS until, s.read_to AS read_to, s.amended AS amended, s.newer AS newer
ORDER BY source
