-- Copies beyond the bound, each with the first document that has its text.
SELECT f.number AS leader, c.number AS number
FROM chosen c JOIN chosen f ON f.text_hash = c.text_hash AND f.copy = 1
WHERE c.copy > $max_copies
ORDER BY leader, c.copy
