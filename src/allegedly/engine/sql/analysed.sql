-- Documents that were taken apart, and are no copies beyond the bound.
CREATE OR REPLACE TEMP TABLE analysed AS
SELECT c.number, c.source, c.id, c.publisher
FROM chosen c JOIN extractions e USING (number)
WHERE c.copy <= $max_copies AND e.error IS NULL
