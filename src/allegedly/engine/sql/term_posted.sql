-- Terms of statements, as numbers, with their document, in parts by the term.
SELECT t.statement, a.document, hash(t.term) AS term, (hash(t.term) % $parts)::UINTEGER AS part
FROM terms t JOIN analysed a USING (number)
