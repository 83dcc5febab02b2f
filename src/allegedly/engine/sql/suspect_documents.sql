-- Documents that are mostly made of suspect runs: these are their story, and no furniture.
WITH suspects AS (
    SELECT left_document AS document, sum(weight) AS suspects FROM shingle_pairs GROUP BY left_document
)
SELECT s.document FROM suspects s JOIN shingle_lengths l USING (document)
WHERE s.suspects / l.shingles >= $furniture_share
