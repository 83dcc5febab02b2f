-- Documents that were taken apart, and are no copies beyond the bound. The publisher is a number, 0 where there is none:
-- the next join carries it along with every run of words, and names would fill memory and disk.
CREATE OR REPLACE TEMP TABLE analysed AS
SELECT
    c.number, c.source, c.id,
    CASE WHEN c.publisher = '' THEN 0 ELSE hash(c.publisher) END AS publisher
FROM chosen c JOIN extractions e USING (number)
WHERE c.copy <= $max_copies AND e.error IS NULL
