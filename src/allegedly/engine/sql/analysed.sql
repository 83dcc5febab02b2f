-- Documents that were taken apart, and are no copies beyond the bound, numbered from 0 in the order of their hashes.
-- Publishers are numbered too, 0 where there is none: each run of words carries both along.
CREATE OR REPLACE TEMP TABLE analysed AS
SELECT
    c.number,
    (row_number() OVER (ORDER BY c.number) - 1)::UINTEGER AS document,
    CASE WHEN c.publisher = '' THEN 0 ELSE dense_rank() OVER (ORDER BY c.publisher) END::UINTEGER AS publisher
FROM chosen c JOIN extractions e USING (number)
WHERE c.copy <= $max_copies AND e.error IS NULL
