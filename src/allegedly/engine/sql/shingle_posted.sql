-- Runs of words with their document and its publisher, in parts by the run: equal runs fall into one part.
SELECT s.shingle, a.document, a.publisher, (s.shingle % $parts)::UINTEGER AS part
FROM shingles s JOIN analysed a USING (number)
