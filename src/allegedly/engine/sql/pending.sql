-- Documents that are to be taken apart: not so many copies of one text, and none twice.
SELECT c.source
FROM chosen c LEFT JOIN extractions e USING (number)
WHERE c.copy <= $max_copies AND e.number IS NULL
