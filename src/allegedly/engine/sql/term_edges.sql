-- Pairs of documents with statements that share several of their rarest terms. Keys are pairs of terms, as in
-- link/block.py, here as numbers; keys that too many documents have bring nobody together.
CREATE OR REPLACE TEMP TABLE term_edges AS
WITH held AS (
    SELECT t.statement, t.number, t.term FROM terms t JOIN analysed a USING (number)
),
counted AS (
    SELECT term, count(*) AS documents
    FROM (SELECT DISTINCT term, number FROM held) GROUP BY term HAVING count(*) > 1
),
rare AS (
    SELECT h.statement, h.number, h.term
    FROM held h JOIN counted c USING (term)
    QUALIFY row_number() OVER (PARTITION BY h.statement ORDER BY c.documents, h.term) <= $rarest_terms
),
keys AS (
    SELECT DISTINCT a.number, hash(a.term, b.term) AS key
    FROM rare a JOIN rare b ON a.statement = b.statement AND a.term < b.term
),
usable AS (
    SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND $max_documents
),
kept AS (
    SELECT k.key, k.number, row_number() OVER (PARTITION BY k.key ORDER BY k.number) AS place
    FROM keys k JOIN usable u USING (key)
),
pairs AS (
    SELECT a.number AS left_number, b.number AS right_number
    FROM (SELECT * FROM kept WHERE place = 1) a
    JOIN (SELECT * FROM kept WHERE place > $paired) b USING (key)
    UNION ALL
    SELECT a.number, b.number
    FROM (SELECT * FROM kept WHERE place <= $paired) a
    JOIN (SELECT * FROM kept WHERE place <= $paired) b ON a.key = b.key AND a.place < b.place
)
SELECT left_number, right_number, count(*) AS weight
FROM pairs GROUP BY left_number, right_number HAVING count(*) >= $needed
