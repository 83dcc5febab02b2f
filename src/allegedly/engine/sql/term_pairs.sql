-- Pairs of documents that share keys of this part, in parts by the earlier document; keys that too many documents have
-- bring nobody together.
WITH together AS (
    SELECT documents, count(*) AS keys
    FROM (
        SELECT list_sort(list(document)) AS documents
        FROM term_keys GROUP BY key HAVING count(*) BETWEEN 2 AND $max_documents
    )
    GROUP BY documents
),
placed AS (
    SELECT documents, keys, unnest(range(1, least(len(documents), $paired))) AS place FROM together
),
pairs AS (
    SELECT documents[place] AS left_document, unnest(partners(documents, place, $paired)) AS right_document, keys
    FROM placed
)
SELECT left_document, right_document, sum(keys)::UINTEGER AS weight, (left_document % $parts)::UINTEGER AS part
FROM pairs GROUP BY left_document, right_document
