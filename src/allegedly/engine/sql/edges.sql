SELECT left_number, right_number, sum(weight)::BIGINT AS weight
FROM (SELECT * FROM shingle_edges UNION ALL SELECT * FROM term_edges)
GROUP BY left_number, right_number
