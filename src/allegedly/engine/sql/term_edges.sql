-- Pairs of documents that share enough keys, of all parts together.
SELECT left_document, right_document, sum(weight)::BIGINT AS weight
FROM term_pairs GROUP BY left_document, right_document HAVING sum(weight) >= $needed
