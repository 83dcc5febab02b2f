-- Pairs of documents that are mostly made of suspect runs, by the suspect runs of this part that they share.
WITH posted AS (
    SELECT shingle, document, publisher, document IN (FROM suspect_documents) AS mostly_suspect FROM shingle_posted
    WHERE shingle IN (SELECT shingle FROM shingle_posted SEMI JOIN suspect_documents USING (document))
),
together AS (
    SELECT list_sort(list(document) FILTER (mostly_suspect)) AS documents
    FROM posted GROUP BY shingle
    HAVING count(*) > 1 AND (
        count(*) > $max_documents OR (
            count(*) >= $furniture_documents AND min(publisher) = max(publisher) AND min(publisher) <> 0
        )
    )
),
placed AS (
    SELECT documents, unnest(range(1, least(len(documents), $paired))) AS place FROM together
),
pairs AS (
    SELECT documents[place] AS left_document, unnest(partners(documents, place, $paired)) AS right_document
    FROM placed
)
SELECT left_document, right_document, count(*)::UINTEGER AS weight, (left_document % $parts)::UINTEGER AS part
FROM pairs WHERE left_document <> right_document GROUP BY left_document, right_document
