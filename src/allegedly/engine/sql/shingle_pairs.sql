-- Pairs of documents that share runs of words of this part, without page furniture, by the rules of trace/passages.py,
-- in parts by the earlier document. How many suspect runs a document holds stands in a part of its own, the last one.
WITH shared AS MATERIALIZED (
    SELECT
        list(document) AS documents,
        count(*) > $max_documents OR (
            count(*) >= $furniture_documents AND min(publisher) = max(publisher) AND min(publisher) <> 0
        ) AS suspect
    FROM shingle_posted GROUP BY shingle HAVING count(*) > 1
),
-- All runs of a passage are shared by the same documents: these are paired once.
together AS (
    SELECT documents, count(*) AS shingles
    FROM (SELECT list_sort(documents) AS documents FROM shared WHERE NOT suspect) GROUP BY documents
),
placed AS (
    SELECT documents, shingles, unnest(range(1, least(len(documents), $paired))) AS place FROM together
),
pairs AS (
    SELECT documents[place] AS left_document, unnest(partners(documents, place, $paired)) AS right_document, shingles
    FROM placed
)
SELECT left_document, right_document, sum(shingles)::UINTEGER AS weight, (left_document % $parts)::UINTEGER AS part
FROM pairs WHERE left_document <> right_document GROUP BY left_document, right_document
UNION ALL
SELECT document, document, count(*)::UINTEGER, $parts::UINTEGER
FROM (SELECT unnest(documents) AS document FROM shared WHERE suspect) GROUP BY document
