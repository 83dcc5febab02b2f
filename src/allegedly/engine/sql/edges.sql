-- All ties, of both kinds together, between documents by number.
SELECT l.number AS left_number, r.number AS right_number, sum(weight)::BIGINT AS weight
FROM (FROM shingle_edges UNION ALL FROM term_edges)
JOIN analysed l ON l.document = left_document
JOIN analysed r ON r.document = right_document
GROUP BY ALL
