-- Pairs of the rarest terms of a statement, as in link/block.py, here as numbers: the keys of its document, in parts by
-- the key.
WITH rare AS (
    SELECT document, list_sort(min_by(term, (documents, term), $rarest_terms)) AS terms
    FROM term_counted GROUP BY document, statement
),
placed AS (
    SELECT document, terms, unnest(range(1, len(terms))) AS place FROM rare
),
paired AS (
    SELECT document, terms[place] AS one, unnest(terms[place + 1 :]) AS other FROM placed
),
keys AS (
    SELECT DISTINCT document, hash(one, other) AS key FROM paired
)
SELECT document, key, (key % $parts)::UINTEGER AS part FROM keys
