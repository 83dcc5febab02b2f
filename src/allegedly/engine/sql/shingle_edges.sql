-- Pairs of documents that share runs of words, without page furniture, by the rules of trace/passages.py. Of a run
-- that many documents hold, the first is paired with each, and the first few with each other: work grows linearly.
CREATE OR REPLACE TEMP TABLE shingle_edges AS
WITH posted AS (
    SELECT s.shingle, s.number, a.publisher FROM shingles s JOIN analysed a USING (number)
),
shared AS (
    SELECT
        shingle,
        count(*) > $max_documents OR (
            count(*) >= $furniture_documents AND min(publisher) = max(publisher) AND min(publisher) <> 0
        ) AS suspect
    FROM posted GROUP BY shingle HAVING count(*) > 1
),
held AS (
    SELECT p.number, p.shingle, s.suspect FROM posted p JOIN shared s USING (shingle)
),
lengths AS (
    SELECT number, count(*) AS shingles FROM posted GROUP BY number
),
shares AS (
    SELECT h.number, count(*) FILTER (h.suspect) / any_value(l.shingles) AS suspect_share
    FROM held h JOIN lengths l USING (number) GROUP BY h.number
),
kept AS (
    SELECT h.shingle, h.number, row_number() OVER (PARTITION BY h.shingle ORDER BY h.number) AS place
    FROM held h JOIN shares s USING (number)
    WHERE NOT h.suspect OR s.suspect_share >= $furniture_share
),
pairs AS (
    SELECT a.number AS left_number, b.number AS right_number
    FROM (SELECT * FROM kept WHERE place = 1) a
    JOIN (SELECT * FROM kept WHERE place > $paired) b USING (shingle)
    UNION ALL
    SELECT a.number, b.number
    FROM (SELECT * FROM kept WHERE place <= $paired) a
    JOIN (SELECT * FROM kept WHERE place <= $paired) b ON a.shingle = b.shingle AND a.place < b.place
)
SELECT left_number, right_number, count(*) AS weight
FROM pairs GROUP BY left_number, right_number HAVING count(*) >= $needed
