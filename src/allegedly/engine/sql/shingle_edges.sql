-- Pairs of documents that share enough runs of words, of all parts together.
SELECT left_document, right_document, sum(weight)::BIGINT AS weight
FROM (FROM shingle_pairs UNION ALL FROM suspect_pairs)
GROUP BY left_document, right_document HAVING sum(weight) >= $needed
